import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// What some issues are about; what is nil is that of the tier.
    public struct Intent: Described {
        /// Its name in reports.
        public var name = ""
        /// Its share of issues.
        public var share = 0.0
        /// Probability that an AI session ends without a hand-over.
        public var containment: Double?
        /// Probability that the AI's answer is correct.
        public var accuracy: PerComplexity?
        /// Probability that a human resolves the issue.
        public var resolution: PerComplexity?
        /// Shares of the complexities among its issues.
        public var complexityShares: [Double]?
        /// What is at stake in an issue, in money; nil for nothing.
        public var valueAtRisk: Law?
        /// Length of an AI session, but for the latency.
        public var aiSessionMinutes: Law?
        /// Length of a human session of an agent who has no other.
        public var humanSessionMinutes: Law?
        /// Work of an agent when the customer has gone.
        public var afterContactMinutes: Law?
        /// How long customers wait for a human.
        public var patienceMinutes: Law?
        /// Its class in the human queue: 1 is served first.
        public var priority = 1
        /// What a wait counts for.
        public var waitWeight = 1.0
        /// In what time it should be served; nil for the acceptable wait.
        public var targetSeconds: Double?
        /// Whether it goes straight to humans.
        public var straightToHumans = false

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Intent>(
            "intent", "What some issues are about; what is absent is that of the tier.",
            [
                .required("name", \.name, .string(.line), role: .label, "Its name in reports."),
                .required(
                    "share", \.share, .number(.share), role: .shareOfWhole,
                    "Its share of issues; shares add up to 1."),
                .optional(
                    "containment", \.containment, .number(.share),
                    "As ai.containment, for this intent."),
                .optional("accuracy", \.accuracy, "As ai.accuracy, for this intent."),
                .optional("resolution", \.resolution, "As humans.resolution, for this intent."),
                .optional(
                    "complexityShares", \.complexityShares,
                    .array(of: .number(.share), count: 1...20), role: .proportions,
                    "Shares of the complexities among its issues; they add up to 1."),
                .optional(
                    "valueAtRisk", \.valueAtRisk, unit: "money",
                    "What is at stake in an issue; if absent, nothing."),
                .optional(
                    "aiSessionMinutes", \.aiSessionMinutes, unit: "minutes",
                    "As ai.sessionMinutes, for this intent."),
                .optional(
                    "humanSessionMinutes", \.humanSessionMinutes, unit: "minutes",
                    "As humans.sessionMinutes, for this intent."),
                .optional(
                    "afterContactMinutes", \.afterContactMinutes, unit: "minutes",
                    "As humans.afterContactMinutes, for this intent."),
                .optional(
                    "patienceMinutes", \.patienceMinutes, unit: "minutes",
                    "As humans.patienceMinutes, for this intent."),
                .optional(
                    "priority", \.priority, .integer(1...100),
                    "Its class in the human queue: 1 is served first; equals in order of arrival."),
                .optional(
                    "waitWeight", \.waitWeight, .number(.upTo(1e6)),
                    "What a wait counts for, where humans.conversationSelection is "
                        + "longestWeightedWait."),
                .optional(
                    "targetSeconds", \.targetSeconds, .number(.upTo(1e9)), unit: "seconds",
                    "In what time a human should serve it, where humans.conversationSelection is "
                        + "earliestDeadline; if absent, within the acceptable wait."),
                .optional(
                    "straightToHumans", \.straightToHumans, .boolean,
                    "Whether the AI never has a session of it, not even a first turn."),
                .note,
            ])
    }

    /// A share for every complexity: one for all, or one for each.
    public enum PerComplexity: FieldValue {
        /// The same for all.
        case all(Double)
        /// One for each, from easy to hard.
        case each([Double])

        /// A share, or a list of them.
        public static var schema: Schema {
            .either(
                [.number(.share), .array(of: .number(.share), count: 1...20)],
                described:
                    "a share between 0 and 1, or a list of them, one for each complexity")
        }

        /// Reads a share or a list.
        public init(_ datum: Datum) {
            if case .list = datum {
                self = .each([Double](datum))
            } else {
                self = .all(Double(datum))
            }
        }

        /// The share or the list.
        public var datum: Datum {
            switch self {
            case .all(let share): share.datum
            case .each(let shares): shares.datum
            }
        }
    }
}
