import QueueingTheory
import TestSupport
import Testing

struct RepeatLoopTests {
    /// T22: the human node is the delay system at the total rate.
    @Test func returnsAddToTheLoad() throws {
        let loop = RepeatLoop(freshRate: 3, returnProbability: 0.2)
        #expect(loop.attemptsPerIssue == 1.25)
        #expect(loop.totalRate == 3.75)
        let queue = try ErlangC(
            arrivalRate: loop.totalRate, serviceRate: 1.0 / 3, servers: 14)
        #expect(agree(queue.meanWait, 0.373910544612555))
    }

    @Test func withoutReturnsEachIssueIsOneAttempt() {
        #expect(RepeatLoop(freshRate: 2, returnProbability: 0).totalRate == 2)
    }
}
