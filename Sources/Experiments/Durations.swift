import ContactRouting
import SimulationStatistics

/// Durations whose percentiles are measures; a replication keeps a sketch of each.
package enum Durations: Int, CaseIterable, Sendable {
    case aiSession, humanSession, endToEnd, wait, handledWait

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
