import FieldTables

/// Who takes a conversation of those agents who may and have room.
public enum AgentSelection: String, Word {
    /// The group listed first; in it whoever holds fewest conversations.
    case listed
    /// Whoever has held nothing for longest; if all hold something, the fewest conversations.
    case longestIdle
    /// Whoever holds fewest conversations.
    case leastLoaded
    /// Whoever can hold most more.
    case mostSpareCapacity
    /// The group with the best skill for the conversation: speed times resolution.
    case mostSkilled
    /// The group whose paid hour costs least.
    case lowestCost
    /// Whoever was given a conversation longest ago.
    case roundRobin
    /// The highest score.
    case score

    /// What it means, for the manual.
    public var summary: String {
        switch self {
        case .listed: "The group listed first; in it whoever holds fewest conversations."
        case .longestIdle:
            "Whoever has held nothing for longest; if all hold something, fewest conversations."
        case .leastLoaded: "Whoever holds fewest conversations, of equals the group listed first."
        case .mostSpareCapacity: "Whoever can hold most more, of equals the group listed first."
        case .mostSkilled:
            "The group with the best skill for the conversation, speed times resolution; of equals "
                + "the one listed first."
        case .lowestCost: "The group whose paid hour costs least, of equals the one listed first."
        case .roundRobin: "Agents in turn: of a group, and of several the one who waited longest."
        case .score: "The highest score, as agentScore says."
        }
    }
}

/// How agents are scored where the highest score takes a conversation.
public struct AgentScore: Described {
    /// Points for a skill of speed and resolution 1.
    public var skill = 0.0
    /// Points for each minute that an agent has held nothing.
    public var idleMinute = 0.0
    /// Points for each conversation that an agent holds.
    public var conversation = 0.0
    /// Points for each unit of money that a paid hour costs.
    public var cost = 0.0

    /// Nothing counts.
    public init() {}

    private static let notAbove0 = NumberRule(from: .including(-1e6), to: .including(0))
    private static let anyPoints = NumberRule(from: .including(-1e6), to: .including(1e6))

    /// Its inputs.
    public static let table = FieldTable<AgentScore>(
        "agent score",
        "Points of the agents whom the groups would send; the highest sum takes a conversation.",
        [
            .optional(
                "skill", \.skill, .number(.upTo(1e6)),
                "Times the speed times the resolution factor of the skill."),
            .optional(
                "idleMinute", \.idleMinute, .number(.upTo(1e6)), unit: "points a minute",
                "For each minute that the agent has held nothing."),
            .optional(
                "conversation", \.conversation, .number(notAbove0),
                "For each conversation held: 0 or below, as of a group whoever holds fewest comes "
                    + "first."),
            .optional(
                "cost", \.cost, .number(anyPoints),
                "For each unit of money that a paid hour costs: negative, to spare it."),
            .note,
        ])
}
