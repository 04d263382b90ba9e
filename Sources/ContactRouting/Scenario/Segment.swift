import RandomVariates

/// Customers who are alike: a language, a tariff, a market.
public struct Segment: Sendable, Equatable {
    /// Its name in reports.
    public var name = "all"
    /// Its share of fresh issues.
    public var share = 1.0
    /// What its customers ask about: the shares of the intents among them; nil for those of all
    /// customers. Of several segments all have them or none has.
    public var intentShares: [Double]?
    /// Times the AI's probability of a correct answer.
    public var accuracyFactor = 1.0
    /// Times the length of human sessions.
    public var workFactor = 1.0
    /// How long its customers wait for a human, seconds; nil for as long as those of the intent.
    public var patience: Distribution?
    /// Class in the human queue, 0 being served first; nil for that of the intent.
    public var priorityClass: Int?

    /// Customers who are all alike.
    public init() {}

    /// Customers who are as all others but for what `change` sets.
    public init(_ change: (inout Segment) -> Void) { change(&self) }
}
