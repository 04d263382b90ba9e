import RandomVariates
import SimulationKernel

/// What an AI has said of its answers, for those who look on: drawn once more, by the inputs that
/// were true when it was said.
///
/// - Complexity: memory is constant, but where inputs change in proportion to the conversations
///   present.
struct StatedAnswers {
    /// The AI between two changes of the inputs.
    private struct Model {
        var answers: AnswerModel
        /// Whether a session's end is sealed when it is drawn, and not decided at the end.
        var decidesAtDraw: Bool

        init(_ answering: Answering, _ scenario: Scenario) {
            answers = AnswerModel(answering, scenario)
            decidesAtDraw = scenario.containingLogits != nil
        }
    }

    private var models: [Model]
    private let stream: CustomerStream
    private let first: KeyedStream
    private let changes: Bool
    /// Which model what was said last of an attempt is of.
    private var said: [Attempt: Int] = [:]

    /// Nil if the AI says nothing of its answers.
    init?(_ scenario: Scenario, _ stream: CustomerStream) {
        guard let answering = scenario.ai?.answering else { return nil }
        models = [Model(answering, scenario)]
        changes = !scenario.changes.isEmpty
        self.stream = stream
        first = stream.draws(.confidence)
    }

    mutating func change(to scenario: Scenario) {
        guard let answering = scenario.ai?.answering else { return }
        models.append(Model(answering, scenario))
    }

    /// What it says is drawn now, or decided now: of a customer who comes, or once more.
    mutating func draws(_ attempt: Attempt) {
        if changes { said[attempt] = models.count - 1 }
    }

    /// It hands over by what it says now, or by what was drawn.
    mutating func handedOver(_ attempt: Attempt) {
        if changes, !models[models.count - 1].decidesAtDraw { said[attempt] = models.count - 1 }
    }

    /// The number of the model by which the AI has answered a conversation that ends.
    mutating func model(of closed: borrowing ClosedConversation) -> Int {
        let (attempt, now) = (closed.conversation.state.attemptAtIssue, models.count - 1)
        guard changes else { return now }
        let drawn = said.removeValue(forKey: attempt) ?? now
        let isDecidedNow = closed.outcome == .contained && !models[now].decidesAtDraw
        return isDecidedNow ? now : drawn
    }

    /// The confidence in the answer of the last session of a conversation.
    func confidence(of conversation: borrowing ConversationView, by model: Int) -> Double {
        let (traits, attempt) = (conversation.state.traits, conversation.state.attemptAtIssue)
        let round = UInt32(conversation.state.loops)
        return models[model].answers.statedConfidence(
            traits,
            round == 0
                ? first.uniform(attempt) : stream.luck(.confidenceAgain, in: attempt, round: round))
    }
}
