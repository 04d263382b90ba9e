import TestSupport
import Testing

@testable import SimulationStatistics

/// Ratios of means over replications, and their intervals.
struct RatioSampleTests {
    /// Sixty customers of whom none gave up do not prove that fewer than one in a hundred would:
    /// Wilson's interval ends at z^2 / (n + z^2).
    @Test func replicationsThatShowNothingProveLittle() throws {
        let quiet = RatioSample(numerators: [0, 0, 0], denominators: [20, 20, 20])
        let estimate = try #require(quiet.estimateOfShare(confidence: 0.95))
        #expect(estimate.mean == 0)
        #expect(abs(try #require(estimate.halfWidth) - 3.841_459 / 63.841_459) < 1e-6)
        let all = RatioSample(numerators: [20, 20, 20], denominators: [20, 20, 20])
        #expect(all.estimateOfShare(confidence: 0.95)?.mean == 1)
        let same = try #require(all.estimateOfShare(confidence: 0.95)?.halfWidth)
        #expect(abs(same - 3.841_459 / 63.841_459) < 1e-6)
        // Where replications vary more than that, their own interval stands.
        let noisy = RatioSample(numerators: [0, 10, 5], denominators: [20, 20, 20])
        #expect(
            noisy.estimateOfShare(confidence: 0.95)
                == noisy.linearised(isShare: true)?.estimate(confidence: 0.95))
        let nobody = RatioSample(numerators: [0, 0], denominators: [0, 0])
        #expect(nobody.estimateOfShare(confidence: 0.95) == nil)
    }

    /// r = 28 / 83; its variance is (s_nn - 2 r s_nd + r² s_dd) / (k d²) with d the mean
    /// denominator; the mean of the ratios would be .32647.
    @Test func theDeltaMethodGivesTheInterval() throws {
        let sample = RatioSample(
            numerators: [3, 5, 2, 8, 4, 6], denominators: [10, 14, 9, 20, 11, 19])
        let linearised = try #require(sample.linearised)
        #expect(agree(linearised.mean, 0.3373493975903614))
        #expect(agree(linearised.standardError, 0.023280164859280805))
        let student = ReplicatedSample(linearised.values, shape: .settled(skewness: 0))
        #expect(agree(try #require(student.estimate.halfWidth), 0.05984356891788608))
    }

    /// What cannot be negative is expected to be skewed as it varies, a share less so towards 1/2.
    @Test func whatIsKnownOfTheSkewness() throws {
        func least(_ numerators: [Double], isShare: Bool) throws -> Double {
            let ones = numerators.map { _ in 1.0 }
            let sample = try #require(
                RatioSample(numerators: numerators, denominators: ones)
                    .linearised(isShare: isShare))
            guard case .skewed(let least) = sample.shape else { return .nan }
            return least
        }
        // Mean .2 with a standard deviation of .1.
        #expect(agree(try least([0.1, 0.2, 0.3], isShare: false), 2.5 * 0.5, relative: 1e-9))
        let share = 2.5 * (1 - 0.4) / (1 - 0.2) * 0.5
        #expect(agree(try least([0.1, 0.2, 0.3], isShare: true), share, relative: 1e-9))
        #expect(agree(try least([0.9, 0.8, 0.7], isShare: true), share, relative: 1e-9))
        #expect(abs(try least([0.4, 0.5, 0.6], isShare: true)) < 1e-9)
        #expect(try least([-0.1, 0.2, 0.3], isShare: false) == 0)
    }

    @Test func denominatorsOfOneChangeNothing() throws {
        let values = [0.25, 4, -1.5, 8]
        let sample = RatioSample(numerators: values, denominators: [1, 1, 1, 1])
        #expect(try #require(sample.linearised).values == values)
    }

    @Test func aConstantRatioIsCertain() throws {
        let sample = RatioSample(numerators: [1, 2, 4], denominators: [2, 4, 8])
        #expect(try #require(sample.linearised).estimate == Estimate(mean: 0.5, halfWidth: 0))
    }

    @Test func aReplicationWithNothingToDivideByStillCounts() throws {
        let sample = RatioSample(numerators: [0, 3], denominators: [0, 4])
        #expect(agree(try #require(sample.linearised).mean, 0.75))
    }

    @Test(
        arguments: [
            ([0, 0], [0, 0]), ([1, 2], [0, 0]), ([.nan, 1], [1, 1]), ([1, 1], [.nan, 1]),
            ([], []), ([.infinity], [1]),
        ] as [([Double], [Double])])
    func anUndefinedRatioIsNil(numerators: [Double], denominators: [Double]) {
        let sample = RatioSample(numerators: numerators, denominators: denominators)
        #expect(sample.linearised == nil)
    }
}
