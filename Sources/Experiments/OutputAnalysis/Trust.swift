import ContactRouting
import SimulationStatistics

/// How many replications a run has if nobody says: a few of a large scenario, and of a small one as
/// many as make the intervals of what is looked at first trustworthy.
///
/// The outputs of a short run of a small desk are skewed: most days are quiet, and a few make up
/// the mean. The run starts with thirty replications and doubles them until `replicationsToTrust`
/// asks for no more. Nothing but the scenario and its replications decides, so that the answer is
/// the same on any machine.
public struct Trust: Sendable, Equatable {
    /// Replications of the first stage.
    public let firstReplications: Int
    /// The run stops here in any case.
    public let mostReplications: Int

    /// What must be trustworthy, as far as it applies.
    public static let measures = ["waitingSeconds", "abandonmentRate", "serviceLevel"]

    /// Conversations that a run may simulate before it asks for patience: a second or two.
    private static let budget = 1e7

    /// Plans for scenarios that are replicated together.
    public init(_ scenarios: [Scenario]) {
        let size = scenarios.reduce(0) { $0 + $1.expectedConversations }
        let affordable = Int(min(Trust.budget / max(size, 1), 400))
        firstReplications = min(max(affordable, 5), 30)
        mostReplications = max(affordable, 5)
    }

    /// How many replications to have next; nil if it is enough.
    package func next(after sample: Sample) -> Int? {
        let count = sample.observations.count
        let isTrusted = Trust.measures.map(Measure.builtIn).allSatisfy {
            sample.linearised($0)?.replicationsToTrust == nil
        }
        guard !isTrusted, count < mostReplications else { return nil }
        return min(2 * count, mostReplications)
    }
}
