import Testing

@testable import Benchmarking

@Suite struct ProcessUsageTests {
    @Test func workTakesTime() {
        var state: UInt64 = 1
        let (count, seconds) = timed {
            var count = 0
            while count < 3_000_000 {
                state = state &* 6_364_136_223_846_793_005 &+ 1
                count += 1
            }
            return count
        }
        #expect(count == 3_000_000 && state != 0)
        #expect(seconds > 0 && seconds < 60)
    }

    @Test func thePeakNeverFalls() {
        let before = ProcessUsage.peakKiB
        let memory = Array(repeating: UInt8(1), count: 64 << 20)
        let after = ProcessUsage.peakKiB
        #expect(memory.count == 64 << 20)
        #expect(before > 1_000 && after >= before)
    }
}
