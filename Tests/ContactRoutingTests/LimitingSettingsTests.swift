import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

/// At their limits the settings of the AI give models that are known.
struct LimitingSettingsTests {
    private static let humans = HumanTier(agents: .constant(4))

    /// A threshold that nothing reaches, and sessions that take no time: people only. What humans
    /// do is the same, bit for bit.
    @Test(arguments: [Escalation.Judgement.threshold(1.01), .always])
    func anAIThatNeverAnswersIsPeopleOnly(judgement: Escalation.Judgement) {
        var scenario = Scenario.answering(
            .honest, Escalation(judgement: judgement), perHour: 250, humans: Self.humans)
        scenario.intents[0].humanSession = .exponential(mean: 60)
        scenario.intents[0].patience = .exponential(mean: 90)
        var peopleOnly = scenario
        peopleOnly.ai = nil
        let (with, without) = (Tally(scenario), Tally(peopleOnly))
        #expect(with.total.handOffs == with.total.offered)
        #expect(with.wait == without.wait && with.endToEnd == without.endToEnd)
        #expect(with.staffingByInterval == without.staffingByInterval)
        #expect(with.waitingTicks == without.waitingTicks)
        #expect(with.total.abandoned == without.total.abandoned)
        #expect(with.total.abandoned > 100)
    }

    /// One that is always right and always answers is the first form with containment 1.
    @Test func anAIThatIsAlwaysRightIsAIOnly() {
        let scenario = Scenario.answering(
            accuracy: [1], .honest, Escalation(judgement: .threshold(0)),
            aiSession: .exponential(mean: 100))
        var firstForm = scenario
        firstForm.ai?.answering = nil
        firstForm.intents[0].containment = 1
        let (second, first) = (Tally(scenario), Tally(firstForm))
        #expect(second.byIntent == first.byIntent && second.endToEnd == first.endToEnd)
        #expect(second.resolutions.total.aiTrue == second.total.offered)
        #expect(second.total.contained == second.total.offered)
    }

    /// Everything that a hand-over can cost set to nothing, and everything that can happen to
    /// nobody, is the simpler model, bit for bit.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func nothingIsNothing(seed: UInt64) {
        var scenario = Scenario.random(seed: seed)
        scenario.ai?.answering = Answering(escalation: Escalation(judgement: .threshold(0.6)))
        scenario.humans?.canFail = true
        let plain = Tally(scenario, seed: seed)
        scenario.ai?.handOver = HandOver { $0.repeatedMinutes = 10 }
        scenario.ai?.turns = .constant(1)
        scenario.ai?.askLater = AskLater()
        scenario.ai?.outages = Outages(windows: [.init(start: .zero, length: .zero)])
        scenario.ai?.startsPerMinute = 1e6
        scenario.humans?.groups[0].resolutionDeviation = 0
        var zero = Tally(scenario, seed: seed)
        zero.events = plain.events
        #expect(zero == plain)
    }

    /// With more agents than customers, the cheapest threshold is that of Bayes: hand over iff
    /// a wrong answer costs more than a human, here below 1 - 4/10.
    @Test(.statistical) func withoutAQueueTheBayesThresholdIsCheapest() {
        func cost(_ judgement: Escalation.Judgement) -> Double {
            let tally = Tally(
                .answering(
                    .honest, Escalation(judgement: judgement), perHour: 20_000,
                    humans: HumanTier(agents: .constant(3_000))))
            #expect(tally.total.handledAfterWait == 0)
            return 10 * Double(tally.resolutions.total.containedWrong)
                + 4 * Double(tally.total.handled)
        }
        let best = cost(.threshold(0.6))
        for threshold in [0.45, 0.5, 0.55, 0.65, 0.7, 0.75] {
            #expect(best < cost(.threshold(threshold)), "\(threshold)")
        }
        #expect(best < cost(.always) && best < cost(.never))
        // The cost rule finds it by itself.
        let rule = CostRule(wrongAnswer: 10, human: 4, minuteOfWaiting: 3)
        #expect(abs(cost(.cost(rule)) / best - 1) < 1e-3)
    }

    /// Whoever asks for a human gets one: containment 0.
    @Test func ifEverybodyAsksTheAIContainsNobody() {
        var scenario = Scenario.answering(aiSession: .constant(60))
        scenario.ai?.turns = .constant(2)
        scenario.ai?.askLater = AskLater { $0.share = 1 }
        let tally = Tally(scenario)
        #expect(tally.total.contained == 0 && tally.total.handOffs > 1_000)
        #expect(
            tally.handOffsByReason[Int(HandOverReason.customerAsked.rawValue)]
                == tally.total.handOffs)
        // They ask after half of the session.
        #expect(tally.total.aiTicks == Int128(tally.total.handOffs) * 30_000_000)
    }

    /// A longer window never bills more resolutions.
    @Test func longerWindowsBillLess() {
        var scenario = Scenario.answering(perHour: 2_000)
        scenario.repeats = RepeatContacts(
            afterWrongAnswer: 0.8, delay: .exponential(mean: 3_600))
        scenario.measurement.quotes = [0.0, 0.5, 1, 2, 4].map {
            PriceRule(
                name: "\($0)", basis: .resolution(window: TimeSpan(seconds: $0 * 3_600)), price: 1)
        }
        let billed = Tally(scenario).billedResolutions
        #expect(zip(billed, billed.dropFirst()).allSatisfy(>))
    }
}
