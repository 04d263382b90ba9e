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
    _ units: some RandomAccessCollection<Int>, threads: Int, progress: ProgressReport?,
    work: @escaping @Sendable (Int) throws -> Result, each: (Result) throws -> Void
) async throws {
    var waiting: [Int: Swift.Result<Result, any Error>] = [:]
    var next = 0
    try await outcomes(of: units, threads: threads, progress: progress, work: work) {
        waiting[$0] = $1
        while let outcome = waiting.removeValue(forKey: next) {
            try each(outcome.get())
            next += 1
        }
        return true
    }
}

/// Does independent units of work, at most `threads` at a time, and hands over their results as
/// soon as they are done, in any order.
///
/// - Throws: what the first unit throws that fails, first by its place; every unit that was
///   running then is handed over before.
func asDone<Result: Sendable>(
    _ units: some RandomAccessCollection<Int>, threads: Int, progress: ProgressReport?,
    work: @escaping @Sendable (Int) throws -> Result, each: (Result) throws -> Void
) async throws {
    var failure: (place: Int, error: any Error)?
    try await outcomes(of: units, threads: threads, progress: progress, work: work) {
        switch $1 {
        case .success(let result): try each(result)
        case .failure(let error):
            if $0 < failure?.place ?? .max { failure = ($0, error) }
        }
        return failure == nil
    }
    if let failure { throw failure.error }
}

/// Does units of work and hands over what each came to with its place among them; an error is an
/// outcome too. What gets them says whether more are to be started.
private func outcomes<Units: RandomAccessCollection<Int>, Result: Sendable>(
    of units: Units, threads: Int, progress: ProgressReport?,
    work: @escaping @Sendable (Int) throws -> Result,
    each: (Int, Swift.Result<Result, any Error>) throws -> Bool
) async throws {
    typealias Outcome = Swift.Result<Result, any Error>
    var (started, done) = (0, 0)
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
        func start() {
            guard started < units.count else { return }
            let place = started
            let unit = units[units.index(units.startIndex, offsetBy: place)]
            started += 1
            group.addTask {
                try Task.checkCancellation()
                return (place, Outcome { try work(unit) })
            }
        }
        for _ in 0..<threads { start() }
        while let (place, outcome) = try await group.next() {
            done += 1
            progress?(done, units.count)
            if try each(place, outcome) { start() }
        }
    }
}
