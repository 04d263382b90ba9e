import Testing

@testable import Benchmarking

@Suite struct QueueBenchmarkTests {
    private static let little = QueueBenchmark.Effort(
        increments: 1 << 10, fewestWarmUpHolds: 100, fewestHolds: 20)

    private func hashes(
        _ sizes: [Int], repeats: Int = 1, seed: UInt64 = 1
    ) throws -> [OutcomeHash] {
        try QueueBenchmark(sizes: sizes, repeats: repeats, seed: seed, effort: Self.little)
            .cells.map(\.hash)
    }

    @Test func everyLawAndSizeHasACell() throws {
        var reports: [[Int]] = []
        let result = try QueueBenchmark(
            sizes: [3, 30], repeats: 2, seed: 1, effort: Self.little
        ) { reports.append([$0, $1]) }
        #expect(result.cells.map(\.law) == IncrementLaw.allCases.flatMap { [$0, $0] })
        #expect(result.cells.map(\.pending) == (0..<5).flatMap { _ in [3, 30] })
        #expect(result.cells.map(\.holds) == (0..<5).flatMap { _ in [20, 30] })
        #expect(result.cells.allSatisfy { $0.time.seconds.count == 2 && $0.nanoseconds >= 0 })
        #expect(reports == (1...20).map { [$0, 20] })
    }

    @Test func hashesAreThoseOfTheLawTheSizeAndTheSeed() throws {
        let some = try hashes([10, 100])
        #expect(Set(some).count == 10)
        #expect(try hashes([10, 100], repeats: 3) == some)
        let others = try hashes([10, 100], seed: 2)
        // The constant law has nothing to draw.
        #expect(zip(some, others).prefix(8).allSatisfy { $0 != $1 })
        #expect(others.suffix(2) == some.suffix(2))
    }

    @Test func warmUp() {
        let effort = QueueBenchmark.Effort()
        #expect(effort.warmUpHolds(pending: 1) == 100_000)
        #expect(effort.warmUpHolds(pending: 100_000) == 200_000)
        #expect(effort.warmUpHolds(pending: 10_000_000) == 20_000_000)
        #expect(effort.warmUpHolds(pending: 100_000_000) == 20_000_000)
    }
}
