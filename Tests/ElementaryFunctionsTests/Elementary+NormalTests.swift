import ElementaryFunctions
import Testing

struct ElementaryNormalTests {
    // Newton's method on erfc in mpmath 1.3, 60 digits.
    private static let quantiles: [(u: Double, expected: Double)] =
        [
            (1e-300, -37.0470962993612),
            (1e-100, -21.273453560965326),
            (1e-30, -11.464024688443615),
            (1.1102230246251565e-16, -8.209536151601387),
            (1e-11, -6.706023155495136),
            (1.38e-11, -6.658838502850766),
            (1.39e-11, -6.657777073049202),
            (1e-06, -4.753424308822899),
            (0.001, -3.0902323061678136),
            (0.025, -1.9599639845400543),
            (0.0749, -1.4402382675279637),
            (0.075, -1.439531470938456),
            (0.0751, -1.43882539275254),
            (0.2, -0.8416212335729142),
            (0.4, -0.2533471031357997),
            (0.499999, -2.5066282745665593e-06),
            (0.500001, 2.5066282747057052e-06),
            (0.6, 0.2533471031357997),
            (0.75, 0.6744897501960817),
            (0.9, 1.2815515655446006),
            (0.9249, 1.4388253927525403),
            (0.9251, 1.440238267527964),
            (0.95, 1.6448536269514722),
            (0.975, 1.9599639845400538),
            (0.99, 2.3263478740408408),
            (0.9999, 3.7190164854557084),
            (0.999999999, 5.9978070196016375),
            (0.9999999999999999, 8.209536151601387),
        ]

    @Test func quantileIsAccurate() {
        for (u, expected) in Self.quantiles {
            #expect(relativeError(Elementary.normalQuantile(u), expected) < 1e-15, "u = \(u)")
        }
    }

    @Test func quantileHasItsEdges() {
        #expect(Elementary.normalQuantile(0.5) == 0)
        #expect(Elementary.normalQuantile(0) == -.infinity)
        #expect(Elementary.normalQuantile(1) == .infinity)
        #expect(Elementary.normalQuantile(-0.1).isNaN)
        #expect(Elementary.normalQuantile(1.1).isNaN)
        #expect(Elementary.normalQuantile(.nan).isNaN)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 1000])
    func quantilesOfABufferHaveTheSameBits(_ count: Int) {
        let uniforms = (0..<count).map { (Double($0) + 0.5) / Double(count) }
        var values = uniforms
        var buffer = values.mutableSpan
        Elementary.replaceByNormalQuantiles(&buffer)
        #expect(values == uniforms.map(Elementary.normalQuantile))
    }
}
