import Testing

@testable import HTMLReports

@Suite struct ScaleTests {
    @Test(
        arguments: [
            ([3.0, 97], true, [0, 25, 50, 75, 100]), ([0.13], true, [0, 0.05, 0.1, 0.15]),
            ([-7, 12], false, [-10, -5, 0, 5, 10, 15]), ([], true, [0, 0.25, 0.5, 0.75, 1]),
            ([0, 0], true, [0, 0.25, 0.5, 0.75, 1]), ([5, 5], false, [4.5, 4.75, 5, 5.25, 5.5]),
        ] as [([Double], Bool, [Double])])
    func ticksAreRoundAndHoldTheValues(values: [Double], zero: Bool, expected: [Double]) {
        let scale = Scale(values, includesZero: zero)
        #expect(scale.ticks.count == expected.count)
        #expect(zip(scale.ticks, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "\(scale.ticks)")
        #expect(values.allSatisfy { scale.ends.contains($0) })
    }

    @Test func sharesEndAtOneAndNoiseDoesNotFillTheScale() {
        let scale = Scale([0.9999, 1], includesZero: false, limits: 0...1, span: 0.01)
        #expect(scale.ends.upperBound == 1 && scale.ends.lowerBound <= 0.99)
        #expect(scale.position(1) == 1 && scale.position(7) == 1 && scale.position(0) == 0)
    }

    @Test func logarithmic() {
        let scale = Scale(logarithmic: [1.6, 63])
        #expect(scale.ends == 1...100)
        #expect(scale.ticks == [1, 2, 5, 10, 20, 50, 100])
        #expect(abs(scale.position(10) - 0.5) < 1e-12)
        #expect(Scale(logarithmic: [0.001, 90_000]).ticks.count <= 9)
    }

    /// A file may say anything.
    @Test(
        arguments: [
            [1.5, 1.7], [-3.0], [1.7e308, -1.7e308], [1e300], [0, .leastNonzeroMagnitude],
        ] as [[Double]])
    func whatIsBeyondAllBounds(values: [Double]) {
        for limits in [0...1, -Double.infinity...Double.infinity] {
            let scale = Scale(values, includesZero: false, limits: limits)
            #expect(scale.ends.lowerBound < scale.ends.upperBound && scale.ticks.count <= 101)
        }
    }

    /// What is not finite has no place and does no harm.
    @Test func whatIsNoNumber() {
        let scale = Scale([.nan, .infinity, 3])
        #expect(scale.ends == 0...3 || scale.ends == 0...4)
        #expect(scale.position(.nan) == 0)
    }
}
