import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// The AI tier, and what it is to intents that say nothing else.
    public struct AI: Described {
        /// Who meets it and how much of it there is: what the model takes as it is written.
        public var tier = AITier(share: 0)
        /// Probability that an AI session ends without a hand-over: the first form.
        public var containment: Double?
        /// Probability that the AI's answer is correct: the second form.
        public var accuracy: PerComplexity?
        /// What each day after the start adds to the accuracy.
        public var accuracyDriftPerDay = 0.0
        /// What the AI believes of its answers.
        public var confidence = ConfidenceModel()
        /// When it hands over.
        public var escalation: Escalation?
        /// Length of an AI session, but for the latency.
        public var sessionMinutes: Law?
        /// Turns of a session; nil for one.
        public var turns: Law?
        /// When the AI is down; nil for never.
        public var outages: Outages?
        /// Price of one AI conversation.
        public var pricePerConversation = 0.0

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<AI>(
            "ai", "The AI tier.", answers + sessions + limits + costs + [.note],
            exactlyOneOf: [\.containment, \.accuracy])

        private static let answers: [Field<AI>] = [
            .required(
                "share", \.tier.share, .number(.share), "Share of conversations routed to the AI."),
            .optional(
                "containment", \.containment, .number(.share),
                "Probability that an AI session ends without a hand-over: the first form."),
            .optional(
                "accuracy", \.accuracy,
                "Probability that the AI's answer is correct: the second form."),
            .optional(
                "accuracyDriftPerDay", \.accuracyDriftPerDay,
                .number(NumberRule(from: .including(-1), to: .including(1))),
                "What each day after the start adds to the accuracy."),
            .optional(
                "confidence", \.confidence,
                "What the AI believes of its answers, in the second form."),
            .optional("escalation", \.escalation, "When it hands over, in the second form."),
        ]

        private static let sessions: [Field<AI>] = [
            .optional(
                "askForHuman", \.tier.askForHuman, .number(.share),
                "Share of those routed to the AI who ask for a human at once."),
            .optional("askLater", \.tier.askLater, "Who asks for a human in mid-session."),
            .required(
                "sessionMinutes", \.sessionMinutes, unit: "minutes",
                "Length of an AI session, but for the latency."),
            .optional(
                "turns", \.turns, unit: "turns",
                "Turns of a session, rounded up to 1 to 255; if absent, one."),
            .optional(
                "latencySeconds", \.tier.latencyPerTurn, .number(.upTo(1e5)), unit: "seconds",
                "Time that the AI takes to answer, added to the session for each turn."),
        ]

        private static let limits: [Field<AI>] = [
            .optional(
                "sessions", \.tier.sessionLimit, .integer(0...10_000_000),
                "Sessions at the same time; if absent, there is no limit."),
            .optional(
                "startsPerMinute", \.tier.startsPerMinute,
                .number(NumberRule(from: .including(0.001), to: .including(1e9))),
                "Sessions that can start in a minute on average, a minute's worth at once; if "
                    + "absent, there is no limit."),
            .optional(
                "whenFull", \.tier.whenFull,
                "What happens to a conversation that meets one of these limits."),
            .optional(
                "patienceRestarts", \.tier.patienceRestarts,
                "Whether customers who waited for the AI are as patient again when they wait "
                    + "for a human; else one patience has to do for both queues."),
            .optional("outages", \.outages, "When the AI is down; if absent, never."),
        ]

        private static let costs: [Field<AI>] = [
            .optional("handOver", \.tier.handOver, "What a hand-over costs."),
            .optional(
                "pricePerConversation", \.pricePerConversation, .number(.nonNegative),
                unit: "money",
                "Price of one AI conversation, in the currency of costPerPaidHour."),
            .optional(
                "prices", \.tier.prices, .array(of: PriceRule.schema, count: 0...20),
                "What else the AI costs, in the same currency."),
        ]
    }
}
