import SimulationStatistics
import Workloads

/// Two workloads on the same customers, in one measure.
public struct Difference: Sendable {
    /// What is compared.
    public let measure: Measure
    /// Name of the first workload.
    public let first: String
    /// Name of the second workload.
    public let second: String
    /// The second less the first, with the interval of the paired differences.
    public let estimate: Estimate
    /// Variance of independent replications over that of the paired ones.
    public let varianceRatio: Double?
    /// What the interval allows to say.
    public let verdict: Direction

    /// What an interval of a difference allows to say.
    public enum Direction: String, Sendable {
        /// The second workload has the higher value.
        case higher
        /// The second workload has the lower value.
        case lower
        /// Both have exactly the same value in each of several replications.
        case same
        /// The interval contains zero, or there is none.
        case undecided
    }
}

/// Several workloads that meet the same customers.
public struct ComparisonResult: Sendable {
    /// Each workload's own result, in the order given.
    public let results: [RunResult]
    /// Each pair of workloads in each measure that applies to both.
    public let differences: [Difference]
}

/// Runs several workloads on common random numbers and sets each beside the others.
///
/// - Throws: `CancellationError` when the task is cancelled.
public func compare(
    _ workloads: [Workload], _ plan: ReplicationPlan, progress: ProgressReport? = nil
) async throws -> ComparisonResult {
    let observations = try await replicate(
        workloads.map(\.scenario), plan, progress: progress
    ) { Observation($0, $1, by: []) }
    let samples = zip(workloads, observations).map {
        Sample(scenario: $0.scenario, observations: $1)
    }
    let results = zip(workloads, samples).map { workload, sample in
        RunResult(
            workload: workload, plan: plan, measures: sample.values(), baselineMeasures: [],
            breakdowns: [], figures: [], soundness: Soundness([sample]))
    }
    var differences: [Difference] = []
    for first in workloads.indices {
        for second in workloads.indices.dropFirst(first + 1) {
            differences += Measure.all.compactMap { measure in
                guard let before = samples[first].linearised(measure),
                    let after = samples[second].linearised(measure)
                else { return nil }
                return Difference(
                    measure, workloads[first].name, workloads[second].name,
                    PairedDifference(after, before))
            }
        }
    }
    return ComparisonResult(results: results, differences: differences)
}

extension Difference {
    init(_ measure: Measure, _ first: String, _ second: String, _ paired: PairedDifference) {
        self.measure = measure
        self.first = first
        self.second = second
        estimate = paired.estimate
        varianceRatio = paired.varianceRatio
        verdict = Direction(paired.estimate)
    }
}

extension Difference.Direction {
    init(_ estimate: Estimate) {
        guard let halfWidth = estimate.halfWidth else {
            self = .undecided
            return
        }
        if estimate.mean == 0, halfWidth == 0 {
            self = .same
        } else if estimate.mean > halfWidth {
            self = .higher
        } else {
            self = estimate.mean < -halfWidth ? .lower : .undecided
        }
    }
}
