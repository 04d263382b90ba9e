import FieldTables
import StrictJSON

/// The AI that can be wrong: its answers, its belief in them, and when it hands over.
extension WorkloadFormat {
    /// A probability, or one for each complexity.
    static let perComplexity: Schema = .either(
        [.number(.share), .array(of: .number(.share), count: 1...20)],
        described: "a share between 0 and 1, or a list of them, one for each complexity")

    /// The decision to hand over.
    static let escalation: Schema = .variants(
        VariantsRule(
            "escalation", "When the AI hands over to a human.", tag: "policy",
            [
                policy("never", "Never for lack of confidence.", []),
                policy("always", "Always at the end of a session.", []),
                policy("threshold", "When the confidence is below a threshold.", [threshold]),
                policy(
                    "perIntent", "When it is below the threshold of the intent.",
                    [
                        threshold,
                        .required(
                            "thresholds", .map(of: .number(.upTo(2))),
                            "Thresholds of intents by name; others have `threshold`."),
                    ]),
                policy(
                    "congestion", "When it is below a threshold that moves with the expected wait.",
                    [
                        .required(
                            "points", .array(of: congestionPoint, count: 1...50),
                            "Thresholds by rising wait, the first at 0."),
                        .optional(
                            "shape",
                            .choice([
                                Choice("linear", "On straight lines between the points."),
                                Choice("stepped", "Each threshold holds until the next point."),
                            ]), default: "\"linear\"", "How the threshold moves."),
                        .optional(
                            "hysteresisSeconds", .number(.upTo(1e6)), default: "0",
                            unit: "seconds",
                            "Swings of the expected wait up to this size move nothing."),
                    ]),
                policy(
                    "cost", "When wrong answers would cost more than a human and the wait.",
                    [
                        .required(
                            "wrongAnswer", .number(.nonNegative), unit: "money",
                            "Cost of a wrong answer."),
                        .required(
                            "human", .number(.nonNegative), unit: "money",
                            "Cost of a human's work on a conversation."),
                        .optional(
                            "minuteOfWaiting", .number(.nonNegative), default: "0",
                            unit: "money", "Cost of a minute that a customer waits."),
                    ]),
            ]))

    private static let threshold = FieldRule.required(
        "threshold", .number(.upTo(2)), "The AI answers at or above; above 1 it never does.")

    private static func policy(
        _ name: String, _ summary: String, _ fields: [FieldRule]
    ) -> ObjectRule {
        ObjectRule(
            name, summary,
            fields + [
                .optional(
                    "rules", .array(of: rule, count: 0...50),
                    default: #"[{"when": "customerAsks"}]"#,
                    "Reasons to hand over whatever the AI believes."),
                .optional(
                    "handOversPerHour", .integer(0...10_000_000),
                    "Hand-overs after which the policy lets the AI answer until the full hour."),
                .note,
            ])
    }

    private static let congestionPoint: Schema = .object(
        ObjectRule(
            "congestion point", "A threshold at an expected wait.",
            [
                .required("waitSeconds", .number(.upTo(1e6)), unit: "seconds", "Expected wait."),
                .required("threshold", .number(.upTo(2)), "Threshold there."),
            ]))

    private static let rule: Schema = .variants(
        VariantsRule(
            "rule", "A reason to hand over whatever the AI believes.", tag: "when",
            [
                ObjectRule("customerAsks", "The customer asks for a human.", []),
                ObjectRule(
                    "intent", "The AI must not decide on these; found after the first turn.",
                    [
                        .required(
                            "intents", .array(of: .string(.line), count: 1...1_000),
                            "Names of intents.")
                    ]),
                ObjectRule(
                    "valueAtRisk", "More is at stake.",
                    [.required("above", .number(.nonNegative), unit: "money", "Than this.")]),
                ObjectRule(
                    "turns", "The session has not ended after so many turns.",
                    [.required("atLeast", .integer(1...254), "So many turns.")]),
            ]))
}
