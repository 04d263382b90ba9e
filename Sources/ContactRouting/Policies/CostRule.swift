import FieldTables
import SimulationKernel

/// Hands over if that costs less than the wrong answers it avoids: iff
/// (1 - confidence) x wrong answer > human + waiting x expected wait.
///
/// With calibrated confidence and no waits this is the Bayes rule with rejection (Chow 1970).
public struct CostRule: Described {
    /// Cost of a wrong answer.
    public var wrongAnswer = 0.0
    /// Cost of a human's work on a conversation.
    public var human = 0.0
    /// Cost of a minute that a customer waits.
    public var minuteOfWaiting = 0.0

    /// Nothing costs anything: the AI answers.
    public init() {}

    /// Creates the rule.
    public init(wrongAnswer: Double, human: Double, minuteOfWaiting: Double = 0) {
        self.wrongAnswer = wrongAnswer
        self.human = human
        self.minuteOfWaiting = minuteOfWaiting
    }

    /// Its inputs.
    public static let table = FieldTable<CostRule>(
        "cost", "When wrong answers would cost more than a human and the wait.",
        [
            .required(
                "wrongAnswer", \.wrongAnswer, .number(.nonNegative), unit: "money",
                "Cost of a wrong answer."),
            .required(
                "human", \.human, .number(.nonNegative), unit: "money",
                "Cost of a human's work on a conversation."),
            .optional(
                "minuteOfWaiting", \.minuteOfWaiting, .number(.nonNegative), unit: "money",
                "Cost of a minute that a customer waits."),
        ])

    func handsOver(confidence: Double, expectedWait: TimeSpan) -> Bool {
        (1 - confidence) * wrongAnswer > human + minuteOfWaiting * expectedWait.seconds / 60
    }
}
