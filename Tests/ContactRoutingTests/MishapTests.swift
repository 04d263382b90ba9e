import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// Outages, limits, and hand-overs that go wrong, each computed by hand.
struct MishapTests {
    /// `count` customers at the start, who need `session` seconds of AI each.
    private func burst(
        _ count: Int, session: Double = 100, humans: HumanTier? = HumanTier(agents: .constant(9)),
        _ change: (inout AITier) -> Void
    ) -> Tally {
        var scenario = Scenario.sample(
            demand: .burst(count), ai: AITier(share: 1), humans: humans, containment: 1,
            aiSession: .constant(session), measurement: .seconds(36_000))
        if var ai = scenario.ai {
            change(&ai)
            scenario.ai = ai
        }
        let tally = Tally(scenario)
        #expect(tally.contradictions(scenario) == [])
        return tally
    }

    private static func seconds(_ ticks: Int128) -> Double { Double(ticks) / 1e6 }

    private static func outage(
        _ start: Double, _ length: Double, _ fallback: Outages.Fallback = .human,
        _ interruption: Outages.Interruption = .handOver
    ) -> Outages {
        Outages(
            windows: [
                .init(start: TimeSpan(seconds: start), length: TimeSpan(seconds: length))
            ], fallback: fallback, sessions: interruption)
    }

    // MARK: Outages

    /// Three sessions are cut after 40 of their 100 seconds.
    @Test func sessionsInProgressAreHandedOver() {
        let tally = burst(3) { $0.outages = Self.outage(40, 50) }
        #expect(tally.handOffsByReason[Int(HandOverReason.outage.rawValue)] == 3)
        #expect(Self.seconds(tally.total.aiTicks) == 120 && tally.aiSessionTicks == 120_000_000)
        #expect(tally.total.handled == 3)
    }

    @Test func sessionsInProgressAreLost() {
        let tally = burst(3) { $0.outages = Self.outage(40, 50, .human, .lose) }
        #expect(tally.total.lostInOutage == 3 && tally.total.humanOffered == 0)
        #expect(Self.seconds(tally.total.endToEndTicks) == 120)
    }

    /// They wait for 50 seconds and go on for the 60 that were missing.
    @Test func sessionsInProgressGoOn() {
        let tally = burst(3) { $0.outages = Self.outage(40, 50, .human, .resume) }
        #expect(tally.total.contained == 3)
        #expect(Self.seconds(tally.total.endToEndTicks) == 450)
        #expect(Self.seconds(tally.aiSessionTicks) == 450)
    }

    @Test func newcomersGoToTheHumans() {
        let tally = burst(3) { $0.outages = Self.outage(0, 50) }
        #expect(tally.total.foundAIDown == 3 && tally.total.humanOffered == 3)
        #expect(tally.total.aiConversations == 0)
    }

    @Test func newcomersWaitForTheAI() {
        let tally = burst(3) { $0.outages = Self.outage(0, 50, .queue) }
        #expect(tally.total.contained == 3 && tally.total.aiConversations == 3)
        #expect(Self.seconds(tally.total.endToEndTicks) == 3 * 150)
    }

    @Test func newcomersAreCalledBack() {
        let tally = burst(3) { $0.outages = Self.outage(0, 50, .callBack(.constant(600))) }
        #expect(tally.total.handled == 3 && tally.total.handledWaitTicks == 0)
        #expect(Self.seconds(tally.total.endToEndTicks) == 3 * 660)
    }

    @Test(arguments: [(0.0, true), (1, true), (0, false), (1, false)])
    func newcomersGetAStandingText(resolution: Double, isSecondForm: Bool) {
        let tally = burst(3) {
            let answering = Answering(escalation: Escalation(judgement: .never))
            $0.answering = isSecondForm ? answering : nil
            $0.outages = Self.outage(0, 50, .staticAnswer(resolution: resolution))
        }
        #expect(tally.total.staticAnswers == 3 && tally.total.endToEndTicks == 0)
        #expect(tally.fates.resolved == (resolution == 1 ? 3 : 0))
    }

    /// Cut after 40 of 100 seconds, of five turns two were had.
    @Test func turnsThatWereHadAreCounted() {
        let tally = burst(3) {
            $0.turns = .constant(5)
            $0.outages = Self.outage(40, 50, .human, .lose)
        }
        #expect(tally.total.aiTurns == 6)
    }

