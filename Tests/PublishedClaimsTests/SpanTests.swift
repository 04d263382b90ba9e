import Testing

@testable import PublishedClaims

@Suite struct SpanTests {
    @Test func operationsCoverEveryPairOfValues() {
        let (a, b) = (Span(-1, 2), Span(3, 4))
        #expect(a + b == Span(2, 6))
        #expect(a - b == Span(-5, -1))
        #expect(a * b == Span(-4, 8))
        #expect(a / b == Span(-1.0 / 3, 2.0 / 3))
        #expect(Span(-2, -1) * Span(-4, 3) == Span(-6, 8))
        #expect(2 * Span(1.5) == 3)
    }

    @Test func endsMayBeGivenInAnyOrder() {
        #expect(Span(4, 1) == Span(1, 4))
        #expect(Span(1, 4).map { 1 / $0 } == Span(0.25, 1))
        #expect(Span(1, 4).middle == 2.5)
    }

    @Test func touchingSpansOverlap() {
        #expect(Span(1, 2).overlaps(Span(2, 3)))
        #expect(!Span(1, 2).overlaps(Span(2.1, 3)))
        #expect(Span(1, 2).widened(by: 0.1).overlaps(Span(2.1, 3)))
        #expect(Span(1, 2).joined(5) == Span(1, 5))
    }

    @Test func aDivisorThatMayBeZeroIsAMistake() async {
        await #expect(processExitsWith: .failure) { _ = Span(1) / Span(-1, 1) }
    }
}
