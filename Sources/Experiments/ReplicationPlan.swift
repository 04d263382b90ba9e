/// How often and how to run scenarios.
public struct ReplicationPlan: Sendable, Equatable {
    /// Independent replications of each scenario.
    public var replications: Int
    /// Root of all randomness.
    public var seed: UInt64
    /// Replications to run at the same time; changes nothing in the results.
    public var threads: Int

    /// Creates a plan.
    ///
    /// - Precondition: at least one replication and one thread.
    public init(replications: Int, seed: UInt64 = 1, threads: Int = 1) {
        precondition(replications > 0 && threads > 0)
        self.replications = replications
        self.seed = seed
        self.threads = threads
    }
}
