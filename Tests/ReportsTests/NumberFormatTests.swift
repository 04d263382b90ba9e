import Testing

@testable import Reports

@Suite struct NumberFormatTests {
    @Test(arguments: [
        (19.3456, 1.234, "19.3 ± 1.2"),
        (0.88741, 0.00031, "0.88741 ± 0.00031"),
        (0.8874, 0.003, "0.8874 ± 0.0030"),
        (2_301_422, 1234, "2,301,400 ± 1200"),
        (2_301_422, 12_345, "2,301,000 ± 12,000"),
        (-19.3456, 1.234, "-19.3 ± 1.2"),
        (120.04, 12.34, "120 ± 12"),
        (3.14159, 0.0996, "3.14 ± 0.10"),  // the half-width rounds up to the next power of ten
        (3.14159, 0.0994, "3.142 ± 0.099"),
        (9.96, 0.95, "9.96 ± 0.95"),
        (99.6, 9.96, "100 ± 10"),
        (3, 120, "0 ± 120"),
        (0, 1.2, "0.0 ± 1.2"),
        (-0.001, 1.2, "0.0 ± 1.2"),
        (12, 0, "12.0 ± 0"),
        (0, 0, "0 ± 0"),
        (19.3, 3e-15, "19.3 ± 0"),  // rounding noise
        (19.3, Double.infinity, "19.3 ± n/a"),
        (19.3, Double.nan, "19.3 ± n/a"),
        (Double.infinity, 1, "inf"),
        (-Double.infinity, 1, "-inf"),
        (Double.nan, 1, "n/a"),
        (1.234e-12, 4.5e-13, "0 ± 0"), (1.234e-8, 4.5e-9, "1.23e-8 ± 4.5e-9"),
        (0, 1e-12, "0 ± 0"), (0, 1e-8, "0 ± 1.0e-8"),
        (1.2345e20, 3e18, "1.235e20 ± 3.0e18"),
        (0.5, 0.00000123, "0.5000000 ± 0.0000012"),
    ])
    func measureWithHalfWidth(value: Double, halfWidth: Double, expected: String) {
        #expect(NumberFormat.measure(value, halfWidth: halfWidth) == expected)
    }

    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (1, "1.00"), (19.34, "19.3"), (0.88741, "0.887"),
        (999.5, "1000"), (99.95, "100"), (9.995, "10.0"), (0.9996, "1.00"),
        (1234.5, "1235"), (9999.4, "9999"), (9999.5, "10,000"), (12_345.6, "12,346"),
        (1_234_567.8, "1,234,568"), (-12_345, "-12,345"), (-123_456, "-123,456"),
        (0.000123456, "0.000123"), (0.0001, "0.000100"), (0.0000123456, "1.23e-5"),
        (0.00009999, "0.000100"), (Double.leastNonzeroMagnitude, "0"),
        (9.8e-275, "0"), (1e-9, "1.00e-9"),
        (123_456_789_012_345, "123,456,789,012,345"), (1e15, "1.00e15"), (1.2345e20, "1.23e20"),
        (Double.greatestFiniteMagnitude, "1.80e308"), (Double.nan, "n/a"), (.infinity, "inf"),
    ])
    func measureAlone(value: Double, expected: String) {
        #expect(NumberFormat.measure(value) == expected)
    }

    @Test(
        arguments: [
            (0.8874, nil, "88.7%"), (0.88741, 0.0012, "88.74% ± 0.12%"), (0, nil, "0%"),
            (1, 0, "100% ± 0%"), (1.25, nil, "125%"), (0.07, nil, "7.00%"), (nil, nil, "n/a"),
            (0.5, Double.nan, "50.0% ± n/a"),
        ] as [(Double?, Double?, String)])
    func percent(share: Double?, halfWidth: Double?, expected: String) {
        #expect(NumberFormat.percent(share, halfWidth: halfWidth) == expected)
    }

    @Test func absentIsNotANumber() {
        #expect(NumberFormat.measure(nil) == "n/a")
        #expect(NumberFormat.measure(nil, halfWidth: 1) == "n/a")
    }

    @Test(arguments: [
        (0, "0"), (9999, "9999"), (10_000, "10,000"), (-1234, "-1234"), (-12_345, "-12,345"),
        (-123_456, "-123,456"), (2_301_422, "2,301,422"),
        (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func counts(value: Int, expected: String) {
        #expect(NumberFormat.count(value) == expected)
    }

    // Expected values from Python: Decimal(repr(x)).quantize(..., ROUND_HALF_UP).
    @Test(arguments: [
        (2.675, 2, "2.68"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (-0.004, 2, "0.00"),
        (123_456.789, 1, "123456.8"), (Double.leastNonzeroMagnitude, 3, "0.000"),
        (0.1 + 0.2, 17, "0.30000000000000004"),
        (9.995, 2, "10.00"), (1.0 / 3, 5, "0.33333"), (0x1p53, 0, "9007199254740992"),
        (1e21, 0, "1000000000000000000000"), (1e23, 1, "100000000000000000000000.0"),
        (0.5, 0, "1"), (0.4999, 0, "0"), (-1, 3, "-1.000"), (0.05, 1, "0.1"), (0.049, 1, "0.0"),
    ])
    func fixedDecimals(value: Double, decimals: Int, expected: String) {
        #expect(NumberFormat.fixed(value, decimals: decimals) == expected)
    }
}
