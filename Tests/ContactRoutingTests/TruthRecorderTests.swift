import SimulationKernel
import Testing

@testable import ContactRouting

/// Ten conversations whose resolutions and bills are counted by hand.
struct TruthRecorderTests {
    private struct Case {
        var outcome: Outcome
        var isCorrect: Bool
        /// Hours until the customer comes back; nil for never.
        var back: Double?
        var complexity: UInt16 = 0
        var attempt: UInt32 = 0
    }

    /// Six contained: right for good, right for good, right but back after 80 h, wrong for good,
    /// wrong and back after 10 h, wrong and back after 50 h. Three closed by humans: one failed
    /// and comes back, one failed for good. One gave up.
    private static let cases = [
        Case(outcome: .contained, isCorrect: true), Case(outcome: .contained, isCorrect: true),
        Case(outcome: .contained, isCorrect: true, back: 80, complexity: 1),
        Case(outcome: .contained, isCorrect: false, complexity: 1),
        Case(outcome: .contained, isCorrect: false, back: 10),
        Case(outcome: .contained, isCorrect: false, back: 50, attempt: 1),
        Case(outcome: .handled, isCorrect: true, attempt: 1),
        Case(outcome: .handled, isCorrect: false, back: 30),
        Case(outcome: .handled, isCorrect: false), Case(outcome: .abandoned, isCorrect: false),
    ]

    private static func tally(judge: Judge = Judge()) -> Tally {
        func hours(_ hours: Double) -> TimeSpan { TimeSpan(seconds: hours * 3_600) }
        var scenario = Scenario.answering(accuracy: [0.5, 0.5])
        scenario.measurement.judge = judge
        scenario.measurement.quotes =
            [0, 24, 72, 100].map {
                PriceRule(name: "\($0)", basis: .resolution(window: hours($0)), price: 1)
            } + [PriceRule(name: "v", basis: .verifiedResolution(window: hours(24)), price: 1)]
        scenario.satisfaction = Satisfaction(
            ai: [0.9, 0.5], human: [1, 1], unresolved: 0.2, lossPerAttempt: 0.1)
        var recorder = TruthRecorder(
            scenario, CustomerStream(seed: 1, replication: 0), true, intervals: 0)
        for (number, item) in cases.enumerated() {
            var conversation = Conversation(
                issue: UInt64(number),
                traits: CustomerTraits(complexity: item.complexity, isCorrect: item.isCorrect),
                attempt: item.attempt)
            conversation.enteredAI = true
            conversation.hasAnswer = true
            let pool = ConversationPool([conversation])
            let closed = ClosedConversation(
                pool.view(0), item.outcome, at: .zero, isResolved: item.isCorrect,
                awayFor: item.back.map(hours) ?? .forever, returnsInTime: item.back != nil)
            recorder.record(
                closed, item.outcome,
                isAssumedResolved: closed.isAssumedResolved(window: hours(72)))
        }
        var tally = Tally(intervals: 168)
        recorder.complete(&tally)
        return tally
    }

    @Test func resolutionsAreCountedAsByHand() {
        let truth = Self.tally().resolutions.total
        #expect(truth.closed == 10 && truth.aiConversations == 10 && truth.first == 8)
        #expect(truth.contained == 6 && truth.containedWrong == 3)
        // Away for 72 h: all but those back after 10 h and 50 h.
        #expect(truth.assumed == 4 && truth.aiTrue == 3)
        #expect(truth.resolved == 3 && truth.resolvedAtOnce == 2)
        #expect(truth.lost == 3 && truth.returning == 4)
        #expect(truth.humanHandled == 3 && truth.humanFailed == 2 && truth.abandoned == 1)
        #expect(truth.firstWithAIReturning == 3)
    }

    /// Every window bills those who stay away longer; the verifier takes out the wrong ones.
    @Test func billsAreCountedAsByHand() {
        #expect(Self.tally().billedResolutions == [6, 5, 4, 3, 3])
    }

    /// A perfect judge sees the truth; one that calls everything correct sees the assumed ones.
    @Test(arguments: [(1.0, 1.0, 3), (1, 0, 4), (0, 1, 0)])
    func judgesErrAsTheyAreMade(sensitivity: Double, specificity: Double, verified: Int) {
        let truth = Self.tally(
            judge: Judge { ($0.sensitivity, $0.specificity) = (sensitivity, specificity) }
        )
        .resolutions.total
        #expect(truth.judged == 10 && truth.verified == verified)
    }

    @Test func nobodyIsJudgedInAnEmptySample() {
        #expect(Self.tally(judge: Judge { $0.sample = 0 }).resolutions.total.judged == 0)
    }

    /// Of 60,000 answers, .6 of them correct, some or all are looked at: the judge calls .9 of the
    /// correct and .2 of the wrong ones correct, in the sample as in the whole.
    @Test(arguments: [0.3, 1])
    func aSampleSpeaksForTheWhole(sample: Double) {
        var scenario = Scenario.answering(perHour: 6_000)
        scenario.measurement.judge = Judge {
            ($0.sample, $0.sensitivity, $0.specificity) = (sample, 0.9, 0.8)
        }
        let truth = Tally(scenario).resolutions.total
        let judged = Double(truth.judged)
        #expect(abs(judged / Double(truth.aiConversations) - sample) < 0.01)
        #expect(abs(Double(truth.verified) / judged - (0.6 * 0.9 + 0.4 * 0.2)) < 0.015)
    }

    /// .9 + .9 + .5 for right answers, .2 for what is unresolved, .1 less on a second attempt.
    @Test func satisfactionIsCountedAsByHand() {
        let truth = Self.tally().resolutions
        #expect(truth.total.aiSatisfaction == 2_300_000 + 200_000 + 200_000 + 100_000)
        #expect(truth.total.humanSatisfaction == 900_000 + 200_000 + 200_000)
        #expect(truth.ofComplexity(1).satisfaction == 700_000)
    }

    @Test func confidenceMeetsTruth() {
        let count = Self.tally().confidence[0]
        #expect(count.givenCorrect == 3 && count.givenWrong == 3)
        #expect(count.heldCorrect == 1 && count.heldWrong == 3)
    }

    /// Whoever knows nothing of truth keeps nothing.
    @Test func withoutTruthThereIsNoRecorder() {
        #expect(!TruthRecorder.isNeeded(.sample()))
        #expect(TruthRecorder.isNeeded(.answering()))
    }
}
