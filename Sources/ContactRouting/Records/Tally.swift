import SimulationKernel
import SimulationStatistics

/// What one replication has to say: folds over its closed conversations, and areas over time.
public struct Tally: Sendable, Equatable {
    /// Closed conversations by intent; a conversation counts if it started in the measured part.
    public internal(set) var byIntent: [Flow] = []
    /// The same conversations by interval of the week: what concerns humans by that of the offer
    /// to them, the rest by that of the start.
    public internal(set) var byInterval: [Flow]
    /// The same by interval and in each of them by intent; empty unless the plan asks for it.
    public internal(set) var byIntervalAndIntent: [Flow] = []
    /// The same conversations by segment.
    public internal(set) var bySegment: [Flow] = []
    /// What each group of agents closed: of the counts and times only those of handled offers.
    public internal(set) var byGroup: [Flow] = []
    /// Staffing and use of the human tier by interval of the week.
    public internal(set) var staffingByInterval: [StaffTime]
    /// The same over the measured part by group of agents.
    public internal(set) var staffingByGroup: [StaffTime] = []
    /// Who came and left, by group; nothing where nobody does.
    public internal(set) var peopleByGroup: [PeopleCount] = []
    /// Lengths of AI sessions, ticks.
    public internal(set) var aiSession = DurationHistogram()
    /// Lengths of human sessions, ticks.
    public internal(set) var humanSession = DurationHistogram()
    /// Waits of everyone offered to the humans, ticks.
    public internal(set) var wait = DurationHistogram()
    /// Waits of those handled, ticks.
    public internal(set) var handledWait = DurationHistogram()
    /// Times from start to end of a conversation, ticks.
    public internal(set) var endToEnd = DurationHistogram()
    /// Area under the number of AI sessions in progress, over the measured part.
    public internal(set) var aiSessionTicks: Int128 = 0
    /// Area under the number of customers waiting for a human, over the measured part.
    public internal(set) var waitingTicks: Int128 = 0
    /// What conversations came to in truth, by intent, complexity and segment; empty where
    /// answers are neither right nor wrong and customers are alike.
    public internal(set) var resolutions = ResolutionCube()
    /// The AI's confidence and the truth, by `ConfidenceLevel`; empty if containment is an input.
    public internal(set) var confidence: [ConfidenceCount] = []
    /// Hand-overs, by the raw value of their `HandOverReason`.
    public internal(set) var handOffsByReason = Array(
        repeating: 0, count: HandOverReason.allCases.count)
    /// Contained conversations that each price rule bills: the AI's own rules, then the quotes.
    public internal(set) var billedResolutions: [Int] = []
    /// What became of the issues that began in the measured part.
    public internal(set) var fates = IssueFates()
    /// How well waits were predicted.
    public internal(set) var predictions = PredictionErrors()
    /// Returns that were due before the end of the run, warm-up included.
    public internal(set) var returnsScheduled = 0
    /// Returns that took place.
    public internal(set) var returnsBegun = 0
    /// Time that customers waited for a human in the measured part, summed as they left.
    public internal(set) var waitedTicks: Int128 = 0
    /// Time that humans served customers in the measured part, summed as they left.
    public internal(set) var servedTicks: Int128 = 0
    /// Conversations in a session when the run ended: of customers who came in the warm-up.
    public internal(set) var leftBehind = 0
    /// The same for each of `Scenario.periods` by itself, by when conversations started; intervals
    /// of the week are told apart there only where prices change and the plan asks for details.
    public internal(set) var byPeriod: [Tally] = []
    /// What more is known of every interval of the week; empty unless the plan asks for it.
    public internal(set) var detailsByInterval: [IntervalDetails] = []
    /// Of a part of the week the share of each group's time on duty that falls into it; empty of a
    /// whole run.
    package internal(set) var sharesOfDuty: [Double] = []
    /// When the measured part begins.
    public internal(set) var start = Instant.zero
    /// Length of the measured part.
    public internal(set) var horizon = TimeSpan.zero
    /// Events that the run handled, warm-up included.
    public internal(set) var events = 0

    /// Nothing yet, in a week of so many intervals.
    init(intervals: Int) {
        byInterval = Array(repeating: Flow(), count: intervals)
        staffingByInterval = Array(repeating: StaffTime(), count: intervals)
    }

    /// All conversations together.
    public var total: Flow { byIntent.reduce(Flow(), +) }

    /// Conversations started in the measured part that had not ended when the run did: those
    /// of customers who wait for ever for agents who never come.
    public var open: Int { byIntent.reduce(0) { $0 + $1.offered - $1.closed } }

    /// Staffing and use of the human tier over the whole measured part.
    public var staffing: StaffTime { staffingByInterval.reduce(StaffTime(), +) }
}

/// People of a group who came and left in the measured part.
public struct PeopleCount: Sendable, Equatable {
    /// How many began.
    public internal(set) var hired = 0
    /// How many had their last day before.
    public internal(set) var left = 0
    /// How many were employed on the last day; nil if nobody is counted.
    public internal(set) var atEnd: Int?

    /// Adds what came later.
    public static func + (earlier: PeopleCount, later: PeopleCount) -> PeopleCount {
        var sum = earlier
        sum.hired += later.hired
        sum.left += later.left
        sum.atEnd = later.atEnd ?? earlier.atEnd
        return sum
    }
}

/// Areas over the time of agents, in agents or slots x ticks.
public struct StaffTime: Sendable, Equatable, BitwiseCopyable {
    /// Conversations held.
    public let held: Int128
    /// Slots on duty; conversations that agents finish after their shift count as slots.
    public let slots: Int128
    /// Agents with at least one conversation.
    public let busy: Int128
    /// Agents on duty, or finishing after their shift.
    public let present: Int128
    /// People employed, where they come and go.
    public internal(set) var employed: Int128 = 0
    /// The part of the time of agents on duty that is overtime.
    public internal(set) var overtime: Int128 = 0

    /// Creates areas; all zero unless given.
    public init(held: Int128 = 0, slots: Int128 = 0, busy: Int128 = 0, present: Int128 = 0) {
        self.held = held
        self.slots = slots
        self.busy = busy
        self.present = present
    }

    /// Adds up the areas of different times.
    public static func + (left: StaffTime, right: StaffTime) -> StaffTime {
        var sum = StaffTime(
            held: left.held + right.held, slots: left.slots + right.slots,
            busy: left.busy + right.busy, present: left.present + right.present)
        sum.employed = left.employed + right.employed
        sum.overtime = left.overtime + right.overtime
        return sum
    }
}
