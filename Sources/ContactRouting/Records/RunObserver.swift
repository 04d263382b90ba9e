import SimulationKernel

/// Whoever looks on at a run: it is told of everything that happens to conversations, and nothing
/// depends on it.
///
/// Every method does nothing unless it is implemented, and costs nothing then. Conversations of the
/// warm-up are told of, too: `ConversationView.isCounted` says whether measures count one.
public protocol RunObserver: ~Copyable {
    /// A customer comes, for the first time or once again.
    mutating func started(_ conversation: borrowing ConversationView)

    /// The AI begins to answer a conversation: the first time, or again after a hand-over that came
    /// back.
    mutating func aiSessionBegins(_ conversation: borrowing ConversationView, at now: Instant)

    /// An AI session takes this time, unless it is cut; one that an outage holds up, this time
    /// more.
    mutating func aiSession(from start: Instant, to end: Instant)

    /// An AI session ends before it was to end.
    mutating func aiSessionCut(at end: Instant, before planned: Instant)

    /// The AI hands over; why is in the conversation. It is then offered to the humans, unless
    /// nobody is told of it.
    mutating func handedOver(_ conversation: borrowing ConversationView, at now: Instant)

    /// The AI hands over, and the conversation comes back to it.
    mutating func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant)

    /// A conversation is offered to the humans.
    mutating func offered(_ conversation: borrowing ConversationView)

    /// A customer in the queue is promised a call back, and waits there no longer.
    mutating func promisedCall(_ conversation: borrowing ConversationView, at now: Instant)

    /// A customer waits for a call from now on: one who was in the queue, one who did not join it,
    /// or one who came when it was closed.
    mutating func awaitsCall(_ conversation: borrowing ConversationView, at now: Instant)

    /// It is the turn of a customer who waits for a call; offered then.
    mutating func called(_ conversation: borrowing ConversationView, at now: Instant)

    /// A human takes a conversation; the customer had been predicted such a wait, if there was one
    /// and anybody predicts.
    mutating func taken(
        _ conversation: borrowing ConversationView, predictedWait: TimeSpan?)

    /// An agent passes a conversation on; it is then offered once more.
    mutating func passedOn(_ conversation: borrowing ConversationView, at now: Instant)

    /// An agent did not accept a conversation that rang.
    mutating func noAnswer(_ conversation: borrowing ConversationView, at now: Instant)

    /// It is the turn of a customer who accepted the offer of a call; called then.
    mutating func calledBack(_ conversation: borrowing ConversationView, at now: Instant)

    /// An agent was held, and not by a customer: because of a conversation, by the agent who is its
    /// own now.
    mutating func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse)

    /// The agent who passed a conversation on goes before another one has it.
    mutating func firstAgentLeft(_ conversation: borrowing ConversationView, at now: Instant)

    /// The agent of a conversation will have work left when it ends, which is now: it is closed,
    /// and later its agent held for that work.
    mutating func wrapUpBegins(_ conversation: borrowing ConversationView)

    /// A conversation has ended, or still waits when nothing happens any more.
    ///
    /// One that the AI contains may be told of as it begins, when its end is known already.
    mutating func closed(_ conversation: borrowing ClosedConversation)

    /// A stretch of the measured part has passed, within one interval of the week.
    mutating func areas(_ areas: RunAreas)

    /// A day begins with so many people in a group whose people come and go.
    mutating func dayBegins(_ people: PeopleCount, ofGroup group: Int, at now: Instant)

    /// From now on inputs are others: what is true then, whoever came before.
    mutating func inputsChange(to scenario: Scenario)

    /// Nothing happens any more, and nothing else will be told.
    mutating func runEnds()
}

/// Areas over a stretch of time within one interval of the week.
public struct RunAreas: Sendable, Equatable {
    /// Of the agents' time, group by group.
    public let staffingByGroup: [StaffTime]
    /// Under the number of customers waiting for a human, customers x ticks.
    public let waiting: Int128
    /// The interval, 0 beginning on Monday midnight on the clock of the centre.
    public let intervalOfWeek: Int
    /// When the stretch ends.
    public let end: Instant

    /// Of the time of all agents.
    public var staffing: StaffTime { staffingByGroup.reduce(StaffTime(), +) }
}

extension RunObserver where Self: ~Copyable {
    /// Does nothing.
    public mutating func started(_ conversation: borrowing ConversationView) {}

    /// Does nothing.
    public mutating func aiSessionBegins(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func aiSession(from start: Instant, to end: Instant) {}

    /// Does nothing.
    public mutating func aiSessionCut(at end: Instant, before planned: Instant) {}

    /// Does nothing.
    public mutating func handedOver(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func offered(_ conversation: borrowing ConversationView) {}

    /// Does nothing.
    public mutating func promisedCall(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func awaitsCall(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func called(_ conversation: borrowing ConversationView, at now: Instant) {}

    /// Does nothing.
    public mutating func taken(
        _ conversation: borrowing ConversationView, predictedWait: TimeSpan?
    ) {}

    /// Does nothing.
    public mutating func passedOn(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func noAnswer(_ conversation: borrowing ConversationView, at now: Instant) {}

    /// Does nothing.
    public mutating func calledBack(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {}

    /// Does nothing.
    public mutating func firstAgentLeft(
        _ conversation: borrowing ConversationView, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func wrapUpBegins(_ conversation: borrowing ConversationView) {}

    /// Does nothing.
    public mutating func closed(_ conversation: borrowing ClosedConversation) {}

    /// Does nothing.
    public mutating func areas(_ areas: RunAreas) {}

    /// Does nothing.
    public mutating func dayBegins(
        _ people: PeopleCount, ofGroup group: Int, at now: Instant
    ) {}

    /// Does nothing.
    public mutating func inputsChange(to scenario: Scenario) {}

    /// Does nothing.
    public mutating func runEnds() {}
}
