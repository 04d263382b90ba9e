import SimulationKernel
import Testing

@testable import ContactRouting

/// Whatever happens in a run, its counts and times balance.
struct InvariantTests {
    @Test(arguments: 0..<8)
    func whatMustBeTrueOfEveryRun(batch: Int) {
        var conversations = 0
        for seed in UInt64(batch * 40)..<UInt64(batch * 40 + 40) {
            let scenario = Scenario.random(seed: seed)
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
            conversations += tally.total.offered
        }
        #expect(conversations > 500)
    }

    /// The same where the AI can be wrong, and everything about it can go wrong.
    @Test(arguments: 0..<8)
    func whatMustBeTrueOfEveryRunWithTruth(batch: Int) {
        for seed in UInt64(batch * 60)..<UInt64(batch * 60 + 60) {
            let scenario = Scenario.randomWithTruth(seed: seed)
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
        }
    }

    /// The same with groups, skills, overflow, reservations and selections of all kinds.
    @Test(arguments: 0..<8)
    func whatMustBeTrueOfEveryRunWithGroups(batch: Int) {
        var (handled, later) = (0, 0)
        for seed in UInt64(batch * 80)..<UInt64(batch * 80 + 80) {
            let scenario = Scenario.randomWithGroups(seed: seed)
            #expect(scenario.problems == [])
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
            handled += tally.total.handled
            later += tally.total.handledAfterWait
        }
        #expect(handled > 500 && later > 100)
    }

    /// The same with everything else that can happen between customers and agents.
    @Test(arguments: 0..<8)
    func whatMustBeTrueOfEveryRunWithMore(batch: Int) {
        for seed in UInt64(batch * 80)..<UInt64(batch * 80 + 80) {
            let scenario = Scenario.randomWithMore(seed: seed)
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
        }
    }

    /// The same under a policy of one's own.
    @Test func whatMustBeTrueUnderAPolicy() {
        for seed in 0..<300 as Range<UInt64> {
            var scenario = Scenario.randomWithMore(seed: seed)
            scenario.humans?.routing = FirstComeFirstServed()
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
        }
    }

    /// These random scenarios reach all of it.
    @Test func everythingElseHappensInSomeScenario() {
        let flows = (0..<640).map { seed in Tally(.randomWithMore(seed: seed), seed: seed).total }
        let sum = flows.reduce(Flow(), +)
        for count in Flow.sums.counts {
            #expect(sum[keyPath: count.property] > 10, "\(count.property)")
        }
        for time in Flow.sums.times {
            #expect(sum[keyPath: time.property] > 0, "\(time.property)")
        }
    }

    /// These random scenarios reach every reason to hand over and every mishap.
    @Test func everythingGoesWrongInSomeScenario() {
        let tallies = (0..<480).map { seed in
            Tally(.randomWithTruth(seed: seed), seed: seed)
        }
        let sum = tallies.map(\.total).reduce(Flow(), +)
        #expect(min(sum.foundAIDown, sum.leftAIQueue, sum.lostInHandOver) > 10)
        #expect(min(sum.lostInOutage, sum.staticAnswers, sum.loops) > 10)
        for reason in HandOverReason.allCases where ![.other, .notContained].contains(reason) {
            let count = tallies.reduce(0) { $0 + $1.handOffsByReason[Int(reason.rawValue)] }
            #expect(count > 10, "\(reason)")
        }
        let truth = tallies.map(\.resolutions.total).reduce(Resolutions(), +)
        for count in Resolutions.sums.counts {
            #expect(truth[keyPath: count.property] > 10, "\(count.property)")
        }
        #expect(tallies.reduce(0) { $0 + $1.predictions.count } > 10)
    }

    /// The random scenarios reach every way in which a conversation can end.
    @Test func everythingHappensInSomeScenario() {
        let flows = (0..<60).map { seed in
            Tally(.random(seed: seed), seed: seed)
        }
        let sum = flows.map(\.total).reduce(Flow(), +)
        #expect(min(sum.contained, sum.handOffs, sum.askedForHuman, sum.aiBlocked) > 10)
        #expect(min(sum.handled, sum.abandoned, sum.blocked, sum.unserved) > 10)
        #expect(sum.offered - sum.fresh > 10)
    }

