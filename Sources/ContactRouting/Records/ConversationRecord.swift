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
    /// Whether the AI had a session with the customer.
    public var hadAISession: Bool
    /// Time in AI sessions.
    public var aiTime: TimeSpan
    /// Turns of the AI session.
    public var turns: Int
    /// What the AI said of its answer; nil if it came to none, or says nothing.
    public var confidence: Double?
    /// Whether the AI's answer was correct; nil if it came to none, or if answers are neither right
    /// nor wrong.
    public var isAnswerCorrect: Bool?
    /// Why the AI handed it over; nil if it did not.
    public var handOverReason: HandOverReason?
    /// When it was offered to the humans; nil if it was not. Of one that was passed on, for the
    /// last time.
    public var offered: Instant?
    /// When a human took it; nil if none did. Of one that was passed on, the last one.
    public var taken: Instant?
    /// Position of the group of the human who took it, of several the last one; nil if none did.
    public var group: Int?
    /// Number of the human in the group.
    public var agent: Int?
    /// From every offer to humans until one took it or the customer left; nil without an offer.
    /// Whoever is promised a call waits no longer in the queue, and what they waited there is not
    /// part of it.
    public var wait: TimeSpan?
    /// Time with humans; nil if none took it.
    public var humanTime: TimeSpan?
    /// Work of the agent after the end; nil if there was none, or it was not done when the run was
    /// over.
    public var wrapUpTime: TimeSpan?
    /// How it ended.
    public var outcome: Outcome
    /// When it ended; when the run was over, if it had not.
    public var ended: Instant
    /// Whether the customer's problem is solved.
    public var isResolved: Bool
    /// How long the customer stays away before coming back; nil if for good.
    public var awayFor: TimeSpan?

    /// What is to be remembered of a conversation, as far as it is known when it ends.
    init(_ closed: borrowing ClosedConversation) {
        issue = closed.conversation.issue
        earlierAttempts = closed.conversation.earlierAttempts
        intent = closed.conversation.intent
        complexity = closed.conversation.complexity
        segment = closed.conversation.segment
        isCounted = closed.conversation.isCounted
        started = closed.conversation.started
        outcome = closed.outcome
        hadAISession = closed.hadSession
        aiTime = closed.aiTime
        turns = closed.turns
        handOverReason = closed.conversation.handOverReason
        offered = closed.conversation.offered
        taken = closed.conversation.taken
        group = closed.conversation.agent?.group
        agent = closed.conversation.agent?.number
        humanTime = closed.outcome == .handled ? closed.humanTime : nil
        ended = closed.end
        isResolved = closed.isResolved
        awayFor = closed.awayFor < .forever ? closed.awayFor : nil
        if closed.outcome.followsOffer { wait = closed.wait }
        if closed.outcome == .unfinished, let taken, let offered { wait = taken - offered }
    }
}
