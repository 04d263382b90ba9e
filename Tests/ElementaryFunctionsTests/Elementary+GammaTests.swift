import Testing

@testable import ElementaryFunctions

struct ElementaryGammaTests {
    // mpmath 1.3, 60 digits, rounded to the nearest Double.
    private static let logarithms: [(x: Double, expected: Double)] =
        [
            (0x1p-1074, 744.4400719213812),
            (1e-300, 690.7755278982137),
            (1e-10, 23.025850929882736),
            (0.001, 6.907178885383853),
            (0.01, 4.599479878042022),
            (0.1, 2.252712651734206),
            (0.5, 0.5723649429247001),
            (0.9, 0.06637623973474295),
            (0.999999, 5.772164873855652e-07),
            (1.000001, -5.772148423874147e-07),
            (1.4616, -0.12148629003589732),
            (1.9, -0.03898427592308336),
            (2.1, 0.04543773854448518),
            (3.0, 0.6931471805599453),
            (5.5, 3.9578139676187165),
            (9.99, 12.779315214350193),
            (10.0, 12.801827480081469),
            (10.01, 12.824350262448247),
            (25.5, 56.389167643719944),
            (100.0, 359.1342053695754),
            (1000.0, 5905.220423209181),
            (123456.7, 1323900.9753909183),
            (100000000.0, 1742068066.1038346),
            (1000000000000000.0, 3.3538776394910668e+16),
            (1e+100, 2.2925850929940456e+102),
            (1e+305, 7.012884533631839e+307),
        ]

    @Test func logarithmIsAccurate() {
        for (x, expected) in Self.logarithms {
            let error = (Elementary.logGamma(x) - expected).magnitude
            #expect(error <= max(1e-14, 4e-16 * expected.magnitude), "logGamma(\(x))")
        }
    }

    @Test func logarithmHasItsEdges() {
        #expect(Elementary.logGamma(1).magnitude < 1e-14)
        #expect(Elementary.logGamma(2).magnitude < 1e-14)
        #expect(Elementary.logGamma(0) == .infinity)
        #expect(Elementary.logGamma(.infinity) == .infinity)
        #expect(Elementary.logGamma(-0.5).isNaN)
        #expect(Elementary.logGamma(.nan).isNaN)
    }

    // λ - 1 - log λ at λ = 1 + d, mpmath 1.3.
    private static let excesses: [(d: Double, expected: Double)] =
        [
            (-0.75, 0.6362943611198906),
            (-0.4375, 0.13786414490356186),
            (-0.40625, 0.11504692363328609),
            (-0.375, 0.09500362924573555),
            (-0.0625, 0.0020385211375711716),
            (-9.313225746154785e-10, 4.336808692634663e-19),
            (9.094947017729282e-13, 4.135903062762631e-25),
            (9.5367431640625e-07, 4.547470617660916e-13),
            (0.03125, 0.00047834133324631164),
            (0.375, 0.056546268881465384),
            (0.40625, 0.0653234130294068),
            (0.5, 0.09453489189183562),
            (3.0, 1.6137056388801094),
            (100.0, 95.38487948315874),
        ]

    @Test func logExcessKeepsSmallDeviations() {
        for (d, expected) in Self.excesses {
            let value = Elementary.logExcess(ratio: 1 + d, deviation: d)
            #expect(relativeError(value, expected) < 2e-15, "deviation \(d)")
        }
    }
}