    /// Canaries: each miscount is seen.
    @Test(
        arguments: [
            { $0.offered += 1 }, { $0.closed -= 1 }, { $0.contained += 1 }, { $0.handOffs += 1 },
            { $0.humanOffered += 1 }, { $0.handled += 1 }, { $0.abandoned += 1 },
            { $0.blocked += 1 }, { $0.unserved += 1 }, { $0.aiConversations += 1 },
            { $0.endToEndTicks += 1 }, { $0.humanTicks -= 1 }, { $0.fresh = $0.offered + 1 },
        ] as [@Sendable (inout Flow) -> Void])
    func aMiscountIsCaught(_ miscount: @Sendable (inout Flow) -> Void) {
        let scenario = Scenario.sample(ai: AITier(share: 1), measurement: .seconds(3_600))
        var tally = Tally(scenario)
        #expect(tally.contradictions(scenario) == [])
        miscount(&tally.byIntent[0])
        #expect(tally.contradictions(scenario) != [])
    }

    /// Without a limit, a contained session is closed ahead of its end; with one that is never
    /// reached, it ends in an event of its own. Only the number of events may tell.
    @Test func closingAheadChangesNothing() {
        var spared = 0
        for seed in 0..<200 as Range<UInt64> {
            var scenario = Scenario.random(seed: seed)
            scenario.ai?.sessionLimit = nil
            let ahead = Tally(scenario, seed: seed)
            scenario.ai?.sessionLimit = .max
            var eventual = Tally(scenario, seed: seed)
            spared += eventual.events - ahead.events
            eventual.events = ahead.events
            #expect(ahead == eventual, "scenario \(seed)")
        }
        #expect(spared > 1_000)
    }

    /// Little's law on the sample path: everything starts and ends inside the measured part,
    /// so each area under a number of customers is the sum of their times, to the tick.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func areasEqualSumsOfTimes(seed: UInt64) {
        var scenario = Scenario.random(seed: seed)
        scenario.demand = .hours([40, 0, 60])
        scenario.ai = AITier(share: 0.7, askForHuman: 0.1)
        scenario.humans = HumanTier(
            agents: .constant(3), totalRates: seed % 2 == 0 ? [1] : [1, 1.4])
        scenario.repeats = RepeatContacts()
        scenario.measurement = .seconds(48 * 3_600)
        let tally = Tally(scenario, seed: seed)
        let flow = tally.total
        #expect(flow.closed == 100)
        #expect(flow.handedTicks > 0)
        #expect(tally.waitingTicks == flow.handledWaitTicks + flow.abandonedWaitTicks)
        #expect(tally.aiSessionTicks == flow.aiTicks)
        #expect(tally.staffing.held == flow.humanTicks)
        #expect(tally.staffing.present == Int128(3 * 48 * TimeSpan.hour.ticks))
        #expect(
            tally.staffing.slots
                == tally.staffing.present * Int128(scenario.humans?.totalRates.count ?? 0))
    }

    /// Canary: when sessions reach over the end, area and sum differ.
    @Test func areasOfWhatReachesOverTheEndDiffer() {
        let scenario = Scenario.sample(
            demand: .burst(5), humans: HumanTier(agents: .constant(5)),
            humanSession: .constant(3_600), measurement: .seconds(1_800))
        let tally = Tally(scenario)
        #expect(tally.total.humanTicks == Int128(5 * TimeSpan.hour.ticks))
        #expect(tally.staffing.held == Int128(5 * TimeSpan.hour.ticks / 2))
    }
}

extension Flow {
    /// Time spent with or waiting for humans.
    fileprivate var handedTicks: Int128 { humanTicks + handledWaitTicks + abandonedWaitTicks }
}
