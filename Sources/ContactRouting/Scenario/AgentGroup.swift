import FieldTables

/// Agents with the same hours and skills, in whatever number; but for their grades they are alike.
public struct AgentGroup: Sendable, Equatable {
    /// Who goes off duty when fewer agents are planned.
    public enum EndOfShift: String, Word {
        /// Idle agents first, then those who hold fewest conversations.
        case idleFirst
        /// Each agent has a shift of their own, which ends whether they are busy or not: agent
        /// `j` is on duty whenever at least `j + 1` are planned.
        case ownShift

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .idleFirst: "Idle agents go first, then those who hold fewest conversations."
            case .ownShift:
                "Each agent has a shift of their own, which ends whether they are busy or not."
            }
        }
    }

    /// Its name in reports.
    public var name: String
    /// Agents on duty in each interval, while the desk is open.
    public var agents: Timetable<Int>
    /// When the desk is open; nil for always. Nobody is on duty while it is not.
    public var open: Timetable<Bool>?
    /// An agent's total service rate with 1, 2, ... conversations; an agent alone works at rate 1.
    /// Its length is the concurrency. The conversations an agent holds share the rate equally.
    public var totalRates: [Double]
    /// Share of paid time in which an agent is not available.
    public var shrinkage: Double
    /// Paid hours in a full-time agent's week.
    public var paidHoursPerWeek: Double
    /// Cost of one paid hour.
    public var costPerPaidHour: Double
    /// What each further conversation that the agent holds takes from the probability that
    /// this one is resolved.
    public var resolutionLossPerConversation: Double
    /// Standard deviation between agents of the probability that they resolve an issue.
    public var resolutionDeviation: Double
    /// Who goes off duty when fewer agents are planned.
    public var endOfShift: EndOfShift
    /// What its agents may take; everything unless given. Never empty.
    public var skills = [Skill()]
    /// Parts of the group whose agents differ, their shares adding up to 1; empty if all are alike.
    public var grades: [Grade] = []
    /// Who comes, learns and leaves; nil if the agents of the plan are always there.
    public var careers: Careers?
    /// An AI that helps them; nil for none.
    public var copilot: Copilot?
    /// How being busy tires them; nil if it does not.
    public var fatigue: Fatigue?
    /// How they are called, if they come only when they are needed: the plan then says how many
    /// can be called at most.
    public var onCall: OnCall?

    /// Creates a group; unless given, of agents who hold one conversation each.
    public init(
        name: String = "agents", agents: Timetable<Int>, totalRates: [Double] = [1],
        shrinkage: Double = 0, paidHoursPerWeek: Double = 40, costPerPaidHour: Double = 0,
        resolutionLossPerConversation: Double = 0, resolutionDeviation: Double = 0,
        endOfShift: EndOfShift = .idleFirst
    ) {
        self.name = name
        self.agents = agents
        self.totalRates = totalRates
        self.shrinkage = shrinkage
        self.paidHoursPerWeek = paidHoursPerWeek
        self.costPerPaidHour = costPerPaidHour
        self.resolutionLossPerConversation = resolutionLossPerConversation
        self.resolutionDeviation = resolutionDeviation
        self.endOfShift = endOfShift
    }

    /// Whether a conversation is as fast beside others as alone.
    public var conversationsAreIndependent: Bool {
        totalRates.indices.allSatisfy { totalRates[$0] == Double($0 + 1) }
    }
}
