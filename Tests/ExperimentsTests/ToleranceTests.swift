import Testing

@testable import Experiments

@Suite struct ToleranceTests {
    @Test func sizes() {
        #expect(Tolerance.relative(0.01).size(at: 250) == 2.5)
        #expect(Tolerance.relative(0.01).size(at: -250) == 2.5)
        #expect(Tolerance.absolute(3).size(at: 250) == 3)
    }
}
