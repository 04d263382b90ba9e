import Testing

@testable import Decisions

@Suite struct CalibrationEstimatorTests {
    /// A digit less than the last that counts, and further ones where that is too coarse.
    @Test(arguments: [
        (16_423.7, 310.0, 1, 16_420.0), (16_423.7, 310, 2, 16_424), (0.71234, 0.021, 1, 0.712),
        (0.71234, 0.00021, 1, 0.71234), (2_724_512, 5_900, 1, 2_724_500), (3, 1, 1, 3),
        (3.14159, 1, 1, 3.1), (0, 0, 1, 0), (-16_423.7, 310, 1, -16_420),
    ])
    func digits(value: Double, halfWidth: Double, digits: Int, rounded: Double) {
        #expect(
            CalibrationEstimator.rounded(value, to: halfWidth, digits: digits) == rounded)
    }

    /// An exact number keeps all digits that mean something.
    @Test func anExactNumber() {
        #expect(CalibrationEstimator.rounded(1.0 / 3, to: 0, digits: 1) == 0.333_333_333_33)
    }
}