    /// Ten wait for a call while patience is a minute and there is no room: nobody is lost, and
    /// the last ones get theirs after the doors have closed.
    @Test func callBacksLoseNobody() {
        let plan = Timetable(
            interval: .hour, values: [0, 1, 0, 0, 1], isCyclic: false)
        let scenario = Scenario.sample(
            demand: .burst(10),
            humans: HumanTier(agents: plan, waitingRoom: 0, afterHours: .callBack),
            humanSession: .constant(500), patience: .constant(60), measurement: .seconds(3_700))
        let tally = Tally(scenario)
        #expect(tally.total.handled == 10 && tally.open == 0)
        #expect(tally.total.handledWaitTicks == 0)
        #expect(tally.contradictions(scenario) == [])
    }

    /// Outages that touch or overlap are one; those before the start are none.
    @Test func overlappingOutagesAreOne() {
        var outages = Self.outage(0, 50, .queue)
        for (start, length) in [(30.0, 40.0), (70, 10), (10, 5)] {
            outages.windows.append(
                .init(start: TimeSpan(seconds: start), length: TimeSpan(seconds: length)))
        }
        outages.windows.append(
            .init(start: TimeSpan(ticks: -9_000_000), length: TimeSpan(seconds: 9)))
        let tally = burst(1) { $0.outages = outages }
        #expect(Self.seconds(tally.total.endToEndTicks) == 180)
    }

