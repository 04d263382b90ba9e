import Testing

@testable import RandomVariates

struct DistributionFamilyTests {
    private let gamma = Distribution.gamma(mean: 3, coefficientOfVariation: 0.5)

    @Test func equalMeansOneFamilyWithTheSameNumbers() {
        #expect(gamma == .gamma(mean: 3, coefficientOfVariation: 0.5))
        #expect(gamma != .gamma(mean: 4, coefficientOfVariation: 0.5))
        #expect(gamma != .weibull(mean: 3, shape: 2) && gamma != .exponential(mean: 3))
        #expect(Distribution.exponential(mean: 3) != .exponential(mean: 4))
        #expect(
            Distribution.lognormal(median: 2, sigma: 1) != .lognormal(median: 2, sigma: 0.5))
        #expect(Distribution.uniform(0, 2) != .uniform(0, 3))
    }

    @Test func offsetsAreAddedOnce() {
        let moved = [gamma, .empirical(values: [3, 1]), .histogram(edges: [0, 2], weights: [1])]
            .map { Distribution.shifted(4, $0) }
        #expect(moved.map(\.location) == [4, 0, 0])
        #expect(moved.map(\.mean) == [7, 6, 5])
    }

    /// An array of distributions is read at every draw.
    @Test func aDistributionIsNoLargerThanItsInlineFamilies() {
        #expect(MemoryLayout<Distribution>.stride == 32)
    }
}
