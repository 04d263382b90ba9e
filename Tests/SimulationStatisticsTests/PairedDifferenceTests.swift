import TestSupport
import Testing

@testable import SimulationStatistics

/// Differences of two systems with the same random numbers, and their intervals.
struct PairedDifferenceTests {
    @Test func commonRandomNumbersReduceTheVariance() throws {
        let paired = PairedDifference(
            ReplicatedSample([10, 12, 9, 15, 11]), ReplicatedSample([9.5, 11.6, 8.2, 14.9, 10.1]))
        #expect(agree(paired.estimate.mean, 0.54, relative: 1e-9))
        // Student's .398..., and what the skewness of the differences adds.
        let differences = ReplicatedSample([0.5, 0.4, 0.8, 0.1, 0.9])
        #expect(agree(differences.standardError * 2.776445105, 0.39849483923489154, relative: 1e-9))
        #expect(
            agree(
                try #require(paired.estimate.halfWidth),
                try #require(differences.estimate.halfWidth), relative: 1e-9))
        #expect(agree(try #require(paired.varianceRatio), 115.46601941747551, relative: 1e-9))
    }

    @Test func oppositeFortunesRaiseTheVariance() throws {
        let sample = ReplicatedSample([1, 2, 3, 4])
        let mirrored = ReplicatedSample([4, 3, 2, 1])
        let ratio = try #require(PairedDifference(sample, mirrored).varianceRatio)
        #expect(agree(ratio, 0.5))
    }

    @Test func differencesThatDoNotVaryHaveNoRatio() {
        let sample = ReplicatedSample([1, 2, 4])
        let same = PairedDifference(sample, sample)
        #expect(same.estimate == Estimate(mean: 0, halfWidth: 0))
        #expect(same.varianceRatio == nil)
        let shifted = PairedDifference(ReplicatedSample([2, 3, 5]), sample)
        #expect(shifted.estimate == Estimate(mean: 1, halfWidth: 0))
        #expect(shifted.varianceRatio == nil)
        #expect(PairedDifference(ReplicatedSample([1]), ReplicatedSample([2])).varianceRatio == nil)
    }
}
