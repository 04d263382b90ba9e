import SimulationKernel
import Testing

@testable import ContactRouting

struct PresenceSeriesTests {
    /// Five customers at the start, a minute each with one of two agents: 5, 5, 3, 3, 1, 0, ...
    /// present in the half-minutes, and the warm-up is part of the series.
    @Test func customersAreCountedSliceBySlice() throws {
        let scenario = Scenario.sample(
            demand: .burst(5), measurement: .seconds(165, warmUp: 60))
        let series = try presenceSeries(
            scenario, every: TimeSpan(seconds: 30), CustomerStream(seed: 1, replication: 0))
        #expect(series.map { ($0 * 1e3).rounded() / 1e3 } == [5, 5, 3, 3, 1, 1, 0])
    }

    @Test func withoutHumansItIsSessions() throws {
        let scenario = Scenario.sample(
            demand: .burst(6), ai: AITier(share: 1), humans: nil, containment: 1,
            measurement: .seconds(300))
        let series = try presenceSeries(
            scenario, every: TimeSpan(seconds: 100), CustomerStream(seed: 1, replication: 0))
        #expect(series == [6 * 120 / 100.0, 0, 0])
    }

    /// The mean of the series is the mean number present of the run as a whole.
    @Test func itAddsUpToTheAreasOfTheRun() throws {
        for seed in 0..<20 as Range<UInt64> {
            var scenario = Scenario.random(seed: seed)
            scenario.humans = scenario.humans ?? HumanTier(agents: .constant(2))
            scenario.measurement = .seconds(14_400)
            let tally = Tally(scenario, seed: seed)
            let series = try presenceSeries(
                scenario, every: .hour, CustomerStream(seed: seed, replication: 0))
            let hours = Double(tally.staffing.held + tally.waitingTicks) / 3.6e9
            #expect(abs(series.reduce(0, +) - hours) <= 1e-9 * max(hours, 1))
        }
    }
}
