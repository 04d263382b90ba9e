/// What a centre loses by what it does not pay for, in money: what the price list and the payroll
/// leave out, so that thresholds and staffing can be weighed against each other.
public struct Losses: Sendable, Equatable {
    /// By each wrong answer that the AI gave.
    public var wrongAnswer: Double
    /// By each conversation that a human handled.
    public var humanConversation: Double
    /// By each minute that a customer waited for a human.
    public var minuteOfWaiting: Double
    /// By each customer who left the queue unserved.
    public var abandonment: Double

    /// Creates losses; by default nothing is lost.
    public init(
        wrongAnswer: Double = 0, humanConversation: Double = 0, minuteOfWaiting: Double = 0,
        abandonment: Double = 0
    ) {
        self.wrongAnswer = wrongAnswer
        self.humanConversation = humanConversation
        self.minuteOfWaiting = minuteOfWaiting
        self.abandonment = abandonment
    }

    /// Whether nothing is ever lost.
    public var areNone: Bool { self == Losses() }
}
