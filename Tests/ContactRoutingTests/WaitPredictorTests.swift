import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

struct WaitPredictorTests {
    private func estimator(
        _ predictor: WaitPredictor, patience: Distribution? = nil,
        judgement: Escalation.Judgement = .always
    ) throws -> WaitEstimator {
        var scenario = Scenario.answering(
            .honest, Escalation(judgement: judgement),
            humans: HumanTier(agents: .constant(3), waitPredictor: predictor))
        scenario.intents[0].patience = patience
        return try #require(WaitEstimator(scenario, queues: 1))
    }

    private func seconds(_ estimator: WaitEstimator, ahead: Int, agents: Int = 3) -> Double {
        estimator.wait(
            queueLength: ahead, departures: Double(agents) * estimator.ratesPerAgent[0],
            headWait: TimeSpan(seconds: 7), ofQueue: 0
        ).seconds
    }

    /// Three agents who take a minute each finish one conversation in 20 seconds.
    @Test func queueLengthIsTurnsTimesPace() throws {
        let estimator = try estimator(.queueLength)
        #expect(seconds(estimator, ahead: 0) == 20)
        #expect(seconds(estimator, ahead: 5) == 120)
        #expect(seconds(estimator, ahead: 1, agents: 0) == 365 * 86_400)
    }

    /// The sum of 1/(n mu + k theta), also where customers give up faster than agents finish.
    @Test(arguments: [30.0, 600])
    func thoseAheadGiveUp(patience: Double) throws {
        let estimator = try estimator(
            .queueLengthWithAbandonment, patience: .exponential(mean: patience))
        for ahead in [0, 1, 5, 40] {
            let sum = (0...ahead).reduce(0) { $0 + 1 / (1.0 / 20 + Double($1) / patience) }
            #expect(abs(seconds(estimator, ahead: ahead) / sum - 1) < 0.02, "\(ahead)")
        }
    }

    @Test func historyIsRepeated() throws {
        var last = try estimator(.lastToEnterService)
        last.setLastWait(TimeSpan(seconds: 33), ofQueue: 0)
        #expect(seconds(last, ahead: 9) == 33)
        #expect(seconds(try estimator(.headOfLine), ahead: 9) == 7)
    }

    /// Whatever the policy, those who wait bring work: a policy that looks at waits sees them.
    @Test(arguments: [
        Escalation.Judgement.never, .cost(CostRule(wrongAnswer: 9, human: 3)), .threshold(0.5),
    ])
    func nobodyIsThoughtToBringNoWork(judgement: Escalation.Judgement) throws {
        #expect(seconds(try estimator(.queueLength, judgement: judgement), ahead: 0) == 20)
    }

    /// Long work that the AI must not touch counts, and not the short work that it keeps.
    @Test func onlyThoseWhoReachHumansCount() throws {
        var scenario = Scenario.answering(
            .honest, Escalation(rules: [.intents([1])], judgement: .threshold(0)),
            humans: HumanTier(agents: .constant(3), waitPredictor: .queueLength))
        var hard = scenario.intents[0]
        (scenario.intents[0].share, hard.share, hard.name) = (0.9, 0.1, "hard")
        hard.humanSession = .constant(1_200)
        scenario.intents.append(hard)
        let estimator = try #require(WaitEstimator(scenario, queues: 1))
        #expect(seconds(estimator, ahead: 0) == 400)
    }
}
