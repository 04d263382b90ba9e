import TestSupport
import Testing

@testable import SimulationStatistics

/// Expected values are literals computed with scipy 1.17 (`stats.sem`, `stats.t.ppf`, `numpy.cov`).
struct ReplicatedSampleTests {
    @Test(
        arguments: [
            ([1.0, 2.5, -0.75, 4.25, 3.0], 2.0, 3.71875, 2.3944324004331348),
            ([0.3, 0.7], 0.5, 0.08, 2.5412409472349387),
            (
                (0..<20).map { Double($0 * $0 % 17) + 0.5 }, 7.55, 34.47105263157894,
                2.747808701585161
            ),
            ([4, 4, 4], 4, 0, 0),
        ] as [([Double], Double, Double, Double)])
    func meanVarianceAndStudentInterval(
        values: [Double], mean: Double, variance: Double, halfWidth: Double
    ) throws {
        let sample = ReplicatedSample(values)
        #expect(agree(sample.mean, mean))
        #expect(agree(sample.variance, variance))
        #expect(agree(sample.standardError, (variance / Double(values.count)).squareRoot()))
        #expect(agree(sample.estimate.mean, mean))
        let student = ReplicatedSample(values, shape: .settled(skewness: 0))
        #expect(agree(try #require(student.estimate.halfWidth), halfWidth))
        #expect(try #require(sample.estimate.halfWidth) >= halfWidth)
    }

    /// Skewness by scipy's `stats.skew(bias=False)`; t + 2.117 skewness^2 / n by hand.
    @Test func theIntervalKnowsOfSkewness() throws {
        let sample = ReplicatedSample([1, 1, 1, 2, 2, 3, 5, 9, 1, 2])
        #expect(agree(sample.skewness, 2.0454651761660245))
        let z = 1.959963984540054
        let term = (z * z * z * z * z + 2 * z * z * z - 3 * z) / 18
        let quantile = 2.262157162798205 + term * 2.0454651761660245 * 2.0454651761660245 / 10
        let halfWidth = try #require(sample.estimate.halfWidth)
        #expect(agree(halfWidth, quantile * sample.standardError, relative: 1e-9))
        // What is known beforehand counts if it is more; never more than twice Student's.
        let known = ReplicatedSample(sample.values, shape: .skewed(atLeast: 30)).estimate
        #expect(
            agree(
                try #require(known.halfWidth), 2 * 2.262157162798205 * sample.standardError,
                relative: 1e-9))
    }

    @Test func twoValuesHaveStudentsInterval() throws {
        let sample = ReplicatedSample([0.3, 0.7], shape: .skewed(atLeast: 5))
        #expect(agree(try #require(sample.estimate.halfWidth), 2.5412409472349387))
        #expect(sample.skewness == 0)
    }

    @Test func whenAnIntervalIsTrusted() {
        func needed(_ count: Int, _ shape: ReplicatedSample.Shape, _ outlier: Double) -> Int? {
            let values = (0..<count).map { $0 == 0 ? outlier : Double($0 % 2) }
            return ReplicatedSample(values, shape: shape).replicationsToTrust
        }
        // Values that hardly vary are trusted however few, unless they are known to be skewed.
        #expect(needed(5, .skewed(atLeast: 0.5), 0) == nil)
        #expect(needed(5, .skewed(atLeast: 1.8), 0) == 20)
        #expect(needed(5, .skewed(atLeast: 3), 0) == 40)
        // Fewer than twenty say nothing of themselves, twenty do.
        #expect(needed(19, .skewed(atLeast: 0), 50) == nil)
        #expect(needed(20, .skewed(atLeast: 0), 50) == 80)
        #expect(needed(20, .settled(skewness: 0), 50) == nil)
        #expect(needed(1_000, .settled(skewness: 3), 0) == nil)
        #expect(ReplicatedSample([1]).replicationsToTrust == nil)
    }

    @Test func aSingleValueHasNoInterval() {
        let sample = ReplicatedSample([3])
        #expect(sample.estimate == Estimate(mean: 3, halfWidth: nil))
        #expect(sample.estimate.interval == 3...3)
        #expect(sample.variance.isNaN)
        #expect(sample.standardError.isNaN)
    }

    @Test func noValueHasNoMean() {
        #expect(ReplicatedSample([]).mean.isNaN)
        #expect(ReplicatedSample([]).estimate.halfWidth == nil)
    }

    @Test func theIntervalReachesAsFarOnBothSides() {
        #expect(Estimate(mean: 2, halfWidth: 0.5).interval == 1.5...2.5)
    }

    /// Canary: an interval as wide as a normal one is not mistaken for Student's.
    @Test func agreementIsStrict() {
        #expect(!agree(1.959963984540054, 2.7764451051977987))
        #expect(!agree(1, 1 + 1e-9))
        #expect(!agree(.nan, 1))
    }
}
