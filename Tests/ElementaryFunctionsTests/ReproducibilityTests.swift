import ElementaryFunctions
import Testing

/// Every machine must compute these bits; a fused multiplication alone would change the hash.
struct ReproducibilityTests {
    /// Arguments spread over (0, 1) by a Weyl sequence.
    private let uniforms = (1...200).map { (index: UInt64) in
        Double((index &* 0x9E37_79B9_7F4A_7C15) >> 12) * 0x1p-52
    }

    private func hash(_ values: [Double]) -> UInt64 {
        values.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x0000_0100_0000_01B3 }
    }

    @Test func elementaryFunctionsHaveTheirBits() {
        let results = uniforms.flatMap { u in
            [
                Elementary.log(u), Elementary.log(1 / (u * u)), Elementary.exp(40 * u - 20),
                Elementary.log1p(u - 0.5), Elementary.expm1(u - 0.5), Elementary.pow(u, 3 * u),
                Elementary.pow(1 / u, 4 - 9 * u), Elementary.logGamma(20 * u),
            ]
        }
        #expect(hash(results) == 5_281_700_810_626_319_210)
    }

    @Test func distributionFunctionsHaveTheirBits() {
        let results = uniforms.flatMap { u in
            [
                Elementary.normalQuantile(u), Elementary.normalQuantile(u * u * u * u),
                Elementary.normalCumulative(12 * u - 9),
                Elementary.incompleteGammaRatio(8 * u, 12 * (1 - u)),
                Elementary.gammaQuantile(u, shape: 10 * u * u),
                Elementary.incompleteBetaRatio(u, 3 * u, 5 * u * u),
                Elementary.studentQuantile(u, degreesOfFreedom: 1 + 30 * u * u),
            ]
        }
        #expect(hash(results) == 15_677_720_606_436_448_509)
    }
}
