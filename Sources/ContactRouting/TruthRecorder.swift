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
    private let satisfaction: Satisfaction?
    private let rules: [PriceRule]
    private let billed: FixedArray<Int>

    /// Nil where answers are neither right nor wrong and customers are alike.
    init?(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        complexities = scenario.complexities.count
        segments = scenario.segments.count
        let rules = (scenario.ai?.prices ?? []) + scenario.measurement.quotes
        let count = scenario.intents.count * complexities * segments
        cells = FixedArray(repeating: Resolutions(), count: count)
        confidence = FixedArray(
            repeating: ConfidenceCount(),
            count: scenario.ai?.answering == nil ? 0 : ConfidenceLevel.count)
        judge = scenario.measurement.judge
        looks = DrawPurpose.judged.stream(seed: seed, replication: replication)
        judgements = DrawPurpose.judgement.stream(seed: seed, replication: replication)
        satisfaction = scenario.satisfaction
        self.rules = rules
        billed = FixedArray(repeating: 0, count: rules.count)
        let isNeeded =
            scenario.knowsTruth || complexities > 1 || segments > 1 || !rules.isEmpty
            || scenario.satisfaction != nil
        if !isNeeded { return nil }
    }

    /// Folds one closed conversation into every judge's sums.
    mutating func record(_ closed: ClosedConversation, isAssumedResolved: Bool) {
        let conversation = closed.conversation
        let traits = conversation.pointee.traits
        let cell = cells.address(
            of: (Int(traits.intent) &* complexities &+ Int(traits.complexity)) &* segments
                &+ Int(traits.segment))
        cell.pointee.add(closed)
        if conversation.pointee.enteredAI {
            cell.pointee.aiConversations += 1
            if conversation.pointee.hasAnswer, confidence.count > 0 {
                confidence.address(of: Int(traits.confidence)).pointee.add(
                    isCorrect: traits.isCorrect, isGiven: closed.outcome == .contained)
            }
            let isCalledCorrect = judge(closed, isAssumedResolved, into: cell)
            if closed.outcome == .contained {
                cell.pointee.addContained(closed, isAssumedResolved: isAssumedResolved)
                bill(closed, isCalledCorrect: isCalledCorrect)
            }
        }
        if let satisfaction {
            cell.pointee.add(satisfaction.millionths(closed), of: closed)
        }
    }

    /// Whether the judge, if asked, calls the answer correct.
    private func judge(
        _ closed: ClosedConversation, _ isAssumedResolved: Bool,
        into cell: UnsafeMutablePointer<Resolutions>
    ) -> Bool {
        let conversation = closed.conversation.pointee
        let (issue, attempt) = (conversation.issue, UInt64(conversation.attempt))
        let chance = closed.isResolved ? judge.sensitivity : 1 - judge.specificity
        let isCalledCorrect =
            chance >= 1
            || chance > 0 && judgements.uniform(entity: issue, index: attempt) < chance
        if judge.sample >= 1 || looks.uniform(entity: issue, index: attempt) < judge.sample {
            cell.pointee.judged += 1
            if isAssumedResolved, isCalledCorrect { cell.pointee.verified += 1 }
        }
        return isCalledCorrect
    }

    private func bill(_ closed: ClosedConversation, isCalledCorrect: Bool) {
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

extension Resolutions {
    @inline(__always)
    fileprivate mutating func add(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        let isFirst = conversation.pointee.attempt == 0
        let returns = closed.awayFor < .forever
        self.closed += 1
        if returns {
            returning += 1
        } else if closed.isResolved {
            resolved += 1
            resolvedAtOnce += isFirst ? 1 : 0
        } else {
            lost += 1
        }
        if isFirst { addFirst(withAI: conversation.pointee.enteredAI, returns: returns) }
        if closed.outcome.followsOffer {
            humanOffered += 1
            waitTicks += Int128(closed.wait.ticks)
        }
        switch closed.outcome {
        case .handled:
            humanHandled += 1
            humanFailed += closed.isResolved ? 0 : 1
        case .abandoned: abandoned += 1
        case .contained, .blockedByAI, .blockedByHumans, .unserved, .leftAIQueue,
            .lostInHandOver, .lostInOutage, .staticAnswer:
            break
        }
    }

    private mutating func addFirst(withAI: Bool, returns: Bool) {
        first += 1
        if withAI {
            firstWithAI += 1
            firstWithAIReturning += returns ? 1 : 0
        } else {
            firstWithoutAIReturning += returns ? 1 : 0
        }
    }

    fileprivate mutating func addContained(
        _ closed: ClosedConversation, isAssumedResolved: Bool
    ) {
        contained += 1
        containedWrong += closed.isResolved ? 0 : 1
        assumed += isAssumedResolved ? 1 : 0
        aiTrue += isAssumedResolved && closed.isResolved ? 1 : 0
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
        switch (isCorrect, isGiven) {
        case (true, true): givenCorrect += 1
        case (false, true): givenWrong += 1
        case (true, false): heldCorrect += 1
        case (false, false): heldWrong += 1
        }
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
