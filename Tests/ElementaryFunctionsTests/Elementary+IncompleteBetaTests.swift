import ElementaryFunctions
import Testing

struct ElementaryIncompleteBetaTests {
    // mpmath 1.3, 50 digits.
    private static let ratios: [(x: Double, a: Double, b: Double, expected: Double)] =
        [
            (1e-20, 0.01, 0.01, 0.31552982385913375),
            (0.3, 0.01, 0.01, 0.49582361360238203),
            (0.9, 0.01, 0.01, 0.5107974708262047),
            (1e-10, 0.5, 0.5, 6.366197723781917e-06),
            (0.25, 0.5, 0.5, 0.3333333333333333),
            (0.99, 0.5, 0.5, 0.9362314391414801),
            (1e-05, 1.0, 3.0, 2.9999700001000004e-05),
            (0.3, 1.0, 3.0, 0.657),
            (0.9, 1.0, 3.0, 0.999),
            (0.05, 2.0, 5.0, 0.032773828125),
            (0.3, 2.0, 5.0, 0.5798249999999999),
            (0.7, 2.0, 5.0, 0.989065),
            (1e-06, 0.5, 50.0, 0.007958793744835395),
            (0.005, 0.5, 50.0, 0.519952436552814),
            (0.1, 0.5, 50.0, 0.9987958501674402),
            (0.9, 50.0, 0.5, 0.001204149832559813),
            (0.99, 50.0, 0.5, 0.3173043978741974),
            (0.9999, 50.0, 0.5, 0.92054057138263),
            (0.2, 30.0, 60.0, 0.0017044692344977768),
            (0.33, 30.0, 60.0, 0.48320581894602554),
            (0.5, 30.0, 60.0, 0.999332368817189),
            (0.3, 1000.0, 2000.0, 4.0738279160507714e-05),
            (0.333, 1000.0, 2000.0, 0.48626739332057306),
            (0.37, 1000.0, 2000.0, 0.9999863301120757),
        ]

    @Test func ratioIsAccurate() {
        for (x, a, b, expected) in Self.ratios {
            let value = Elementary.incompleteBetaRatio(x, a, b)
            #expect(relativeError(value, expected) < 2e-14, "I(\(x); \(a), \(b))")
        }
    }

    @Test func ratioIsFiniteAndOrderedOverAWideGrid() {
        let sizes = [0.01, 0.3, 1, 2.5, 40, 1e3, 1e6]
        for a in sizes {
            for b in sizes {
                var last = 0.0
                for x in [0, 0x1p-40, 0x1p-10, 0.125, 0.375, 0.5, 0.625, 0.875, 1 - 0x1p-30, 1] {
                    let value = Elementary.incompleteBetaRatio(x, a, b)
                    #expect(value >= last && value <= 1, "I(\(x); \(a), \(b))")
                    let mirrored = Elementary.incompleteBetaRatio(1 - x, b, a)
                    #expect((value + mirrored - 1).magnitude < 1e-12, "I(\(x); \(a), \(b))")
                    last = value
                }
            }
        }
    }

    @Test func ratioHasItsEdges() {
        #expect(Elementary.incompleteBetaRatio(0, 2, 3) == 0)
        #expect(Elementary.incompleteBetaRatio(1, 2, 3) == 1)
        #expect(Elementary.incompleteBetaRatio(-0.1, 2, 3).isNaN)
        #expect(Elementary.incompleteBetaRatio(1.1, 2, 3).isNaN)
        #expect(Elementary.incompleteBetaRatio(0.5, 0, 3).isNaN)
        #expect(Elementary.incompleteBetaRatio(0.5, 2, -1).isNaN)
    }

