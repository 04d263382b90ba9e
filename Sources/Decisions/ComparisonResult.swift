import Experiments

/// Several workloads that meet the same customers.
public struct ComparisonResult: Sendable {
    /// Each workload's own result, in the order given.
    public let results: [RunResult]
    /// Each pair of workloads in each measure that applies to both.
    public let differences: [Difference]
    /// Of the interval of a difference: so that in each measure the intervals of all pairs cover
    /// at once in at least 95 % (Bonferroni).
    public let confidence: Double
    /// The best of them, if that was asked.
    public let selection: Selection?
    /// Whether it was stopped before all replications were done.
    public let isCutShort: Bool
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]
}
