import ContactRouting
import FieldTables

extension Inputs {
    /// A group of agents with the same hours and skills; what is nil is that of the tier.
    public struct Group: Described {
        /// Its name in reports.
        public var name = ""
        /// How many agents are on duty.
        public var staffing = Staffing()
        /// When it is there; nil for the hours of the desk.
        public var openingHours: OpeningHours?
        /// Total rate of an agent with 1, 2, ... conversations.
        public var rates: [Double]?
        /// Share of paid time in which an agent is not available.
        public var shrinkage: Double?
        /// Paid hours in a full-time agent's week.
        public var paidHoursPerWeek: Double?
        /// Cost of one paid hour of an agent.
        public var costPerPaidHour: Double?
        /// What each further conversation held takes from the resolution.
        public var resolutionLossPerConversation: Double?
        /// Standard deviation of the resolution between agents.
        public var resolutionDeviation: Double?
        /// Who goes when fewer agents are planned.
        public var endOfShift: AgentGroup.EndOfShift?
        /// What its agents may take; nil for everything.
        public var skills: [Skill]?
        /// Parts of the group whose agents differ; nil if all are alike.
        public var grades: [Grade]?
        /// Who comes, learns and leaves; nil if the agents of the plan are always there.
        public var careers: Careers?
        /// An AI that helps them; nil for that of the tier.
        public var copilot: Copilot?
        /// How being busy tires them; nil for that of the tier.
        public var fatigue: Fatigue?
        /// How they are called, if they come only when they are needed.
        public var onCall: OnCall?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Group>(
            "group",
            "A group of agents with the same hours and skills; what is absent is that of the tier. "
                + "Give one of the forms of staffing.",
            [
                .required("name", \.name, .string(.line), role: .label, "Its name in reports.")
            ] + staffing + work + people + [.note],
            exactlyOneOf: [
                \.staffing.fullTimeEquivalents, \.staffing.agents, \.staffing.agentsPerHour,
                \.staffing.agentsPerWeekHour, \.staffing.agentsPerInterval,
                \.staffing.agentsPerWeekInterval,
            ])

        private static let staffing: [Field<Group>] = [
            StaffingFields.fullTimeEquivalents(\.staffing.fullTimeEquivalents),
            StaffingFields.agents(\.staffing.agents),
            StaffingFields.agentsPerHour(\.staffing.agentsPerHour),
            StaffingFields.agentsPerWeekHour(\.staffing.agentsPerWeekHour),
            StaffingFields.agentsPerInterval(\.staffing.agentsPerInterval),
            StaffingFields.agentsPerWeekInterval(\.staffing.agentsPerWeekInterval),
            .optional(
                "openingHours", \.openingHours, role: .measuring,
                "When it is there, on the clock of the centre, but not on days on which the "
                    + "desk is closed; if absent, in the hours of the desk."),
        ]

        private static let people: [Field<Group>] = [
            .optional(
                "careers", \.careers,
                "Who comes, learns and leaves; if absent, the agents of the plan are always "
                    + "there."),
            .optional("copilot", \.copilot, "As humans.copilot, for this group."),
            .optional("fatigue", \.fatigue, "As humans.fatigue, for this group."),
            .optional(
                "onCall", \.onCall,
                "Agents who are called when they are needed: the staffing says how many can be at "
                    + "most; if absent, all come as planned."),
        ]

        private static let work: [Field<Group>] = [
            .optional("rates", \.rates, Humans.rates, "As humans.rates, for this group."),
            .optional(
                "skills", \.skills, .array(of: Skill.schema, count: 1...1_000),
                "What its agents may take, of several that apply the first; if absent, "
                    + "everything."),
            .optional(
                "grades", \.grades, .array(of: Grade.schema, count: 1...20),
                "Parts of the group whose agents differ; if absent, all are alike."),
            .optional(
                "shrinkage", \.shrinkage, .number(Humans.partOfTime),
                "As humans.shrinkage, for this group."),
            .optional(
                "paidHoursPerWeek", \.paidHoursPerWeek, .number(Humans.hoursOfWeek),
                unit: "hours", "As humans.paidHoursPerWeek, for this group."),
            .optional(
                "costPerPaidHour", \.costPerPaidHour, .number(.nonNegative), unit: "money",
                "As humans.costPerPaidHour, for this group."),
            .optional(
                "resolutionLossPerConversation", \.resolutionLossPerConversation,
                .number(.share), "As humans.resolutionLossPerConversation, for this group."),
            .optional(
                "resolutionDeviation", \.resolutionDeviation, .number(.share),
                "As humans.resolutionDeviation, for this group."),
            .optional(
                "endOfShift", \.endOfShift, "As humans.endOfShift, for this group."),
        ]
    }

    /// What agents of a group may take, from when on, and how fast and well they do it.
    public struct Skill: Described {
        /// Names of the intents; nil for all.
        public var intents: [String]?
        /// Names of the segments; nil for all.
        public var segments: [String]?
        /// Names of the complexities; nil for all.
        public var complexities: [String]?
        /// What the model takes of it as it is written.
        public var model = ContactRouting.Skill()
        /// From what wait on they take a conversation; nil for at once.
        public var afterSeconds: Double?
        /// At what expected wait they take one; nil for whatever it is.
        public var expectedWaitSeconds: Double?

        /// Everything, at once.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Skill>(
            "skill",
            "What agents of a group may take, from when on, and how fast and well they do it.",
            [
                .optional(
                    "intents", \.intents, names, "Names of the intents; if absent, all."),
                .optional(
                    "segments", \.segments, names,
                    "Names of the segments, such as languages; if absent, all."),
                .optional(
                    "complexities", \.complexities, names,
                    "Names of the complexities; if absent, all."),
                .optional(
                    "speedFactor", \.model.speedFactor,
                    .number(NumberRule(from: .including(0.01), to: .including(100))),
                    "How fast they are: work is divided by it."),
                .optional(
                    "resolutionFactor", \.model.resolutionFactor, .number(.upTo(2)),
                    "Times the probability that a human resolves the issue; a product above 1 "
                        + "counts as 1."),
                .optional(
                    "afterSeconds", \.afterSeconds, .number(.upTo(1e6)), unit: "seconds",
                    "Overflow: they take a conversation that has waited so long; if absent, at "
                        + "once."),
                .optional(
                    "expectedWaitSeconds", \.expectedWaitSeconds, .number(.upTo(1e6)),
                    unit: "seconds",
                    "Overflow: they take a conversation while those who take it at once are "
                        + "predicted to let it wait for longer; with afterSeconds, whichever comes "
                        + "first."),
                .optional(
                    "reserved", \.model.reserved, .integer(0...1_000_000), unit: "agents",
                    "Agents with room who are kept for this skill: for other skills of the group "
                        + "one is used only if more have room."),
                .note,
            ])

        private static let names = Schema.array(of: .string(.line), count: 1...1_000)
    }
}
