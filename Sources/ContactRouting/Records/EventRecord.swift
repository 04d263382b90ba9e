import SimulationKernel

/// Something that happened to a conversation, all of it plain values.
public struct EventRecord: Sendable, Equatable {
    /// What can happen.
    public enum Kind: Sendable, Equatable {
        /// The customer comes.
        case started
        /// The AI begins to answer.
        case aiSessionBegan
        /// The AI hands over.
        case handedOver(HandOverReason)
        /// A hand-over comes back to the AI.
        case handOverCameBack(HandOverReason)
        /// It is offered to the humans, and waits if none is free.
        case offered
        /// The customer waits for a call from now on, and no longer in the queue, if they did.
        case callPromised
        /// It is the turn of a customer who waits for a call; offered then.
        case calledBack
        /// A human takes it; with the wait that had been predicted, if there was one.
        case taken(predictedWait: TimeSpan?)
        /// The agent passes it on.
        case passedOn
        /// An agent at whom it rang did not answer.
        case notAnswered
        /// An agent is free again who was held because of it for so long, and not by the customer.
        case agentReleased(AgentUse, after: TimeSpan)
        /// It ends.
        case ended(Outcome, isResolved: Bool)
    }

    /// When it happened.
    public var time: Instant
    /// Number of the issue, from zero in the order of arrival.
    public var issue: UInt64
    /// Attempts at the issue before this one.
    public var earlierAttempts: Int
    /// Position of the intent in the scenario's list.
    public var intent: Int
    /// Position of the group of the human who has to do with it; nil if none has.
    public var group: Int?
    /// Number of the human in the group.
    public var agent: Int?
    /// What happened.
    public var kind: Kind

    @inline(__always)
    init(_ kind: Kind, of conversation: borrowing ConversationView, at time: Instant) {
        self.kind = kind
        self.time = time
        issue = conversation.issue
        earlierAttempts = conversation.earlierAttempts
        intent = conversation.intent
        group = conversation.agent?.group
        agent = conversation.agent?.number
    }
}
