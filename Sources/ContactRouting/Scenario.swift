import RandomVariates
import SimulationKernel

/// Everything a run needs to know: a validated workload, as values.
///
/// All times are in seconds unless their type says otherwise; all shares and probabilities
/// lie between 0 and 1.
public struct Scenario: Sendable, Equatable {
    /// How fresh issues arrive.
    public var demand: Demand
    /// What issues are about; never empty, shares add up to 1.
    public var intents: [Intent]
    /// The AI tier, if there is one.
    public var ai: AITier?
    /// The human tier, if there is one.
    public var humans: HumanTier?
    /// Who comes back, and when.
    public var repeats: RepeatContacts
    /// What part of the run is measured, and against which thresholds.
    public var measurement: Measurement

    /// Creates a scenario from its parts.
    public init(
        demand: Demand, intents: [Intent], ai: AITier?, humans: HumanTier?,
        repeats: RepeatContacts, measurement: Measurement
    ) {
        self.demand = demand
        self.intents = intents
        self.ai = ai
        self.humans = humans
        self.repeats = repeats
        self.measurement = measurement
    }
}

/// How fresh issues arrive.
public struct Demand: Sendable, Equatable {
    /// How the expected counts become arrivals.
    public enum Arrivals: Sendable, Equatable {
        /// A Poisson process whose rate is constant within each interval.
        case poisson
        /// Exactly the counts of the timetable, each issue at a uniform time in its interval.
        case replay
    }

    /// Expected (or, for a replay, actual) fresh issues in each interval.
    public var issues: Timetable<Double>
    /// How the expected counts become arrivals.
    public var arrivals: Arrivals
    /// A random factor of mean 1 on the rate of each 24 hours from the start of the run
    /// (over-dispersion), or nil for none; a replay has none.
    public var dayFactor: Distribution?

    /// Creates a demand.
    public init(
        issues: Timetable<Double>, arrivals: Arrivals = .poisson, dayFactor: Distribution? = nil
    ) {
        self.issues = issues
        self.arrivals = arrivals
        self.dayFactor = dayFactor
    }
}

/// What an issue is about, and what follows from it.
public struct Intent: Sendable, Equatable {
    /// Its name in reports.
    public var name: String
    /// Its share of fresh issues.
    public var share: Double
    /// Probability that an AI session of this intent ends without a hand-over.
    public var containment: Double
    /// Length of an AI session, seconds.
    public var aiSession: Distribution
    /// Work in a human session, in seconds of an agent with one conversation.
    public var humanSession: Distribution
    /// How long the customer waits for a human, seconds; nil for ever.
    public var patience: Distribution?
    /// Class in the human queue: 0 is served first.
    public var priorityClass: Int

    /// Creates an intent.
    public init(
        name: String, share: Double, containment: Double, aiSession: Distribution,
        humanSession: Distribution, patience: Distribution?, priorityClass: Int
    ) {
        self.name = name
        self.share = share
        self.containment = containment
        self.aiSession = aiSession
        self.humanSession = humanSession
        self.patience = patience
        self.priorityClass = priorityClass
    }
}

/// The AI tier: who meets it and how much of it there is.
public struct AITier: Sendable, Equatable {
    /// What happens to a conversation that finds every session taken.
    public enum Overflow: Sendable, Equatable {
        /// It goes straight to the humans.
        case toHumans
        /// It is blocked.
        case rejected
    }

    /// Share of conversations routed to the AI.
    public var share: Double
    /// Share of those that ask for a human at once and enter no AI session.
    public var askForHuman: Double
    /// Sessions at the same time; nil for no limit.
    public var sessionLimit: Int?
    /// What happens beyond the limit.
    public var overflow: Overflow
    /// Price of one AI conversation.
    public var pricePerConversation: Double

