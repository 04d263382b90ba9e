import ElementaryFunctions
import Testing

struct ElementaryLogarithmTests {
    // mpmath 1.3, 60 digits, rounded to the nearest Double.
    private static let logarithms: [(x: Double, expected: Double)] =
        [
            (1e-300, -690.7755278982137),
            (1e-250, -575.6462732485114),
            (1e-200, -460.51701859880916),
            (1e-150, -345.38776394910684),
            (1e-100, -230.25850929940458),
            (1e-50, -115.12925464970229),
            (1.0, 0.0),
            (1e+50, 115.12925464970229),
            (1e+100, 230.25850929940458),
            (1e+150, 345.38776394910684),
            (1e+200, 460.51701859880916),
            (1e+250, 575.6462732485114),
            (1e+300, 690.7755278982137),
            (0x1p-1074, -744.4400719213812),
            (0x1p-1030, -713.9415959767437),
            (0x1.FA3AFAA0B9A04p-1023, -708.4077512818018),
            (0.1, -2.3025850929940455),
            (0.5, -0.6931471805599453),
            (0.7, -0.35667494393873245),
            (0.7071, -0.346583180371942),
            (0.7072, -0.3464417676587033),
            (0.9, -0.10536051565782628),
            (0.99, -0.01005033585350145),
            (0.999999, -1.000000500029089e-06),
            (1.000001, 9.999994999180668e-07),
            (1.01, 0.009950330853168092),
            (1.3, 0.26236426446749106),
            (1.4142, 0.3465640001880033),
            (1.4143, 0.34663470904431704),
            (2.0, 0.6931471805599453),
            (3.0, 1.0986122886681098),
            (10.0, 2.302585092994046),
            (1000.0, 6.907755278982137),
            (1.7976931348623157e+308, 709.782712893384),
        ]

    @Test func isWithinOneUlp() {
        for (x, expected) in Self.logarithms {
            #expect(distance(Elementary.log(x), expected) <= 1, "log(\(x))")
        }
    }

    @Test func withoutItsBranchGivesTheSameBits() {
        for (x, _) in Self.logarithms where x.isNormal {
            #expect(Elementary.logOfNormal(x) == Elementary.log(x))
        }
    }

    @Test func isExactAtOneAndSpecialOutsideItsDomain() {
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-0.0) == -.infinity)
        #expect(Elementary.log(.infinity) == .infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.log(-.leastNonzeroMagnitude).isNaN)
        #expect(Elementary.log(-.infinity).isNaN)
        #expect(Elementary.log(.nan).isNaN)
    }

    @Test(arguments: [0.70710678118654752, 1.4142135623730951, 1, 0x1p-40, 3])
    func neverDecreasesBetweenNeighbours(_ centre: Double) {
        var x = centre - 200 * centre.ulp
        for _ in 0..<400 {
            #expect(Elementary.log(x.nextUp) >= Elementary.log(x))
            x = x.nextUp
        }
    }

    // mpmath 1.3.
    private static let ofOnePlus: [(x: Double, expected: Double)] =
        [
            (-0.999999, -13.815510557935518),
            (-0.9, -2.302585092994046),
            (-0.5, -0.6931471805599453),
            (-0.001, -0.0010005003335835335),
            (-1e-09, -1.0000000005000001e-09),
            (-1e-17, -1e-17),
            (1e-300, 1e-300),
            (1e-17, 1e-17),
            (1e-09, 9.999999995e-10),
            (1e-05, 9.999950000333332e-06),
            (0.001, 0.0009995003330835331),
            (0.1, 0.09531017980432487),
            (0.5, 0.4054651081081644),
            (1.0, 0.6931471805599453),
            (10.0, 2.3978952727983707),
            (10000000000.0, 23.025850930040455),
            (1e+18, 41.44653167389282),
            (1e+25, 57.564627324851145),
            (1e+300, 690.7755278982137),
        ]

    @Test func ofOnePlusKeepsSmallArguments() {
        for (x, expected) in Self.ofOnePlus {
            #expect(distance(Elementary.log1p(x), expected) <= 4, "log1p(\(x))")
        }
        #expect(Elementary.log1p(-1) == -.infinity)
        #expect(Elementary.log1p(.infinity) == .infinity)
        #expect(Elementary.log1p(-1.5).isNaN)
        #expect(Elementary.log1p(.nan).isNaN)
    }
}
