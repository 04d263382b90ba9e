import ElementaryFunctions
import Testing

struct ElementaryNormalCumulativeTests {
    // erfc of mpmath 1.3, 60 digits.
    private static let probabilities: [(x: Double, expected: Double)] =
        [
            (-37.5, 4.605353009581955e-308),
            (-37.0, 5.725571222524577e-300),
            (-30.3, 5.731723503315496e-202),
            (-20.0, 2.7536241186062337e-89),
            (-12.7, 2.95648536485205e-37),
            (-8.1, 2.7479593923982286e-16),
            (-5.66, 7.568649751997714e-09),
            (-5.65, 8.022391850663497e-09),
            (-4.0, 3.1671241833119924e-05),
            (-2.5, 0.006209665325776135),
            (-1.96, 0.024997895148220435),
            (-1.0, 0.15865525393145705),
            (-0.67, 0.2514288950953101),
            (-0.66, 0.25462691467133614),
            (-0.66291, 0.25369409838973994),
            (-0.3, 0.3820885778110474),
            (-1e-05, 0.49999601057719606),
            (0.0, 0.5),
            (1e-10, 0.5000000000398942),
            (0.25, 0.5987063256829237),
            (0.66, 0.7453730853286639),
            (0.67, 0.7485711049046899),
            (1.0, 0.8413447460685429),
            (1.96, 0.9750021048517795),
            (3.0, 0.9986501019683699),
            (5.0, 0.9999997133484281),
            (8.2, 0.9999999999999999),
        ]

    @Test func hasFullRelativeAccuracyInTheLowerTail() {
        for (x, expected) in Self.probabilities {
            let value = Elementary.normalCumulative(x)
            #expect(relativeError(value, expected) < 1e-14, "x = \(x)")
        }
    }

    @Test func hasItsEdges() {
        #expect(Elementary.normalCumulative(0) == 0.5)
        #expect(Elementary.normalCumulative(-40) == 0)
        #expect(Elementary.normalCumulative(-.infinity) == 0)
        #expect(Elementary.normalCumulative(9) == 1)
        #expect(Elementary.normalCumulative(.infinity) == 1)
        #expect(Elementary.normalCumulative(.nan).isNaN)
    }

    @Test func undoesTheQuantile() {
        for u in stride(from: 0.001, to: 1, by: 0.007) {
            let there = Elementary.normalQuantile(u)
            #expect(relativeError(Elementary.normalCumulative(there), u) < 4e-15)
        }
    }
}
