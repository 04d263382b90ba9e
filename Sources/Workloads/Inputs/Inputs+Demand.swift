import ContactRouting
import FieldTables

extension Inputs {
    /// How fresh issues arrive: by a number and curves, hour by hour, or by a trace.
    public struct Demand: Described {
        /// What customers do while the desk is closed.
        public enum WhenClosed: String, Word {
            /// They come as the curves say.
            case come
            /// Nobody new comes.
            case stayAway

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .come: "They come as the curves say: to the AI, or to whom nobody answers."
                case .stayAway:
                    "Nobody new comes, and all of a usual week comes while it is open."
                }
            }
        }

        /// Fresh issues in 30 average days.
        public var freshPerMonth: Double?
        /// Expected fresh issues of each hour from the start of the run.
        public var issuesPerHour: [Double]?
        /// Counts of a CSV file.
        public var trace: Trace?
        /// How expected counts become arrivals.
        public var arrivals = ContactRouting.Demand.Arrivals.poisson
        /// Relative demand of each local hour of the day.
        public var hours = [Double](repeating: 1, count: 24)
        /// Relative demand of each local weekday, from Monday.
        public var weekdays = [Double](repeating: 1, count: 7)
        /// Relative demand of each local hour, half hour or quarter of the week, from Monday; nil
        /// for what `hours` and `weekdays` make.
        public var profile: [Double]?
        /// Where customers live; nil for one market on the clock of the centre.
        public var markets: [Market]?
        /// What customers do while the desk is closed.
        public var whenClosed = WhenClosed.come
        /// Coefficient of variation of a factor on the demand of each 24 hours; nil if `dayFactor`
        /// says it.
        public var dayFactorCV = 0.0
        /// The same factor and how it goes on from day to day; nil for `dayFactorCV` alone.
        public var dayFactor: DayFactor?
        /// Factors on the demand of parts of a day; nil for none.
        public var intervalFactor: IntervalFactor?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Demand>(
            "demand", "How fresh issues arrive: give freshPerMonth, issuesPerHour or trace.",
            [
                .optional(
                    "freshPerMonth", \.freshPerMonth,
                    .number(NumberRule(from: .excluding(0), to: .including(1e9))),
                    unit: "issues per 30 average days",
                    "Fresh issues, spread over the week by the curves below."),
                .optional(
                    "issuesPerHour", \.issuesPerHour,
                    .array(of: .number(.upTo(1e7)), count: 1...100_000), unit: "issues",
                    "Expected fresh issues of each hour from the run's start."),
                .optional("trace", \.trace, "Counts per interval from a CSV file."),
                .optional("arrivals", \.arrivals, "How expected counts become arrivals."),
                .optional(
                    "hours", \.hours, .array(of: .number(.upTo(1e6)), count: 24...24),
                    role: .proportions,
                    "Relative demand of each local hour of the day, from midnight."),
                .optional(
                    "weekdays", \.weekdays, .array(of: .number(.upTo(1e6)), count: 7...7),
                    role: .proportions, "Relative demand of each local weekday, from Monday."),
                .optional(
                    "profile", \.profile, .array(of: .number(.upTo(1e6)), count: 168...672),
                    role: .proportions,
                    "In place of hours and weekdays, relative demand of each of the 168 local "
                        + "hours of the week, its 336 half hours or 672 quarters, from Monday."),
                .optional(
                    "markets", \.markets, .array(of: Market.schema, count: 1...100),
                    "Where customers live; if absent, one market on the clock of the centre."),
                .optional(
                    "whenClosed", \.whenClosed,
                    "What customers of freshPerMonth do outside the opening hours."),
                .optional(
                    "dayFactorCV", \.dayFactorCV,
                    .number(NumberRule(from: .including(0), to: .including(5))),
                    "Coefficient of variation of a gamma factor on the demand of each 24 hours "
                        + "from the start of the run: short for dayFactor.cv."),
                .optional(
                    "dayFactor", \.dayFactor,
                    "Days that are busier or quieter at random, and what one has of the one "
                        + "before."),
                .optional(
                    "intervalFactor", \.intervalFactor,
                    "Parts of a day that are busier or quieter at random beside that, and what "
                        + "one has of the one before."),
                .note,
            ], exactlyOneOf: [\.freshPerMonth, \.issuesPerHour, \.trace])
    }

    /// Customers who share a clock.
    public struct Market: Described {
        /// Its name.
        public var name = ""
        /// Its share of demand.
        public var share = 0.0
        /// Its local time minus the clock of the centre when the measured part begins.
        public var offsetHours = 0.0
        /// When its own clock is put forward or back; nil if it goes with that of the centre.
        public var clockChanges: ClockChanges?
        /// When humans are there for it, on its own clock; nil for no hours of its own.
        public var openingHours: OpeningHours?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Market>(
            "market", "Customers who share a clock.",
            [
                .required("name", \.name, .string(.nonEmpty), role: .label, "Its name."),
                .required(
                    "share", \.share, .number(.share), role: .shareOfWhole,
                    "Its share of demand; shares add up to 1."),
                .required(
                    "offsetHours", \.offsetHours,
                    .either(
                        [
                            .integer(-14...14),
                            .number(NumberRule(from: .including(-14), to: .including(14))),
                        ], described: "a number from -14 to 14, in quarters of an hour"),
                    unit: "hours",
                    "Its local time minus the clock of the centre when the measured part begins, "
                        + "such as 5.75."),
                .optional(
                    "clockChanges", \.clockChanges,
                    "When its own clock is put forward or back, whatever that of the centre does; "
                        + "if absent, it keeps its distance from the clock of the centre."),
                .optional(
                    "openingHours", \.openingHours, role: .measuring,
                    "When humans are there for it, on its own clock: they are there while any "
                        + "market or the centre opens, and serve whoever comes then."),
                .note,
            ])
    }
}
