import Testing

@testable import RandomVariates

struct SimpleLawTests {
    @Test(arguments: Law.simple)
    func isWrittenLikeALaw(_ law: Law) {
        #expect(SimpleLaw(law).datum == law.datum && SimpleLaw(law.datum).law == law)
        #expect(SimpleLaw(law).distribution == law.distribution())
    }

    @Test func whatIsMadeOfOthersTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = SimpleLaw(.shifted(by: 1, .constant(2)))
        }
        await #expect(processExitsWith: .failure) {
            _ = Law.mixture([(1, .mixture([(1, .constant(2))]))])
        }
    }
}
