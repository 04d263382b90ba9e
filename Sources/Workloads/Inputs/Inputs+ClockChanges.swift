import FieldTables

extension Inputs {
    /// When a clock is put forward and back: by a rule, or on given days.
    public enum ClockChanges: FieldValue {
        /// Every year by a rule.
        case rule(Rule)
        /// On these occasions.
        case announced([ClockChange])

        /// A rule by which a clock is put forward and back every year.
        public enum Rule: Tagged {
            /// As in the European Union.
            case europe(Europe)
            /// As in the United States.
            case unitedStates

            /// The rules.
            public static let variants = VariantTable<Rule>(
                "clock rule", "A rule by which a clock is put forward and back every year.",
                tag: "rule",
                [
                    Variant { (europe: Europe) in
                        .europe(europe)
                    } extract: {
                        if case .europe(let europe) = $0 { europe } else { nil }
                    },
                    Variant(
                        "us", "On the second Sunday of March and the first of November at 02:00.",
                        .unitedStates),
                ], last: [.note])
        }

        /// Where a country of the European Union is.
        public struct Europe: Described {
            /// Local time in winter minus UTC.
            public var utcOffsetHours = 1

            /// Central Europe.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Europe>(
                "eu", "On the last Sundays of March and October at 01:00 UTC.",
                [
                    .optional(
                        "utcOffsetHours", \.utcOffsetHours, .integer(-1...3), unit: "hours",
                        "Local time in winter minus UTC: 0 in Britain, 1 in Central Europe.")
                ])
        }

        /// A word, an object or a list.
        public static var schema: Schema {
            .either(
                [
                    .choice([
                        Choice("eu", "As in Central Europe: 2 to 3 in March, 3 to 2 in October."),
                        Choice(
                            "us", "As in the United States: 2 to 3 in March, 2 to 1 in November."),
                    ]),
                    Rule.schema,
                    .array(of: ClockChange.schema, count: 0...1_000),
                ],
                described: "\"eu\", \"us\", an object with the key \"rule\", or an array of changes"
            )
        }

        /// Reads any of the three; a word is short for a rule whose inputs have their defaults.
        public init(_ datum: Datum) {
            switch datum {
            case .list: self = .announced([ClockChange](datum))
            case .text: self = .rule(Rule(.object([.init(Rule.variants.tag, datum)])))
            default: self = .rule(Rule(datum))
            }
        }

        /// The object or the list.
        public var datum: Datum {
            switch self {
            case .announced(let changes): changes.datum
            case .rule(let rule): rule.datum
            }
        }
    }

    /// One occasion on which a clock is put forward or back.
    public struct ClockChange: Described {
        /// The day.
        public var date = CalendarDate(dayNumber: 0)
        /// What the clock shows then.
        public var hour = 0
        /// By how many hours; negative for back.
        public var byHours = 0.0

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<ClockChange>(
            "clock change", "One occasion on which a clock is put forward or back.",
            [
                .required("date", \.date, "The day, one change each at most."),
                .required(
                    "hour", \.hour, .integer(0...23), unit: "hour of the day",
                    "What the clock shows then: 2 for 2 to 3, 3 for 3 to 2."),
                .required(
                    "byHours", \.byHours,
                    .number(NumberRule(from: .including(-1), to: .including(1))), unit: "hours",
                    "1 for forward, -1 for back; 0.5 and -0.5 for a market only."),
                .note,
            ])
    }
}
