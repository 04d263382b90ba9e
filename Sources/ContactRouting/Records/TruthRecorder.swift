import RandomVariates
import SimulationKernel

/// The judges of a run: folds over closed conversations that know what really happened.
///
/// They store no conversations, and nothing in the run depends on them.
struct TruthRecorder: ~Copyable {
    private let cells: FixedArray<Resolutions>
    /// The same conversations by the interval in which they started; empty unless asked for.
    private let byInterval: FixedArray<Resolutions>
    private let complexities: Int
    private let segments: Int
    /// By level of confidence; empty if containment is an input.
    private let confidence: FixedArray<ConfidenceCount>

    private let judge: Judge
    private let looks: KeyedStream
    private let judgements: KeyedStream
    /// Whether the judge never errs.
    private let judgeIsPerfect: Bool
    private var satisfaction: Satisfaction?
    private let isSatisfactionKnown: Bool
    private let rules: [PriceRule]
    /// By rule, or by interval and rule.
    private let billed: FixedArray<Int>

    /// Whether a scenario needs judges: not where answers are neither right nor wrong and
    /// customers are alike.
    static func isNeeded(_ scenario: Scenario) -> Bool {
        scenario.knowsTruth || scenario.complexities.count > 1 || scenario.segments.count > 1
            || scenario.satisfaction != nil
            || TruthRecorder.rules(scenario).contains(where: \.billsResolutions)
    }

    private static func rules(_ scenario: Scenario) -> [PriceRule] {
        (scenario.ai?.prices ?? []) + scenario.measurement.quotes
    }

    /// - Parameters:
    ///   - keepsConfidence: whether to keep what the AI believes.
    ///   - intervals: of the week, if they are told apart; else 0.
    init(
        _ scenario: Scenario, _ stream: CustomerStream, _ keepsConfidence: Bool, intervals: Int
    ) {
        complexities = scenario.complexities.count
        segments = scenario.segments.count
        rules = TruthRecorder.rules(scenario)
        let count = scenario.intents.count * complexities * segments
        cells = FixedArray(repeating: Resolutions(), count: count)
        byInterval = FixedArray(repeating: Resolutions(), count: intervals)
        confidence = FixedArray(
            repeating: ConfidenceCount(),
            count: keepsConfidence && scenario.ai?.answering != nil ? ConfidenceLevel.count : 0)
        let judge = scenario.measurement.judge
        self.judge = judge
        looks = stream.draws(.judged)
        judgements = stream.draws(.judgement)
        judgeIsPerfect = judge.sensitivity >= 1 && judge.specificity >= 1
        satisfaction = scenario.satisfaction
        isSatisfactionKnown = scenario.satisfaction != nil
        billed = FixedArray(repeating: 0, count: rules.count * max(intervals, 1))
    }

    /// Judges from now on by other inputs.
    mutating func change(to scenario: Scenario) {
        if isSatisfactionKnown { satisfaction = scenario.satisfaction }
    }

    /// Where the sums of a conversation's intent, complexity and segment are.
    @inline(__always)
    private func cell(of conversation: borrowing ConversationView) -> Int {
        let intent = Int(conversation.state.traits.intent)
        let complexity = intent &* complexities &+ Int(conversation.state.traits.complexity)
        return complexity &* segments &+ Int(conversation.state.traits.segment)
    }

    /// Folds one closed conversation into every judge's sums.
    ///
    /// How a conversation ended cannot be foretold, so what depends on it is added up without
    /// branches as far as it goes.
    ///
    /// - Parameter outcome: how it ended, for a compiler that knows.
    @inline(__always)
    mutating func record(
        _ closed: borrowing ClosedConversation, _ outcome: Outcome, isAssumedResolved: Bool
    ) {
        let cell = cell(of: closed.conversation)
        let isCalledCorrect = fold(closed, outcome, isAssumedResolved, into: &cells[cell])
        if outcome == .contained || closed.hadSession {
            if outcome == .contained || closed.hadAnswer, confidence.count > 0 {
                confidence[Int(closed.conversation.state.traits.confidence)].add(
                    isCorrect: closed.conversation.state.traits.isCorrect,
                    isGiven: outcome == .contained)
            }
            if billed.count > 0, outcome == .contained {
                bill(closed, isCalledCorrect: isCalledCorrect)
            }
        }
        if byInterval.count > 0 { recordInterval(closed, isAssumedResolved) }
    }

    /// The same into the sums of the interval in which the conversation started. What the judge
    /// says is a function of the conversation.
    @inline(never)
    private func recordInterval(
        _ closed: borrowing ClosedConversation, _ isAssumedResolved: Bool
    ) {
        let interval = Int(closed.conversation.state.startInterval)
        _ = fold(closed, closed.outcome, isAssumedResolved, into: &byInterval[interval])
    }

