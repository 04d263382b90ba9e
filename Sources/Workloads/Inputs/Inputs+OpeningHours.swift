import FieldTables

extension Inputs {
    /// When a desk is open on the days of a week; on days that are not given it is closed.
    public struct OpeningHours: Described {
        /// Monday to Friday, those of them that are not given alone.
        public var mondayToFriday: [ClockSpan]?
        /// Monday.
        public var monday: [ClockSpan]?
        /// Tuesday.
        public var tuesday: [ClockSpan]?
        /// Wednesday.
        public var wednesday: [ClockSpan]?
        /// Thursday.
        public var thursday: [ClockSpan]?
        /// Friday.
        public var friday: [ClockSpan]?
        /// Saturday.
        public var saturday: [ClockSpan]?
        /// Sunday.
        public var sunday: [ClockSpan]?

        /// Never open.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<OpeningHours>(
            "opening hours",
            "When a desk is open on the days of a week; on days that are not given it is closed.",
            [
                day("mondayToFriday", \.mondayToFriday, "Those of them that are not given alone."),
                day("monday", \.monday, "Mondays."),
                day("tuesday", \.tuesday, "Tuesdays."),
                day("wednesday", \.wednesday, "Wednesdays."),
                day("thursday", \.thursday, "Thursdays."),
                day("friday", \.friday, "Fridays."),
                day("saturday", \.saturday, "Saturdays."),
                day("sunday", \.sunday, "Sundays."),
                .note,
            ])

        private static func day(
            _ key: String, _ property: WritableKeyPath<OpeningHours, [ClockSpan]?> & Sendable,
            _ summary: String
        ) -> Field<OpeningHours> {
            .optional(key, property, Inputs.spans, role: .measuring, summary)
        }
    }

    /// Parts of a day.
    static let spans = Schema.array(of: ClockSpan.schema, count: 0...24)

    /// A day on which a desk differs from the others of its kind.
    public struct SpecialDay: Described {
        /// The day.
        public var date = CalendarDate(dayNumber: 0)
        /// By what its demand is multiplied.
        public var demandFactor = 1.0
        /// When the desk is open; nil for as usual.
        public var open: [ClockSpan]?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<SpecialDay>(
            "special day", "A day on which a desk differs from the others of its kind.",
            [
                .required("date", \.date, role: .label, "The day, on the clock of the centre."),
                .optional(
                    "demandFactor", \.demandFactor, .number(.upTo(1_000)),
                    "By what the demand of freshPerMonth is multiplied on it."),
                .optional(
                    "open", \.open, Inputs.spans, role: .measuring,
                    "When the desk is open on it, in place of its usual hours; [] for never."),
                .note,
            ])
    }
}
