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
    /// Classes of difficulty, from easy to hard; never empty. Intents give their shares.
    public var complexities: [Complexity]
    /// Kinds of customers, such as languages; never empty, shares add up to 1.
    public var segments: [Segment]
    /// The AI tier, if there is one.
    public var ai: AITier?
    /// The human tier, if there is one.
    public var humans: HumanTier?
    /// Who comes back, and when.
    public var repeats: RepeatContacts
    /// What part of the run is measured, and against which thresholds.
    public var measurement: MeasurementPlan
    /// How satisfied customers are, if that is modelled.
    public var satisfaction: Satisfaction?

    /// Creates a scenario from its parts; unless given, there is one complexity and one segment.
    public init(
        demand: Demand, intents: [Intent], complexities: [Complexity] = [Complexity()],
        segments: [Segment] = [Segment()], ai: AITier?, humans: HumanTier?,
        repeats: RepeatContacts, measurement: MeasurementPlan, satisfaction: Satisfaction? = nil
    ) {
        self.demand = demand
        self.intents = intents
        self.complexities = complexities
        self.segments = segments
        self.ai = ai
        self.humans = humans
        self.repeats = repeats
        self.measurement = measurement
        self.satisfaction = satisfaction
    }

    /// Whether answers are right or wrong in this scenario: its AI has the second form, or its
    /// humans can fail.
    public var knowsTruth: Bool { ai?.answering != nil || humans?.canFail == true }
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
    /// Shares of the complexities among issues of this intent; they add up to 1.
    public var complexityShares: [Double]
    /// Probability that an answer of the AI is correct, by complexity.
    public var aiAccuracy: [Double]
    /// Probability that a human resolves the issue, by complexity.
    public var humanResolution: [Double]
    /// What is at stake in an issue, in money; nil for nothing.
    public var valueAtRisk: Distribution?

    /// Creates an intent; unless given, every answer is right and nothing is at stake.
    public init(
        name: String, share: Double, containment: Double, aiSession: Distribution,
        humanSession: Distribution, patience: Distribution?, priorityClass: Int,
        complexityShares: [Double] = [1], aiAccuracy: [Double] = [1],
        humanResolution: [Double] = [1], valueAtRisk: Distribution? = nil
    ) {
        self.name = name
        self.share = share
        self.containment = containment
        self.aiSession = aiSession
        self.humanSession = humanSession
        self.patience = patience
        self.priorityClass = priorityClass
        self.complexityShares = complexityShares
        self.aiAccuracy = aiAccuracy
        self.humanResolution = humanResolution
        self.valueAtRisk = valueAtRisk
    }
}

/// A class of difficulty.
public struct Complexity: Sendable, Equatable {
    /// Its name in reports.
    public var name: String
    /// How much longer a human works on such an issue than on one of factor 1.
    public var workFactor: Double

    /// Creates a class of difficulty.
    public init(name: String = "all", workFactor: Double = 1) {
        self.name = name
        self.workFactor = workFactor
    }
}

/// Customers who are alike: a language, a tariff, a market.
public struct Segment: Sendable, Equatable {
    /// Its name in reports.
    public var name: String
    /// Its share of fresh issues.
    public var share: Double
    /// Times the AI's probability of a correct answer.
    public var accuracyFactor: Double

    /// Creates a segment.
    public init(name: String = "all", share: Double = 1, accuracyFactor: Double = 1) {
        self.name = name
        self.share = share
        self.accuracyFactor = accuracyFactor
    }
}

/// What part of the run is measured, and against which thresholds.
public struct MeasurementPlan: Sendable, Equatable {
    /// The initial part that does not count.
    public var warmUp: TimeSpan
    /// The part that counts, after the warm-up.
    public var horizon: TimeSpan
    /// Hour of the week (0 is Monday midnight) in which the run, warm-up included, starts.
    public var startHourOfWeek: Int
    /// When the clock of the centre is put forward or back, in order; none after the run counts.
    public var clockChanges: [ClockChange]
    /// The threshold of the service levels.
    public var acceptableWait: TimeSpan
    /// A contained conversation is assumed resolved if the customer stays away this long.
    public var returnWindow: TimeSpan
    /// Who looks at AI conversations afterwards and says whether they were resolved.
    public var judge: Judge
    /// Price rules to bill the run by beside its own, for comparison.
    public var quotes: [PriceRule]
    /// What wrong answers, human work and waits are counted as.
    public var losses: Losses

    /// When the measured part ends and the doors close.
    var end: Instant { .zero + warmUp + horizon }

    /// Creates a measurement plan.
    public init(
        warmUp: TimeSpan = .zero, horizon: TimeSpan, startHourOfWeek: Int = 0,
        clockChanges: [ClockChange] = [],
        acceptableWait: TimeSpan = TimeSpan(seconds: 60),
        returnWindow: TimeSpan = TimeSpan(seconds: 72 * 3_600), judge: Judge = Judge(),
        quotes: [PriceRule] = [], losses: Losses = Losses()
    ) {
        self.warmUp = warmUp
        self.horizon = horizon
        self.startHourOfWeek = startHourOfWeek
        self.clockChanges = clockChanges
        self.acceptableWait = acceptableWait
        self.returnWindow = returnWindow
        self.judge = judge
        self.quotes = quotes
        self.losses = losses
    }
}

/// Who looks at a sample of AI conversations and says which were resolved.
public struct Judge: Sendable, Equatable {
    /// Share of AI conversations that are looked at.
    public var sample: Double
    /// Probability that a correct answer is called correct.
    public var sensitivity: Double
    /// Probability that a wrong answer is called wrong.
    public var specificity: Double

    /// Creates a judge; by default one who sees everything and never errs.
    public init(sample: Double = 1, sensitivity: Double = 1, specificity: Double = 1) {
        self.sample = sample
        self.sensitivity = sensitivity
        self.specificity = specificity
    }
}

/// How satisfied customers are with a conversation: the expected share of contented ones.
public struct Satisfaction: Sendable, Equatable {
    /// After a correct answer of the AI, by complexity.
    public var ai: [Double]
    /// After a human resolved the issue, by complexity.
    public var human: [Double]
    /// After any conversation that did not resolve the issue.
    public var unresolved: Double
    /// What each earlier attempt at the issue takes away.
    public var lossPerAttempt: Double
    /// What each minute in the queue takes away.
    public var lossPerMinuteWaited: Double

    /// Creates a model of satisfaction.
    public init(
        ai: [Double], human: [Double], unresolved: Double = 0, lossPerAttempt: Double = 0,
        lossPerMinuteWaited: Double = 0
    ) {
        self.ai = ai
        self.human = human
        self.unresolved = unresolved
        self.lossPerAttempt = lossPerAttempt
        self.lossPerMinuteWaited = lossPerMinuteWaited
    }
}
