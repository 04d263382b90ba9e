import ContactRouting

/// What a log calls the parts of a scenario, and what can happen.
struct LogNames {
    let intents: [String]
    let segments: [String]
    let complexities: [String]
    let groups: [String]
    /// Class in the human queue as files write it, by intent and segment.
    private let classes: [[Int]]

    init(_ scenario: Scenario) {
        intents = scenario.intents.map(\.name)
        segments = LogNames.names(of: scenario.segments.map(\.name))
        complexities = LogNames.names(of: scenario.complexities.map(\.name))
        groups = scenario.humans?.groups.map(\.name) ?? []
        classes = scenario.intents.map { intent in
            scenario.segments.map { ($0.priorityClass ?? intent.priorityClass) + 1 }
        }
    }

    /// Names, of which a single one that nobody gave says nothing.
    private static func names(of parts: [String]) -> [String] {
        parts == ["all"] ? [""] : parts
    }

    func priorityClass(intent: Int, segment: Int) -> Int { classes[intent][segment] }
}

extension HandOverReason {
    /// The reason in a log.
    public var logWord: String {
        switch self {
        case .notContained: "not_contained"
        case .lowConfidence: "low_confidence"
        case .customerAsked: "customer_asked"
        case .lockedIntent: "locked_intent"
        case .valueAtRisk: "value_at_risk"
        case .turnLimit: "turn_limit"
        case .outage: "outage"
        case .other: "other"
        }
    }
}

extension Outcome {
    /// The outcome in a log.
    public var logWord: String {
        switch self {
        case .contained: "contained"
        case .handled: "handled"
        case .abandoned: "abandoned"
        case .blockedByAI: "blocked_by_ai"
        case .blockedByHumans: "blocked_by_humans"
        case .balked: "balked"
        case .unserved: "unserved"
        case .leftAtClosing: "left_at_closing"
        case .leftAIQueue: "left_ai_queue"
        case .lostInHandOver: "lost_in_hand_over"
        case .lostInOutage: "lost_in_outage"
        case .staticAnswer: "static_answer"
        case .neverServed: "never_served"
        case .neverCalled: "never_called"
        case .neverAnswered: "never_answered"
        case .unfinished: "unfinished"
        }
    }
}

extension EventRecord.Kind {
    /// What happened, in a log.
    public var logWord: String {
        switch self {
        case .started: "started"
        case .aiSessionBegan: "ai_session_began"
        case .handedOver: "handed_over"
        case .handOverCameBack: "hand_over_came_back"
        case .offered: "offered"
        case .callPromised: "call_promised"
        case .calledBack: "called_back"
        case .taken: "taken"
        case .passedOn: "passed_on"
        case .notAnswered: "not_answered"
        case .agentReleased(.afterContactWork, _): "wrapped_up"
        case .agentReleased(.ringing, _): "rang"
        case .agentReleased(.away, _): "agent_returned"
        case .agentReleased(.nobodyThere, _): "found_nobody"
        case .agentReleased(.colleague, _): "first_agent_left"
        case .ended(let outcome, _): outcome.logWord
        }
    }
}
