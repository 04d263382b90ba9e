import FieldTables
import RandomVariates

/// The human tier: groups of agents, and what brings conversations to them.
public struct HumanTier: Sendable, Equatable {
    /// What happens to a conversation for a human while none is on duty.
    public enum AfterHours: String, Word {
        /// The customer leaves.
        case leave
        /// The customer waits in the queue, as patient as ever.
        case wait
        /// A human calls back when the next shift begins.
        case callBack

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .leave: "Customers leave."
            case .wait: "They wait in the queue, as patient as ever."
            case .callBack: "They are called back when the next shift begins."
            }
        }
    }

    /// What agents finish when none is planned any more.
    public enum Finish: String, Word {
        /// What they hold.
        case inHand
        /// That, and everybody who waits in the queue then.
        case queue
        /// That, and those whom the AI hands over from sessions that had begun by then.
        case sessions

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .inHand: "What they hold; with the others it is as afterHours says."
            case .queue: "What they hold and everybody who is in the queue then."
            case .sessions: "That, and those whom the AI hands over of sessions begun by then."
            }
        }
    }

    /// The groups; never empty.
    public var groups: [AgentGroup]
    /// Who takes a conversation that comes, of those who may.
    public var agentSelection = AgentSelection.listed
    /// The points of an agent, if the score decides.
    public var agentScore = AgentScore()
    /// Which conversation an agent with room takes.
    public var conversationSelection = ConversationSelection.priority
    /// By how many classes the priority of those who wait improves in a minute, where it ages.
    public var pointsPerMinute = 0.0
    /// How a conversation reaches an agent.
    public var ringing = Ringing()
    /// Customers who leave without a sign; nil if none do.
    public var silentAbandonment: SilentAbandonment?
    /// From what predicted wait on a customer does not even join the queue, seconds; nil if nobody
    /// is told or cares.
    public var balksAbove: Distribution?
    /// A call back for those who would wait long; nil if none is offered.
    public var callBackOffer: CallBackOffer?
    /// Customers with an agent of their own; nil if there are none.
    public var preferredAgent: PreferredAgent?
    /// Conversations that are passed on, by the first rule for the group that has them.
    public var transfers: [Transfer] = []
    /// Whether customers whom no group may take leave unserved; else there must be none.
    public var untakenLeave = false
    /// What brings conversations and agents together instead of the two selections; nil for them.
    public var routing: (any RoutingPolicy)?
    /// Conversations that can wait; nil for no limit.
    public var waitingRoom: Int?
    /// Whether humans can fail, so that `Intent.humanResolution` counts.
    public var canFail: Bool
    /// What happens while no human is on duty.
    public var afterHours: AfterHours
    /// What agents finish when none is planned any more.
    public var finish = Finish.inHand
    /// How waits are predicted; nil if nobody wants to know but perhaps the escalation policy.
    public var waitPredictor: WaitPredictor?

    /// Creates a human tier.
    public init(
        groups: [AgentGroup], routing: (any RoutingPolicy)? = nil, waitingRoom: Int? = nil,
        canFail: Bool = false, afterHours: AfterHours = .leave,
        waitPredictor: WaitPredictor? = nil
    ) {
        self.groups = groups
        self.routing = routing
        self.waitingRoom = waitingRoom
        self.canFail = canFail
        self.afterHours = afterHours
        self.waitPredictor = waitPredictor
    }

    /// Whether groups, routing and rules are the same.
    public static func == (one: HumanTier, other: HumanTier) -> Bool {
        one.groups == other.groups && areSame(one.routing, other.routing)
            && one.agentSelection == other.agentSelection && one.agentScore == other.agentScore
            && one.conversationSelection == other.conversationSelection
            && one.pointsPerMinute == other.pointsPerMinute
            && one.untakenLeave == other.untakenLeave
            && one.ringing == other.ringing && one.silentAbandonment == other.silentAbandonment
            && one.balksAbove == other.balksAbove && one.callBackOffer == other.callBackOffer
            && one.preferredAgent == other.preferredAgent && one.transfers == other.transfers
            && one.waitingRoom == other.waitingRoom && one.canFail == other.canFail
            && one.afterHours == other.afterHours && one.finish == other.finish
            && one.waitPredictor == other.waitPredictor
    }
}

/// The short form: one group of agents.
extension HumanTier {
    /// Creates a tier of one group.
    public init(
        agents: Timetable<Int>, totalRates: [Double] = [1], waitingRoom: Int? = nil,
        shrinkage: Double = 0, paidHoursPerWeek: Double = 40, costPerPaidHour: Double = 0,
        canFail: Bool = false, resolutionLossPerConversation: Double = 0,
        resolutionDeviation: Double = 0, afterHours: AfterHours = .leave,
        endOfShift: AgentGroup.EndOfShift = .idleFirst, waitPredictor: WaitPredictor? = nil
    ) {
        let group = AgentGroup(
            agents: agents, totalRates: totalRates, shrinkage: shrinkage,
            paidHoursPerWeek: paidHoursPerWeek, costPerPaidHour: costPerPaidHour,
            resolutionLossPerConversation: resolutionLossPerConversation,
            resolutionDeviation: resolutionDeviation, endOfShift: endOfShift)
        self.init(
            groups: [group], waitingRoom: waitingRoom, canFail: canFail, afterHours: afterHours,
            waitPredictor: waitPredictor)
    }

    /// The agents of the first group, which is the only one in the short form.
    public var agents: Timetable<Int> {
        get { groups[0].agents }
        set { groups[0].agents = newValue }
    }

    /// The rates of the first group.
    public var totalRates: [Double] {
        get { groups[0].totalRates }
        set { groups[0].totalRates = newValue }
    }
}
