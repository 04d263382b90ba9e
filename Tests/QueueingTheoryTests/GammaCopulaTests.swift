import QueueingTheory
import TestSupport
import Testing

struct GammaCopulaTests {
    /// With equal scores the product is a square, without correlation it is 1.
    @Test(arguments: [0.05, 0.2, 0.5, 1, 2])
    func itsEndsAreKnown(cv: Double) {
        let factor = GammaCopula(coefficientOfVariation: cv)
        #expect(agree(factor.meanProduct(factor, correlation: 0), 1, relative: 1e-9))
        #expect(agree(factor.meanProduct(factor, correlation: 1), 1 + cv * cv, relative: 2e-3))
    }

    /// The double integral over both scores, on a fine grid, by SciPy 1.17.
    @Test(arguments: [
        (1, 1, 0.5, 1.4530750202062788), (0.4, 0.4, 0.6, 1.0946684441730419),
        (0.5, 0.5, 0.7, 1.17219498121987), (0.5, 0.5, 0.343, 1.0827468728331247),
        (0.3, 0.8, 0.9, 1.2095322084024138), (0.1, 0.1, -0.5, 0.99501663747615),
    ])
    func productsAreThoseOfANumericalIntegral(cv: Double, other: Double, r: Double, exact: Double) {
        let product = GammaCopula(coefficientOfVariation: cv).meanProduct(
            GammaCopula(coefficientOfVariation: other), correlation: r)
        #expect(agree(product, exact, relative: 1e-7))
    }
}
