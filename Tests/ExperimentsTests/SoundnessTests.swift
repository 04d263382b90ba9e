import ContactRouting
import QueueingTheory
import RandomVariates
import SimulationKernel
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// What a run says about itself.
struct SoundnessTests {
    private func soundness(
        _ name: String, _ settings: [String: String] = [:], replications: UInt64 = 4
    ) throws -> (Soundness, Scenario) {
        let scenario = try Workload(name, settings).scenario
        return (Soundness([scenario.sample(replications)]), scenario)
    }

    /// Where the nearest exact model is the model, it says what theory says.
    /// Hours of the same demand and staffing are one queue: each on its own has a rate that differs
    /// by chance, and together they would seem to wait half as long again.
    @Test func equalHoursAreOneQueue() throws {
        let workload = try Workload(
            "theory/erlang-c-14", ["horizonDays": "2", "warmUpDays": "0.25"])
        let model = try #require(Soundness([workload.scenario.sample(1)]).nearestModel)
        let exact = try ErlangC.of(workload.scenario).meanWait
        #expect(abs(model.waitingSeconds / exact - 1) < 1e-9)
        #expect(model.state == .steady && model.departures == [])
    }

    /// M/M/10 at a load of 9.9 for a day from empty: 913.2 s by Kolmogorov's equations, where a
    /// steady state would have 2891 s.
    @Test func aShortRunIsSolvedFromEmpty() throws {
        let settings = ["horizonDays": "1", "warmUpDays": "0", "humans.agents": "10"]
        var scenario = try Workload("theory/erlang-c-14", settings).scenario
        scenario.demand.issues = .constant(118.8)
        scenario.intents[0].humanSession = .exponential(mean: 300)
        let model = try #require(Soundness([scenario.sample(2)]).nearestModel)
        #expect(model.state == .fromEmpty && model.departures == [])
        #expect(abs(model.waitingSeconds - 913.2) < 0.5)
        // A month of it is too much to solve from empty, and too short for a steady state.
        scenario.measurement.horizon = TimeSpan(ticks: 90 * TimeSpan.day.ticks)
        let month = try #require(Soundness([scenario.sample(1)]).nearestModel)
        #expect(month.state == .steady)
        #expect(abs(month.waitingSeconds - 2_891.2) < 1)
        #expect(month.departures.contains { $0.hasPrefix("the run is too short") })
    }

    /// Patience 0 makes it Erlang B, and patience for ever takes no longer than any other.
    @Test(.statistical) func noPatienceCanHurt() throws {
        let settings = ["horizonDays": "2", "warmUpDays": "0", "humans.agents": "6"]
        var scenario = try Workload("theory/erlang-c-14", settings).scenario
        scenario.demand.issues = .constant(90)
        scenario.intents[0].humanSession = .exponential(mean: 180)
        for patience in [Distribution.constant(0), .exponential(mean: .leastNonzeroMagnitude)] {
            scenario.intents[0].patience = patience
            let model = try #require(Soundness([scenario.sample(1)]).nearestModel)
            #expect(abs(model.abandonmentRate - 0.154166) < 1e-6)
            #expect(model.waitingSeconds < 1e-9)
        }
        scenario.humans?.agents = .constant(1)
        scenario.intents[0].patience = .exponential(mean: 6e9)
        let model = try #require(Soundness([scenario.sample(1)]).nearestModel)
        #expect(model.state == .fromEmpty)
        #expect(abs(model.waitingSeconds / 302_400 - 1) < 0.001)
    }

    @Test func theNearestModelOfErlangAIsErlangA() throws {
        let (sound, scenario) = try soundness("theory/erlang-a-14", ["horizonDays": "3"])
        let model = try #require(sound.nearestModel)
        #expect(model.departures == [])
        let exact = ErlangA.of(scenario)
        #expect(abs(model.waitingSeconds / exact.meanWait - 1) < 1e-9)
        #expect(abs(model.abandonmentRate / exact.abandonmentProbability - 1) < 1e-9)
        #expect(abs(model.waitingSeconds / model.simulated.waitingSeconds - 1) < 0.25)
        #expect(sound.contradictions == [])
    }

