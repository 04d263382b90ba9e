import FieldTables

/// What a centre loses by what it does not pay for, in money: what the price list and the payroll
/// leave out, so that thresholds and staffing can be weighed against each other.
public struct Losses: Described {
    /// By each wrong answer that the AI gave.
    public var wrongAnswer = 0.0
    /// By each conversation that a human closed without resolving the issue.
    public var humanFailure = 0.0
    /// By each conversation that a human handled.
    public var humanConversation = 0.0
    /// By each minute that a customer waited for a human.
    public var minuteOfWaiting = 0.0
    /// By each customer who left the queue unserved.
    public var abandonment = 0.0
    /// By each customer for whom no human was there: on arrival, at closing time, or ever.
    public var unserved = 0.0

    /// Nothing is lost.
    public init() {}

    /// Whether nothing is ever lost.
    public var areNone: Bool { self == Losses() }

    /// Its inputs.
    public static let table = FieldTable<Losses>(
        "losses", "What is lost by what nobody pays for; by default nothing.",
        [
            .optional(
                "wrongAnswer", \.wrongAnswer, .number(.nonNegative), unit: "money",
                "By a wrong answer that the AI gave."),
            .optional(
                "humanFailure", \.humanFailure, .number(.nonNegative), unit: "money",
                "By a conversation that a human closed without resolving the issue."),
            .optional(
                "humanConversation", \.humanConversation, .number(.nonNegative), unit: "money",
                "By a conversation that a human handled."),
            .optional(
                "minuteOfWaiting", \.minuteOfWaiting, .number(.nonNegative), unit: "money",
                "By a minute that a customer waited for a human."),
            .optional(
                "abandonment", \.abandonment, .number(.nonNegative), unit: "money",
                "By a customer who left the queue unserved."),
            .optional(
                "unserved", \.unserved, .number(.nonNegative), unit: "money",
                "By a customer for whom no human was there: on arrival, at closing time, or ever."),
            .note,
        ])
}
