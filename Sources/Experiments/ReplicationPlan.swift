import ContactRouting

/// How often and how to run scenarios.
public struct ReplicationPlan: Sendable {
    /// Independent replications of each scenario.
    public var replications: Int
    /// Root of all randomness.
    public var seed: UInt64
    /// Replications to run at the same time; changes nothing in the results.
    public var threads: Int
    /// Bytes that the replications in progress may take together; fewer are run at the same time
    /// than `threads` if more do not fit.
    public var memory = Double.infinity

    /// Where finished replications are kept; nil for nowhere.
    public var store: (any ReplicationStore)?

    /// Which replications to do, of those that are asked for together; nil for all.
    ///
    /// A shard's replications go to the store, and nothing is made of them: the work ends with
    /// `ShardDone`. Whoever has the replications of all shards in a store does the rest.
    public var shard: Shard?

    /// Creates a plan.
    ///
    /// - Precondition: at least one replication and one thread.
    public init(replications: Int, seed: UInt64 = 1, threads: Int = 1) {
        precondition(replications > 0 && threads > 0)
        self.replications = replications
        self.seed = seed
        self.threads = threads
    }

    /// How many replications of any of the scenarios may run at the same time.
    ///
    /// - Throws: `TooLargeRun` if there is no room for one.
    package func threads(for scenarios: [Scenario]) throws(TooLargeRun) -> Int {
        guard memory.isFinite else { return threads }
        var (largest, bytes) = (scenarios.first, 0.0)
        for scenario in scenarios where scenario.expectedMemory > bytes {
            (largest, bytes) = (scenario, scenario.expectedMemory)
        }
        if let largest, bytes > memory {
            throw TooLargeRun(presence: largest.expectedPresence, bytes: bytes, allowed: memory)
        }
        return max(1, min(threads, Int(min(memory / bytes, 1e6))))
    }
}

/// The replications of a shard are in the store.
public struct ShardDone: Error, Equatable {
    /// How many they are.
    public let count: Int
    /// Of how many.
    public let total: Int
}

/// A replication that would not fit into memory.
public struct TooLargeRun: Error, Equatable {
    /// What it would have to remember at its busiest moment.
    public let presence: ExpectedPresence
    /// Bytes that it would take, about.
    public let bytes: Double
    /// Bytes that it may take.
    public let allowed: Double
}
