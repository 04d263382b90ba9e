import ElementaryFunctions

/// The human tier: one group of agents who are alike.
public struct HumanTier: Sendable, Equatable {
    /// What happens to a conversation for a human while none is on duty.
    public enum AfterHours: Sendable, Equatable {
        /// The customer leaves.
        case unserved
        /// The customer waits in the queue, as patient as ever.
        case waits
        /// A human calls back when the next shift begins.
        case callBack
    }

    /// Who goes off duty when fewer agents are planned.
    public enum ShiftEnd: Sendable, Equatable {
        /// Idle agents first, then those who hold fewest conversations.
        case idleFirst
        /// Each agent has a shift of their own, which ends whether they are busy or not: agent
        /// `j` is on duty whenever at least `j + 1` are planned.
        case ownShift
    }

    /// Agents on duty in each interval of whole hours.
    public var agents: Timetable<Int>
    /// An agent's total service rate with 1, 2, ... conversations; an agent alone works at rate 1.
    /// Its length is the concurrency. The conversations an agent holds share the rate equally.
    public var totalRates: [Double]
    /// Conversations that can wait; nil for no limit.
    public var waitingRoom: Int?
    /// Share of paid time in which an agent is not available.
    public var shrinkage: Double
    /// Paid hours in a full-time agent's week.
    public var paidHoursPerWeek: Double
    /// Cost of one paid hour.
    public var costPerPaidHour: Double
    /// Whether humans can fail, so that `Intent.humanResolution` counts.
    public var canFail: Bool
    /// What each further conversation that the agent holds takes from the probability that
    /// this one is resolved.
    public var resolutionLossPerConversation: Double
    /// Standard deviation between agents of the probability that they resolve an issue.
    public var resolutionDeviation: Double
    /// What happens while no human is on duty.
    public var afterHours: AfterHours
    /// Who goes off duty when fewer agents are planned.
    public var shiftEnd: ShiftEnd
    /// How waits are predicted; nil if nobody wants to know but perhaps the escalation policy.
    public var waitPredictor: WaitPredictor?

    /// Creates a human tier.
    public init(
        agents: Timetable<Int>, totalRates: [Double] = [1], waitingRoom: Int? = nil,
        shrinkage: Double = 0, paidHoursPerWeek: Double = 40, costPerPaidHour: Double = 0,
        canFail: Bool = false, resolutionLossPerConversation: Double = 0,
        resolutionDeviation: Double = 0, afterHours: AfterHours = .unserved,
        shiftEnd: ShiftEnd = .idleFirst, waitPredictor: WaitPredictor? = nil
    ) {
        self.agents = agents
        self.totalRates = totalRates
        self.waitingRoom = waitingRoom
        self.shrinkage = shrinkage
        self.paidHoursPerWeek = paidHoursPerWeek
        self.costPerPaidHour = costPerPaidHour
        self.canFail = canFail
        self.resolutionLossPerConversation = resolutionLossPerConversation
        self.resolutionDeviation = resolutionDeviation
        self.afterHours = afterHours
        self.shiftEnd = shiftEnd
        self.waitPredictor = waitPredictor
    }

    /// Whether a conversation is as fast beside others as alone.
    public var conversationsAreIndependent: Bool {
        totalRates.indices.allSatisfy { totalRates[$0] == Double($0 + 1) }
    }
}

extension HumanTier {
    /// What each of so many agents resolves more or less than the mean; empty if all are alike.
    func qualities(agents: Int, seed: UInt64, replication: UInt64) -> [Double] {
        guard resolutionDeviation > 0 else { return [] }
        let stream = DrawPurpose.agentQuality.stream(seed: seed, replication: replication)
        return (0..<UInt64(agents)).map {
            resolutionDeviation * Elementary.normalQuantile(stream.uniform(entity: $0))
        }
    }
}
