import SimulationKernel

/// The built-in escalation policy, as data: rules that hand over whatever the AI believes, then
/// a judgement of its confidence, within a budget of hand-overs.
public struct Escalation: EscalationPolicy {
    /// A reason to hand over whatever the AI believes.
    public enum Rule: Sendable, Equatable {
        /// The customer asks for a human.
        case customerAsks
        /// The intent is one of those at these positions: recognised after the first turn.
        case intents(Set<Int>)
        /// More than this is at stake.
        case valueAtRisk(above: Double)
        /// The session has taken so many turns and is not at its end.
        case turns(Int)
    }

    /// How the AI's confidence is judged.
    public enum Judgement: Sendable, Equatable {
        /// The AI always answers.
        case never
        /// The AI never answers.
        case always
        /// It answers at or above this confidence.
        case threshold(Double)
        /// The same, with a threshold for each intent.
        case thresholds([Double])
        /// A threshold that falls as the expected wait grows.
        case congestion(CongestionThreshold)
        /// It hands over if that is cheaper on average.
        case cost(CostRule)
    }

    /// Rules, of which any hands over.
    public var rules: [Rule]
    /// What decides if no rule does.
    public var judgement: Judgement
    /// Hand-overs that the judgement may make in an hour of the clock; nil for no limit.
    public var handOversPerHour: Int?

    /// Creates a policy; by default customers who ask for a human get one.
    public init(
        rules: [Rule] = [.customerAsks], judgement: Judgement, handOversPerHour: Int? = nil
    ) {
        self.rules = rules
        self.judgement = judgement
        self.handOversPerHour = handOversPerHour
    }

    /// Rules first, then the judgement, then the budget.
    public func decide(_ snapshot: EscalationSnapshot) -> EscalationDecision {
        for rule in rules {
            if let reason = rule.reason(snapshot) {
                return .handOver(reason, remembering: snapshot.memory)
            }
        }
        guard let confidence = snapshot.confidence else {
            return .answer(remembering: snapshot.memory)
        }
        var memory = snapshot.memory
        let answers = judgement.answers(confidence, snapshot, &memory)
        let isOverBudget = handOversPerHour.map { snapshot.handOversThisHour >= $0 } ?? false
        return answers || isOverBudget
            ? .answer(remembering: memory) : .handOver(.lowConfidence, remembering: memory)
    }

    /// The threshold of each intent, if confidence and intent alone decide; else nil.
    func fixedThresholds(intents: Int) -> [Double]? {
        guard handOversPerHour == nil else { return nil }
        var thresholds: [Double]
        switch judgement {
        case .never: thresholds = Array(repeating: 0, count: intents)
        case .always: thresholds = Array(repeating: .infinity, count: intents)
        case .threshold(let threshold): thresholds = Array(repeating: threshold, count: intents)
        case .thresholds(let given): thresholds = given
        case .congestion, .cost: return nil
        }
        for rule in rules {
            switch rule {
            case .customerAsks: break
            case .intents(let locked): for intent in locked { thresholds[intent] = .infinity }
            case .valueAtRisk, .turns: return nil
            }
        }
        return thresholds
    }

    /// Thresholds below which every intent is handed over at least, if they are known.
    func leastThresholds(intents: Int) -> [Double]? {
        let lasting = rules.filter {
            switch $0 {
            case .customerAsks, .intents: true
            case .valueAtRisk, .turns: false
            }
        }
        return Escalation(
            rules: lasting, judgement: judgement, handOversPerHour: handOversPerHour
        ).fixedThresholds(intents: intents)
    }

    /// Whether it looks at the expected wait.
    public var looksAtWaits: Bool {
        switch judgement {
        case .never, .always, .threshold, .thresholds: false
        case .congestion, .cost: true
        }
    }

    /// Whether the AI must not decide on this intent.
    func locks(intent: Int) -> Bool {
        rules.contains {
            if case .intents(let locked) = $0 { locked.contains(intent) } else { false }
        }
    }

    /// The fewest turns at which a rule ends a session.
    var turnLimit: Int? {
        rules.compactMap { if case .turns(let turns) = $0 { turns } else { nil } }.min()
    }
}

extension Escalation.Rule {
    fileprivate func reason(_ snapshot: EscalationSnapshot) -> HandOverReason? {
        switch self {
        case .customerAsks: snapshot.customerAsks ? .customerAsked : nil
        case .intents(let locked): locked.contains(snapshot.intent) ? .lockedIntent : nil
        case .valueAtRisk(let bound): snapshot.valueAtRisk > bound ? .valueAtRisk : nil
        case .turns(let limit):
            snapshot.confidence == nil && snapshot.turns >= limit ? .turnLimit : nil
        }
    }
}

extension Escalation.Judgement {
    fileprivate func answers(
        _ confidence: Double, _ snapshot: EscalationSnapshot, _ memory: inout Int64
    ) -> Bool {
        switch self {
        case .never: return true
        case .always: return false
        case .threshold(let threshold): return confidence >= threshold
        case .thresholds(let thresholds): return confidence >= thresholds[snapshot.intent]
        case .congestion(let rule):
            let wait = rule.effectiveWait(
                snapshot.expectedWait, before: TimeSpan(ticks: snapshot.memory))
            memory = wait.ticks
            return confidence >= rule.threshold(atWait: wait)
        case .cost(let rule):
            return !rule.handsOver(confidence: confidence, expectedWait: snapshot.expectedWait)
        }
    }
}
