import Testing

@testable import HTMLReports

@Suite struct UnitTests {
    @Test(arguments: [
        ("share", 0.5, 0.25, "50%"), ("share", 0.005, 0.0025, "0.50%"), ("", 1_200, 400, "1200"),
        ("", 0.3, 0.1, "0.3"), ("seconds", 12_000, 4_000, "12,000"),
        ("share", 0.999_75, 0.000_25, "99.975%"),
        ("", -0.02, 0.01, "-0.02"), ("share", 0.29, 0.01, "29%"),
    ])
    func labelsTellTicksApart(name: String, value: Double, step: Double, expected: String) {
        #expect(Unit(name: name).tick(value, step: step) == expected)
    }

    @Test func values() {
        #expect(Unit(name: "share").text(0.123, 0.004) == "12.30% ± 0.40%")
        #expect(Unit(name: "share").text(difference: -0.02, 0.001) == "-2.00 ± 0.10 pp")
        #expect(Unit(name: "EUR").suffix == " EUR" && Unit(name: "conversations").suffix == "")
    }
}
