import SimulationKernel

/// One conversation as a record: what happened to it and when, all of it plain values.
public struct ConversationRecord: Sendable, Equatable {
    /// Number of the issue, from zero in the order of arrival.
    public var issue: UInt64
    /// Attempts at the issue before this one.
    public var earlierAttempts: Int
    /// Positions of its intent, complexity and segment in the scenario's lists.
    public var intent: Int
    /// See `intent`.
    public var complexity: Int
    /// See `intent`.
    public var segment: Int
    /// Whether it started in the measured part of the run.
    public var isCounted: Bool
    /// When it started.
    public var started: Instant
    /// Time in AI sessions.
    public var aiTime: TimeSpan
    /// Turns of the AI session.
    public var turns: Int
    /// Why the AI handed it over; nil if it did not.
    public var handOverReason: HandOverReason?
    /// When it was offered to the humans; nil if it was not.
    public var offered: Instant?
    /// When a human took it; nil if none did.
    public var taken: Instant?
    /// Position of the group of the human who took it.
    public var group: Int?
    /// Number of the human in the group.
    public var agent: Int?
    /// How it ended.
    public var outcome: Outcome
    /// When it ended.
    public var ended: Instant
    /// Whether the customer's problem is solved.
    public var isResolved: Bool
    /// How long the customer stays away before coming back; nil if for good.
    public var awayFor: TimeSpan?

    /// What is to be remembered of a conversation.
    public init(_ closed: borrowing ClosedConversation) {
        issue = closed.conversation.issue
        earlierAttempts = closed.conversation.earlierAttempts
        intent = closed.conversation.intent
        complexity = closed.conversation.complexity
        segment = closed.conversation.segment
        isCounted = closed.conversation.isCounted
        started = closed.conversation.started
        aiTime = closed.aiTime
        turns = closed.turns
        handOverReason = closed.conversation.handOverReason
        offered = closed.conversation.offered
        taken = closed.conversation.taken
        group = closed.conversation.agent?.group
        agent = closed.conversation.agent?.number
        outcome = closed.outcome
        ended = closed.end
        isResolved = closed.isResolved
        awayFor = closed.awayFor < .forever ? closed.awayFor : nil
    }
}

/// An observer that passes on a record of every conversation as it ends.
///
/// It keeps none: what `write` does with them decides how much memory they take. Conversations that
/// the AI contains are told of when they begin, for their end is known then.
public struct ConversationLog: RunObserver {
    private let write: (ConversationRecord) -> Void

    /// Creates a log.
    ///
    /// - Parameter write: is given each record, those of the warm-up included.
    public init(_ write: @escaping (ConversationRecord) -> Void) { self.write = write }

    /// Passes on a record.
    public mutating func closed(_ conversation: borrowing ClosedConversation) {
        write(ConversationRecord(conversation))
    }
}
