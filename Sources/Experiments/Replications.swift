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
    let count = plan.replications
    let complete = try await inParallel(
        scenarios.count * count, threads: plan.threads, progress: progress
    ) { task in
        let scenario = scenarios[task / count]
        let replication = UInt64(task % count)
        return observe(
            simulate(scenario, seed: plan.seed, replication: replication), scenario)
    }
    return scenarios.indices.map { Array(complete[$0 * count..<($0 + 1) * count]) }
}

/// Does independent units of work, at most `threads` at a time.
///
/// - Parameters:
///   - count: how many there are.
///   - work: does the unit of that number, from 0.
/// - Returns: the results by number, whatever the number of threads.
/// - Throws: `CancellationError` when the task is cancelled, between units.
func inParallel<Result: Sendable>(
    _ count: Int, threads: Int, progress: ProgressReport? = nil,
    work: @escaping @Sendable (Int) -> Result
) async throws -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    try await inOrder(0..<count, threads: threads, progress: progress, work: work) {
        results.append($0)
    }
    return results
}

/// Does independent units of work, at most `threads` at a time, and hands over their results in
/// the order of the units, each as soon as those before it are done.
func inOrder<Result: Sendable>(
    _ units: Range<Int>, threads: Int, progress: ProgressReport?,
    work: @escaping @Sendable (Int) throws -> Result, each: (Result) throws -> Void
) async throws {
    // An error is a result too: those of the units before it come first.
    typealias Outcome = Swift.Result<Result, any Error>
    var waiting: [Int: Outcome] = [:]
    var (started, next, done) = (units.lowerBound, units.lowerBound, 0)
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
        func start() {
            guard started < units.upperBound else { return }
            let unit = started
            started += 1
            group.addTask {
                try Task.checkCancellation()
                return (unit, Outcome { try work(unit) })
            }
        }
        for _ in 0..<threads { start() }
        while let (unit, outcome) = try await group.next() {
            waiting[unit] = outcome
            done += 1
            progress?(done, units.count)
            while let outcome = waiting.removeValue(forKey: next) {
                try each(outcome.get())
                next += 1
            }
            start()
        }
    }
}
