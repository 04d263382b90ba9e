import Testing

@testable import SimulationStatistics

struct SeasonalAdjustmentTests {
    @Test func whatRecursIsGone() throws {
        let series = (0..<24).map { [10.0, 0, 4][$0 % 3] }
        let residuals = try #require(SeasonalAdjustment.residuals(series, period: 3))
        #expect(residuals == Array(repeating: 0, count: 24))
    }

    /// Two periods of two in the second half: their means are 2 and 5. What stands outside is
    /// stretched by sqrt(2/3), what stands inside by sqrt(2).
    @Test func byHand() throws {
        let series = [8.0, 5, 2, 11, 1, 4, 3, 6]
        let residuals = try #require(SeasonalAdjustment.residuals(series, period: 2))
        let (outside, inside) = ((2 / 3.0).squareRoot(), 2.0.squareRoot())
        let expected =
            [6, 0, 0, 6].map { $0 * outside } + [-1, -1, 1, 1].map { $0 * inside }
        #expect(zip(residuals, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(arguments: [(7, 2), (15, 4), (3, 1)])
    func lessThanTwoPeriodsInTheSecondHalfSayNothing(count: Int, period: Int) {
        let series = (0..<count).map { Double($0) }
        #expect(SeasonalAdjustment.residuals(series, period: period) == nil)
    }

    /// Noise keeps its variance everywhere. Canary: without the stretching it would not.
    @Test func independentNoiseLooksAlikeInBothHalves() throws {
        var noise = Noise(seed: 9)
        var (first, second) = (0.0, 0.0)
        for _ in 0..<400 {
            let series = (0..<40).map { _ in noise.next() }
            let residuals = try #require(SeasonalAdjustment.residuals(series, period: 10))
            first += residuals.prefix(20).reduce(0) { $0 + $1 * $1 }
            second += residuals.suffix(20).reduce(0) { $0 + $1 * $1 }
        }
        #expect(abs(first / second - 1) < 0.1)
        #expect(abs(first * 1.5 / (second / 2) - 1) > 1)
    }
}
