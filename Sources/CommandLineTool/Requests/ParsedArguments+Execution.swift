import Experiments

/// How the work is done.
extension ParsedArguments {
    /// Replications, seed and threads.
    func plan(defaultReplications: Int = 5) -> ReplicationPlan {
        ReplicationPlan(
            replications: integer(.replications) ?? defaultReplications,
            seed: seedNumber, threads: threadCount)
    }

    /// The root of all randomness.
    var seedNumber: UInt64 { UInt64(integer(.seed) ?? 1) }

    /// The threads asked for, or the cores that this process may use.
    var threadCount: Int { integer(.threads) ?? UsableCores.count(environment) }

    /// Whether a line of progress is welcome.
    var showsProgress: Bool { flag(.progress) ?? true }
}
