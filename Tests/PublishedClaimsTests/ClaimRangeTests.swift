import Testing

@testable import PublishedClaims

@Suite struct ClaimRangeTests {
    @Test func operationsCoverEveryPairOfValues() {
        let (a, b) = (ClaimRange(-1, 2), ClaimRange(3, 4))
        #expect(a + b == ClaimRange(2, 6))
        #expect(a - b == ClaimRange(-5, -1))
        #expect(a * b == ClaimRange(-4, 8))
        #expect(a / b == ClaimRange(-1.0 / 3, 2.0 / 3))
        #expect(ClaimRange(-2, -1) * ClaimRange(-4, 3) == ClaimRange(-6, 8))
        #expect(2 * ClaimRange(1.5) == 3)
    }

    @Test func endsMayBeGivenInAnyOrder() {
        #expect(ClaimRange(4, 1) == ClaimRange(1, 4))
        #expect(ClaimRange(1, 4).map { 1 / $0 } == ClaimRange(0.25, 1))
        #expect(ClaimRange(1, 4).middle == 2.5)
    }

    @Test func touchingSpansOverlap() {
        #expect(ClaimRange(1, 2).overlaps(ClaimRange(2, 3)))
        #expect(!ClaimRange(1, 2).overlaps(ClaimRange(2.1, 3)))
        #expect(ClaimRange(1, 2).widened(by: 0.1).overlaps(ClaimRange(2.1, 3)))
        #expect(ClaimRange(1, 2).joined(5) == ClaimRange(1, 5))
    }

    @Test func aDivisorThatMayBeZeroIsAMistake() async {
        await #expect(processExitsWith: .failure) { _ = ClaimRange(1) / ClaimRange(-1, 1) }
    }
}
