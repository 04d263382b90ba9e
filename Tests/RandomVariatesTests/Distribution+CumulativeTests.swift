import RandomVariates
import Testing

struct DistributionCumulativeTests {
    // mpmath 1.3 and scipy 1.17.
    @Test(
        arguments: [
            (.exponential(mean: 4.2), 3, 0.5104583404430468),
            (.lognormal(mean: 11, coefficientOfVariation: 1), 5, 0.29779376443605043),
            (.gamma(mean: 3, coefficientOfVariation: 0.5), 2, 0.2785730558225174),
            (.gamma(mean: 3, coefficientOfVariation: 2), 2, 0.6824719617022033),
            (.weibull(mean: 5, shape: 1.5), 4, 0.4586762441723429),
            (.uniform(-2, 6), 0, 0.25),
            (.triangular(lower: -1, mode: 2, upper: 7), 1, 1.0 / 6),
            (.triangular(lower: -1, mode: 2, upper: 7), 4, 0.775),
            (.empirical(values: [3, 1, 4, 1, 5, 9, 2, 6]), 4, 0.625),
            (.histogram(edges: [0, 1, 3, 10], weights: [2, 5, 3]), 2, 0.45),
            (
                .mixture([(1, .exponential(mean: 1)), (3, .exponential(mean: 10))]), 3,
                0.4319395673967456
            ),
            (.shifted(-1, .uniform(0, 2)), 0, 0.5),
        ] as [(Distribution, Double, Double)])
    func probabilityIsPinned(distribution: Distribution, x: Double, expected: Double) {
        #expect((distribution.cumulative(x) - expected).magnitude < 1e-14)
    }

    @Test(arguments: Sample.all)
    func reachesZeroAndOne(_ sample: Sample) {
        #expect(sample.distribution.cumulative(-100) == 0)
        #expect(sample.distribution.cumulative(1e9) == 1)
        #expect(sample.distribution.cumulative(-.infinity) == 0)
        #expect(sample.distribution.cumulative(.infinity) == 1)
    }

    @Test func atomsCountFromTheirOwnPlace() {
        let constant = Distribution.constant(0.1)
        #expect(constant.cumulative(0.1) == 1)
        #expect(constant.cumulative(0.1.nextDown) == 0)
        let sample = Distribution.shifted(0.3, .empirical(values: [0.1, 0.7]))
        #expect(sample.cumulative(sample.quantile(0.25)) == 0.5)
        #expect(sample.cumulative(sample.quantile(0.25).nextDown) == 0)
    }

    @Test(arguments: Sample.all)
    func drawsFollowIt(_ sample: Sample) {
        #expect(kolmogorovSmirnov(draws(of: sample.distribution), sample.distribution) < 1.95)
    }

    /// Same mean and variance, another family: the test must notice.
    @Test func aWrongDistributionIsRejected() {
        let gamma = Distribution.gamma(mean: 3, coefficientOfVariation: 0.5)
        let lognormal = Distribution.lognormal(mean: 3, coefficientOfVariation: 0.5)
        #expect(kolmogorovSmirnov(draws(of: gamma), lognormal) > 1.95)
        let nearlyRight = gamma.scaled(by: 1.03)
        #expect(kolmogorovSmirnov(draws(of: gamma), nearlyRight) > 1.95)
    }

    private func draws(of distribution: Distribution) -> [Double] {
        let stream = KeyedStream(seed: 1, replication: 2, purpose: 3)
        return (0..<20_000).map { distribution.quantile(stream.uniform(entity: $0)) }.sorted()
    }

    /// √n times the greatest distance between the sample's steps and the distribution function;
    /// above 1.95 for one right sample in a thousand.
    private func kolmogorovSmirnov(_ sorted: [Double], _ distribution: Distribution) -> Double {
        let n = Double(sorted.count)
        var greatest = 0.0
        var start = 0
        while start < sorted.count {
            // Equal draws make one step; an atom is compared on both of its sides.
            let value = sorted[start]
            let end = sorted[start...].firstIndex { $0 > value } ?? sorted.count
            let above = (Double(end) / n - distribution.cumulative(value)).magnitude
            let below = (Double(start) / n - distribution.cumulative(value.nextDown)).magnitude
            greatest = max(greatest, above, below)
            start = end
        }
        return greatest * n.squareRoot()
    }
}
