import FieldTables

extension Inputs {
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
                    "file", \.file, .string(.line),
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
