import ContactRouting
import FieldTables
import SimulationKernel

extension Inputs {
    /// How satisfied customers are with a conversation.
    public struct Satisfaction: Described {
        /// What the model takes as it is written.
        public var model = ContactRouting.Satisfaction(ai: [], human: [])
        /// After a correct answer of the AI.
        public var ai = PerComplexity.all(1)
        /// After a human resolved the issue.
        public var human = PerComplexity.all(1)

        /// Everybody whose issue is resolved is content.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Satisfaction>(
            "satisfaction", "The expected share of contented customers after a conversation.",
            [
                .optional("ai", \.ai, "After a correct answer of the AI."),
                .optional("human", \.human, "After a human resolved the issue."),
                .optional(
                    "unresolved", \.model.unresolved, .number(.share),
                    "After a conversation that did not resolve the issue."),
                .optional(
                    "lossPerAttempt", \.model.lossPerAttempt, .number(.share),
                    "What each earlier attempt takes away."),
                .optional(
                    "lossPerMinuteWaited", \.model.lossPerMinuteWaited, .number(.share),
                    "What each minute in the human queue takes away."),
                .note,
            ])
    }

    /// Thresholds of the measures.
    public struct Measures: Described {
        /// What the model takes as it is written.
        public var plan = MeasurementPlan(horizon: TimeSpan(seconds: 30 * 86_400))

        /// The usual thresholds.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Measures>(
            "measures", "Thresholds of the measures.",
            [
                .optional(
                    "serviceLevelSeconds", \.plan.acceptableWait.seconds, .number(.nonNegative),
                    unit: "seconds",
                    "Acceptable waiting time, the threshold of the service levels."),
                .optional(
                    "returnWindowHours", \.plan.returnWindow.hours, .number(.nonNegative),
                    unit: "hours",
                    "A contained conversation is assumed resolved after this time without a return."
                ),
                .optional(
                    "judge", \.plan.judge, "Who says which AI conversations were resolved."),
                .optional(
                    "quotes", \.plan.quotes, .array(of: PriceRule.schema, count: 0...20),
                    "Price rules to bill the run by beside its own, for comparison."),
                .optional(
                    "losses", \.plan.losses,
                    "Prices of what nobody pays for, added up in lossPerConversation."),
                .note,
            ])
    }
}
