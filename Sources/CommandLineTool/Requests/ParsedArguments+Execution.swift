import Experiments

/// How the work is done.
extension ParsedArguments {
    /// Replications, seed and threads.
    func plan(defaultReplications: Int = 5) -> ReplicationPlan {
        plan(replications: integer(.replications) ?? defaultReplications)
    }

    /// The same with so many replications.
    func plan(replications: Int) -> ReplicationPlan {
        var plan = ReplicationPlan(
            replications: replications, seed: seedNumber,
            threads: lists(.threads) ? threadCount : 1)
        plan.memory = memoryLimit
        return plan
    }

    /// The bytes that the program may take: what was asked for, or most of what there is.
    var memoryLimit: Double {
        text(.memory).flatMap { ValueKind.bytes(from: $0) } ?? UsableMemory.usual
    }

    /// The root of all randomness.
    var seedNumber: UInt64 { UInt64(integer(.seed) ?? 1) }

    /// The threads asked for, or the cores that this process may use.
    var threadCount: Int { integer(.threads) ?? UsableCores.count(environment) }

    /// Whether a line of progress is welcome.
    var showsProgress: Bool { flag(.progress) ?? true }
}