    /// Adds one closed conversation to sums.
    ///
    /// - Returns: whether the judge calls the AI's answer correct.
    @inline(__always)
    private func fold(
        _ closed: borrowing ClosedConversation, _ outcome: Outcome, _ isAssumedResolved: Bool,
        into sums: inout Resolutions
    ) -> Bool {
        sums.add(closed, outcome)
        var isCalledCorrect = false
        if outcome == .contained || closed.hadSession {
            isCalledCorrect = judge(closed, isAssumedResolved, into: &sums)
            sums.addSession(
                isContained: outcome == .contained, isResolved: closed.isResolved,
                isAssumedResolved: isAssumedResolved)
        }
        if isSatisfactionKnown, outcome.isEnd, let satisfaction {
            sums.add(satisfaction.millionths(closed), of: outcome)
        }
        return isCalledCorrect
    }

    /// Counts an answer that was held back although the conversation stays with the AI.
    func recordHeldAnswer(_ conversation: borrowing ConversationView) {
        guard confidence.count > 0 else { return }
        confidence[Int(conversation.state.traits.confidence)].add(
            isCorrect: conversation.state.traits.isCorrect, isGiven: false)
    }

    /// Whether the judge, if asked, calls the answer correct.
    @inline(__always)
    private func judge(
        _ closed: borrowing ClosedConversation, _ isAssumedResolved: Bool,
        into sums: inout Resolutions
    ) -> Bool {
        let attempt = closed.conversation.state.attemptAtIssue
        var isCalledCorrect = closed.isResolved
        if !judgeIsPerfect {
            let chance = closed.isResolved ? judge.sensitivity : 1 - judge.specificity
            isCalledCorrect = chance >= 1 || chance > 0 && judgements.uniform(attempt) < chance
        }
        if judge.sample >= 1 || looks.uniform(attempt) < judge.sample {
            sums.judged += 1
            sums.verified += one(if: isAssumedResolved) & one(if: isCalledCorrect)
        }
        return isCalledCorrect
    }

    @inline(never)
    private mutating func bill(
        _ closed: borrowing ClosedConversation, isCalledCorrect: Bool
    ) {
        let isByInterval = byInterval.count > 0
        let interval = isByInterval ? Int(closed.conversation.state.startInterval) : 0
        let first = interval * rules.count
        for (number, rule) in rules.enumerated() {
            switch rule.basis {
            case .resolution(let window):
                if closed.isAssumedResolved(window: window) { billed[first + number] += 1 }
            case .verifiedResolution(let window):
                if isCalledCorrect, closed.isAssumedResolved(window: window) {
                    billed[first + number] += 1
                }
            case .conversation, .handOver, .thousandTokens, .seatMonth: break
            }
        }
    }

    /// Adds what was recorded to a tally.
    func complete(_ tally: inout Tally) {
        tally.resolutions.cells = cells.elements
        tally.resolutions.complexities = complexities
        tally.resolutions.segments = segments
        tally.confidence = confidence.elements
        tally.billedResolutions = rules.indices.map { rule in
            stride(from: rule, to: billed.count, by: rules.count).reduce(0) { $0 + billed[$1] }
        }
        for interval in 0..<byInterval.count {
            tally.detailsByInterval[interval].resolutions = byInterval[interval]
            tally.detailsByInterval[interval].billedResolutions = rules.indices.map {
                billed[interval * rules.count + $0]
            }
        }
    }
}

extension ConfidenceCount {
    @inline(__always)
    fileprivate mutating func add(isCorrect: Bool, isGiven: Bool) {
        let (correct, given) = (one(if: isCorrect), one(if: isGiven))
        givenCorrect += correct & given
        givenWrong += (1 ^ correct) & given
        heldCorrect += correct & (1 ^ given)
        heldWrong += (1 ^ correct) & (1 ^ given)
    }
}

extension Satisfaction {
    /// The expected satisfaction with a closed conversation, in millionths.
    fileprivate func millionths(_ closed: borrowing ClosedConversation) -> Int {
        let complexity = Int(closed.conversation.state.traits.complexity)
        var level = unresolved
        if closed.isResolved {
            level = closed.outcome == .handled ? human[complexity] : ai[complexity]
        }
        level -= lossPerAttempt * Double(closed.conversation.state.attempt)
        level -= lossPerMinuteWaited * closed.wait.seconds / 60
        return Int((min(max(level, 0), 1) * 1e6).rounded())
    }
}
