import RandomVariates
import SimulationKernel

/// The judges of a run: folds over closed conversations that know what really happened.
///
/// They store no conversations, and nothing in the run depends on them.
struct TruthRecorder: ~Copyable {
    private let cells: FixedArray<Resolutions>
    private let complexities: Int
    private let segments: Int
    /// By level of confidence; empty if containment is an input.
    private let confidence: FixedArray<ConfidenceCount>

    private let judge: Judge
    private let looks: KeyedStream
    private let judgements: KeyedStream
    /// Whether the judge never errs.
    private let judgeIsPerfect: Bool
    private let satisfaction: Satisfaction?
    private let isSatisfactionKnown: Bool
    private let rules: [PriceRule]
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

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        complexities = scenario.complexities.count
        segments = scenario.segments.count
        rules = TruthRecorder.rules(scenario)
        let count = scenario.intents.count * complexities * segments
        cells = FixedArray(repeating: Resolutions(), count: count)
        confidence = FixedArray(
            repeating: ConfidenceCount(),
            count: scenario.ai?.answering == nil ? 0 : ConfidenceLevel.count)
        let judge = scenario.measurement.judge
        self.judge = judge
        looks = DrawPurpose.judged.stream(seed: seed, replication: replication)
        judgements = DrawPurpose.judgement.stream(seed: seed, replication: replication)
        judgeIsPerfect = judge.sensitivity >= 1 && judge.specificity >= 1
        satisfaction = scenario.satisfaction
        isSatisfactionKnown = scenario.satisfaction != nil
        billed = FixedArray(repeating: 0, count: rules.count)
    }

    /// The sums of a conversation's intent, complexity and segment.
    @inline(__always)
    private func cell(
        of conversation: UnsafePointer<Conversation>
    ) -> UnsafeMutablePointer<Resolutions> {
        let intent = Int(conversation.pointee.traits.intent)
        let complexity = intent &* complexities &+ Int(conversation.pointee.traits.complexity)
        return cells.address(
            of: complexity &* segments &+ Int(conversation.pointee.traits.segment))
    }

    /// Folds one closed conversation into every judge's sums.
    ///
    /// How a conversation ended cannot be foretold, so what depends on it is added up without
    /// branches as far as it goes.
    @inline(always)
    mutating func record(_ closed: ClosedConversation, isAssumedResolved: Bool) {
        let conversation = closed.conversation
        let cell = cell(of: conversation)
        cell.pointee.add(closed)
        if closed.hadSession {
            if closed.hadAnswer, confidence.count > 0 {
                confidence.address(of: Int(conversation.pointee.traits.confidence)).pointee.add(
                    isCorrect: conversation.pointee.traits.isCorrect,
                    isGiven: closed.outcome == .contained)
            }
            let isCalledCorrect = judge(closed, isAssumedResolved, into: cell)
            cell.pointee.addSession(closed, isAssumedResolved: isAssumedResolved)
            if billed.count > 0, closed.outcome == .contained {
                bill(closed, isCalledCorrect: isCalledCorrect)
            }
        }
        if isSatisfactionKnown, closed.outcome.isEnd, let satisfaction {
            cell.pointee.add(satisfaction.millionths(closed), of: closed)
        }
    }

    /// Counts an answer that was held back although the conversation stays with the AI.
    func recordHeldAnswer(_ conversation: UnsafePointer<Conversation>) {
        guard confidence.count > 0 else { return }
        confidence.address(of: Int(conversation.pointee.traits.confidence)).pointee.add(
            isCorrect: conversation.pointee.traits.isCorrect, isGiven: false)
    }

    /// Whether the judge, if asked, calls the answer correct.
    @inline(__always)
    private func judge(
        _ closed: ClosedConversation, _ isAssumedResolved: Bool,
        into cell: UnsafeMutablePointer<Resolutions>
    ) -> Bool {
        let (issue, attempt) = (
            closed.conversation.pointee.issue, UInt64(closed.conversation.pointee.attempt)
        )
        var isCalledCorrect = closed.isResolved
        if !judgeIsPerfect {
            let chance = closed.isResolved ? judge.sensitivity : 1 - judge.specificity
            isCalledCorrect =
                chance >= 1
                || chance > 0 && judgements.uniform(entity: issue, index: attempt) < chance
        }
        if judge.sample >= 1 || looks.uniform(entity: issue, index: attempt) < judge.sample {
            cell.pointee.judged += 1
            cell.pointee.verified += count(isAssumedResolved) & count(isCalledCorrect)
        }
        return isCalledCorrect
    }

    @inline(never)
    private mutating func bill(_ closed: ClosedConversation, isCalledCorrect: Bool) {
        for (number, rule) in rules.enumerated() {
            switch rule.basis {
            case .resolution(let window):
                if closed.isAssumedResolved(window: window) { billed[number] += 1 }
            case .verifiedResolution(let window):
                if isCalledCorrect, closed.isAssumedResolved(window: window) {
                    billed[number] += 1
                }
            case .conversation, .handOver, .thousandTokens, .seatMonth: break
            }
        }
    }

    /// Adds what was recorded to a tally.
    func complete(_ tally: inout Tally) {
        tally.resolutions.cells = cells.buffer.map(\.self)
        tally.resolutions.complexities = complexities
        tally.resolutions.segments = segments
        tally.confidence = confidence.buffer.map(\.self)
        tally.billedResolutions = billed.buffer.map(\.self)
    }
}

