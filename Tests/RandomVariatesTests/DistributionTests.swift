import Testing

@testable import RandomVariates

struct DistributionTests {
    private static let stream = KeyedStream(seed: 1, replication: 0, purpose: 0)

    // Philox in Python; formulas and Newton's method in mpmath 1.3, 40 digits.
    private static let pins: [(Distribution, [Double])] = [
        (
            .exponential(mean: 4.2),
            [0.8352725781138494, 3.123187884068071, 10.074774198250818, 4.014337600798191]
        ),
        (
            .lognormal(mean: 11, coefficientOfVariation: 1),
            [3.6339897602972955, 8.188325785673197, 23.64917174341108, 9.932526563341414]
        ),
        (
            .lognormal(median: 2, sigma: 0.5),
            [1.2663335937103097, 2.062685311538461, 3.8999942925053603, 2.3163213715795474]
        ),
        (
            .gamma(mean: 3, coefficientOfVariation: 0.5),
            [1.6488539463655238, 2.8430164445664654, 5.1256184203240025, 3.194516879041223]
        ),
        (
            .gamma(mean: 3, coefficientOfVariation: 2),
            [0.008573363437911144, 0.6399716429864839, 9.727147637623904, 1.2625203185148948]
        ),
        (
            .weibull(mean: 5, shape: 1.5),
            [1.8870818053322937, 4.546082563849042, 9.924960620590873, 5.374208444231938]
        ),
        (
            .uniform(-2, 6),
            [-0.5572225289335622, 2.196866322731684, 5.273352813509596, 2.9239482514638757]
        ),
        (
            .triangular(lower: -1, mode: 2, upper: 7),
            [1.080464470544814, 2.6393041396651404, 5.0938950888127845, 3.0782327016151734]
        ),
        (.empirical(values: [3, 1, 4, 1, 5, 9, 2, 6]), [1, 4, 9, 4]),
        (
            .histogram(edges: [0, 1, 3, 10], weights: [2, 5, 3]),
            [0.9017359194165236, 2.2984331613658417, 7.880612372736323, 2.6619741257319376]
        ),
        (
            .mixture([(1, .exponential(mean: 1)), (3, .exponential(mean: 10))]),
            [1.2779377860532928, 4.559340904215692, 21.110736890365093, 6.681125944049311]
        ),
    ]

    @Test func firstDrawsArePinned() {
        for (distribution, expected) in Self.pins {
            for (entity, value) in zip(0..<4 as Range<UInt64>, expected) {
                let draw = distribution.quantile(Self.stream.uniform(entity: entity))
                #expect((draw - value).magnitude <= 1e-13 * value.magnitude, "\(distribution)")
            }
        }
    }

    @Test(arguments: Sample.monotone)
    func quantileNeverDecreases(_ sample: Sample) {
        // Runs of neighbours on the lattice of uniforms: at random, and where formulas change.
        var starts = (0..<60).map { Self.stream.bits(entity: $0) >> 12 }
        for u in [0.075, 0.925, 0.375, 0.5, 1 - 0.70710678118654752, 1e-11, 1 - 1e-11] {
            starts.append(UInt64(u * 0x1p52) - 10)
        }
        starts += [0, 1 << 52 - 20]
        for start in starts {
            var last = -Double.infinity
            for step in 0..<20 as Range<UInt64> {
                let value = sample.distribution.quantile(Self.latticeUniform(start + step))
                #expect(value >= last, "after \(start) + \(step)")
                last = value
            }
        }
        let sweep = (1..<1000).map { sample.distribution.quantile(Double($0) / 1000) }
        #expect(sweep == sweep.sorted())
    }

    @Test(arguments: Sample.monotone)
    func cumulativeUndoesIt(_ sample: Sample) {
        for u in [1e-9, 0.003, 0.2, 0.37, 0.5, 0.8, 0.999] {
            let value = sample.distribution.quantile(u)
            #expect(sample.distribution.cumulative(value) >= u - 1e-13)
            let below = value - 1e-10 * max(1, value.magnitude)
            #expect(sample.distribution.cumulative(below) <= u + 1e-13)
        }
    }

    @Test(arguments: Sample.all)
    func endsOfTheUnitIntervalGiveFiniteValues(_ sample: Sample) {
        let least = sample.distribution.quantile(0x1p-53)
        let greatest = sample.distribution.quantile(1 - 0x1p-53)
        #expect(least.isFinite && greatest.isFinite && least <= greatest)
        #expect(sample.distribution.cumulative(least.nextDown) < 0.25)
        #expect(sample.distribution.cumulative(greatest) > 1 - 1e-9)
    }

    @Test func boundedDistributionsStayInsideTheirBounds() {
        for u in [0x1p-53, 0.3, 0.5, 0.75, 1 - 0x1p-53] {
            #expect((-2...6).contains(Distribution.uniform(-2, 6).quantile(u)))
            let triangular = Distribution.triangular(lower: -1, mode: 2, upper: 7)
            #expect((-1...7).contains(triangular.quantile(u)))
            let histogram = Distribution.histogram(edges: [0, 0.1, 0.7], weights: [1, 3])
            #expect((0...0.7).contains(histogram.quantile(u)))
        }
    }

    @Test func aMixtureGivesItsRemainderToTheComponent() {
        let mixture = Distribution.mixture([
            (1, .uniform(0, 1)), (0, .constant(9)), (1, .uniform(5, 6)),
        ])
        #expect(mixture.quantile(0.25) == 0.5)
        #expect(mixture.quantile(0.5) == 5 + 0x1p-53)
        #expect(mixture.quantile(0.75) == 5.5)
    }

    @Test(arguments: Sample.all)
    func scalingMultipliesEveryValue(_ sample: Sample) {
        let scaled = sample.distribution.scaled(by: 60)
        for u in [1e-6, 0.1, 0.24, 0.5, 0.9, 0.999] {
            let expected = 60 * sample.distribution.quantile(u)
            #expect((scaled.quantile(u) - expected).magnitude <= 1e-13 * expected.magnitude)
        }
        let variance = 3600 * sample.distribution.variance
        #expect((scaled.mean - 60 * sample.distribution.mean).magnitude < 1e-11)
        #expect((scaled.variance - variance).magnitude <= 1e-11 * variance)
    }

    private static func latticeUniform(_ m: UInt64) -> Double {
        KeyedStream.uniform(from: m << 12)
    }
}
