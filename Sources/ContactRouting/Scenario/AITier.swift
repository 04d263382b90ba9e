import FieldTables
import RandomVariates
import SimulationKernel

/// The AI tier: who meets it and how much of it there is.
public struct AITier: Sendable, Equatable {
    /// What happens to a conversation that finds every session taken.
    public enum WhenFull: String, Word {
        /// It goes straight to the humans.
        case human
        /// It is blocked.
        case reject
        /// It waits for a session, as long as the customer would wait for a human.
        case queue

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .human: "The conversation goes straight to the humans."
            case .reject: "The conversation is blocked."
            case .queue:
                "It waits for the AI, as patient as for a human; what that takes of the patience "
                    + "is gone if a human is needed after it."
            }
        }
    }

    /// Share of conversations routed to the AI.
    public var share: Double
    /// Share of those that ask for a human at once and enter no AI session.
    public var askForHuman: Double
    /// Sessions at the same time; nil for no limit.
    public var sessionLimit: Int?
    /// What happens beyond the limit.
    public var whenFull: WhenFull
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
    public var askLater: AskLater?
    /// When the AI is down, and what happens then; nil if it never is.
    public var outages: Outages?
    /// What a hand-over costs.
    public var handOver: HandOver
    /// What the AI's answers are worth and when it hands over; nil if containment is an input.
    public var answering: Answering?
    /// What the AI costs, rule by rule.
    public var prices: [PriceRule]

    /// Creates an AI tier.
    public init(
        share: Double, askForHuman: Double = 0, sessionLimit: Int? = nil,
        whenFull: WhenFull = .human, patienceRestarts: Bool = false,
        startsPerMinute: Double? = nil,
        turns: Distribution? = nil, latencyPerTurn: Double = 0, askLater: AskLater? = nil,
        outages: Outages? = nil, handOver: HandOver = HandOver(),
        answering: Answering? = nil, prices: [PriceRule] = []
    ) {
        self.share = share
        self.askForHuman = askForHuman
        self.sessionLimit = sessionLimit
        self.whenFull = whenFull
        self.patienceRestarts = patienceRestarts
        self.startsPerMinute = startsPerMinute
        self.turns = turns
        self.latencyPerTurn = latencyPerTurn
        self.askLater = askLater
        self.outages = outages
        self.handOver = handOver
        self.answering = answering
        self.prices = prices
    }
}
