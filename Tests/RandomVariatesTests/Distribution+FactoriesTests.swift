import RandomVariates
import Testing

struct DistributionFactoriesTests {
    @Test func withoutVarianceADistributionIsItsMean() {
        let three = Distribution.constant(3)
        #expect(Distribution.lognormal(mean: 3, coefficientOfVariation: 0) == three)
        #expect(Distribution.lognormal(median: 3, sigma: 0) == three)
        #expect(Distribution.gamma(mean: 3, coefficientOfVariation: 0) == three)
        #expect(Distribution.uniform(3, 3) == three)
        #expect(Distribution.triangular(lower: 3, mode: 3, upper: 3) == three)
    }

    @Test func aTinyVarianceDoesNotVanish() {
        let narrow = Distribution.lognormal(mean: 3, coefficientOfVariation: 1e-9)
        #expect((narrow.variance / 9e-18 - 1).magnitude < 1e-12)
        #expect(narrow.quantile(0.01) < 3 && narrow.quantile(0.99) > 3)
    }

    @Test func shiftsAdd() {
        let base = Distribution.exponential(mean: 2)
        #expect(Distribution.shifted(1, .shifted(2, base)) == .shifted(3, base))
        #expect(Distribution.shifted(-4, .constant(1)) == .constant(-3))
    }

    @Test func anEmpiricalSampleNeedNotBeSorted() {
        #expect(Distribution.empirical(values: [2, 1]) == .empirical(values: [1, 2]))
    }

    @Test func weightsNeedNotSumToOne() {
        let edges = [0.0, 1, 2]
        #expect(
            Distribution.histogram(edges: edges, weights: [1, 3])
                == .histogram(edges: edges, weights: [0.25, 0.75]))
    }

    @Test func badParametersTrap() async {
        await #expect(processExitsWith: .failure) { _ = Distribution.exponential(mean: 0) }
        await #expect(processExitsWith: .failure) { _ = Distribution.constant(.nan) }
        await #expect(processExitsWith: .failure) {
            _ = Distribution.gamma(mean: 1, coefficientOfVariation: 11)
        }
        await #expect(processExitsWith: .failure) { _ = Distribution.uniform(2, 1) }
        await #expect(processExitsWith: .failure) { _ = Distribution.empirical(values: []) }
        await #expect(processExitsWith: .failure) {
            _ = Distribution.histogram(edges: [0, 0], weights: [1])
        }
        await #expect(processExitsWith: .failure) {
            _ = Distribution.mixture([(0, .constant(1))])
        }
    }
}
