/// How satisfied customers are with a conversation: the expected share of contented ones.
public struct Satisfaction: Sendable, Equatable {
    /// After a correct answer of the AI, by complexity.
    public var ai: [Double]
    /// After a human resolved the issue, by complexity.
    public var human: [Double]
    /// After any conversation that did not resolve the issue.
    public var unresolved: Double
    /// What each earlier attempt at the issue takes away.
    public var lossPerAttempt: Double
    /// What each minute in the queue takes away.
    public var lossPerMinuteWaited: Double

    /// Creates a model of satisfaction.
    public init(
        ai: [Double], human: [Double], unresolved: Double = 0, lossPerAttempt: Double = 0,
        lossPerMinuteWaited: Double = 0
    ) {
        self.ai = ai
        self.human = human
        self.unresolved = unresolved
        self.lossPerAttempt = lossPerAttempt
        self.lossPerMinuteWaited = lossPerMinuteWaited
    }
}
