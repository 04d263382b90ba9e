import ContactRouting
import SimulationStatistics

/// Durations whose percentiles are measures; a replication keeps a sketch of each.
public enum Durations: Int, CaseIterable, Sendable {
    /// Of a session with the AI.
    case aiSession
    /// Of a session with a human, elapsed.
    case humanSession
    /// From the start of a conversation to its end, waits included.
    case endToEnd
    /// The wait of everybody who was offered to humans.
    case wait
    /// The wait of those whom a human took.
    case handledWait

    /// The sketch of them in a run.
    func histogram(_ tally: Tally) -> DurationHistogram {
        switch self {
        case .aiSession: tally.aiSession
        case .humanSession: tally.humanSession
        case .endToEnd: tally.endToEnd
        case .wait: tally.wait
        case .handledWait: tally.handledWait
        }
    }
}