    /// Up for a mean of 900 s, down for 100 s: a tenth of conversations find it down.
    @Test func randomOutagesTakeTheirShare() {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(3_600)), ai: AITier(share: 1), containment: 1,
            aiSession: .constant(0), measurement: .seconds(400 * 1_000))
        scenario.humans?.agents = .constant(100)
        scenario.ai?.outages = Outages(
            timeBetween: .exponential(mean: 900), timeToRepair: .exponential(mean: 100))
        let flow = Tally(scenario).total
        #expect(abs(Double(flow.foundAIDown) / Double(flow.offered) - 0.1) < 0.02)
    }

    /// A fluid: 600 an hour come while the AI is down for two hours, five agents finish 300 an
    /// hour. The queue rises to 600 and takes two hours to go: 1,200 customer-hours of waiting.
    @Test func anOutageGivesTheFluidBacklog() {
        var scenario = Scenario.sample(
            demand: .hours(Array(repeating: 600, count: 6)), ai: AITier(share: 1),
            humans: HumanTier(agents: .constant(5)), containment: 1, aiSession: .constant(0),
            measurement: .seconds(8 * 3_600))
        scenario.ai?.outages = Self.outage(3_600, 7_200)
        let tally = Tally(scenario)
        #expect(tally.total.humanOffered == 1_200)
        #expect(abs(Self.seconds(tally.waitingTicks) / 3_600 - 1_200) < 0.03 * 1_200)
    }

    // MARK: Limits

    /// Two sessions at a time, 100 seconds each: five customers take 100, 100, 200, 200, 300.
    @Test func whoFindsNoSessionWaits() {
        let tally = burst(5) {
            $0.sessionLimit = 2
            $0.whenFull = .queue
        }
        #expect(tally.total.contained == 5 && tally.total.aiBlocked == 3)
        #expect(Self.seconds(tally.total.endToEndTicks) == 900)
        #expect(Self.seconds(tally.total.aiTicks) == 500)
    }

    @Test func whoLosesPatienceLeavesTheAIQueue() {
        var scenario = Scenario.sample(
            demand: .burst(5), ai: AITier(share: 1, sessionLimit: 2, whenFull: .queue),
            containment: 1, aiSession: .constant(100), patience: .constant(150),
            measurement: .seconds(3_600))
        #expect(Tally(scenario).total.leftAIQueue == 1)
        scenario.intents[0].patience = .constant(99)
        #expect(Tally(scenario).total.leftAIQueue == 3)
    }

    /// Three starts in a minute: three at once, then one every 20 seconds.
    @Test func startsAreRationed() {
        let tally = burst(6, session: 10) {
            $0.startsPerMinute = 3
            $0.whenFull = .queue
        }
        #expect(tally.total.contained == 6)
        #expect(Self.seconds(tally.total.endToEndTicks) == 6 * 10 + 20 + 40 + 60)
    }

    /// Those whom the AI would have contained bring work to the humans like everybody else.
    /// A rationed queue costs one event for each customer, not one for each pair.
    @Test func aRationedQueueIsCheap() {
        var scenario = Scenario.sample(
            demand: .hours([600]), ai: AITier(share: 1, whenFull: .queue, startsPerMinute: 5),
            containment: 1, aiSession: .constant(5), measurement: .seconds(3_600))
        scenario.humans = nil
        let tally = Tally(scenario)
        #expect(tally.total.contained == 600)
        #expect(tally.events < 4 * 600)
    }

    @Test func whoFindsNoRationGoesToTheHumans() {
        let tally = burst(6) { $0.startsPerMinute = 3 }
        #expect(tally.total.contained == 3 && tally.total.humanOffered == 3)
        #expect(Self.seconds(tally.total.humanTicks) == 180)
    }

    @Test func whoFindsNoSessionGoesToTheHumans() {
        let tally = burst(6) { $0.sessionLimit = 2 }
        #expect(tally.total.contained == 2 && tally.total.handled == 4)
        #expect(Self.seconds(tally.total.humanTicks) == 240)
    }

    // MARK: Turns

    private func turns(_ escalation: Escalation, late: AskLater? = nil) -> Tally {
        burst(4) {
            $0.turns = .constant(5)
            $0.latencyPerTurn = 20
            $0.askLater = late
            $0.answering = Answering(escalation: escalation)
        }
    }

    /// A session of 100 seconds and five turns of 20 more.
    @Test func turnsTakeTime() {
        let tally = turns(Escalation(judgement: .never))
        #expect(Self.seconds(tally.total.aiTicks) == 4 * 200 && tally.total.aiTurns == 20)
    }

    @Test func aRuleEndsLongSessions() {
        let tally = turns(Escalation(rules: [.turns(2)], judgement: .never))
        #expect(tally.handOffsByReason[Int(HandOverReason.turnLimit.rawValue)] == 4)
        #expect(Self.seconds(tally.total.aiTicks) == 4 * 80 && tally.total.aiTurns == 8)
    }

    /// The AI finds after one turn that it must not decide.
    @Test func lockedIntentsAreFoundAtOnce() {
        let tally = turns(Escalation(rules: [.intents([0])], judgement: .never))
        #expect(tally.total.contained == 0)
        #expect(Self.seconds(tally.total.aiTicks) == 4 * 40)
    }

    /// A wish that no rule honours changes nothing.
    @Test(arguments: [(true, 120.0), (false, 200)])
    func customersAskInMidSession(isHonoured: Bool, seconds: Double) {
        let rules: [Escalation.Rule] = isHonoured ? [.customerAsks] : []
        let tally = turns(
            Escalation(rules: rules, judgement: .never),
            late: AskLater { ($0.share, $0.turns) = (1, 3) })
        #expect(Self.seconds(tally.total.aiTicks) == 4 * seconds)
        #expect(tally.total.contained == (isHonoured ? 0 : 4))
    }

    // MARK: Hand-overs

    @Test func lostContextIsWorkAgain() {
        var scenario = Scenario.sample(
            demand: .burst(4), ai: AITier(share: 1), humans: HumanTier(agents: .constant(4)),
            containment: 0, measurement: .seconds(3_600))
        scenario.ai?.handOver = HandOver { ($0.contextLoss, $0.repeatedMinutes) = (1, 0.5) }
        #expect(Self.seconds(Tally(scenario).total.humanTicks) == 4 * 90)
    }

    @Test func silentHandOversLoseTheCustomer() {
        var scenario = Scenario.sample(
            demand: .burst(400), ai: AITier(share: 1), humans: HumanTier(agents: .constant(400)),
            containment: 0, measurement: .seconds(3_600))
        scenario.ai?.handOver = HandOver { $0.silentLoss = 0.25 }
        let flow = Tally(scenario).total
        #expect(flow.lostInHandOver + flow.handled == 400 && flow.handOffs == 400)
        #expect(abs(flow.lostInHandOver - 100) < 35)
    }

    /// Each hand-over comes back with probability .5: two sessions on average.
    @Test func handOversLoopBack() {
        var scenario = Scenario.sample(
            demand: .burst(400), ai: AITier(share: 1), humans: HumanTier(agents: .constant(400)),
            containment: 0, aiSession: .constant(100), measurement: .seconds(36_000))
        scenario.ai?.handOver = HandOver { $0.loopBack = 0.5 }
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(abs(flow.loops - 400) < 90 && flow.handOffs == 400 && flow.handled == 400)
        #expect(Self.seconds(flow.aiTicks) == Double(400 + flow.loops) * 100)
        #expect(tally.aiSessionTicks == flow.aiTicks)
    }

    /// Each of the sessions ends without a hand-over with probability .3, and half of the
    /// hand-overs come back: .3 / (1 - .7 x .5) are contained.
    @Test func theAITriesAgain() {
        var scenario = Scenario.sample(
            demand: .burst(20_000), ai: AITier(share: 1),
            humans: HumanTier(agents: .constant(20_000)), containment: 0.3,
            aiSession: .constant(100), measurement: .seconds(36_000))
        scenario.ai?.handOver = HandOver { $0.loopBack = 0.5 }
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(abs(Double(flow.contained) / 20_000 - 0.3 / 0.65) < 0.015)
        #expect(abs(Double(flow.loops) / 20_000 - 0.35 / 0.65) < 0.025)
        #expect(flow.handOffs + flow.contained == 20_000 && flow.handled == flow.handOffs)
        #expect(Self.seconds(flow.aiTicks) == Double(20_000 + flow.loops) * 100)
        #expect(tally.aiSessionTicks == flow.aiTicks)
        #expect(tally.handOffsByReason.reduce(0, +) == flow.handOffs + flow.loops)
        #expect(tally.contradictions(scenario) == [])
    }

    /// The same where answers are right or wrong: each answer is another.
    @Test func anAnswerAfterALoopIsAnother() {
        var scenario = Scenario.answering(
            accuracy: [0.6], .honest, Escalation(judgement: .threshold(0.6)), perHour: 2_000)
        scenario.ai?.handOver = HandOver { $0.loopBack = 0.5 }
        let tally = Tally(scenario)
        let flow = tally.total
        let given = tally.confidence.map { Int($0.givenCorrect) + Int($0.givenWrong) }
        let answers = tally.confidence.map(\.total).reduce(0, +)
        let coverage = Double(given.reduce(0, +)) / Double(answers)
        // Among all answers, those of loops included, as many are given as without loops.
        scenario.ai?.handOver = HandOver()
        let plain = Tally(scenario).total
        let without = Double(plain.contained) / Double(plain.aiConversations)
        #expect(abs(coverage - without) < 0.01)
        let expected = without / (1 - (1 - without) * 0.5)
        let contained = Double(flow.contained) / Double(flow.aiConversations)
        #expect(abs(contained - expected) < 0.015)
    }

    /// A hand-over comes back 99 times on average, and nothing cuts that off.
    @Test func loopsHaveNoLimit() {
        var scenario = Scenario.sample(
            demand: .burst(2_000), ai: AITier(share: 1),
            humans: HumanTier(agents: .constant(2_000)),
            containment: 0, aiSession: .constant(1), measurement: .seconds(36_000))
        scenario.ai?.handOver = HandOver { $0.loopBack = 0.99 }
        let loops = Double(Tally(scenario).total.loops) / 2_000
        // Standard error 99.5 / sqrt(2000) = 2.2; cut at 255 it would be 91.4.
        #expect(abs(loops - 99) < 5)
    }

    // MARK: One patience

    /// One session of 100 s, two customers at once with a patience of 150 s, a busy human: the
    /// second waits 100 s for the AI, and has 50 s left for the human.
    @Test(arguments: [false, true])
    func patienceSpentOnTheAIIsSpent(restarts: Bool) {
        let scenario = Scenario.sample(
            demand: .burst(2),
            ai: AITier(
                share: 1, sessionLimit: 1, whenFull: .queue, patienceRestarts: restarts),
            humans: HumanTier(agents: .constant(1)), containment: 0, aiSession: .constant(100),
            humanSession: .constant(10_000), patience: .constant(150),
            measurement: .seconds(36_000))
        let flow = Tally(scenario).total
        #expect(flow.handled == 1 && flow.abandoned == 1)
        #expect(Self.seconds(flow.abandonedWaitTicks) == (restarts ? 150 : 50))
    }

    // MARK: After hours

    @Test(arguments: [HumanTier.AfterHours.leave, .wait, .callBack])
    func afterHours(_ rule: HumanTier.AfterHours) {
        let plan = Timetable(interval: .hour, values: [0, 1], isCyclic: false)
        let scenario = Scenario.sample(
            demand: .burst(1), humans: HumanTier(agents: plan, afterHours: rule),
            patience: .constant(1_800), measurement: .seconds(7_200))
        let flow = Tally(scenario).total
        #expect(flow.unserved == (rule == .leave ? 1 : 0))
        #expect(flow.abandoned == (rule == .wait ? 1 : 0))
        #expect(flow.handled == (rule == .callBack ? 1 : 0))
        #expect(flow.handledWaitTicks == 0)
    }
}
