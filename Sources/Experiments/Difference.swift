import SimulationStatistics

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
