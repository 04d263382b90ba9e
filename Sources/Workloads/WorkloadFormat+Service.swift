import ContactRouting
import FieldTables
import StrictJSON

/// What an AI service brings with it: outages and prices; and how satisfied customers are.
extension WorkloadFormat {
    static let outages: Schema = .object(
        ObjectRule(
            "outages", "When the AI is down, and what happens then.",
            [
                .optional(
                    "windows", .array(of: window, count: 0...10_000), default: "[]",
                    "Outages known beforehand."),
                .optional(
                    "upHours", distribution, unit: "hours",
                    "Time from the end of one random outage to the start of the next; if absent, "
                        + "there are none."),
                .optional(
                    "betweenHours", distribution, unit: "hours", "An older name of upHours."),
                .optional(
                    "repairHours", distribution,
                    default: #"{"distribution": "exponential", "mean": 1}"#, unit: "hours",
                    "Length of a random outage."),
                .optional(
                    "fallback",
                    .choice([
                        Choice("human", "Conversations go straight to the humans."),
                        Choice("queue", "They wait for the AI, as patient as for a human."),
                        Choice("callBack", "A human calls back after callBackHours."),
                        Choice("staticAnswer", "They get a standing text."),
                    ]), default: "\"human\"",
                    "What happens to conversations that find the AI down."),
                .optional(
                    "callBackHours", distribution,
                    default: #"{"distribution": "constant", "value": 1}"#, unit: "hours",
                    "Time until the call back."),
                .optional(
                    "staticResolution", .number(.share), default: "0",
                    "Probability that the standing text resolves the issue."),
                .optional(
                    "sessions", Outages.Interruption.schema, default: "\"handOver\"",
                    "What happens to the sessions in progress."),
                .note,
            ]))

    private static let window: Schema = .object(
        ObjectRule(
            "outage", "An outage known beforehand.",
            [
                .required("date", .string(date), "Day on which it begins."),
                .required(
                    "hour", .number(NumberRule(from: .including(0), to: .excluding(24))),
                    unit: "hours", "Time of day at which it begins, on the clock of the centre."),
                .required(
                    "hours", .number(NumberRule(from: .excluding(0), to: .including(1e5))),
                    unit: "hours", "How long it lasts."),
                .note,
            ]))

    /// A way to bill an AI.
    static let price: Schema = .variants(
        VariantsRule(
            "price", "A rule by which an AI is billed.", tag: "per",
            [
                priceRule("conversation", "For every AI conversation.", []),
                priceRule(
                    "resolution", "For every contained conversation without a return.", [window72]),
                priceRule(
                    "verifiedResolution",
                    "The same, if the judge also calls the answer correct.", [window72]),
                priceRule("handOver", "For every hand-over to a human.", []),
                priceRule(
                    "thousandTokens", "For every thousand tokens.",
                    [
                        .required(
                            "tokensPerTurn", .number(.nonNegative), unit: "tokens",
                            "Tokens, read and written, that a turn takes on average.")
                    ]),
                priceRule(
                    "seatMonth", "For every full-time agent on the payroll and 30 days.", []),
            ]))

    private static let window72 = FieldRule.optional(
        "returnWindowHours", .number(.upTo(1e6)), default: "72", unit: "hours",
        "Deducted if the customer comes back within this time.")

    private static func priceRule(
        _ name: String, _ summary: String, _ fields: [FieldRule]
    ) -> ObjectRule {
        ObjectRule(
            name, summary,
            [.required("price", .number(.nonNegative), unit: "money", "Money for one.")] + fields
                + [
                    .optional("name", .string(.line), "Its name in reports."),
                    .note,
                ])
    }

    static let satisfaction: Schema = .object(
        ObjectRule(
            "satisfaction", "The expected share of contented customers after a conversation.",
            [
                .optional(
                    "ai", perComplexity, default: "1", "After a correct answer of the AI."),
                .optional(
                    "human", perComplexity, default: "1", "After a human resolved the issue."),
                .optional(
                    "unresolved", .number(.share), default: "0",
                    "After a conversation that did not resolve the issue."),
                .optional(
                    "lossPerAttempt", .number(.share), default: "0",
                    "What each earlier attempt takes away."),
                .optional(
                    "lossPerMinuteWaited", .number(.share), default: "0",
                    "What each minute in the human queue takes away."),
                .note,
            ]))
}
