import ContactRouting
import FieldTables

extension Inputs {
    /// How fresh issues arrive: by a number and curves, hour by hour, or by a trace.
    public struct Demand: Described {
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
        /// Where customers live; nil for one market on the clock of the centre.
        public var markets: [Market]?
        /// Coefficient of variation of a factor on the demand of each 24 hours.
        public var dayFactorCV = 0.0

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
                    "markets", \.markets, .array(of: Market.schema, count: 1...100),
                    "Where customers live; if absent, one market on the clock of the centre."),
                .optional(
                    "dayFactorCV", \.dayFactorCV,
                    .number(NumberRule(from: .including(0), to: .including(5))),
                    "Coefficient of variation of a gamma factor on the demand of each 24 hours "
                        + "from the start of the run."),
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
                .note,
            ])
    }

    /// A CSV file with a header line and one row per interval.
    public struct Trace: Described {
        /// Path of the CSV file, from the workload file.
        public var file = ""
        /// Length of one interval.
        public var intervalMinutes = 60
        /// Column of the day.
        public var day = ""
        /// Column of the start of the interval.
        public var time = ""
        /// Column of the number of fresh issues.
        public var count = ""

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Trace>(
            "trace", "A CSV file with a header line and one row per interval.",
            [
                .required(
                    "file", \.file, .string(.nonEmpty),
                    "Path of the CSV file, from the workload file."),
                .required(
                    "intervalMinutes", \.intervalMinutes, .integer(1...1_440), unit: "minutes",
                    "Length of one interval; divides a day."),
                .required(
                    "day", \.day, .string(.nonEmpty),
                    "Column of the day: consecutive numbers, or dates YYYY-MM-DD."),
                .required(
                    "time", \.time, .string(.nonEmpty),
                    "Column of the start of the interval, HH:MM by the clock of the centre; an "
                        + "hour that comes twice by its clockChanges has its earlier rows first."),
                .required(
                    "count", \.count, .string(.nonEmpty),
                    "Column of the number of fresh issues."),
                .note,
            ])
    }
}
