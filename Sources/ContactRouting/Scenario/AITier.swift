import RandomVariates
import SimulationKernel

/// The AI tier: who meets it and how much of it there is.
public struct AITier: Sendable, Equatable {
    /// What happens to a conversation that finds every session taken.
    public enum Overflow: Sendable, Equatable {
        /// It goes straight to the humans.
        case toHumans
        /// It is blocked.
        case rejected
        /// It waits for a session, as long as the customer would wait for a human.
        case queued
    }

    /// Share of conversations routed to the AI.
    public var share: Double
    /// Share of those that ask for a human at once and enter no AI session.
    public var askForHuman: Double
    /// Sessions at the same time; nil for no limit.
    public var sessionLimit: Int?
    /// What happens beyond the limit.
    public var overflow: Overflow
    /// Whether customers who waited for the AI are as patient again when they wait for a human;
    /// else one patience has to do for both queues.
    public var patienceRestarts: Bool
    /// Sessions that may start in a minute on average, of which a minute's worth may come at
    /// once; nil for no limit.
    public var startsPerMinute: Double?
    /// Turns of a session, rounded up to whole ones from 1 to 255; nil for one turn.
    public var turns: Distribution?
    /// Seconds that each turn adds to the session: the time the AI takes to answer.
    public var latencyPerTurn: Double
    /// Customers who ask for a human in the middle of a session; nil for none.
    public var lateAsking: LateAsking?
    /// When the AI is down, and what happens then; nil if it never is.
    public var outages: Outages?
    /// What a hand-over costs.
    public var handOver: HandOverQuality
    /// What the AI's answers are worth and when it hands over; nil if containment is an input.
    public var answering: Answering?
    /// What the AI costs, rule by rule.
    public var prices: [PriceRule]

    /// Creates an AI tier.
    public init(
        share: Double, askForHuman: Double = 0, sessionLimit: Int? = nil,
        overflow: Overflow = .toHumans, patienceRestarts: Bool = false,
        startsPerMinute: Double? = nil,
        turns: Distribution? = nil, latencyPerTurn: Double = 0, lateAsking: LateAsking? = nil,
        outages: Outages? = nil, handOver: HandOverQuality = HandOverQuality(),
        answering: Answering? = nil, prices: [PriceRule] = []
    ) {
        self.share = share
        self.askForHuman = askForHuman
        self.sessionLimit = sessionLimit
        self.overflow = overflow
        self.patienceRestarts = patienceRestarts
        self.startsPerMinute = startsPerMinute
        self.turns = turns
        self.latencyPerTurn = latencyPerTurn
        self.lateAsking = lateAsking
        self.outages = outages
        self.handOver = handOver
        self.answering = answering
        self.prices = prices
    }
}

/// Customers who ask for a human in the middle of an AI session.
public struct LateAsking: Sendable, Equatable {
    /// Share of AI sessions in which the customer does, if it gets that far.
    public var share: Double
    /// After how many turns.
    public var turns: Int

    /// Creates the habit.
    public init(share: Double, turns: Int) {
        self.share = share
        self.turns = turns
    }
}

/// What a hand-over to a human costs; by default nothing.
public struct HandOverQuality: Sendable, Equatable {
    /// Share of hand-overs in which the human has to start again.
    public var contextLoss: Double
    /// Seconds of work that starting again adds.
    public var repeatedWork: Double
    /// Share of hand-overs that nobody is told of: the customer waits in vain and leaves.
    public var silentLoss: Double
    /// Share of hand-overs that come back to the AI, which tries again: another session, which may
    /// contain the conversation like any other.
    public var loopBack: Double

    /// Creates the quality of hand-overs.
    public init(
        contextLoss: Double = 0, repeatedWork: Double = 0, silentLoss: Double = 0,
        loopBack: Double = 0
    ) {
        self.contextLoss = contextLoss
        self.repeatedWork = repeatedWork
        self.silentLoss = silentLoss
        self.loopBack = loopBack
    }
}

/// When the AI is down, and what happens then.
public struct Outages: Sendable, Equatable {
    /// What happens to a conversation that finds the AI down.
    public enum Fallback: Sendable, Equatable {
        /// It goes straight to the humans.
        case toHumans
        /// It waits for the AI, as long as the customer would wait for a human.
        case queued
        /// A human calls back after the given time, seconds.
        case callBack(Distribution)
        /// It gets a standing text, which resolves the issue with the given probability.
        case staticAnswer(resolution: Double)
    }

    /// What happens to the sessions that an outage interrupts.
    public enum Interruption: Sendable, Equatable {
        /// They are handed over.
        case handedOver
        /// The customers leave.
        case lost
        /// They wait, and go on when the AI is back.
        case resumed
    }

    /// An outage that is known beforehand.
    public struct Window: Sendable, Equatable {
        /// When it begins, from the start of the measured part; negative in the warm-up.
        public var start: TimeSpan
        /// How long it lasts.
        public var length: TimeSpan

        /// Creates a window.
        public init(start: TimeSpan, length: TimeSpan) {
            self.start = start
            self.length = length
        }
    }

    /// Outages that are known beforehand; they may overlap.
    public var windows: [Window]
    /// Time from the end of one random outage to the start of the next, seconds; nil for no random
    /// ones.
    public var timeBetween: Distribution?
    /// Length of a random outage, seconds.
    public var timeToRepair: Distribution
    /// What happens to conversations that find the AI down.
    public var fallback: Fallback
    /// What happens to the sessions in progress.
    public var interruption: Interruption

    /// Creates a plan of outages.
    public init(
        windows: [Window] = [], timeBetween: Distribution? = nil,
        timeToRepair: Distribution = .constant(0), fallback: Fallback = .toHumans,
        interruption: Interruption = .handedOver
    ) {
        self.windows = windows
        self.timeBetween = timeBetween
        self.timeToRepair = timeToRepair
        self.fallback = fallback
        self.interruption = interruption
    }
}
