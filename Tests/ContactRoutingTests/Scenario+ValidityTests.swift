import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// What cannot be simulated is refused, with everything that is wrong.
struct ScenarioValidityTests {
    @Test func whatIsSimulatedIsValid() {
        for seed in 0..<30 as Range<UInt64> {
            #expect(Scenario.random(seed: seed).problems == [])
            #expect(Scenario.randomWithTruth(seed: seed).problems == [])
        }
    }

    /// Two complexities with three shares: what once wrote beside the memory it had.
    @Test func sharesOfMoreThingsThanThereAreAreRefused() {
        var scenario = Scenario.answering(accuracy: [0.5, 0.5])
        scenario.intents[0].complexityShares = [0.2, 0.2, 0.6]
        let error = #expect(throws: InvalidScenario.self) {
            _ = try simulate(scenario, CustomerStream(seed: 1, replication: 0))
        }
        #expect(
            error?.problems == [
                .init(
                    path: "intents[0].complexityShares",
                    message: "must have one element for each of the 2 complexities (found 3)")
            ])
    }

    @Test func everythingIsSaidAtOnce() {
        var scenario = Scenario.sample()
        scenario.intents[0].share = 0.5
        scenario.repeats.afterAI = 1.1
        scenario.humans?.groups[0].totalRates = []
        scenario.ai = AITier(share: 1.5)
        let paths = Set(scenario.problems.map(\.path))
        #expect(paths == ["intents", "repeats.afterAI", "humans.groups[0].totalRates", "ai.share"])
    }

    private static let breaks: [@Sendable (inout Scenario) -> Void] = [
        { $0.intents = [] }, { $0.complexities = [] }, { $0.segments = [] },
        { $0.intents[0].aiAccuracy = [] }, { $0.intents[0].humanResolution = [2] },
        { $0.intents[0].containment = .nan }, { $0.intents[0].priorityClass = -1 },
        { $0.segments[0].share = 0.9 }, { $0.complexities[0].workFactor = -1 },
        { $0.demand.issues = .constant(-1) }, { $0.demand.issues = .constant(.infinity) },
        { $0.demand = Demand(issues: .constant(0.5), arrivals: .replay) },
        { $0.humans?.groups = [] }, { $0.humans?.agents = .constant(-1) },
        { $0.humans?.groups[0].shrinkage = 1 }, { $0.humans?.groups[0].paidHoursPerWeek = 0 },
        {
            $0.humans?.agents = Timetable(
                interval: TimeSpan(seconds: 60), values: [1], isCyclic: true)
        },
        { $0.humans?.waitingRoom = -1 }, { $0.humans?.totalRates = [1, 0] },
        { $0.ai = AITier(share: 1, sessionLimit: -1) },
        { $0.ai = AITier(share: 1, handOver: HandOver { $0.loopBack = 1 }) },
        {
            $0.ai = AITier(
                share: 1,
                answering: Answering(escalation: Escalation(judgement: .thresholds([]))))
        },
        {
            let rules: [Escalation.Rule] = [.intents([3])]
            $0.ai = AITier(
                share: 1,
                answering: Answering(escalation: Escalation(rules: rules, judgement: .never)))
        },
        { $0.satisfaction = Satisfaction(ai: [1, 1], human: [1]) },
        { $0.measurement.horizon = .zero }, { $0.measurement.startMinuteOfWeek = 10_080 },
        { $0.measurement.judge.sample = -0.1 }, { $0.repeats.askForHumanFactor = -1 },
    ]

    /// Each broken rule is one problem or more, and a run of it throws and does not trap.
    @Test func everyRuleIsChecked() {
        for (number, change) in Self.breaks.enumerated() {
            var scenario = Scenario.sample()
            change(&scenario)
            #expect(throws: InvalidScenario.self, "\(number)") {
                _ = try simulate(scenario, CustomerStream(seed: 1, replication: 0))
            }
        }
    }
}
