import ElementaryFunctions
import Testing

struct ElementaryExponentialTests {
    // mpmath 1.3, 60 digits, rounded to the nearest Double.
    private static let exponentials: [(x: Double, expected: Double)] =
        [
            (-745.1, 0x1p-1074),
            (-745.0, 0x1p-1074),
            (-720.3, 0x1.C61134AD8p-1040),
            (-708.5, 0x1.CD9EDA1112F58p-1023),
            (-708.39, 2.2394014988804677e-308),
            (-707.9, 3.655411389615008e-308),
            (-500.25, 5.548625684622169e-218),
            (-100.7, 1.8473350586794258e-44),
            (-37.3, 6.321437159096094e-17),
            (-10.1, 4.1079555225300724e-05),
            (-3.0, 0.049787068367863944),
            (-1.0, 0.36787944117144233),
            (-0.35, 0.7046880897187134),
            (-0.3465, 0.7071588192872713),
            (-0.1, 0.9048374180359595),
            (-0.001, 0.999000499833375),
            (-1e-08, 0.9999999900000001),
            (-1e-17, 1.0),
            (1e-300, 1.0),
            (1e-17, 1.0),
            (1e-08, 1.00000001),
            (0.001, 1.0010005001667084),
            (0.1, 1.1051709180756477),
            (0.3465, 1.4141094938303624),
            (0.35, 1.4190675485932571),
            (0.5, 1.6487212707001282),
            (1.0, 2.718281828459045),
            (2.0, 7.38905609893065),
            (3.3, 27.112638920657883),
            (10.1, 24343.00942440838),
            (37.3, 1.58191875491647e+16),
            (100.7, 5.413203172330057e+43),
            (500.25, 1.8022480823881607e+217),
            (707.9, 2.7356701980001243e+307),
            (708.1, 3.341355125254082e+307),
            (709.0, 8.218407461554972e+307),
            (709.5, 1.3549863193146328e+308),
            (709.78, 1.7928227943945155e+308),
        ]

    @Test func isWithinOneUlp() {
        for (x, expected) in Self.exponentials {
            #expect(distance(Elementary.exp(x), expected) <= 1, "exp(\(x))")
        }
    }

    @Test func withoutItsBranchGivesTheSameBits() {
        for (x, _) in Self.exponentials where x.magnitude < 708 {
            #expect(Elementary.expOfModerate(x) == Elementary.exp(x))
        }
    }

    @Test func isExactAtZeroAndSaturates() {
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(-0.0) == 1)
        #expect(Elementary.exp(709.79) == .infinity)
        #expect(Elementary.exp(1e300) == .infinity)
        #expect(Elementary.exp(.infinity) == .infinity)
        #expect(Elementary.exp(-745.2) == 0)
        #expect(Elementary.exp(-1e300) == 0)
        #expect(Elementary.exp(-.infinity) == 0)
        #expect(Elementary.exp(.nan).isNaN)
    }

    @Test(arguments: [-20.5, -0.5, 0.5, 1.5, 100.5])
    func neverDecreasesWhereTheReductionChanges(_ multiple: Double) {
        var x = multiple * 0.69314718055994530942
        x -= 200 * x.ulp
        for _ in 0..<400 {
            #expect(Elementary.exp(x.nextUp) >= Elementary.exp(x))
            x = x.nextUp
        }
    }

    // mpmath 1.3.
    private static let minusOne: [(x: Double, expected: Double)] =
        [
            (-800.0, -1.0),
            (-50.0, -1.0),
            (-37.5, -1.0),
            (-10.0, -0.9999546000702375),
            (-1.0, -0.6321205588285577),
            (-0.5, -0.3934693402873666),
            (-0.001, -0.0009995001666250085),
            (-1e-09, -9.999999995e-10),
            (-1e-17, -1e-17),
            (1e-300, 1e-300),
            (1e-17, 1e-17),
            (1e-09, 1.0000000005000001e-09),
            (0.001, 0.0010005001667083417),
            (0.1, 0.10517091807564763),
            (0.7, 1.0137527074704764),
            (1.0, 1.7182818284590453),
            (5.0, 147.4131591025766),
            (40.0, 2.3538526683702e+17),
            (300.0, 1.9424263952412558e+130),
            (709.0, 8.218407461554972e+307),
        ]

    @Test func minusOneKeepsSmallArguments() {
        for (x, expected) in Self.minusOne {
            #expect(distance(Elementary.expm1(x), expected) <= 8, "expm1(\(x))")
        }
        #expect(Elementary.expm1(-.infinity) == -1)
        #expect(Elementary.expm1(.infinity) == .infinity)
        #expect(Elementary.expm1(.nan).isNaN)
    }
}
