import ContactRouting
import FieldTables

extension Inputs {
    /// When the AI hands over to a human, with intents by their names.
    public struct Escalation: Tagged {
        /// How the AI's confidence is judged.
        public enum Judgement: Sendable, Equatable {
            /// The AI always answers.
            case never
            /// The AI never answers.
            case always
            /// It answers at or above a confidence.
            case threshold(Threshold)
            /// The same, with a threshold for each intent.
            case perIntent(PerIntent)
            /// A threshold that moves with the expected wait.
            case congestion(CongestionThreshold)
            /// It hands over if that is cheaper on average.
            case cost(CostRule)
        }

        /// How the AI's confidence is judged.
        public var judgement: Judgement
        /// Reasons to hand over whatever the AI believes.
        public var rules: [Rule] = [.customerAsks]
        /// Hand-overs in an hour after which the policy lets the AI answer; nil for no limit.
        public var handOversPerHour: Int?

        /// Creates a policy; by default customers who ask for a human get one.
        public init(_ judgement: Judgement) { self.judgement = judgement }

        /// The policies.
        public static let variants = VariantTable<Escalation>(
            "escalation", "When the AI hands over to a human.", tag: "policy",
            [
                simple("never", "Never for lack of confidence.", .never),
                simple("always", "Always at the end of a session.", .always),
                Variant { (threshold: Threshold) in
                    Escalation(.threshold(threshold))
                } extract: {
                    if case .threshold(let threshold) = $0.judgement { threshold } else { nil }
                },
                Variant { (thresholds: PerIntent) in
                    Escalation(.perIntent(thresholds))
                } extract: {
                    if case .perIntent(let thresholds) = $0.judgement { thresholds } else { nil }
                },
                Variant { (rule: CongestionThreshold) in
                    Escalation(.congestion(rule))
                } extract: {
                    if case .congestion(let rule) = $0.judgement { rule } else { nil }
                },
                Variant { (rule: CostRule) in
                    Escalation(.cost(rule))
                } extract: {
                    if case .cost(let rule) = $0.judgement { rule } else { nil }
                },
            ],
            last: [
                .optional(
                    "rules", \.rules, .array(of: Rule.schema, count: 0...50),
                    default: [.customerAsks],
                    "Reasons to hand over whatever the AI believes."),
                .optional(
                    "handOversPerHour", \.handOversPerHour, .integer(0...10_000_000),
                    "Hand-overs after which the policy lets the AI answer until the full hour."),
                .note,
            ])

        private static func simple(
            _ word: String, _ summary: String, _ judgement: Judgement
        ) -> Variant<Escalation> {
            Variant(word, summary, Escalation(judgement)) { $0.judgement == judgement }
        }

        /// One threshold.
        public struct Threshold: Described {
            /// The AI answers at or above; above 1 it never does.
            public var threshold = 0.0

            /// The AI always answers.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Threshold>(
                "threshold", "When the confidence is below a threshold.",
                [
                    .required("threshold", \.threshold, .number(.upTo(2)), Threshold.summary)
                ])

            fileprivate static let summary =
                "The AI answers at or above; above 1 it never does."
        }

        /// A threshold for each intent.
        public struct PerIntent: Described {
            /// The threshold of intents that have none of their own.
            public var threshold = 0.0
            /// Thresholds of intents by name.
            public var thresholds: Entries<Double> = [:]

            /// The AI always answers.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<PerIntent>(
                "perIntent", "When it is below the threshold of the intent.",
                [
                    .required("threshold", \.threshold, .number(.upTo(2)), Threshold.summary),
                    .required(
                        "thresholds", \.thresholds, .map(of: .number(.upTo(2))),
                        "Thresholds of intents by name; others have `threshold`."),
                ])
        }
    }

    /// A reason to hand over whatever the AI believes.
    public enum Rule: Tagged {
        /// The customer asks for a human.
        case customerAsks
        /// The issue has one of these intents.
        case intents(LockedIntents)
        /// More is at stake than this.
        case valueAtRisk(ValueAtRisk)
        /// The session takes too many turns.
        case turns(Turns)

        /// The rules.
        public static let variants = VariantTable<Rule>(
            "rule", "A reason to hand over whatever the AI believes.", tag: "when",
            [
                Variant("customerAsks", "The customer asks for a human.", .customerAsks),
                Variant { (locked: LockedIntents) in
                    .intents(locked)
                } extract: {
                    if case .intents(let locked) = $0 { locked } else { nil }
                },
                Variant { (bound: ValueAtRisk) in
                    .valueAtRisk(bound)
                } extract: {
                    if case .valueAtRisk(let bound) = $0 { bound } else { nil }
                },
                Variant { (limit: Turns) in
                    .turns(limit)
                } extract: {
                    if case .turns(let limit) = $0 { limit } else { nil }
                },
            ])

        /// Intents on which the AI must not decide.
        public struct LockedIntents: Described {
            /// Names of intents.
            public var intents: [String] = []

            /// None.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<LockedIntents>(
                "intent", "The AI must not decide on these; found after the first turn.",
                [
                    .required(
                        "intents", \.intents, .array(of: .string(.line), count: 1...1_000),
                        "Names of intents.")
                ])
        }

        /// A bound on what is at stake.
        public struct ValueAtRisk: Described {
            /// More than this.
            public var above = 0.0

            /// Anything.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<ValueAtRisk>(
                "valueAtRisk", "More is at stake.",
                [.required("above", \.above, .number(.nonNegative), unit: "money", "Than this.")])
        }

        /// A bound on the length of a session.
        public struct Turns: Described {
            /// So many turns.
            public var atLeast = 1

            /// The first turn.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Turns>(
                "turns", "The session has not ended after so many turns.",
                [.required("atLeast", \.atLeast, .integer(1...254), "So many turns.")])
        }
    }
}