    /// Two levels of staffing, each for days on end: each hour is solved with its own agents.
    @Test func everyHourHasItsOwnStaff() throws {
        var scenario = try Workload("theory/erlang-a-14", ["horizonDays": "28"]).scenario
        let agents = (0..<168).map { $0 < 84 ? 12 : 17 }
        scenario.humans?.agents = Timetable(interval: .hour, values: agents, isCyclic: true)
        let model = try #require(Soundness([scenario.sample(2)]).nearestModel)
        #expect(abs(model.waitingSeconds / model.simulated.waitingSeconds - 1) < 0.08)
        #expect(abs(model.abandonmentRate / model.simulated.abandonmentRate - 1) < 0.08)
        #expect(model.departures.count == 1)
    }

    @Test func departuresAreNamed() throws {
        let (sound, _) = try soundness(
            "hybrid", ["horizonDays": "0.2", "warmUpDays": "0", "demand.freshPerMonth": "30000"],
            replications: 1)
        let departures = try #require(sound.nearestModel).departures
        #expect(departures.contains("agents hold several conversations"))
        #expect(departures.contains { $0.hasPrefix("demand changes") })
    }

    /// L is lambda W up to what the edges hold.
    @Test(.statistical) func littlesLawHoldsAtEveryStage() throws {
        let (sound, _) = try soundness("theory/ai-to-humans-patience")
        #expect(sound.stages.map(\.name) == ["AI session", "human queue", "human session"])
        #expect(sound.stages.allSatisfy { abs($0.residual) < 0.02 })
    }

    /// Canary: a stage that holds more than passes through it is seen.
    @Test func aStageThatHoldsTooMuchIsSeen() {
        #expect(StageBalance("x", 3_600_000_000, 1_800_000_000).residual == 1)
        #expect(StageBalance("x", 0, 0).residual.isNaN)
    }

    @Test func billsAreForThirtyDays() throws {
        var scenario = Scenario.burst(8, ai: AITier(share: 1), containment: 1)
        scenario.measurement.horizon = TimeSpan(seconds: 15 * 86_400)
        scenario.ai?.prices = [PriceRule(name: "own", basis: .conversation, price: 2)]
        scenario.measurement.quotes = [
            PriceRule(name: "other", basis: .resolution(window: .zero), price: 3)
        ]
        let bills = Soundness([scenario.sample(3)]).bills
        #expect(
            bills.map(\.rule.name) == ["own", "other"] && bills.map(\.isQuote) == [false, true])
        #expect(bills.map(\.units) == [16, 16] && bills.map(\.cost) == [32, 48])
    }

    @Test func confidenceIsPooled() throws {
        var scenario = Scenario.burst(100, ai: AITier(share: 1))
        #expect(Soundness([scenario.sample(3)]).calibration == nil)
        scenario.ai?.answering = Answering(escalation: Escalation(judgement: .never))
        scenario.intents[0].aiAccuracy = [0.5]
        #expect(Soundness([scenario.sample(3)]).calibration?.count == 300)
    }
}

extension ErlangC {
    fileprivate static func of(_ scenario: Scenario) throws -> ErlangC {
        try ErlangC(
            arrivalRate: scenario.freshIssuesPerSecond,
            serviceRate: 1 / scenario.intents[0].humanSession.mean,
            servers: scenario.humans?.agents.values[0] ?? 0)
    }
}

extension ErlangA {
    fileprivate static func of(_ scenario: Scenario) -> ErlangA {
        ErlangA(
            arrivalRate: scenario.freshIssuesPerSecond,
            serviceRate: 1 / scenario.intents[0].humanSession.mean,
            abandonmentRate: scenario.intents[0].patience.map { 1 / $0.mean } ?? 0,
            servers: scenario.humans?.agents.values[0] ?? 0)
    }
}
