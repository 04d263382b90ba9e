import SimulationKernel

/// Decides whether the AI gives its answer or hands the conversation over to a human.
///
/// A decision is a pure function of what can be seen: the same snapshot always gives the same
/// decision. Whether the answer is right cannot be seen. What a policy wants to remember from
/// one decision to the next it returns, and finds in the next snapshot.
///
/// Policies are equal if they decide alike: a scenario is a value, whatever decides in it.
public protocol EscalationPolicy: Sendable, Equatable {
    /// Decides for the situation in `snapshot`.
    func decide(_ snapshot: EscalationSnapshot) -> EscalationDecision
}

/// Whether two policies decide alike, or there are none.
func areSame(_ one: (any Equatable)?, _ other: (any Equatable)?) -> Bool {
    func equals<Policy: Equatable>(_ policy: Policy) -> Bool { policy == other as? Policy }
    guard let one else { return other == nil }
    return equals(one)
}

/// All that a policy sees when it decides.
public struct EscalationSnapshot: Sendable, Equatable {
    /// What the AI believes of its answer, from 0 to 1; nil in the middle of a session.
    public var confidence: Double?
    /// Position of the intent in the scenario's list.
    public var intent: Int
    /// Position of the segment in the scenario's list.
    public var segment: Int
    /// Earlier attempts at the same issue.
    public var earlierAttempts: Int
    /// What is at stake, in money.
    public var valueAtRisk: Double
    /// Turns of the session so far.
    public var turns: Int
    /// Whether the customer has asked for a human.
    public var customerAsks: Bool
    /// Customers waiting for a human.
    public var queueLength: Int
    /// Predicted wait for a human, were the customer handed over now.
    public var expectedWait: TimeSpan
    /// Agents on duty.
    public var agentsOnDuty: Int
    /// Agents on duty who hold no conversation.
    public var idleAgents: Int
    /// AI sessions in progress.
    public var aiSessions: Int
    /// Time since the AI came back from its last outage; nil if it has had none.
    public var timeSinceOutage: TimeSpan?
    /// Hand-overs since the full hour for lack of confidence or a reason of the policy's own.
    public var handOversThisHour: Int
    /// What the last decision asked to be remembered; 0 at first.
    public var memory: Int64

    /// Creates a snapshot of a quiet moment, to be changed where it matters.
    public init(confidence: Double?) {
        self.confidence = confidence
        (intent, segment, earlierAttempts, valueAtRisk) = (0, 0, 0, 0)
        (turns, customerAsks) = (1, false)
        (queueLength, expectedWait, agentsOnDuty, idleAgents) = (0, .zero, 0, 0)
        (aiSessions, timeSinceOutage, handOversThisHour, memory) = (0, nil, 0, 0)
    }
}

/// Why a conversation was handed over.
public enum HandOverReason: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// Containment is an input, and this conversation was not contained.
    case notContained
    /// The confidence did not suffice.
    case lowConfidence
    /// The customer asked for a human.
    case customerAsked
    /// The AI must not decide on this intent.
    case lockedIntent
    /// Too much was at stake.
    case valueAtRisk
    /// The session took too many turns.
    case turnLimit
    /// An outage interrupted the session.
    case outage
    /// A policy of the user's own had its reasons.
    case other
}

/// What a policy decides.
public struct EscalationDecision: Sendable, Equatable {
    /// Why to hand over; nil to let the AI answer, or go on.
    public var handOver: HandOverReason?
    /// What the next snapshot shall hold.
    public var memory: Int64

    /// The AI answers, or goes on if the session is not at its end.
    public static func answer(remembering memory: Int64 = 0) -> EscalationDecision {
        EscalationDecision(handOver: nil, memory: memory)
    }

    /// The conversation is handed over.
    public static func handOver(
        _ reason: HandOverReason, remembering memory: Int64 = 0
    ) -> EscalationDecision {
        EscalationDecision(handOver: reason, memory: memory)
    }
}