    // Newton's method on the incomplete beta function in mpmath 1.3, 50 digits.
    private static let quantiles: [(p: Double, degrees: Double, expected: Double)] =
        [
            (1e-06, 1.0, -318309.8861827435),
            (0.005, 1.0, -63.65674116287158),
            (0.025, 1.0, -12.706204736174705),
            (0.3, 1.0, -0.7265425280053609),
            (0.499, 1.0, -0.003141602989056159),
            (0.5000001, 1.0, 3.1415926519363007e-07),
            (0.975, 1.0, 12.706204736174694),
            (0.9995, 1.0, 636.6192487687897),
            (0.005, 1.5, -17.820310514462808),
            (0.025, 1.5, -6.0166631044279315),
            (0.3, 1.5, -0.6517954826023571),
            (0.5000001, 1.5, 2.9348322138559665e-07),
            (0.75, 1.5, 0.8725946625415706),
            (0.9995, 1.5, 82.84744670366369),
            (1e-06, 2.0, -707.1057205259339),
            (0.005, 2.0, -9.924843200918293),
            (0.025, 2.0, -4.302652729749464),
            (0.499, 2.0, -0.002828432781617413),
            (0.5000001, 2.0, 2.8284271232574876e-07),
            (0.75, 2.0, 0.816496580927726),
            (0.975, 2.0, 4.302652729749462),
            (0.9995, 2.0, 31.599054576445365),
            (0.005, 3.0, -5.840909309733357),
            (0.025, 3.0, -3.1824463052837095),
            (0.5000001, 3.0, 2.720699044919316e-07),
            (0.975, 3.0, 3.1824463052837086),
            (0.9995, 3.0, 12.923978636687965),
            (1e-06, 7.3, -13.493523060744643),
            (0.005, 7.3, -3.4510316556221854),
            (0.025, 7.3, -2.345066736547704),
            (0.3, 7.3, -0.5480628979421773),
            (0.499, 7.3, -0.0025936899757562962),
            (0.5000001, 7.3, 2.5936866679746654e-07),
            (0.9995, 7.3, 5.283211758939498),
            (0.005, 29.0, -2.7563859036706053),
            (0.025, 29.0, -2.0452296421327043),
            (0.3, 29.0, -0.5302143957091608),
            (0.499, 29.0, -0.0025283290222291753),
            (0.5000001, 29.0, 2.528326234313263e-07),
            (0.9995, 29.0, 3.6594050194663743),
            (1e-06, 100.0, -5.048830877228346),
            (0.005, 100.0, -2.6258905214380177),
            (0.025, 100.0, -1.9839715185235522),
            (0.3, 100.0, -0.5260762706003463),
            (0.499, 100.0, -0.0025129052515195354),
            (0.5000001, 100.0, 2.5129025790483257e-07),
            (0.75, 100.0, 0.6769510430114715),
            (0.9995, 100.0, 3.3904913111642636),
            (1e-06, 10000.0, -4.756229685056779),
            (0.005, 10000.0, -2.5763210466685287),
            (0.3, 10000.0, -0.5244172283454668),
            (0.5000001, 10000.0, 2.5066909398017043e-07),
            (1e-06, 1000000.0, -4.753452348279681),
            (0.005, 1000000.0, -2.5758342201053344),
            (0.499, 1000000.0, -0.002506631526233507),
            (0.5000001, 1000000.0, 2.506628899968795e-07),
            (0.9995, 1000000.0, 3.2905364612487222),
            (1e-100, 1.0, -3.1830988618379064e+99),
            (0.975, 1.0, 12.706204736174694),
        ]

    @Test func studentQuantileIsAccurate() {
        for (p, degrees, expected) in Self.quantiles {
            let value = Elementary.studentQuantile(p, degreesOfFreedom: degrees)
            #expect(relativeError(value, expected) < 1e-12, "p = \(p), \(degrees) degrees")
        }
    }

    @Test func studentQuantileHasItsEdges() {
        #expect(Elementary.studentQuantile(0.5, degreesOfFreedom: 4) == 0)
        #expect(Elementary.studentQuantile(0, degreesOfFreedom: 4).isNaN)
        #expect(Elementary.studentQuantile(1, degreesOfFreedom: 4).isNaN)
        #expect(Elementary.studentQuantile(0.5, degreesOfFreedom: 0.5).isNaN)
        let normal = Elementary.normalQuantile(0.975)
        #expect(Elementary.studentQuantile(0.975, degreesOfFreedom: .infinity) == normal)
        let upper = Elementary.studentQuantile(0.875, degreesOfFreedom: 3)
        #expect(Elementary.studentQuantile(0.125, degreesOfFreedom: 3) == -upper)
    }
}
