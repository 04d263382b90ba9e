import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// The human tier in its short form, one group of agents, and what it is to intents that say
    /// nothing else.
    public struct Humans: Described {
        /// What the model takes of the tier as it is written.
        public var tier = HumanTier(groups: [])
        /// What the model takes of the agents as it is written.
        public var group = AgentGroup(agents: .constant(0))
        /// The payroll of a staffing that follows the demand curve.
        public var fullTimeEquivalents: Double?
        /// Constant staffing.
        public var agents: Int?
        /// Staffing of each hour from the start of the run.
        public var agentsPerHour: [Int]?
        /// Staffing of each hour of the week, from Monday.
        public var agentsPerWeekHour: [Int]?
        /// Staffing of each interval of `intervalMinutes` from the start of the run.
        public var agentsPerInterval: [Int]?
        /// Staffing of each interval of `intervalMinutes` of the week, from Monday.
        public var agentsPerWeekInterval: [Int]?
        /// Length of a human session of an agent who has no other.
        public var sessionMinutes: Law?
        /// How long customers wait for a human; nil for ever.
        public var patienceMinutes: Law?
        /// Probability that a human resolves the issue; nil if humans never fail.
        public var resolution: PerComplexity?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Humans>(
            "humans",
            "The human tier: give fullTimeEquivalents, agents, agentsPerHour, agentsPerWeekHour, "
                + "agentsPerInterval or agentsPerWeekInterval.",
            staffing + work + payroll + rules + [.note],
            exactlyOneOf: [
                \.fullTimeEquivalents, \.agents, \.agentsPerHour, \.agentsPerWeekHour,
                \.agentsPerInterval, \.agentsPerWeekInterval,
            ])

        private static let staffing: [Field<Humans>] = [
            .optional(
                "fullTimeEquivalents", \.fullTimeEquivalents, .number(.upTo(1e6)),
                unit: "full-time agents on the payroll",
                "Staffing that follows the demand curve, scaled to this payroll."),
            .optional(
                "agents", \.agents, .integer(agentsOnDuty), unit: "agents on duty",
                "Constant staffing."),
            .optional(
                "agentsPerHour", \.agentsPerHour,
                .array(of: .integer(agentsOnDuty), count: 1...100_000), unit: "agents on duty",
                "Staffing of each hour from the start of the run; the last one stays."),
            .optional(
                "agentsPerWeekHour", \.agentsPerWeekHour,
                .array(of: .integer(agentsOnDuty), count: 168...168), unit: "agents on duty",
                "Staffing of each hour of the week, from Monday."),
            .optional(
                "agentsPerInterval", \.agentsPerInterval,
                .array(of: .integer(agentsOnDuty), count: 1...400_000), unit: "agents on duty",
                "Staffing of each interval of intervalMinutes from the start of the run; the last "
                    + "one stays."),
            .optional(
                "agentsPerWeekInterval", \.agentsPerWeekInterval,
                .array(of: .integer(agentsOnDuty), count: 168...672), unit: "agents on duty",
                "Staffing of each interval of intervalMinutes of the week, from Monday."),
        ]

        private static let agentsOnDuty = 0...1_000_000

        private static let work: [Field<Humans>] = [
            .optional(
                "rates", \.group.totalRates,
                .array(
                    of: .number(NumberRule(from: .excluding(0), to: .including(100))),
                    count: 1...20),
                "Total rate of an agent with 1, 2, ... conversations; [1, 2] is independent."),
            .required(
                "sessionMinutes", \.sessionMinutes, unit: "minutes",
                "Length of a human session of an agent who has no other."),
            .optional(
                "patienceMinutes", \.patienceMinutes, unit: "minutes",
                "How long customers wait for a human; if absent, for ever."),
            .optional(
                "waitingRoom", \.tier.waitingRoom, .integer(0...10_000_000),
                "Customers that can wait; if absent, there is no limit."),
        ]

        private static let payroll: [Field<Humans>] = [
            .optional(
                "shrinkage", \.group.shrinkage,
                .number(NumberRule(from: .including(0), to: .excluding(1))),
                "Share of paid time in which an agent is not available."),
            .optional(
                "paidHoursPerWeek", \.group.paidHoursPerWeek,
                .number(NumberRule(from: .excluding(0), to: .including(168))), unit: "hours",
                "Paid hours in a full-time agent's week."),
            .optional(
                "costPerPaidHour", \.group.costPerPaidHour, .number(.nonNegative), unit: "money",
                "Cost of one paid hour of an agent."),
        ]

        private static let rules: [Field<Humans>] = [
            .optional(
                "resolution", \.resolution,
                "Probability that a human resolves the issue; if absent, humans never fail."),
            .optional(
                "resolutionLossPerConversation", \.group.resolutionLossPerConversation,
                .number(.share),
                "What each further conversation held takes from the resolution."),
            .optional(
                "resolutionDeviation", \.group.resolutionDeviation, .number(.share),
                "Standard deviation of the resolution between agents."),
            .optional(
                "afterHours", \.tier.afterHours,
                "What happens to conversations for a human while none is on duty, and to those in "
                    + "the queue when the last one goes."),
            .optional(
                "finish", \.tier.finish,
                "What agents finish when none is planned any more, beyond their hours."),
            .optional(
                "endOfShift", \.group.endOfShift,
                "Who goes when fewer agents are planned; whoever is busy finishes."),
            .optional(
                "waitPredictor", \.tier.waitPredictor,
                "How waits are predicted; errors are measured if it is given."),
        ]
    }
}
