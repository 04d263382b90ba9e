import FieldTables

extension Inputs {
    /// An input that changes in the course of the run: growth, a season, a better model, a raise.
    public struct Series: Described {
        /// One value from some time on.
        public struct Point: Described {
            /// Day from which on it holds.
            public var from = CalendarDate(dayNumber: 0)
            /// Time of that day.
            public var hour = 0.0
            /// The value: a number, or a list where the input is one.
            public var value = Amount.one(0)

            /// Nothing is given yet.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Point>(
                "point", "A value of an input from some time on.",
                [
                    .required(
                        "from", \.from, role: .label,
                        "Day from which on it holds, on the clock "
                            + "of the centre."),
                    .optional(
                        "hour", \.hour,
                        .number(NumberRule(from: .including(0), to: .excluding(24))),
                        unit: "hours", role: .label,
                        "Time of that day: a whole interval of intervalMinutes."),
                    .required(
                        "value", \.value,
                        "The value of the input, or the factor: a number, or a list if the input "
                            + "is one."),
                    .note,
                ])
        }

        /// The input that changes, as it is written after `--set`.
        public var input = ""
        /// Whether the points are factors on the input, and not its values.
        public var isFactor = false
        /// Values that hold until the next one.
        public var steps: [Point]?
        /// Values between which the input moves along straight lines.
        public var lines: [Point]?

        /// Nothing is given yet.
        public init() {}

        private static let points = Schema.array(of: Point.schema, count: 1...10_000)

        /// Its inputs.
        public static let table = FieldTable<Series>(
            "series",
            "An input that changes in the course of the run. A setting of the input (--set, --vary,"
                + " a figure's set) holds for the whole run, and takes its series away, but for "
                + "factors; overTime[0].steps[1].value changes a point.",
            [
                .required(
                    "input", \.input, .string(.nonEmpty), role: .label,
                    "The input, as it is written after --set, such as `ai.share`: any number or "
                        + "list of numbers that says something about the centre or its customers. "
                        + "What the file gives in its place holds until the first point."),
                .optional(
                    "factor", \.isFactor, .boolean,
                    "Whether the points are factors on the input, such as those of a season on "
                        + "growing demand, and not its values; before the first one it is 1."),
                .optional(
                    "steps", \.steps, points, "Values that hold from then on, until the next one."),
                .optional(
                    "lines", \.lines, .array(of: Point.schema, count: 2...10_000),
                    "Values between which the input moves along straight lines, at every midnight; "
                        + "the last one stays."),
                .note,
            ], exactlyOneOf: [\.steps, \.lines])
    }

    /// A number, or a list of them.
    public enum Amount: FieldValue {
        /// A number.
        case one(Double)
        /// A list.
        case list([Double])

        /// A number, or a list of them.
        public static var schema: Schema {
            .either(
                [.number(.any), .array(of: .number(.any), count: 1...100_000)],
                described: "a number, or a list of numbers")
        }

        /// Reads a number or a list.
        public init(_ datum: Datum) {
            if case .list = datum {
                self = .list([Double](datum))
            } else {
                self = .one(Double(datum))
            }
        }

        /// The number or the list.
        public var datum: Datum {
            switch self {
            case .one(let number): number.datum
            case .list(let numbers): numbers.datum
            }
        }

        /// The numbers.
        var numbers: [Double] {
            switch self {
            case .one(let number): [number]
            case .list(let numbers): numbers
            }
        }
    }
}
