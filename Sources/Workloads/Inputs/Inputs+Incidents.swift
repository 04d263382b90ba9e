import FieldTables
import RandomVariates

extension Inputs {
    /// Times in which something breaks: more customers, other questions, worse answers.
    public struct Incidents: Described {
        /// Incidents known beforehand.
        public var windows: [Outages.Window] = []
        /// Time from the end of a random one to the start of the next; nil for none.
        public var upHours: Law?
        /// Length of a random one.
        public var repairHours = Law.exponential(mean: 1)
        /// Times the rate at which fresh issues come.
        public var demandFactor = 1.0
        /// Times the share of intents, by name.
        public var intents: Entries<Double> = [:]
        /// Times the AI's accuracy, or its containment.
        public var accuracyFactor = 1.0
        /// Times the work of human sessions.
        public var workFactor = 1.0
        /// Whether the AI is down.
        public var breaksAI = false

        /// None.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Incidents>(
            "incidents",
            "Times in which something breaks: demand, what it is about and how well the AI answers "
                + "change together. Whoever comes while it lasts is a customer of the incident.",
            [
                .optional(
                    "windows", \.windows, .array(of: Outages.Window.schema, count: 0...10_000),
                    "Incidents known beforehand."),
                .optional(
                    "upHours", \.upHours, unit: "hours",
                    "Time from the end of one that chance brings to the start of the next; if "
                        + "absent, chance brings none."),
                .optional(
                    "repairHours", \.repairHours, unit: "hours",
                    "Length of one that chance brings."),
                .optional(
                    "demandFactor", \.demandFactor, .number(.upTo(1_000)),
                    "Times the rate at which fresh issues come."),
                .optional(
                    "intents", \.intents, .map(of: .number(.upTo(1e6))),
                    "Times the share of an intent among them, by its name; the others keep theirs, "
                        + "and all are scaled to add up to 1."),
                .optional(
                    "accuracyFactor", \.accuracyFactor, .number(.upTo(100)),
                    "Times the AI's probability of a correct answer, or what it contains, without "
                        + "its knowing: its confidence stays what it was."),
                .optional(
                    "workFactor", \.workFactor, .number(.upTo(1_000)),
                    "Times the work of human sessions."),
                .optional(
                    "breaksAI", \.breaksAI, .boolean,
                    "Whether the AI is down while they last, with the fallback of ai.outages."),
                .note,
            ])
    }
}
