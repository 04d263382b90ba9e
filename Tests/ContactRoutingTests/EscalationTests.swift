import SimulationKernel
import Testing

@testable import ContactRouting

struct EscalationTests {
    private func snapshot(
        _ confidence: Double?, change: (inout EscalationSnapshot) -> Void = { _ in }
    ) -> EscalationSnapshot {
        var snapshot = EscalationSnapshot(confidence: confidence)
        change(&snapshot)
        return snapshot
    }

    private func reason(
        _ judgement: Escalation.Judgement, _ snapshot: EscalationSnapshot,
        rules: [Escalation.Rule] = [.customerAsks], perHour: Int? = nil
    ) -> HandOverReason? {
        Escalation(rules: rules, judgement: judgement, handOversPerHour: perHour)
            .decide(snapshot).handOver
    }

    @Test func confidenceIsJudged() {
        let sure = snapshot(0.7)
        #expect(reason(.never, snapshot(0)) == nil)
        #expect(reason(.always, snapshot(1)) == .lowConfidence)
        #expect(reason(.threshold(0.7), sure) == nil)
        #expect(reason(.threshold(0.7001), sure) == .lowConfidence)
        #expect(reason(.thresholds([0.6, 0.8]), snapshot(0.7) { $0.intent = 1 }) == .lowConfidence)
        #expect(reason(.thresholds([0.6, 0.8]), sure) == nil)
    }

    /// Rules hand over whatever the AI believes, and only they do in mid-session.
    @Test func rulesComeFirst() {
        let asks = snapshot(1) { $0.customerAsks = true }
        #expect(reason(.never, asks) == .customerAsked)
        #expect(reason(.never, asks, rules: []) == nil)
        let locked = snapshot(1) { $0.intent = 2 }
        #expect(reason(.never, locked, rules: [.intents([2])]) == .lockedIntent)
        #expect(reason(.never, locked, rules: [.intents([1])]) == nil)
        let dear = snapshot(1) { $0.valueAtRisk = 500 }
        #expect(reason(.never, dear, rules: [.valueAtRisk(above: 499)]) == .valueAtRisk)
        #expect(reason(.never, dear, rules: [.valueAtRisk(above: 500)]) == nil)
        let long = snapshot(nil) { $0.turns = 6 }
        #expect(reason(.always, long, rules: [.turns(6)]) == .turnLimit)
        #expect(reason(.always, long, rules: [.turns(7)]) == nil)
        #expect(reason(.never, snapshot(1) { $0.turns = 6 }, rules: [.turns(6)]) == nil)
    }

    @Test func aBudgetLimitsTheJudgementAndNotTheRules() {
        let spent = snapshot(0) { $0.handOversThisHour = 10 }
        #expect(reason(.always, spent, perHour: 10) == nil)
        #expect(reason(.always, spent, perHour: 11) == .lowConfidence)
        let asks = snapshot(0) {
            $0.handOversThisHour = 10
            $0.customerAsks = true
        }
        #expect(reason(.always, asks, perHour: 10) == .customerAsked)
    }

    /// Locked intents do not use up the budget of the judgement: 30 an hour for ten hours.
    @Test func rulesDoNotUseUpTheBudget() {
        var scenario = Scenario.answering(
            .honest,
            Escalation(rules: [.intents([1])], judgement: .always, handOversPerHour: 30),
            perHour: 120)
        var other = scenario.intents[0]
        scenario.intents[0].share = 0.5
        (other.name, other.share) = ("other", 0.5)
        scenario.intents.append(other)
        let reasons = Tally(scenario).handOffsByReason
        #expect(reasons[Int(HandOverReason.lowConfidence.rawValue)] == 300)
        #expect(reasons[Int(HandOverReason.lockedIntent.rawValue)] > 500)
    }

    private func congestion(_ isLinear: Bool, hysteresis: Double = 0) -> CongestionThreshold {
        CongestionThreshold(
            points: [
                .init(wait: .zero, threshold: 0.8),
                .init(wait: TimeSpan(seconds: 60), threshold: 0.5),
                .init(wait: TimeSpan(seconds: 120), threshold: 0.1),
            ], shape: isLinear ? .linear : .stepped, hysteresis: TimeSpan(seconds: hysteresis))
    }

