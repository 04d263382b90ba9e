import RandomVariates
import SimulationKernel

/// What an issue is about, and what follows from it.
public struct Intent: Sendable, Equatable {
    /// Its name in reports.
    public var name: String
    /// Its share of fresh issues.
    public var share: Double
    /// Probability that an AI session of this intent ends without a hand-over.
    public var containment: Double
    /// Length of an AI session, seconds.
    public var aiSession: Distribution
    /// Work in a human session, in seconds of an agent with one conversation.
    public var humanSession: Distribution
    /// How long the customer waits for a human, seconds; nil for ever.
    public var patience: Distribution?
    /// Class in the human queue: 0 is served first.
    public var priorityClass: Int
    /// Shares of the complexities among issues of this intent; they add up to 1.
    public var complexityShares: [Double]
    /// Probability that an answer of the AI is correct, by complexity.
    public var aiAccuracy: [Double]
    /// Probability that a human resolves the issue, by complexity.
    public var humanResolution: [Double]
    /// What is at stake in an issue, in money; nil for nothing.
    public var valueAtRisk: Distribution?
    /// Work of an agent after a human session, when the customer has gone, seconds; nil for none.
    public var afterContactWork: Distribution?
    /// What a wait counts for, where the longest weighted wait is served first.
    public var waitWeight = 1.0
    /// In what time it should be served, where the earliest deadline is first; nil for the
    /// acceptable wait.
    public var targetWait: TimeSpan?
    /// Whether the AI never has a session of this intent, not even a first turn.
    public var isForHumansOnly = false

    /// Creates an intent; unless given, every answer is right and nothing is at stake.
    public init(
        name: String, share: Double, containment: Double, aiSession: Distribution,
        humanSession: Distribution, patience: Distribution?, priorityClass: Int,
        complexityShares: [Double] = [1], aiAccuracy: [Double] = [1],
        humanResolution: [Double] = [1], valueAtRisk: Distribution? = nil
    ) {
        self.name = name
        self.share = share
        self.containment = containment
        self.aiSession = aiSession
        self.humanSession = humanSession
        self.patience = patience
        self.priorityClass = priorityClass
        self.complexityShares = complexityShares
        self.aiAccuracy = aiAccuracy
        self.humanResolution = humanResolution
        self.valueAtRisk = valueAtRisk
    }
}
