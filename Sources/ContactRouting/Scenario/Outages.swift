import FieldTables
import RandomVariates
import SimulationKernel

/// When the AI is down, and what happens then.
public struct Outages: Sendable, Equatable {
    /// What happens to a conversation that finds the AI down.
    public enum Fallback: Sendable, Equatable {
        /// It goes straight to the humans.
        case human
        /// It waits for the AI, as long as the customer would wait for a human.
        case queue
        /// A human calls back after the given time, seconds.
        case callBack(Distribution)
        /// It gets a standing text, which resolves the issue with the given probability.
        case staticAnswer(resolution: Double)
    }

    /// What happens to the sessions that an outage interrupts.
    public enum Interruption: String, Word {
        /// They are handed over.
        case handOver
        /// The customers leave.
        case lose
        /// They wait, and go on when the AI is back.
        case resume

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .handOver: "They are handed over."
            case .lose: "The customers leave."
            case .resume: "They wait, and go on when the AI is back."
            }
        }
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
    public var sessions: Interruption

    /// Creates a plan of outages.
    public init(
        windows: [Window] = [], timeBetween: Distribution? = nil,
        timeToRepair: Distribution = .constant(0), fallback: Fallback = .human,
        sessions: Interruption = .handOver
    ) {
        self.windows = windows
        self.timeBetween = timeBetween
        self.timeToRepair = timeToRepair
        self.fallback = fallback
        self.sessions = sessions
    }
}
