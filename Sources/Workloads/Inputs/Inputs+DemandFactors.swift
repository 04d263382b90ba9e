import FieldTables

extension Inputs {
    /// Correlations of normal numbers that follow each other.
    private static let correlation = NumberRule(from: .including(-0.99), to: .including(0.99))

    /// Days that are busier or quieter at random.
    public struct DayFactor: Described {
        /// Coefficient of variation of the factor.
        public var cv = 0.0
        /// Correlation of the normal numbers behind the factors of one day and the next.
        public var correlation = 0.0

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<DayFactor>(
            "dayFactor",
            "A gamma factor of mean 1 on the demand of each 24 hours from the start of the run.",
            [
                .required(
                    "cv", \.cv, .number(NumberRule(from: .including(0), to: .including(5))),
                    "Coefficient of variation of the factor."),
                .optional(
                    "correlation", \.correlation, .number(Inputs.correlation),
                    "What a day has of the one before: the correlation of the normal numbers "
                        + "behind their factors, an autoregression of order one."),
                .note,
            ])
    }

    /// Parts of a day that are busier or quieter at random.
    public struct IntervalFactor: Described {
        /// Length of a part.
        public var minutes = 30
        /// Coefficient of variation of the factors.
        public var cv = PerInterval.all(0)
        /// Correlation of the normal numbers behind the factors of one part and the next.
        public var correlation = 0.0

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<IntervalFactor>(
            "intervalFactor",
            "Gamma factors of mean 1 on the demand of each part of a day, beside that of the day.",
            [
                .optional(
                    "minutes", \.minutes, .integer(5...720), unit: "minutes",
                    "Length of a part; divides a day."),
                .required(
                    "cv", \.cv,
                    "Coefficient of variation of the factors: one for all, or one for each part of "
                        + "the day from midnight."),
                .optional(
                    "correlation", \.correlation, .number(Inputs.correlation),
                    "What a part has of the one before: the correlation of the normal numbers "
                        + "behind their factors, an autoregression of order one that starts anew "
                        + "with every day."),
                .note,
            ])
    }

    /// A coefficient of variation for every part of a day: one for all, or one for each.
    public enum PerInterval: FieldValue {
        /// The same for all.
        case all(Double)
        /// One for each, from midnight.
        case each([Double])

        /// A number, or a list of them.
        public static var schema: Schema {
            let rule = NumberRule(from: .including(0), to: .including(5))
            return .either(
                [.number(rule), .array(of: .number(rule), count: 2...288)],
                described: "a number from 0 to 5, or a list of them, one for each part of the day")
        }

        /// Reads a number or a list.
        public init(_ datum: Datum) {
            if case .list = datum {
                self = .each([Double](datum))
            } else {
                self = .all(Double(datum))
            }
        }

        /// The number or the list.
        public var datum: Datum {
            switch self {
            case .all(let number): number.datum
            case .each(let numbers): numbers.datum
            }
        }
    }
}
