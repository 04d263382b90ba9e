import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// The human tier: groups of agents, or in the short form one of them, and what it is to
    /// intents and groups that say nothing else.
    public struct Humans: Described {
        /// What the model takes of the tier as it is written.
        public var tier = HumanTier(groups: [])
        /// What the model takes of the agents as it is written.
        public var group = AgentGroup(agents: .constant(0))
        /// How many agents are on duty, if all are one group.
        public var staffing = Staffing()
        /// The groups; nil if all agents are one.
        public var groups: [Group]?
        /// Length of a human session of an agent who has no other.
        public var sessionMinutes: Law?
        /// How long customers wait for a human; nil for ever.
        public var patienceMinutes: Law?
        /// Work of an agent when the customer has gone; nil for none.
        public var afterContactMinutes: Law?
        /// From what predicted wait on a customer does not join the queue; nil if nobody cares.
        public var balkAboveMinutes: Law?
        /// Conversations that some groups pass on to others; nil for none.
        public var transfers: [Transfer]?
        /// Probability that a human resolves the issue; nil if humans never fail.
        public var resolution: PerComplexity?
        /// Who comes, learns and leaves, if all agents are one group.
        public var careers: Careers?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Humans>(
            "humans",
            "The human tier: give groups, or for a single one fullTimeEquivalents, agents, "
                + "agentsPerHour, agentsPerWeekHour, agentsPerInterval or agentsPerWeekInterval.",
            staffing + work + contacts + selections + payroll + people + rules + [.note],
            exactlyOneOf: [
                \.staffing.fullTimeEquivalents, \.staffing.agents, \.staffing.agentsPerHour,
                \.staffing.agentsPerWeekHour, \.staffing.agentsPerInterval,
                \.staffing.agentsPerWeekInterval, \.groups,
            ])

        private static let staffing: [Field<Humans>] = [
            StaffingFields.fullTimeEquivalents(\.staffing.fullTimeEquivalents),
            StaffingFields.agents(\.staffing.agents),
            StaffingFields.agentsPerHour(\.staffing.agentsPerHour),
            StaffingFields.agentsPerWeekHour(\.staffing.agentsPerWeekHour),
            StaffingFields.agentsPerInterval(\.staffing.agentsPerInterval),
            StaffingFields.agentsPerWeekInterval(\.staffing.agentsPerWeekInterval),
            .optional(
                "groups", \.groups, .array(of: Group.schema, count: 1...1_000),
                "Groups of agents with hours, skills and costs of their own."),
        ]

        static let rates = Schema.array(
            of: .number(NumberRule(from: .excluding(0), to: .including(100))), count: 1...20)
        static let partOfTime = NumberRule(from: .including(0), to: .excluding(1))
        static let hoursOfWeek = NumberRule(from: .excluding(0), to: .including(168))

        private static let work: [Field<Humans>] = [
            .optional(
                "rates", \.group.totalRates,
                Humans.rates,
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

        private static let contacts: [Field<Humans>] = [
            .optional(
                "afterContactMinutes", \.afterContactMinutes, unit: "minutes",
                "Work of an agent after a session, when the customer has gone; if absent, none."),
            .optional(
                "ringing", \.tier.ringing, "How a conversation reaches an agent."),
            .optional(
                "silentAbandonment", \.tier.silentAbandonment,
                "Customers who leave without a sign, so that an agent finds nobody; if absent, "
                    + "none do."),
            .optional(
                "balkAboveMinutes", \.balkAboveMinutes, unit: "minutes",
                "From what predicted wait on a customer does not join the queue, see "
                    + "waitPredictor; if absent, everybody joins."),
            .optional(
                "callBackOffer", \.tier.callBackOffer,
                "A call back for those who would wait long; if absent, none is offered."),
            .optional(
                "preferredAgent", \.tier.preferredAgent,
                "Customers who are served by an agent of theirs, if that is possible in time; if "
                    + "absent, by any."),
            .optional(
                "transfers", \.transfers, .array(of: Transfer.schema, count: 1...100),
                "Conversations that some groups pass on to others; if absent, none."),
        ]

        private static let selections: [Field<Humans>] = [
            .optional(
                "agentSelection", \.tier.agentSelection,
                "Who takes a conversation that comes, of the agents who may and have room."),
            .optional(
                "agentScore", \.tier.agentScore,
                "The points of an agent, where agentSelection is score."),
            .optional(
                "conversationSelection", \.tier.conversationSelection,
                "Which of those who wait an agent with room takes."),
            .optional(
                "pointsPerMinute", \.tier.pointsPerMinute, .number(.upTo(1e6)),
                unit: "classes a minute",
                "By how many classes the priority of a conversation improves in a minute of its "
                    + "wait, where conversationSelection is ageing."),
            .optional(
                "untakenLeave", \.tier.untakenLeave, .boolean,
                "Whether customers whom no group may take leave unserved; if not, that there are "
                    + "some is an error."),
        ]

        private static let payroll: [Field<Humans>] = [
            .optional(
                "shrinkage", \.group.shrinkage,
                .number(partOfTime),
                "Share of paid time in which an agent is not available."),
            .optional(
                "paidHoursPerWeek", \.group.paidHoursPerWeek,
                .number(hoursOfWeek), unit: "hours",
                "Paid hours in a full-time agent's week."),
            .optional(
                "costPerPaidHour", \.group.costPerPaidHour, .number(.nonNegative), unit: "money",
                "Cost of one paid hour of an agent."),
        ]

        private static let people: [Field<Humans>] = [
            .optional(
                "careers", \.careers,
                "Who comes, learns and leaves, where there are no groups; if absent, the agents of "
                    + "the plan are always there."),
            .optional(
                "copilot", \.group.copilot,
                "An AI that helps agents while they serve customers; if absent, there is none."),
            .optional(
                "fatigue", \.group.fatigue,
                "How being busy for hours tires agents; if absent, it does not."),
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
