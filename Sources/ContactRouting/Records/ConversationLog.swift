import SimulationKernel

/// An observer that passes on a record of every conversation.
///
/// It keeps none but those of which something is still to come: what `write` does with them decides
/// how much memory they take. A record is told of as soon as all of it is known. That is when the
/// conversation ends, or its agent is done with it; of those that the AI contains, when they begin.
public struct ConversationLog: RunObserver {
    private var selection: IssueSelection
    private var answers: StatedAnswers?
    /// What those who were passed on had with agents before the one who has them now.
    private var passedOn: [Attempt: Stages] = [:]
    /// Those whose agents have work left: nil until they are closed.
    private var inWrapUp: [Attempt: ConversationRecord?] = [:]
    private let write: (ConversationRecord) -> Void

    private struct Stages {
        var (waitTicks, humanTicks): (Int64, Int64) = (0, 0)
        var (group, agent) = (0, 0)

        mutating func add(wait: TimeSpan, humanTime: TimeSpan) {
            waitTicks += wait.ticks
            humanTicks += humanTime.ticks
        }
    }

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - scenario: what is simulated.
    ///   - stream: which customers come.
    ///   - selection: the issues to tell of; all if nil.
    ///   - write: is given each record, those of the warm-up included.
    public init(
        _ scenario: Scenario, _ stream: CustomerStream, of selection: IssueSelection? = nil,
        _ write: @escaping (ConversationRecord) -> Void
    ) {
        self.selection = selection ?? IssueSelection(stream)
        self.write = write
        answers = StatedAnswers(scenario, stream)
    }

    /// Takes note of an issue.
    public mutating func started(_ conversation: borrowing ConversationView) {
        selection.meet(conversation)
        answers?.draws(conversation.state.attemptAtIssue)
    }

    /// Takes note of what the AI says, or has said.
    public mutating func handedOver(_ conversation: borrowing ConversationView, at now: Instant) {
        answers?.handedOver(conversation.state.attemptAtIssue)
    }

    /// Takes note that the AI will say something else.
    public mutating func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {
        answers?.draws(conversation.state.attemptAtIssue)
    }

    /// Keeps what a conversation has had of the agent who passes it on.
    public mutating func passedOn(_ conversation: borrowing ConversationView, at now: Instant) {
        let state = conversation.state
        var stages = passedOn[state.attemptAtIssue] ?? Stages()
        stages.add(wait: state.taken - state.offered, humanTime: now - state.taken)
        (stages.group, stages.agent) = (Int(state.group), Int(state.agent))
        passedOn[state.attemptAtIssue] = stages
    }

    /// Keeps a record open.
    public mutating func wrapUpBegins(_ conversation: borrowing ConversationView) {
        inWrapUp.updateValue(nil, forKey: conversation.state.attemptAtIssue)
    }

    /// Passes on a record, unless something is still to come.
    public mutating func closed(_ closed: borrowing ClosedConversation) {
        let model = answers?.model(of: closed)
        guard selection.contains(closed.conversation.state.issue) else { return }
        var record = ConversationRecord(closed)
        if let answers, let model, closed.hadAnswer {
            record.confidence = answers.confidence(of: closed.conversation, by: model)
            record.isAnswerCorrect = closed.conversation.state.traits.isCorrect
        }
        if !passedOn.isEmpty || !inWrapUp.isEmpty {
            let attempt = closed.conversation.state.attemptAtIssue
            if let before = passedOn.removeValue(forKey: attempt) {
                record.wait = TimeSpan(ticks: before.waitTicks + (record.wait?.ticks ?? 0))
                record.humanTime = TimeSpan(
                    ticks: before.humanTicks + (record.humanTime?.ticks ?? 0))
                record.group = record.group ?? before.group
                record.agent = record.agent ?? before.agent
            }
            if inWrapUp[attempt] != nil {
                inWrapUp[attempt] = record
                return
            }
        }
        write(record)
    }

    /// Passes on the record of a conversation whose agent is done with it.
    public mutating func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {
        guard use == .afterContactWork,
            let ended = inWrapUp.removeValue(forKey: conversation.state.attemptAtIssue),
            var record = ended
        else { return }
        record.wrapUpTime = end - start
        write(record)
    }

    /// Asks from now on another AI.
    public mutating func inputsChange(to scenario: Scenario) { answers?.change(to: scenario) }

    /// Passes on the records of those whose agents are not done with them yet.
    public mutating func runEnds() {
        let open = inWrapUp.values.compactMap { $0 }
        inWrapUp = [:]
        for record in open.sorted(by: {
            ($0.issue, $0.earlierAttempts) < ($1.issue, $1.earlierAttempts)
        }) { write(record) }
    }
}
