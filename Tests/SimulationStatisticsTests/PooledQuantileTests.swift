import SimulationStatistics
import Testing

@Suite struct PooledQuantileTests {
    /// Durations of 1 to 100 seconds, each so many times.
    private func replication(_ times: Int, from first: Int64 = 1) -> DurationHistogram {
        var histogram = DurationHistogram()
        for _ in 0..<times {
            for second in first...100 { histogram.add(second * 1_000_000) }
        }
        return histogram
    }

    /// The linearised values have the quantile for their mean, however long replications are.
    @Test(arguments: [[1, 2, 3], [5, 1, 1, 1], [2, 2, 2]])
    func theMeanIsTheQuantile(times: [Int]) throws {
        for probability in [0.5, 0.9] {
            let replications = times.enumerated().map {
                replication($1, from: Int64($0) * 10 + 1)
            }
            let pooled = try #require(PooledQuantile(probability, of: replications))
            #expect(abs(pooled.linearised.mean / pooled.value - 1) < 1e-9)
        }
    }

    /// Where the shares below are the same in all replications, their lengths say nothing: the
    /// interval reaches as far as the standard error of as many durations on their own.
    @Test func lengthsAloneAreNoSpread() throws {
        let unequal = try #require(PooledQuantile(0.5, of: [1, 2, 3].map { replication($0) }))
        let single = try #require(PooledQuantile(0.5, of: [6].map { replication($0) }))
        #expect(unequal.value == single.value)
        // The standard error of a share of 600 is (1/4/600)^(1/2); a share is 100 seconds.
        let error = (0.25 / 600).squareRoot() * 100e6
        let halfWidth = try #require(unequal.linearised.estimate.halfWidth)
        #expect(abs(halfWidth / error - 1) < 0.5)
    }

    /// Replications with other shares below have a wider interval than those with equal ones.
    @Test func otherSharesAreSpread() throws {
        let alike = try #require(PooledQuantile(0.5, of: [1, 2, 3].map { replication($0) }))
        let others = try #require(
            PooledQuantile(0.5, of: [1, 41, 81].map { replication(2, from: $0) }))
        #expect(others.linearised.standardError > 3 * alike.linearised.standardError)
    }

    @Test func nothingHasNoQuantile() {
        #expect(PooledQuantile(0.5, of: [DurationHistogram(), DurationHistogram()]) == nil)
        #expect(PooledQuantile(0.5, of: []) == nil)
    }
}