/// 1 for true, in numbers, so that sums need no branch.
@inline(__always)
private func count(_ condition: Bool) -> Int { condition ? 1 : 0 }

extension Resolutions {
    @inline(__always)
    fileprivate mutating func add(_ closed: ClosedConversation) {
        if closed.outcome.isEnd { addEnd(closed) }
        guard closed.outcome.followsOffer else { return }
        humanOffered += 1
        waitTicks += Int128(closed.wait.ticks)
    }

    @inline(__always)
    private mutating func addEnd(_ closed: ClosedConversation) {
        let isFirst = count(closed.conversation.pointee.attempt == 0)
        let withAI = count(closed.hadSession)
        let returns = count(closed.awayFor < .forever)
        let isResolved = count(closed.isResolved)
        let isHandled = count(closed.outcome == .handled)
        self.closed += 1
        returning += returns
        resolved += (1 ^ returns) & isResolved
        resolvedAtOnce += (1 ^ returns) & isResolved & isFirst
        lost += (1 ^ returns) & (1 ^ isResolved)
        first += isFirst
        firstWithAI += isFirst & withAI
        firstWithAIReturning += isFirst & withAI & returns
        firstWithoutAIReturning += isFirst & (1 ^ withAI) & returns
        humanHandled += isHandled
        humanFailed += isHandled & (1 ^ isResolved)
        abandoned += count(closed.outcome == .abandoned)
    }

    /// Adds a conversation that entered an AI session.
    @inline(__always)
    fileprivate mutating func addSession(
        _ closed: ClosedConversation, isAssumedResolved: Bool
    ) {
        aiConversations += 1
        let isContained = count(closed.outcome == .contained)
        let isResolved = count(closed.isResolved)
        contained += isContained
        containedWrong += isContained & (1 ^ isResolved)
        assumed += count(isAssumedResolved)
        aiTrue += count(isAssumedResolved) & isResolved
    }

    fileprivate mutating func add(_ millionths: Int, of closed: ClosedConversation) {
        satisfaction += millionths
        if closed.outcome == .contained { aiSatisfaction += millionths }
        if closed.outcome == .handled { humanSatisfaction += millionths }
    }
}

extension ConfidenceCount {
    @inline(__always)
    fileprivate mutating func add(isCorrect: Bool, isGiven: Bool) {
        let (correct, given): (UInt32, UInt32) = (isCorrect ? 1 : 0, isGiven ? 1 : 0)
        givenCorrect += correct & given
        givenWrong += (1 ^ correct) & given
        heldCorrect += correct & (1 ^ given)
        heldWrong += (1 ^ correct) & (1 ^ given)
    }
}

extension Satisfaction {
    /// The expected satisfaction with a closed conversation, in millionths.
    fileprivate func millionths(_ closed: ClosedConversation) -> Int {
        let conversation = closed.conversation.pointee
        let complexity = Int(conversation.traits.complexity)
        var level = unresolved
        if closed.isResolved {
            level = closed.outcome == .handled ? human[complexity] : ai[complexity]
        }
        level -= lossPerAttempt * Double(conversation.attempt)
        level -= lossPerMinuteWaited * closed.wait.seconds / 60
        return Int((min(max(level, 0), 1) * 1e6).rounded())
    }
}
