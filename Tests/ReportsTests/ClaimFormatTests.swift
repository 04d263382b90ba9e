import PublishedClaims
import Testing

@testable import Reports

@Suite struct ClaimFormatTests {
    @Test(
        arguments: [
            (Span(11), .minutes, "11 min"), (Span(15.2, 19.94), .minutes, "15.2 to 19.9 min"),
            (Span(2.0 / 3), .share, "66.7%"), (Span(-0.2, -0.1), .share, "-20 to -10%"),
            (Span(2_300_000), .conversations, "2.3 M"), (Span(632_500), .hours, "632,500"),
            (Span(40e6), .dollars, "$40 M"), (Span(-4e6), .dollars, "-$4 M"),
            (Span(0.1, 2), .dollars, "$0.10 to $2.00"), (Span(0.1885), .dollars, "$0.189"),
            (Span(57_143), .dollars, "$57,143"), (Span(7, 14), .dollarsPerHour, "$7 to $14/h"),
            (Span(2.76e6, 5.8e6), .dollars, "$2.76 to $5.8 M"), (Span(3_000), .agents, "3000"),
            (Span(1.999, 2.001), .ratio, "2"),
        ] as [(Span, ClaimUnit, String)])
    func valuesInTheirUnits(value: Span, unit: ClaimUnit, expected: String) {
        #expect(ClaimFormat.text(value, unit) == expected)
    }

    @Test func aToleranceHasTheScaleOfItsValue() {
        #expect(ClaimFormat.text(2.3e6, .conversations, within: 0.23e6) == "2.3 ± 0.23 M")
        #expect(ClaimFormat.text(-0.4, .share, within: 0.02) == "-40 ± 2%")
    }
}
