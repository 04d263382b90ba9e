import Testing

@testable import Benchmarking

@Suite struct RepeatedTimeTests {
    @Test func medianAndLeast() {
        #expect(RepeatedTime(seconds: [3, 1, 2]).median == 2)
        #expect(RepeatedTime(seconds: [3, 1, 2, 10]).median == 2.5)
        #expect(RepeatedTime(seconds: [3, 1, 2]).least == 1)
        #expect(RepeatedTime().median.isNaN && RepeatedTime().least.isNaN)
    }
}
