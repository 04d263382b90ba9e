import Testing

@testable import Decisions

@Suite struct ErrorSpendingTests {
    /// However many looks there are, all of them together may be wrong as often as asked for: a
    /// plan that misses one target lies on the one wrong side of its interval.
    @Test(arguments: [0.5, 0.95, 0.999])
    func allLooksTogether(confidence: Double) {
        var errors = ErrorSpending(confidence: confidence)
        var spent = 0.0
        for _ in 0..<10_000 { spent += (1 - errors.look()) / 2 }
        #expect(spent < 1 - confidence)
        #expect(spent > 0.999 * (1 - confidence))
    }

    /// What the next look will have is known before, and looks get stricter.
    @Test func looksGetStricter() {
        var errors = ErrorSpending(confidence: 0.95)
        var before = 0.0
        for share in [2.0, 6, 12, 20] {
            let expected = errors.confidence
            let confidence = errors.look()
            #expect(confidence == expected)
            #expect(abs(1 - confidence - 0.1 / share) < 1e-12)
            #expect(confidence > before)
            before = confidence
        }
    }
}
