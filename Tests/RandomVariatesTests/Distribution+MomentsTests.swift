import RandomVariates
import Testing

struct DistributionMomentsTests {
    // mpmath 1.3 and scipy 1.17.
    @Test(
        arguments: [
            (.constant(-2.5), -2.5, 0),
            (.exponential(mean: 4.2), 4.2, 17.64),
            (.lognormal(mean: 11, coefficientOfVariation: 0.7), 11, 59.29),
            (.lognormal(median: 2, sigma: 0.5), 2.2662969061336526, 1.458783416049546),
            (.gamma(mean: 3, coefficientOfVariation: 2), 3, 36),
            (.weibull(mean: 5, shape: 1.5), 5, 11.52496215515796),
            (.weibull(mean: 5, shape: 0.4), 5, 246.62443621016803),
            (.uniform(-2, 6), 2, 16.0 / 3),
            (.triangular(lower: -1, mode: 2, upper: 7), 8.0 / 3, 49.0 / 18),
            (.empirical(values: [3, 1, 4, 1, 5, 9, 2, 6]), 3.875, 6.609375),
            (.histogram(edges: [0, 1, 3, 10], weights: [2, 5, 3]), 3.05, 6.830833333333334),
            (.mixture([(1, .exponential(mean: 1)), (3, .exponential(mean: 10))]), 7.75, 90.4375),
            (.shifted(4, .lognormal(mean: 11, coefficientOfVariation: 0.7)), 15, 59.29),
        ] as [(Distribution, Double, Double)])
    func arePinned(distribution: Distribution, mean: Double, variance: Double) {
        #expect((distribution.mean - mean).magnitude <= 1e-14 * mean.magnitude)
        #expect((distribution.variance - variance).magnitude <= 4e-14 * variance)
    }

    @Test(arguments: Sample.all)
    func drawsHaveThem(_ sample: Sample) {
        let stream = KeyedStream(seed: 4, replication: 5, purpose: 6)
        let count = 20_000.0
        let (mean, variance) = (sample.distribution.mean, sample.distribution.variance)
        var (sum, squares, fourths) = (0.0, 0.0, 0.0)
        for entity in 0..<UInt64(count) {
            let deviation = sample.distribution.quantile(stream.uniform(entity: entity)) - mean
            sum += deviation
            squares += deviation * deviation
            fourths += deviation * deviation * deviation * deviation
        }
        #expect(sum.magnitude <= 4 * (variance * count).squareRoot())
        let spread = max(0, fourths - squares * squares / count).squareRoot()
        #expect((squares - variance * count).magnitude <= 4 * spread)
    }
}
