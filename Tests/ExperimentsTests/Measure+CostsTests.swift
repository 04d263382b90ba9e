import ContactRouting
import QueueingTheory
import RandomVariates
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// What is lost by wrong answers, human work and waits.
struct MeasureCostsTests {
    private func loss(_ scenario: Scenario) throws -> [Double]? {
        let measure = try #require(Measure.named("lossPerConversation"))
        return scenario.sample().linearised(measure)?.values
    }

    /// Five for one agent: three are served after 0, 60 and 120 s, one leaves after 150 s, one
    /// finds the room full.
    @Test func aQueueByHand() throws {
        let humans = HumanTier(agents: .constant(1), waitingRoom: 3)
        var scenario = Scenario.burst(5, humans: humans, patience: .constant(150))
        #expect(try loss(scenario) == nil)
        scenario.measurement.losses = Losses {
            ($0.wrongAnswer, $0.humanConversation, $0.minuteOfWaiting, $0.abandonment) = (
                100, 10, 2, 7
            )
        }
        #expect(try loss(scenario) == [9.6, 9.6, 9.6])
    }

    /// Wages, the AI and losses add up, for thirty days and by the conversation.
    @Test func theTotalIsItsParts() throws {
        let humans = HumanTier(
            agents: .constant(1), waitingRoom: 3, shrinkage: 0.5, costPerPaidHour: 15)
        var scenario = Scenario.burst(5, humans: humans, patience: .constant(150))
        func mean(_ name: String) throws -> Double? {
            let measure = try #require(Measure.named(name))
            return scenario.sample().linearised(measure)?.values.first
        }
        func sum() throws -> Double {
            try ["Agents", "AI", "Losses"].map { try mean("totalCostOf\($0)") ?? 0 }.reduce(0, +)
        }
        // Thirty days of one agent on duty are 1,440 paid hours.
        #expect(agree(try #require(try mean("totalCost")), 1_440 * 15))
        #expect(try mean("totalCostOfLosses") == nil && mean("totalCostOfAI") == nil)
        scenario.measurement.losses = Losses { ($0.abandonment, $0.unserved) = (7, 1_000) }
        let months = scenario.measurement.horizon.seconds / (30 * 86_400)
        #expect(agree(try #require(try mean("totalCostOfLosses")), 7 / months))
        #expect(agree(try #require(try mean("totalCost")), try sum()))
        let each = try #require(try mean("totalCostPerConversation"))
        #expect(agree(each * 5 / months, try sum()))
        #expect(try mean("totalCostPerTrueResolution") == nil)
        // Nobody is there.
        scenario.humans = HumanTier(agents: .constant(0))
        #expect(agree(try #require(try loss(scenario)?.first), 1_000))
        #expect(agree(try #require(try mean("totalCost")), 5_000 / months))
    }

    @Test(arguments: [1.0, 0])
    func wrongAnswersByHand(accuracy: Double) throws {
        var scenario = Scenario.burst(4, ai: AITier(share: 1), containment: 1)
        scenario.measurement.losses = Losses { $0.wrongAnswer = 5 }
        // An AI of the first form is neither right nor wrong.
        #expect(try loss(scenario) == nil)
        scenario.intents[0].aiAccuracy = [accuracy]
        scenario.ai?.answering = Answering(escalation: Escalation(judgement: .never))
        #expect(try loss(scenario) == Array(repeating: 5 * (1 - accuracy), count: 3))
    }

    /// Conversations of three turns with an AI that ends all of them: of 500 tokens a turn each
    /// takes one and a half thousand.
    @Test(arguments: [
        (PriceRule.Basis.thousandTokens(perTurn: 500), 3.0), (.conversation, 2), (.handOver, 0),
        (.resolution(window: .hour), 2),
    ])
    func whatTheAIBillsByHand(basis: PriceRule.Basis, each: Double) throws {
        var scenario = Scenario.burst(4, ai: AITier(share: 1), containment: 1)
        scenario.ai?.turns = .constant(3)
        scenario.ai?.prices = [PriceRule(basis: basis, price: 2)]
        let measure = try #require(Measure.named("aiCostPerConversation"))
        #expect(agree(try #require(scenario.sample().linearised(measure)?.mean), each))
    }

    /// With an agent for everybody only the threshold decides: wrong answers are the share
    /// answered times its risk, and all others are human work.
    @Test(.statistical, arguments: ["0.35", "0.6", "0.85"])
    func withoutAQueueTheThresholdDecides(threshold: String) throws {
        let settings = [
            "humans.agents": "2000", "ai.escalation.threshold": threshold, "warmUpDays": "0",
            "measures.losses.wrongAnswer": "5", "measures.losses.humanConversation": "2",
            "measures.losses.minuteOfWaiting": "3", "horizonDays": "3",
        ]
        let scenario = try Workload("theory/ai-threshold", settings).scenario
        let model = BinormalConfidence(
            accuracy: 0.6, separation: try #require(scenario.ai?.answering).confidence.separation)
        let bound = try #require(Double(threshold))
        let coverage = model.coverage(from: bound)
        let wrong = coverage * model.selectiveRisk(from: bound)
        let expected = wrong * 5 + (1 - coverage) * 2

        let sample = scenario.sample()
        let measure = try #require(Measure.named("lossPerConversation"))
        let ratios = try #require(sample.ratios(measure))
        let count = ratios.reduce(0) { $0 + $1.denominator }
        let simulated = ratios.reduce(0) { $0 + $1.numerator } / count
        let variance = wrong * 25 + (1 - coverage) * 4 - expected * expected
        let standardError = (variance / count).squareRoot()
        #expect(standardError < 0.01)
        #expect(agree(simulated, expected, standardError: standardError))
        // Canary: forgetting either part would be seen.
        #expect(!agree(simulated, wrong * 5, standardError: standardError))
        #expect(!agree(simulated, (1 - coverage) * 2, standardError: standardError))
    }
}
