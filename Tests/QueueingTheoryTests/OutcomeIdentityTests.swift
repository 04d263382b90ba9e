import QueueingTheory
import TestSupport
import Testing

struct OutcomeIdentityTests {
    let outcome = OutcomeIdentity(
        issueRate: 10, coverage: 0.7, selectiveRisk: 0.15, returnAfterWrongAnswer: 0.6,
        humanFailure: 0.08, returnAfterHumanFailure: 0.5, pricePerBilledAnswer: 0.99,
        paidAgents: 13, payRate: 0.5, meanHandleTime: 3)

    /// T26, whose rates are multiples of 1 / 0.925.
    @Test func publishedExample() throws {
        #expect(agree(outcome.repeatProbability, 0.075))
        #expect(agree(outcome.attemptRate, 10 / 0.925))
        #expect(agree(outcome.humanRate, 3 / 0.925))
        #expect(agree(outcome.billedRate, 6.37 / 0.925))
        #expect(agree(outcome.trueResolutionRate, 8.71 / 0.925))
        #expect(agree(outcome.trueResolvedShare, 0.595))
        #expect(agree(outcome.assumedResolvedShare, 0.637))
        #expect(outcome.containedShare == 0.7)
        let queue = try outcome.humanQueue()
        #expect(agree(queue.waitProbability, 0.245711744892841))
        #expect(agree(queue.meanWait, 0.225404989116573))
        #expect(agree(outcome.costPerTrueResolution, 1.41432835820896))
        #expect(agree(outcome.naiveCostPerResolution, 1.31470651013874))
    }

    @Test func lostIssuesAreThoseThatFailAndDoNotReturn() {
        let lost =
            outcome.coverage * outcome.selectiveRisk * (1 - outcome.returnAfterWrongAnswer)
            + (1 - outcome.coverage) * outcome.humanFailure * (1 - outcome.returnAfterHumanFailure)
        let resolved = outcome.trueResolutionRate
        #expect(agree(outcome.issueRate - resolved, outcome.attemptRate * lost))
    }

    @Test func tooFewAgentsHaveNoSteadyState() {
        var understaffed = outcome
        understaffed.paidAgents = 9
        #expect(throws: UnstableQueue.self) { try understaffed.humanQueue() }
    }
}
