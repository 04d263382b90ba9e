import SimulationKernel
import Testing

@testable import ContactRouting

/// What happens when the last human goes home.
@Suite struct LastShiftTests {
    /// One agent for the first hour of two days.
    private static let plan = Timetable(
        interval: .hour, values: [1] + Array(repeating: 0, count: 23), isCyclic: true)

    /// Three customers at once, 50 minutes each: the second is taken at 50 and done at 100 minutes,
    /// the third waits when the hour is over.
    private static func desk(
        _ afterHours: HumanTier.AfterHours, _ finish: HumanTier.Finish
    ) -> Scenario {
        var humans = HumanTier(agents: plan, afterHours: afterHours)
        humans.finish = finish
        return .sample(
            demand: .burst(3), humans: humans, humanSession: .constant(3_000),
            measurement: .seconds(2 * 86_400))
    }

    @Test(
        arguments: [
            (.leave, .inHand, 2, [0, 3_000]), (.leave, .queue, 3, [0, 3_000, 6_000]),
            (.wait, .inHand, 3, [0, 3_000, 86_400]), (.wait, .queue, 3, [0, 3_000, 6_000]),
            (.callBack, .inHand, 3, [0, 3_000, 0]),
            (.callBack, .sessions, 3, [0, 3_000, 6_000]),
        ] as [(HumanTier.AfterHours, HumanTier.Finish, Int, [Int])])
    func theQueue(
        afterHours: HumanTier.AfterHours, finish: HumanTier.Finish, handled: Int, waits: [Int]
    ) {
        let scenario = Self.desk(afterHours, finish)
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(flow.handled == handled && flow.leftAtClosing == 3 - handled)
        #expect(flow.abandoned == 0 && flow.unserved == 0 && flow.humanOffered == 3)
        #expect(flow.handledWaitTicks / 1_000_000 == Int128(waits.reduce(0, +)))
        #expect(flow.leftAtClosingWaitTicks / 1_000_000 == Int128(handled == 3 ? 0 : 3_600))
        #expect(tally.contradictions(scenario) == [])
        // Two hours are planned; who stays is present until what is to be finished is.
        let overtime: Int128 = finish == .inHand ? 40 : 90
        #expect(tally.staffing.present / 60_000_000 == 120 + overtime)
    }

    /// Twelve issues in the first hour, each with a session of the AI that ends after closing time
    /// for those of the last twenty minutes.
    @Test(
        arguments: [
            (.inHand, .leave), (.queue, .leave), (.sessions, .leave), (.sessions, .callBack),
        ] as [(HumanTier.Finish, HumanTier.AfterHours)])
    func sessionsThatHaveBegun(finish: HumanTier.Finish, afterHours: HumanTier.AfterHours) {
        var humans = HumanTier(agents: Self.plan, afterHours: afterHours)
        humans.finish = finish
        let scenario = Scenario.sample(
            demand: .hours([12, 1]), ai: AITier(share: 1), humans: humans, containment: 0,
            aiSession: .constant(1_200), humanSession: .constant(60),
            measurement: .seconds(2 * 86_400))
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(flow.offered == 13 && flow.handOffs == 13)
        #expect(tally.contradictions(scenario) == [])
        switch (finish, afterHours) {
        case (.sessions, .leave):
            // All but the one who comes when the desk is closed already.
            #expect(flow.handled == 12 && flow.unserved == 1)
        case (.sessions, _): #expect(flow.handled == 13)
        default: #expect(flow.unserved > 1 && flow.handled + flow.unserved == 13)
        }
        let hours = Double(tally.staffing.present) / 3.6e9
        #expect(finish == .sessions ? hours > 2.1 && hours < 2.4 : hours < 2.1)
    }

    /// Whoever comes after closing is not taken, however long agents stay.
    @Test func theQueueIsClosed() {
        var scenario = Self.desk(.leave, .queue)
        scenario.demand = Demand(
            issues: Timetable(
                interval: TimeSpan(seconds: 600), values: [3, 0, 0, 0, 0, 0, 1], isCyclic: false),
            arrivals: .replay)
        let tally = Tally(scenario)
        #expect(tally.total.handled == 3 && tally.total.unserved == 1)
        #expect(tally.contradictions(scenario) == [])
    }

    /// Anything may be missing, full, empty, certain or impossible: nothing is lost.
    @Test(arguments: HumanTier.Finish.allCases, HumanTier.AfterHours.allCases)
    func nothingIsLost(finish: HumanTier.Finish, afterHours: HumanTier.AfterHours) {
        var left = 0
        for seed in 0..<120 as Range<UInt64> {
            var scenario = Scenario.randomWithTruth(seed: seed)
            scenario.humans?.finish = finish
            scenario.humans?.afterHours = afterHours
            let tally = Tally(scenario, seed: seed)
            #expect(tally.contradictions(scenario) == [], "scenario \(seed)")
            left += tally.total.leftAtClosing
        }
        #expect((left > 3) == (afterHours == .leave && finish == .inHand), "\(left)")
    }
}
