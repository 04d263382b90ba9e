import Testing

@testable import Reports

@Suite struct DecimalDigitsTests {
    @Test(arguments: [
        (0, 0), (-0.0, 0), (1, 1), (0.1, 0), (0.01, -1), (123.456, 3), (1e16, 17), (1e-7, -6),
        (Double.leastNonzeroMagnitude, -323), (1.7976931348623157e308, 309),
    ])
    func exponents(value: Double, expected: Int) {
        #expect(DecimalDigits(value).exponent == expected)
        #expect(DecimalDigits(-value).exponent == expected)
    }

    @Test func powersOfTenShiftExactly() {
        #expect(DecimalDigits(0.07, timesTenTo: 2) == DecimalDigits(7))
        #expect(DecimalDigits(0, timesTenTo: 2) == DecimalDigits(0))
    }

    @Test func roundingCarries() {
        #expect(DecimalDigits(0.9996).rounded(significant: 3) == DecimalDigits(1))
        #expect(DecimalDigits(999.5).rounded(decimals: 0) == DecimalDigits(1000))
        #expect(DecimalDigits(1299.9).rounded(significant: 2) == DecimalDigits(1300))
        #expect(DecimalDigits(50).rounded(decimals: -2) == DecimalDigits(100))
        #expect(DecimalDigits(49).rounded(decimals: -2).isZero)
        #expect(DecimalDigits(4).rounded(decimals: -2).isZero)
        #expect(DecimalDigits(-0.04).rounded(decimals: 1) == DecimalDigits(0))
    }

    /// Text with all its digits must read back as the number it came from.
    @Test func textReadsBack() {
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            // A linear congruential step (Knuth's MMIX constants) over all bit patterns.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            guard value.isFinite else { continue }
            let digits = DecimalDigits(value)
            let all = 17 - digits.exponent
            #expect(Double(digits.scientific(decimals: all)) == value)
            #expect(Double(digits.plain(decimals: max(0, all), isGrouped: false)) == value)
        }
    }
}
