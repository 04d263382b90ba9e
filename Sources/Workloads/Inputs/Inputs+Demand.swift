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

    /// A CSV file with a header line and one row per interval.
    public struct Trace: Described {
        /// How the days of a CSV file are written.
        public enum DateFormat: String, Word {
            /// As in 2024-03-31.
            case year = "YYYY-MM-DD"
            /// As in 31/03/2024, with any separator.
            case day = "DD/MM/YYYY"
            /// As in 03/31/2024, with any separator.
            case month = "MM/DD/YYYY"

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .year: "The year first, as in 2024-03-31."
                case .day: "The day first, as in 31/03/2024 or 31.3.2024."
                case .month: "The month first, as in 03/31/2024."
                }
            }
        }

        /// What stands before the decimals of a count.
        public enum Decimal: String, Word {
            /// As in 7.5.
            case point
            /// As in 7,5.
            case comma

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .point: "As in 7.5, thousands as in 1,250."
                case .comma: "As in 7,5, thousands as in 1.250."
                }
            }
        }

        /// What an interval is that has no row, between the first and the last row of its day.
        public enum Missing: String, Word {
            /// Nobody came.
            case zero
            /// As many came as on the line between the rows before and after.
            case interpolate

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .zero: "Nobody came."
                case .interpolate: "As many came as the rows before and after it let expect."
                }
            }
        }

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
        /// Column of the mean length of a human session; nil for none.
        public var handleSeconds: String?
        /// How days are written; nil for what they can only be.
        public var dateFormat: DateFormat?
        /// How decimals are written; nil for what they can only be.
        public var decimal: Decimal?
        /// What an interval without a row is; nil for a mistake.
        public var missing: Missing?

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
                    "Column of the day: consecutive numbers, or dates, the first of which is the "
                        + "start unless that is given."),
                .required(
                    "time", \.time, .string(.nonEmpty),
                    "Column of the start of the interval, HH:MM by the clock of the centre, or the "
                        + "column of the day if both stand there; an hour that comes twice by its "
                        + "clockChanges has its earlier rows first."),
                .required(
                    "count", \.count, .string(.nonEmpty),
                    "Column of the number of fresh issues."),
                .optional(
                    "handleSeconds", \.handleSeconds, .string(.nonEmpty),
                    "Column of the mean handling time of an interval in seconds: human sessions of "
                        + "customers who come in it are longer or shorter by as much as that "
                        + "differs from the mean of sessionMinutes over all intents; empty or 0 "
                        + "for no more than that."),
                .optional(
                    "dateFormat", \.dateFormat,
                    "How days are written, if that can be read in two ways."),
                .optional(
                    "decimal", \.decimal,
                    "What stands before decimals, if that can be read in two ways."),
                .optional(
                    "missing", \.missing,
                    "What an interval without a row is, between the first and the last row of its "
                        + "day; if absent, an error. Outside them, and on days without a row, "
                        + "nobody comes."),
                .note,
            ])
    }
}
