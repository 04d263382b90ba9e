import QueueingTheory
import TestSupport
import Testing

struct ServiceLevelsTests {
    /// T19: 100 offered, 70 answered in time, 10 gave up in time, 20 answered late.
    @Test func publishedExample() {
        let levels = ServiceLevels(
            served: 90, servedInTime: 70, abandoned: 10, abandonedInTime: 10)
        #expect(levels.offered == 100)
        #expect(levels.ofOffered == 0.7)
        #expect(agree(levels.ignoringEarlyAbandonments, 7.0 / 9))
        #expect(levels.countingEarlyAbandonments == 0.8)
        #expect(agree(levels.ofServed, 7.0 / 9))
    }

    @Test func theBlockedAreOfferedToo() {
        let levels = ServiceLevels(
            served: 60, servedInTime: 45, abandoned: 30, abandonedInTime: 10, blocked: 10)
        #expect(levels.ofOffered == 0.45)
        #expect(levels.ignoringEarlyAbandonments == 0.5)
        #expect(levels.countingEarlyAbandonments == 0.55)
        #expect(levels.ofServed == 0.75)
    }
}
