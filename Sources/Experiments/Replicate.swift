import ContactRouting

/// Runs every scenario as often as the plan says, several replications at a time.
///
/// Replication `r` of every scenario meets the same customers: common random numbers.
///
/// - Parameters:
///   - scenarios: what to simulate.
///   - plan: how often, with which seed and how many at the same time.
///   - progress: told after each replication.
///   - observe: what to keep of a replication; its tally is let go afterwards.
/// - Returns: for each scenario what was kept, in the order of the replications, whatever the
///   number of threads.
/// - Throws: `InvalidScenario`, and `CancellationError` when the task is cancelled, between
///   replications.
public func replicate<Observation: Sendable>(
    _ scenarios: [Scenario], _ plan: ReplicationPlan, progress: ProgressReport? = nil,
    observe: @escaping @Sendable (Tally, Scenario) -> Observation
) async throws -> [[Observation]] {
    let count = plan.replications
    let complete = try await inParallel(
        scenarios.count * count, threads: try plan.threads(for: scenarios), progress: progress
    ) { task in
        let scenario = scenarios[task / count]
        let customers = Series(seed: plan.seed).customers(task % count)
        return observe(try simulateUnlessCancelled(scenario, customers), scenario)
    }
    return scenarios.indices.map { Array(complete[$0 * count..<($0 + 1) * count]) }
}
