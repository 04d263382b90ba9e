import SimulationKernel
import Testing

@testable import ContactRouting

struct SimulateInSlicesTests {
    private func tallies(
        _ scenario: Scenario, _ length: TimeSpan, seed: UInt64 = 1
    ) throws -> [Tally] {
        try simulateInSlices(scenario, of: length, CustomerStream(seed: seed, replication: 0)) {
            tally, _ in tally
        }
    }

    /// Whatever is missing, full or impossible, and however the slices lie to the hours.
    @Test(arguments: [997, 1_800, 3_600, 5_000, 1_000_000])
    func theSlicesAddUpToTheRun(seconds: Double) throws {
        for seed in 0..<30 as Range<UInt64> {
            let scenario =
                seed % 2 == 0 ? Scenario.random(seed: seed) : .randomWithTruth(seed: seed)
            let slices = try tallies(scenario, TimeSpan(seconds: seconds), seed: seed)
            let first = try #require(slices.first)
            let sum = slices.dropFirst().reduce(first, +)
            #expect(sum == Tally(scenario, seed: seed), "scenario \(seed)")
        }
    }

    /// Canary: a slice left out is missed.
    @Test func everySliceCounts() throws {
        let scenario = Scenario.sample()
        let slices = try tallies(scenario, .hour)
        #expect(slices.count == 10)
        let most = slices.dropFirst(2).reduce(slices[0], +)
        #expect(most != Tally(scenario))
    }

    /// Four issues start in the first hour and nine in the second; each keeps an agent a minute.
    @Test func sliceBySliceByHand() throws {
        let scenario = Scenario.sample(
            demand: .hours([4, 9]), humans: HumanTier(agents: .constant(20)),
            measurement: .seconds(9_000))
        let slices = try tallies(scenario, .hour)
        #expect(slices.map(\.total.offered) == [4, 9, 0])
        #expect(slices.map(\.horizon.seconds) == [3_600, 3_600, 1_800])
        let hour = Int128(TimeSpan.hour.ticks)
        #expect(slices.map(\.staffing.present) == [20 * hour, 20 * hour, 10 * hour])
        #expect(slices.reduce(0) { $0 + $1.total.handled } == 13)
    }

    @Test func theAccountKnowsItsSlice() throws {
        let scenario = Scenario.sample(measurement: .seconds(9_000, warmUp: 600))
        let spans = try simulateInSlices(
            scenario, of: .hour, CustomerStream(seed: 1, replication: 0)
        ) {
            [$1.measurement.warmUp.seconds, $1.measurement.horizon.seconds]
        }
        #expect(spans == [[600, 3_600], [4_200, 3_600], [7_800, 1_800]])
    }

    @Test func aSliceWithoutLengthTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Scenario.sample().slices(of: .zero)
        }
    }
}
