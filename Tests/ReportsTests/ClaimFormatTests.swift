import PublishedClaims
import Testing

@testable import Reports

@Suite struct ClaimFormatTests {
    @Test(
        arguments: [
            (ClaimRange(11), .minutes, "11 min"),
            (ClaimRange(15.2, 19.94), .minutes, "15.2 to 19.9 min"),
            (ClaimRange(2.0 / 3), .share, "66.7%"), (ClaimRange(-0.2, -0.1), .share, "-20 to -10%"),
            (ClaimRange(2_300_000), .conversations, "2.3 M"),
            (ClaimRange(632_500), .hours, "632,500"),
            (ClaimRange(40e6), .dollars, "$40 M"), (ClaimRange(-4e6), .dollars, "-$4 M"),
            (ClaimRange(0.1, 2), .dollars, "$0.10 to $2.00"),
            (ClaimRange(0.1885), .dollars, "$0.189"),
            (ClaimRange(57_143), .dollars, "$57,143"),
            (ClaimRange(7, 14), .dollarsPerHour, "$7 to $14/h"),
            (ClaimRange(2.76e6, 5.8e6), .dollars, "$2.76 to $5.8 M"),
            (ClaimRange(3_000), .agents, "3000"),
            (ClaimRange(1.999, 2.001), .ratio, "2"), (ClaimRange(2.876), .years, "2.88"),
            (ClaimRange(-0.3), .stars, "-0.3"),
        ] as [(ClaimRange, ClaimUnit, String)])
    func valuesInTheirUnits(value: ClaimRange, unit: ClaimUnit, expected: String) {
        #expect(ClaimFormat.text(value, unit) == expected)
    }

    @Test func aToleranceHasTheScaleOfItsValue() {
        #expect(ClaimFormat.text(2.3e6, .conversations, within: 0.23e6) == "2.3 ± 0.23 M")
        #expect(ClaimFormat.text(-0.4, .share, within: 0.02) == "-40 ± 2%")
    }
}
