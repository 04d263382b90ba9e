import TestSupport
import Testing

/// Comparisons of numbers fail where they should.
@Suite struct AgreeTests {
    @Test func agreementIsStrict() {
        #expect(agree(2, 2 + 1e-11))
        #expect(!agree(2, 2 + 1e-10))
        #expect(!agree(.nan, 2))
    }

    @Test func fourStandardErrorsAreAllowed() {
        #expect(standardError(ofShare: 0.5, trials: 100) == 0.05)
        #expect(agree(0.7, 0.5, standardError: 0.05))
        #expect(!agree(0.71, 0.5, standardError: 0.05))
        #expect(!agree(0.29, 0.5, standardError: 0.05))
        #expect(!agree(.nan, 0.5, standardError: 0.05))
        #expect(!agree(0.5, 0.5, standardError: .nan))
    }
}
