import FieldTables
import RandomVariates

/// Who comes back with the same issue, and when.
public struct RepeatContacts: Sendable, Equatable {
    /// The clock on which the delay runs.
    public enum Clock: String, Word {
        /// Simulated time warped by the demand curve: an hour in which twice the average demand
        /// arrives counts double. Customers then come back when customers are about, and the
        /// returns keep the shape of the curve, but for the length of the conversation.
        case demand
        /// Simulated time.
        case wall

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .demand: "The delay runs faster when more demand arrives than on average."
            case .wall: "The delay runs on the clock of the simulation."
            }
        }
    }

    /// Probability of a return after a conversation that the AI contained; where answers can be
    /// wrong, after a correct one.
    public var afterAI: Double
    /// Probability of a return after a conversation that a human closed; where answers can be
    /// wrong, after one that resolved the issue.
    public var afterHuman: Double
    /// Probability of a return after a wrong answer of the AI that was contained.
    public var afterWrongAnswer: Double
    /// Probability of a return after a human failed to resolve the issue.
    public var afterHumanFailure: Double
    /// Probability of a return after an abandonment or a blocked conversation.
    public var afterAbandonment: Double
    /// Probability of a return after a hand-over that nobody took.
    public var afterUnserved: Double
    /// How much likelier than a newcomer someone who returns is to ask for a human.
    public var askForHumanFactor: Double
    /// Time from the end of a conversation to the return, seconds on `clock`.
    public var delay: Distribution
    /// Time until customers try again who gave up, were blocked or balked (redial), seconds on the
    /// wall; nil for as long as others.
    public var redialDelay: Distribution?
    /// The clock on which the delay runs.
    public var clock: Clock

    /// Whether anyone ever returns.
    public var isPossible: Bool {
        max(
            afterAI, afterHuman, max(afterWrongAnswer, afterHumanFailure), afterAbandonment,
            afterUnserved) > 0
    }

    /// Creates a model of repeat contacts; by default nobody returns, and wrong answers bring
    /// back as many as right ones.
    public init(
        afterAI: Double = 0, afterHuman: Double = 0, afterWrongAnswer: Double? = nil,
        afterHumanFailure: Double? = nil, afterAbandonment: Double = 0,
        afterUnserved: Double = 0, askForHumanFactor: Double = 1,
        delay: Distribution = .exponential(mean: 86_400),
        clock: Clock = .wall
    ) {
        self.afterAI = afterAI
        self.afterHuman = afterHuman
        self.afterWrongAnswer = afterWrongAnswer ?? afterAI
        self.afterHumanFailure = afterHumanFailure ?? afterHuman
        self.askForHumanFactor = askForHumanFactor
        self.afterAbandonment = afterAbandonment
        self.afterUnserved = afterUnserved
        self.delay = delay
        self.clock = clock
    }
}
