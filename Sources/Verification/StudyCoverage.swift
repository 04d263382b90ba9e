import Experiments

/// Does every case again and again, each time with other customers.
///
/// - Parameters:
///   - macros: how often.
///   - seed: root of all randomness.
/// - Throws: `CancellationError` when the task is cancelled; what is wrong with a case.
public func studyCoverage(
    _ cases: [CoverageCase], macros: Int, seed: UInt64 = 1, threads: Int = 1,
    progress: ProgressReport? = nil
) async throws -> [CoverageResult] {
    let found = try await inParallel(
        cases.count * macros, threads: threads, progress: progress
    ) { unit in
        Result { try cases[unit / macros].find(Series(seed: seed).ofCase(unit).seed) }
    }
    return try cases.indices.map { number in
        let own = try found[number * macros..<(number + 1) * macros].map { try $0.get() }
        return CoverageResult(
            study: cases[number],
            macros: own.map {
                .init(
                    estimate: $0.estimate, replications: $0.replications, isTrusted: $0.isTrusted)
            })
    }
}
