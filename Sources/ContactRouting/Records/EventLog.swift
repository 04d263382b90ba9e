import SimulationKernel

/// An observer that passes on everything that happens to conversations, in the order of time.
///
/// What happens at the same time comes in the order in which it was told. A conversation that
/// still waits when the run is over has no end.
///
/// - Complexity: memory is proportional to the AI sessions in progress whose ends are known.
public final class EventLog: RunObserver {
    private var selection: IssueSelection
    /// The ends of AI sessions that are told of as they begin: places in `ends`.
    private var queue = EventQueue()
    private var ends: [EventRecord] = []
    private var free: [Int] = []
    private let write: (EventRecord) -> Void

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - selection: the issues to tell of.
    ///   - write: is given each record, those of the warm-up included.
    public init(of selection: IssueSelection, _ write: @escaping (EventRecord) -> Void) {
        self.selection = selection
        self.write = write
    }

    /// Tells of an event.
    ///
    /// - Parameter byHolder: whether it is about the agent who is held though none has taken it.
    @inline(__always)
    private func tell(
        _ kind: EventRecord.Kind, of conversation: borrowing ConversationView, at time: Instant,
        byHolder: Bool = false
    ) {
        guard selection.contains(conversation.issue) else { return }
        var event = EventRecord(kind, of: conversation, at: time)
        if byHolder {
            event.group = Int(conversation.state.group)
            event.agent = Int(conversation.state.agent)
        }
        tell(event)
    }

    @inline(__always)
    private func tell(_ event: EventRecord) {
        tellOfEnds(before: event.time)
        write(event)
    }

    private func tellOfEnds(before time: Instant) {
        while let key = queue.nextKey(), key <= UInt64(time.ticks), let next = queue.pop() {
            write(ends[Int(next.payload)])
            free.append(Int(next.payload))
        }
    }

    /// Keeps an end until it is its time.
    private func keep(_ end: EventRecord) {
        let place = free.popLast() ?? ends.count
        if place == ends.count { ends.append(end) } else { ends[place] = end }
        queue.push(key: UInt64(end.time.ticks), payload: UInt64(place))
    }

    /// A customer comes.
    public func started(_ conversation: borrowing ConversationView) {
        selection.meet(conversation)
        tell(.started, of: conversation, at: conversation.started)
    }

    /// The AI begins to answer.
    public func aiSessionBegins(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.aiSessionBegan, of: conversation, at: now)
    }

    /// The AI hands over.
    public func handedOver(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.handedOver(conversation.state.reason), of: conversation, at: now)
    }

    /// A hand-over comes back.
    public func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {
        tell(.handOverCameBack(reason), of: conversation, at: now)
    }

    /// It is offered to the humans.
    public func offered(_ conversation: borrowing ConversationView) {
        tell(.offered, of: conversation, at: conversation.state.offered)
    }

    /// The customer is promised a call.
    public func awaitsCall(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.callPromised, of: conversation, at: now)
    }

    /// It is the customer's turn.
    public func called(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.calledBack, of: conversation, at: now)
    }

    /// A human takes it.
    public func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        tell(
            .taken(predictedWait: predictedWait), of: conversation, at: conversation.state.taken)
    }

    /// The agent passes it on.
    public func passedOn(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.passedOn, of: conversation, at: now)
    }

    /// An agent did not answer.
    public func noAnswer(_ conversation: borrowing ConversationView, at now: Instant) {
        tell(.notAnswered, of: conversation, at: now, byHolder: true)
    }

    /// An agent is free again.
    public func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {
        // Who has passed a conversation on stays for as long as both talk, and is told of then.
        guard use != .colleague || conversation.state.isAgentWork else { return }
        tell(.agentReleased(use, after: end - start), of: conversation, at: end)
    }

    /// Whoever passed it on goes.
    public func firstAgentLeft(_ conversation: borrowing ConversationView, at now: Instant) {
        let waited = now - conversation.state.offered
        tell(
            .agentReleased(.colleague, after: waited), of: conversation, at: now, byHolder: true)
    }

    /// It ends, now or later.
    public func closed(_ closed: borrowing ClosedConversation) {
        guard closed.outcome.isEnd, selection.contains(closed.conversation.issue) else { return }
        let end = EventRecord(
            .ended(closed.outcome, isResolved: closed.isResolved), of: closed.conversation,
            at: closed.end)
        if closed.outcome == .contained { keep(end) } else { tell(end) }
    }

    /// Tells of what is left.
    public func runEnds() { tellOfEnds(before: .distantFuture) }
}
