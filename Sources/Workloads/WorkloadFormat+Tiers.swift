import ContactRouting
import FieldTables
import StrictJSON

extension WorkloadFormat {
    static let intent: Schema = .object(
        ObjectRule(
            "intent", "What some issues are about; what is absent is that of the tier.",
            [
                .required("name", .string(.line), "Its name in reports."),
                .required("share", .number(.share), "Its share of issues; shares add up to 1."),
                .optional("containment", .number(.share), "As ai.containment, for this intent."),
                .optional("accuracy", perComplexity, "As ai.accuracy, for this intent."),
                .optional("resolution", perComplexity, "As humans.resolution, for this intent."),
                .optional(
                    "complexityShares", .array(of: .number(.share), count: 1...20),
                    "Shares of the complexities among its issues; they add up to 1."),
                .optional(
                    "valueAtRisk", distribution, unit: "money",
                    "What is at stake in an issue; if absent, nothing."),
                .optional(
                    "aiSessionMinutes", distribution, unit: "minutes",
                    "As ai.sessionMinutes, for this intent."),
                .optional(
                    "humanSessionMinutes", distribution, unit: "minutes",
                    "As humans.sessionMinutes, for this intent."),
                .optional(
                    "patienceMinutes", distribution, unit: "minutes",
                    "As humans.patienceMinutes, for this intent."),
                .optional(
                    "priority", .integer(1...100), default: "1",
                    "Its class in the human queue: 1 is served first; equals in order of arrival."),
                .note,
            ]))

    static let ai: Schema = .object(
        ObjectRule(
            "ai", "The AI tier.",
            [
                .required("share", .number(.share), "Share of conversations routed to the AI."),
                .optional(
                    "containment", .number(.share),
                    "Probability that an AI session ends without a hand-over: the first form."),
                .optional(
                    "accuracy", perComplexity,
                    "Probability that the AI's answer is correct: the second form."),
                .optional(
                    "accuracyDriftPerDay",
                    .number(NumberRule(from: .including(-1), to: .including(1))), default: "0",
                    "What each day after the start adds to the accuracy."),
                .optional(
                    "confidence", ConfidenceModel.schema, default: "{}",
                    "What the AI believes of its answers, in the second form."),
                .optional(
                    "escalation", escalation, "When it hands over, in the second form."),
                .optional(
                    "askForHuman", .number(.share), default: "0",
                    "Share of those routed to the AI who ask for a human at once."),
                .optional("askLater", AskLater.schema, "Who asks for a human in mid-session."),
                .required(
                    "sessionMinutes", distribution, unit: "minutes",
                    "Length of an AI session, but for the latency."),
                .optional(
                    "turns", distribution, unit: "turns",
                    "Turns of a session, rounded up to 1 to 255; if absent, one."),
                .optional(
                    "latencySeconds", .number(.upTo(1e5)), default: "0", unit: "seconds",
                    "Time that the AI takes to answer, added to the session for each turn."),
                .optional(
                    "sessions", .integer(0...10_000_000),
                    "Sessions at the same time; if absent, there is no limit."),
                .optional(
                    "startsPerMinute",
                    .number(NumberRule(from: .including(0.001), to: .including(1e9))),
                    "Sessions that can start in a minute on average, a minute's worth at once; if "
                        + "absent, there is no limit."),
                .optional(
                    "whenFull", AITier.WhenFull.schema, default: "\"human\"",
                    "What happens to a conversation that meets one of these limits."),
                .optional(
                    "patienceRestarts", .boolean, default: "false",
                    "Whether customers who waited for the AI are as patient again when they wait "
                        + "for a human; else one patience has to do for both queues."),
                .optional("outages", outages, "When the AI is down; if absent, never."),
                .optional("handOver", HandOver.schema, default: "{}", "What a hand-over costs."),
                .optional(
                    "pricePerConversation", .number(.nonNegative), default: "0", unit: "money",
                    "Price of one AI conversation, in the currency of costPerPaidHour."),
                .optional(
                    "prices", .array(of: price, count: 0...20), default: "[]",
                    "What else the AI costs, in the same currency."),
                .note,
            ]))

    static let humans: Schema = .object(
        ObjectRule(
            "humans",
            "The human tier: give fullTimeEquivalents, agents, agentsPerHour or agentsPerWeekHour.",
            [
                .optional(
                    "fullTimeEquivalents",
                    .number(NumberRule(from: .including(0), to: .including(1e6))),
                    unit: "full-time agents on the payroll",
                    "Staffing that follows the demand curve, scaled to this payroll."),
                .optional(
                    "agents", .integer(0...mostAgents), unit: "agents on duty",
                    "Constant staffing."),
                .optional(
                    "agentsPerHour", .array(of: .integer(0...mostAgents), count: 1...100_000),
                    unit: "agents on duty",
                    "Staffing of each hour from the start of the run; the last one stays."),
                .optional(
                    "agentsPerWeekHour", .array(of: .integer(0...mostAgents), count: 168...168),
                    unit: "agents on duty", "Staffing of each hour of the week, from Monday."),
                .optional(
                    "rates",
                    .array(
                        of: .number(NumberRule(from: .excluding(0), to: .including(100))),
                        count: 1...20),
                    default: "[1]",
                    "Total rate of an agent with 1, 2, ... conversations; [1, 2] is independent."
                ),
                .required(
                    "sessionMinutes", distribution, unit: "minutes",
                    "Length of a human session of an agent who has no other."),
                .optional(
                    "patienceMinutes", distribution, unit: "minutes",
                    "How long customers wait for a human; if absent, for ever."),
                .optional(
                    "waitingRoom", .integer(0...10_000_000),
                    "Customers that can wait; if absent, there is no limit."),
                .optional(
                    "shrinkage", .number(NumberRule(from: .including(0), to: .excluding(1))),
                    default: "0", "Share of paid time in which an agent is not available."),
                .optional(
                    "paidHoursPerWeek",
                    .number(NumberRule(from: .excluding(0), to: .including(168))), default: "40",
                    unit: "hours", "Paid hours in a full-time agent's week."),
                .optional(
                    "costPerPaidHour", .number(.nonNegative), default: "0", unit: "money",
                    "Cost of one paid hour of an agent."),
                .optional(
                    "resolution", perComplexity,
                    "Probability that a human resolves the issue; if absent, humans never fail."),
                .optional(
                    "resolutionLossPerConversation", .number(.share), default: "0",
                    "What each further conversation held takes from the resolution."),
                .optional(
                    "resolutionDeviation", .number(.share), default: "0",
                    "Standard deviation of the resolution between agents."),
                .optional(
                    "afterHours", HumanTier.AfterHours.schema, default: "\"leave\"",
                    "What happens to conversations for a human while none is on duty."),
                .optional(
                    "endOfShift", AgentGroup.EndOfShift.schema, default: "\"idleFirst\"",
                    "Who goes when fewer agents are planned; whoever is busy finishes."),
                .optional(
                    "waitPredictor", WaitPredictor.schema,
                    "How waits are predicted; errors are measured if it is given."),
                .note,
            ]))

    private static let mostAgents = 1_000_000
}