    /// Creates an AI tier.
    public init(
        share: Double, askForHuman: Double = 0, sessionLimit: Int? = nil,
        overflow: Overflow = .toHumans, pricePerConversation: Double = 0
    ) {
        self.share = share
        self.askForHuman = askForHuman
        self.sessionLimit = sessionLimit
        self.overflow = overflow
        self.pricePerConversation = pricePerConversation
    }
}

/// The human tier: one group of agents who are alike.
public struct HumanTier: Sendable, Equatable {
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

    /// Creates a human tier.
    public init(
        agents: Timetable<Int>, totalRates: [Double] = [1], waitingRoom: Int? = nil,
        shrinkage: Double = 0, paidHoursPerWeek: Double = 40, costPerPaidHour: Double = 0
    ) {
        self.agents = agents
        self.totalRates = totalRates
        self.waitingRoom = waitingRoom
        self.shrinkage = shrinkage
        self.paidHoursPerWeek = paidHoursPerWeek
        self.costPerPaidHour = costPerPaidHour
    }

    /// Whether a conversation is as fast beside others as alone.
    public var conversationsAreIndependent: Bool {
        totalRates.indices.allSatisfy { totalRates[$0] == Double($0 + 1) }
    }
}

/// Who comes back with the same issue, and when.
public struct RepeatContacts: Sendable, Equatable {
    /// The clock on which the delay runs.
    public enum Clock: Sendable, Equatable {
        /// Simulated time.
        case wall
        /// Simulated time warped by the demand curve: an hour in which twice the average demand
        /// arrives counts double. Customers then come back when customers are about, and the
        /// returns keep the shape of the curve, but for the length of the conversation.
        case demand
    }

    /// Probability of a return after a conversation that the AI contained.
    public var afterAI: Double
    /// Probability of a return after a conversation that a human closed.
    public var afterHuman: Double
    /// Probability of a return after an abandonment or a blocked conversation.
    public var afterAbandonment: Double
    /// Probability of a return after a hand-over that nobody took.
    public var afterUnserved: Double
    /// Time from the end of a conversation to the return, seconds on `clock`.
    public var delay: Distribution
    /// The clock on which the delay runs.
    public var clock: Clock

    /// Whether anyone ever returns.
    public var isPossible: Bool {
        max(afterAI, afterHuman, afterAbandonment, afterUnserved) > 0
    }

    /// Creates a model of repeat contacts; by default nobody returns.
    public init(
        afterAI: Double = 0, afterHuman: Double = 0, afterAbandonment: Double = 0,
        afterUnserved: Double = 0, delay: Distribution = .exponential(mean: 86_400),
        clock: Clock = .wall
    ) {
        self.afterAI = afterAI
        self.afterHuman = afterHuman
        self.afterAbandonment = afterAbandonment
        self.afterUnserved = afterUnserved
        self.delay = delay
        self.clock = clock
    }
}

/// What part of the run is measured, and against which thresholds.
public struct Measurement: Sendable, Equatable {
    /// The initial part that does not count.
    public var warmUp: TimeSpan
    /// The part that counts, after the warm-up.
    public var horizon: TimeSpan
    /// Hour of the week (0 is Monday midnight) in which the run, warm-up included, starts.
    public var startHourOfWeek: Int
    /// The threshold of the service levels.
    public var acceptableWait: TimeSpan
    /// A contained conversation is assumed resolved if the customer stays away this long.
    public var returnWindow: TimeSpan

    /// When the measured part ends and the doors close.
    var end: Instant { .zero + warmUp + horizon }

    /// Creates a measurement plan.
    public init(
        warmUp: TimeSpan = .zero, horizon: TimeSpan, startHourOfWeek: Int = 0,
        acceptableWait: TimeSpan = TimeSpan(seconds: 60),
        returnWindow: TimeSpan = TimeSpan(seconds: 72 * 3_600)
    ) {
        self.warmUp = warmUp
        self.horizon = horizon
        self.startHourOfWeek = startHourOfWeek
        self.acceptableWait = acceptableWait
        self.returnWindow = returnWindow
    }
}