    @Test(arguments: [
        (0.0, 0.8, 0.8), (30, 0.65, 0.8), (60, 0.5, 0.5), (90, 0.3, 0.5), (500, 0.1, 0.1),
    ])
    func congestionMovesTheThreshold(wait: Double, linear: Double, stepped: Double) {
        let span = TimeSpan(seconds: wait)
        #expect(abs(congestion(true).threshold(atWait: span) - linear) < 1e-12)
        #expect(congestion(false).threshold(atWait: span) == stepped)
    }

    /// The effective wait follows with 20 seconds of play: up it lags by 10, down by 10.
    @Test func hysteresisIsPlay() {
        let rule = congestion(false, hysteresis: 20)
        var effective = TimeSpan.zero
        var seen: [Double] = []
        for wait in [5.0, 69, 71, 65, 52, 40] {
            effective = rule.effectiveWait(TimeSpan(seconds: wait), before: effective)
            seen.append(effective.seconds)
        }
        #expect(seen == [0, 59, 61, 61, 61, 50])
    }

    /// The policy finds in the next snapshot what it asked to be remembered.
    @Test func memoryIsHandedOn() {
        let policy = Escalation(judgement: .congestion(congestion(false, hysteresis: 20)))
        let first = policy.decide(snapshot(0.6) { $0.expectedWait = TimeSpan(seconds: 71) })
        #expect(first == .answer(remembering: 61_000_000))
        let second = policy.decide(
            snapshot(0.6) {
                $0.expectedWait = TimeSpan(seconds: 52)
                $0.memory = first.memory
            })
        #expect(second == .answer(remembering: 61_000_000))
        #expect(
            policy.decide(snapshot(0.6) { $0.expectedWait = TimeSpan(seconds: 52) })
                == .handOver(.lowConfidence, remembering: 42_000_000))
    }

    /// Hand over iff (1 - confidence) x 10 > 4 + 1 x minutes.
    @Test(arguments: [(0.61, 0.0, false), (0.59, 0, true), (0.41, 120, false), (0.39, 120, true)])
    func costsDecide(confidence: Double, wait: Double, handsOver: Bool) {
        let rule = CostRule(wrongAnswer: 10, human: 4, minuteOfWaiting: 1)
        let now = snapshot(confidence) { $0.expectedWait = TimeSpan(seconds: wait) }
        #expect((reason(.cost(rule), now) != nil) == handsOver)
    }

    @Test func onlyWhatConfidenceAloneDecidesIsFixed() {
        func fixed(_ judgement: Escalation.Judgement, _ rules: [Escalation.Rule] = []) -> [Double]?
        {
            Escalation(rules: rules, judgement: judgement).fixedThresholds(intents: 2)
        }
        #expect(fixed(.never) == [0, 0])
        #expect(fixed(.always) == [.infinity, .infinity])
        #expect(fixed(.threshold(0.4), [.intents([1])]) == [0.4, .infinity])
        #expect(fixed(.threshold(0.4), [.turns(3)]) == nil)
        #expect(fixed(.congestion(congestion(true))) == nil)
        #expect(
            Escalation(judgement: .never, handOversPerHour: 1).fixedThresholds(intents: 1) == nil)
    }

    /// What is settled by confidence alone comes out the same when the policy is asked.
    @Test(arguments: [Escalation.Judgement.never, .always, .threshold(0.55)])
    func askingThePolicyChangesNothing(judgement: Escalation.Judgement) {
        let escalation = Escalation(judgement: judgement)
        var scenario = Scenario.answering(
            .honest, escalation, perHour: 300, aiSession: .exponential(mean: 100),
            humans: HumanTier(agents: .constant(3)))
        scenario.repeats = RepeatContacts(afterAI: 0.2, afterWrongAnswer: 0.7)
        let drawn = Tally(scenario)
        scenario.ai?.answering?.policy = escalation
        var asked = Tally(scenario)
        // Asking takes an event at the end of every session, and predicts waits.
        asked.events = drawn.events
        asked.predictions = drawn.predictions
        #expect(asked == drawn)
        #expect(judgement == .always || drawn.total.offered - drawn.total.fresh > 10)
    }
}
