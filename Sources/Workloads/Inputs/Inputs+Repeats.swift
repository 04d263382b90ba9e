import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// Who comes back with the same issue, and when.
    public struct Repeats: Described {
        /// What the model takes as it is written.
        public var model = RepeatContacts(clock: .demand)
        /// Probability of a return after a wrong answer; nil for that after a right one.
        public var afterWrongAnswer: Double?
        /// Probability of a return after a human failed; nil for that after one who did not.
        public var afterHumanFailure: Double?
        /// Time from the end of a conversation to the return.
        public var delayHours = Law.exponential(mean: 24)
        /// Time until customers try again who gave up; nil for as long as others.
        public var redialMinutes: Law?

        /// Nobody comes back.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Repeats>(
            "repeats", "Who comes back with the same issue, and when.",
            [
                .optional(
                    "afterAI", \.model.afterAI, .number(probability),
                    "Probability of a return after a conversation that the AI contained: in the "
                        + "second form, after a correct answer."),
                .optional(
                    "afterHuman", \.model.afterHuman, .number(probability),
                    "Probability of a return after a conversation that a human closed: where "
                        + "humans can fail, after one that resolved the issue."),
                .optional(
                    "afterWrongAnswer", \.afterWrongAnswer, .number(probability),
                    "Probability of a return after a wrong answer; if absent, that of afterAI."),
                .optional(
                    "afterHumanFailure", \.afterHumanFailure, .number(probability),
                    "Probability of a return after a human failed; if absent, that of afterHuman."
                ),
                .optional(
                    "askForHumanFactor", \.model.askForHumanFactor, .number(.upTo(1_000)),
                    "How much likelier those who return are to ask for a human."),
                .optional(
                    "afterAbandonment", \.model.afterAbandonment, .number(probability),
                    "Probability of a return after an abandoned or blocked conversation."),
                .optional(
                    "afterUnserved", \.model.afterUnserved, .number(probability),
                    "Probability of a return after a hand-over that nobody took."),
                .optional(
                    "delayHours", \.delayHours, unit: "hours",
                    "Time from the end of a conversation to the return."),
                .optional(
                    "redialMinutes", \.redialMinutes, unit: "minutes",
                    "Time until customers try again who gave up, were blocked or balked, on the "
                        + "wall clock; if absent, as delayHours says."),
                .optional("clock", \.model.clock, "The clock on which the delay runs."),
                .note,
            ])

        /// Below 1, so that every issue comes to an end.
        private static let probability = NumberRule(from: .including(0), to: .excluding(1))
    }
}
