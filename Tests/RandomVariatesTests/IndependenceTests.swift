import Testing

@testable import RandomVariates

/// Draws whose addresses differ by one step in one coordinate must be independent.
struct IndependenceTests {
    private static let pairs = 40_000

    private func uniform(
        replication: UInt64 = 0, purpose: UInt64 = 0, entity: UInt64 = 0, index: UInt64 = 0
    ) -> Double {
        KeyedStream(seed: 1, replication: replication, purpose: purpose)
            .uniform(entity: entity, index: index)
    }

    @Test func ofConsecutiveEntities() {
        expectIndependent { uniform(entity: $0) }
    }

    @Test func ofEntitiesInTheSameLane() {
        expectIndependent { uniform(entity: 2 * $0) }
    }

    @Test func ofConsecutiveIndices() {
        expectIndependent { uniform(entity: 5, index: $0) }
    }

    @Test func ofConsecutivePurposes() {
        expectIndependent { uniform(purpose: $0) }
    }

    @Test func ofConsecutiveReplications() {
        expectIndependent { uniform(replication: $0) }
    }

    @Test func twoRoundsAreFoundOut() {
        let verdict = verdict {
            KeyedStream.uniform(from: Philox.block($0, 0, key: 1, rounds: 2).0)
        }
        #expect(verdict.chiSquareDeviation.magnitude > 10)
    }

    private func expectIndependent(_ draw: (UInt64) -> Double) {
        let verdict = verdict(draw)
        #expect(verdict.correlationDeviation.magnitude < 4)
        #expect(verdict.chiSquareDeviation.magnitude < 4)
    }

    /// Deviations, in standard errors, of the serial correlation and of chi-square for the pairs
    /// (u[i], u[i + 1]) counted in 16 x 16 cells.
    private func verdict(
        _ draw: (UInt64) -> Double
    ) -> (correlationDeviation: Double, chiSquareDeviation: Double) {
        var counts = [Int](repeating: 0, count: 256)
        var products = 0.0
        for pair in 0..<UInt64(Self.pairs) {
            let (a, b) = (draw(2 * pair), draw(2 * pair + 1))
            products += (a - 0.5) * (b - 0.5)
            counts[Int(a * 16) * 16 + Int(b * 16)] += 1
        }
        let n = Double(Self.pairs)
        let expected = n / 256
        let chiSquare = counts.reduce(0) {
            $0 + (Double($1) - expected) * (Double($1) - expected) / expected
        }
        return (products * 12 / n.squareRoot(), (chiSquare - 255) / (2 * 255.0).squareRoot())
    }
}
