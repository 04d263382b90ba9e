import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

struct PeriodRecorderTests {
    /// A tally as periods keep it: without intervals of the week, and what only the whole knows.
    private func folded(_ tally: Tally) -> Tally {
        var folded = tally
        folded.byInterval = [tally.total]
        folded.staffingByInterval = [tally.staffing]
        folded.byIntervalAndIntent = []
        folded.byPeriod = []
        (folded.events, folded.leftBehind, folded.returnsScheduled, folded.returnsBegun) = (
            0, 0, 0, 0
        )
        (folded.waitedTicks, folded.servedTicks) = (0, 0)
        return folded
    }

    private func kept(_ scenario: Scenario, from hours: [Int64]) -> Scenario {
        var kept = scenario
        let interval = scenario.measurement.interval.ticks
        let passed = scenario.measurement.warmUp.ticks / interval
        kept.measurement.periodStarts = hours.map { Instant(ticks: (passed + $0) * interval) }
        return kept
    }

    /// Whatever is missing, full or impossible.
    @Test(arguments: [[1, 2, 3], [2], [1, 4, 500]] as [[Int64]])
    func thePeriodsAddUpToTheRun(hours: [Int64]) {
        for seed in 0..<30 as Range<UInt64> {
            let scenario =
                seed % 2 == 0 ? Scenario.random(seed: seed) : .randomWithTruth(seed: seed)
            let tally = Tally(kept(scenario, from: hours), seed: seed)
            #expect(folded(.together(tally.byPeriod)) == folded(tally), "scenario \(seed)")
            var whole = tally
            whole.byPeriod = []
            #expect(whole == Tally(scenario, seed: seed), "scenario \(seed)")
        }
    }

    /// Four issues start in the first hour and nine in the second, the last of which end in the
    /// third; each keeps an agent for twenty minutes.
    @Test func periodByPeriodByHand() {
        let scenario = Scenario.sample(
            demand: .hours([4, 9]), humans: HumanTier(agents: .constant(20)),
            humanSession: .constant(1_200), measurement: .seconds(10_800))
        let tally = Tally(kept(scenario, from: [1, 2]))
        #expect(tally.byPeriod.map(\.total.offered) == [4, 9, 0])
        #expect(tally.byPeriod.map(\.total.handled) == [4, 9, 0])
        #expect(tally.byPeriod.map { $0.start.ticks / TimeSpan.hour.ticks } == [0, 1, 2])
        let hour = Int128(TimeSpan.hour.ticks)
        #expect(tally.byPeriod.map(\.staffing.present) == [20 * hour, 20 * hour, 20 * hour])
        #expect(tally.byPeriod.reduce(0) { $0 + $1.staffing.held } == 13 * hour / 3)
    }

    /// Prices cut periods, other changes do not, and without either none are kept.
    @Test func pricesHavePeriodsOfTheirOwn() {
        var scenario = Scenario.sample()
        #expect(scenario.periods.isEmpty && Tally(scenario).byPeriod.isEmpty)
        var later = scenario
        later.intents[0].containment = 0.25
        scenario.changes = [ScenarioChange(at: .hour, to: later)]
        #expect(scenario.periods.isEmpty && !scenario.pricesChange)
        later.humans?.groups[0].costPerPaidHour = 20
        scenario.changes.append(
            ScenarioChange(at: TimeSpan(ticks: 3 * TimeSpan.hour.ticks), to: later))
        #expect(scenario.pricesChange)
        #expect(
            scenario.periods.map { $0.upperBound.ticks / TimeSpan.hour.ticks } == [3, 10])
    }
}
