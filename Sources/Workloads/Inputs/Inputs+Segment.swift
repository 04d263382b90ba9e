import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// Customers who are alike: a language, a tariff, a market; what is nil is as with others.
    public struct Segment: Described {
        /// What the model takes of them as it is written.
        public var model = ContactRouting.Segment()
        /// How long they wait for a human.
        public var patienceMinutes: Law?
        /// The market in which they live; nil for all markets.
        public var market: String?
        /// Relative demand of each local hour of the day; nil as with others.
        public var hours: [Double]?
        /// Relative demand of each local weekday, from Monday; nil as with others.
        public var weekdays: [Double]?
        /// Their class in the human queue: 1 is served first.
        public var priority: Int?

        /// Nothing is given yet.
        public init() { (model.name, model.share) = ("", 0) }

        /// Its inputs.
        public static let table = FieldTable<Segment>(
            "segment", "Customers who are alike: a language, a tariff, a market.",
            [
                .required(
                    "name", \.model.name, .string(.line), role: .label, "Its name in reports."),
                .required(
                    "share", \.model.share, .number(.share), role: .shareOfWhole,
                    "Its share of issues; shares add up to 1."),
                .optional(
                    "intentShares", \.model.intentShares,
                    .array(of: .number(.share), count: 1...1_000), role: .proportions,
                    "What its customers ask about: a share for each intent, adding up to 1; if "
                        + "absent, as with others."),
                .optional(
                    "market", \.market, .string(.nonEmpty),
                    "The market in which all of them live, whose clock they follow; if absent, "
                        + "they are spread over the markets by the shares of these."),
                .optional(
                    "hours", \.hours, .array(of: .number(.upTo(1e6)), count: 24...24),
                    role: .proportions,
                    "Relative demand of each local hour of the day, from midnight; if absent, as "
                        + "with others."),
                .optional(
                    "weekdays", \.weekdays, .array(of: .number(.upTo(1e6)), count: 7...7),
                    role: .proportions,
                    "Relative demand of each local weekday, from Monday; if absent, as with "
                        + "others."),
                .optional(
                    "accuracyFactor", \.model.accuracyFactor, .number(.upTo(2)),
                    "Times the AI's accuracy; a product above 1 counts as 1."),
                .optional(
                    "workFactor", \.model.workFactor,
                    .number(NumberRule(from: .excluding(0), to: .including(100))),
                    "Times the length of human sessions."),
                .optional(
                    "patienceMinutes", \.patienceMinutes, unit: "minutes",
                    "How long its customers wait for a human; if absent, as those of the intent."),
                .optional(
                    "priority", \.priority, .integer(1...100),
                    "Its class in the human queue, whatever the intent: 1 is served first; if "
                        + "absent, that of the intent."),
                .note,
            ])
    }
}
