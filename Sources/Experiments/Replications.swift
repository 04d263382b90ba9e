import ContactRouting

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

/// Told after each replication how many are done of how many.
public typealias ProgressReport = @Sendable (_ done: Int, _ total: Int) -> Void

/// Runs every scenario as often as the plan says, several replications at a time.
///
/// Replication `r` of every scenario meets the same customers: common random numbers.
///
/// - Parameters:
///   - observe: what to keep of a replication; its tally is let go afterwards.
/// - Returns: for each scenario what was kept, in the order of the replications, whatever the
///   number of threads.
/// - Throws: `CancellationError` when the task is cancelled, between replications.
public func replicate<Observation: Sendable>(
    _ scenarios: [Scenario], _ plan: ReplicationPlan, progress: ProgressReport? = nil,
    observe: @escaping @Sendable (Tally, Scenario) -> Observation
) async throws -> [[Observation]] {
    let total = scenarios.count * plan.replications
    var observations = [Observation?](repeating: nil, count: total)
    try await withThrowingTaskGroup(of: (Int, Observation).self) { group in
        func start(_ task: Int) {
            let scenario = scenarios[task / plan.replications]
            let replication = UInt64(task % plan.replications)
            group.addTask {
                try Task.checkCancellation()
                let tally = simulate(scenario, seed: plan.seed, replication: replication)
                return (task, observe(tally, scenario))
            }
        }
        var started = min(plan.threads, total)
        for task in 0..<started { start(task) }
        var done = 0
        while let (task, observation) = try await group.next() {
            observations[task] = observation
            done += 1
            progress?(done, total)
            if started < total {
                start(started)
                started += 1
            }
        }
    }
    let complete = observations.compactMap(\.self)
    return scenarios.indices.map { scenario in
        let first = scenario * plan.replications
        return Array(complete[first..<first + plan.replications])
    }
}
