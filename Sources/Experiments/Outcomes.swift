import ContactRouting
import SimulationStatistics

/// How conversations that started in the measured part ended: each in one way, mean numbers of
/// all replications.
public struct Outcomes: Sendable, Equatable {
    /// A way to end.
    public enum Way: String, CaseIterable, Sendable {
        /// The AI ended it, with a right answer.
        case aiRight
        /// The AI ended it, with a wrong answer.
        case aiWrong
        /// The AI ended it; the workload does not say how right its answers are.
        case aiEnded
        /// A human closed and resolved it.
        case humanResolved
        /// A human closed it, and it was not resolved.
        case humanFailed
        /// A human closed it; the workload does not say what becomes of such.
        case humanClosed
        /// Gave up waiting for a human or for the AI, or did not join the queue.
        case abandoned
        /// Found every place taken: in the waiting room, or of the AI.
        case blocked
        /// Found nobody on duty, or still waited when the last one went home.
        case unserved
        /// Lost by an outage or in a hand-over, or answered by a standing text.
        case lost
        /// Had not ended when the run did.
        case open
    }

    private let counts: [Way: Double]

    /// How many ended so in a replication, on average; 0 if none.
    public subscript(way: Way) -> Double { counts[way] ?? 0 }

    /// All of them.
    public var total: Double { counts.values.reduce(0, +) }

    /// Of some replications together.
    init(_ checks: RunChecks?, replications: Int, _ scenario: Scenario) {
        let flow = checks?.byInterval.reduce(Flow(), +) ?? Flow()
        let (wrong, failed) = (checks?.containedWrong ?? 0, checks?.humanFailed ?? 0)
        let knowsAI = scenario.ai != nil && scenario.knowsTruth
        let knowsHumans = scenario.humans != nil && scenario.knowsTruth
        let rejected = scenario.ai?.whenFull == .reject ? flow.aiBlocked : 0
        let right = flow.contained - wrong
        let resolved = flow.handled - failed
        let whole: [Way: Int] = [
            .aiRight: knowsAI ? right : 0, .aiWrong: knowsAI ? wrong : 0,
            .aiEnded: knowsAI ? 0 : flow.contained,
            .humanResolved: knowsHumans ? resolved : 0,
            .humanFailed: knowsHumans ? failed : 0,
            .humanClosed: knowsHumans ? 0 : flow.handled,
            .abandoned: flow.abandoned + flow.leftAIQueue + flow.balked,
            .blocked: flow.blocked + rejected, .unserved: flow.unserved + flow.leftAtClosing,
            .lost: flow.lostInHandOver + flow.lostInOutage + flow.staticAnswers,
            .open: flow.offered - flow.closed,
        ]
        counts = whole.mapValues { Double($0) / Double(max(replications, 1)) }
    }
}
