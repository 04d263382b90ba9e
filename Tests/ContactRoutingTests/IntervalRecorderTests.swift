import RandomVariates
import SimulationKernel
import SimulationStatistics
import Testing

@testable import ContactRouting

struct IntervalRecorderTests {
    private func detailed(_ scenario: Scenario) -> Scenario {
        var detailed = scenario
        detailed.measurement.keepsDetailsByInterval = true
        return detailed
    }

    /// Whatever is missing, full or impossible: the details add up to the run, and change nothing
    /// else in it.
    @Test func detailsAddUpToTheRun() {
        for seed in 0..<30 as Range<UInt64> {
            let scenario =
                seed % 2 == 0 ? Scenario.random(seed: seed) : .randomWithTruth(seed: seed)
            var tally = Tally(detailed(scenario), seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
            #expect(tally.detailsByInterval.count == scenario.measurement.intervalsPerWeek)
            tally.detailsByInterval = []
            #expect(tally == Tally(scenario, seed: seed), "scenario \(seed)")
        }
    }

    /// The slices of a run have details of their own, which add up to those of the run.
    @Test func slicesAddUp() throws {
        for seed in 0..<6 as Range<UInt64> {
            let scenario = detailed(.randomWithTruth(seed: seed))
            let stream = CustomerStream(seed: seed, number: 0)
            let slices = try simulateInSlices(scenario, of: .hour, stream) { tally, _ in tally }
            let sum = slices.dropFirst().reduce(slices[0], +)
            let whole = try simulate(scenario, stream)
            #expect(sum.detailsByInterval == whole.detailsByInterval, "scenario \(seed)")
        }
    }

    /// Six issues at the start of the second hour for two agents who take twenty minutes each: two
    /// wait for nothing, two for twenty minutes and two for forty.
    @Test func intervalByIntervalByHand() throws {
        var scenario = Scenario.sample(
            humans: HumanTier(agents: .constant(2)), humanSession: .constant(1_200),
            measurement: .seconds(10_800))
        let issues = Timetable(interval: .hour, values: [0.0, 6], isCyclic: false)
        scenario.demand = Demand(issues: issues, arrivals: .replay)
        let details = Tally(detailed(scenario)).detailsByInterval
        #expect(details.map(\.wait.count).prefix(4) == [0, 6, 0, 0])
        #expect(details.map(\.handledWait.count).prefix(4) == [0, 6, 0, 0])
        #expect(details[1].wait == Tally(scenario).wait)
        let hour = Int128(TimeSpan.hour.ticks)
        let present = details.map { $0.staffingByGroup[0].present }
        #expect(present.prefix(4) == [2 * hour, 2 * hour, 2 * hour, 0])
        // All the work is done by the end, and none of it before the issues came.
        #expect(details.reduce(0) { $0 + $1.staffingByGroup[0].held } == 2 * hour)
        #expect(details[0].staffingByGroup[0].held == 0)
    }

    /// Of sessions of more than an hour with the AI, which hands all of them over, waits are in the
    /// hour of the offer and truth in that of the start: three at once for one agent of a minute.
    @Test func waitsAreWhereTheOfferIs() {
        let humans = HumanTier(agents: .constant(1))
        var scenario = Scenario.sample(
            demand: .burst(3), ai: AITier(share: 1), humans: humans, containment: 0,
            aiSession: .constant(3_700), measurement: .seconds(10_800))
        scenario.satisfaction = Satisfaction(ai: [1], human: [0.5])
        let details = Tally(detailed(scenario)).detailsByInterval
        #expect(details.prefix(3).map(\.wait.count) == [0, 3, 0])
        #expect(details.prefix(3).map(\.handledWait.count) == [0, 3, 0])
        #expect(details.prefix(3).map(\.resolutions.closed) == [3, 0, 0])
        #expect(details[0].resolutions.satisfaction == 1_500_000)
    }

    /// A part has what its intervals have, and the share of the time on duty.
    @Test func aPartOfTheWeek() throws {
        let scenario = Scenario.sample(
            demand: .hours([4, 9]), humans: HumanTier(agents: .constant(20)),
            humanSession: .constant(60), measurement: .seconds(10_800))
        #expect(Tally(scenario).part(ofIntervals: [0]) == nil)
        let tally = Tally(detailed(scenario))
        let part = try #require(tally.part(ofIntervals: [0, 1]))
        #expect(part.total.offered == 13 && part.wait.count == 13)
        #expect(part.horizon == tally.horizon && part.staffingByGroup == tally.staffingByGroup)
        #expect(part.sharesOfDuty == [2.0 / 3])
        #expect(tally.part(ofIntervals: []) == nil)
        let night = try #require(tally.part(ofIntervals: [100]))
        #expect(night.total == Flow() && night.sharesOfDuty == [0])
    }

    /// Of agents who are never there, every hour has the same share.
    @Test func nobodyIsEverOnDuty() throws {
        let scenario = Scenario.sample(
            demand: .hours([4]), humans: HumanTier(agents: .constant(0)),
            measurement: .seconds(7_200))
        let tally = Tally(detailed(scenario))
        let day = try #require(tally.part(ofIntervals: Array(0..<24)))
        #expect(day.sharesOfDuty == [24.0 / 168])
    }

    /// A detail that is lost is noticed.
    @Test func aLostDetailIsNoticed() {
        let scenario = detailed(.randomWithTruth(seed: 1))
        let fault = ["details of intervals add up"]
        for meddle in [
            { $0.wait = DurationHistogram() }, { $0.resolutions.satisfaction += 1 },
            { $0.staffingByGroup = [] },
        ] as [(inout IntervalDetails) -> Void] {
            var tally = Tally(scenario)
            let busiest = tally.detailsByInterval.indices.max {
                tally.detailsByInterval[$0].wait.count < tally.detailsByInterval[$1].wait.count
            }
            meddle(&tally.detailsByInterval[busiest ?? 0])
            #expect(tally.contradictions(scenario) == fault)
        }
    }
}
