/// Does independent units of work, at most `threads` at a time.
///
/// - Parameters:
///   - count: how many there are.
///   - work: does the unit of that number, from 0.
/// - Returns: the results by number, whatever the number of threads.
/// - Throws: `CancellationError` when the task is cancelled, between units.
package func inParallel<Result: Sendable>(
    _ count: Int, threads: Int, progress: ProgressReport? = nil,
    work: @escaping @Sendable (Int) throws -> Result
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
