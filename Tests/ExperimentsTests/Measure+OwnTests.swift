import ContactRouting
import Experiments
import RandomVariates
import SimulationKernel
import StrictJSON
import Testing
import Workloads

// An example begins here.

/// A help desk: 20 new issues an hour, an AI that is right in six of ten answers, and three
/// agents behind it.
func helpDesk(threshold: Double) -> Scenario {
    let escalation = Escalation(judgement: .threshold(threshold))
    return Scenario(
        demand: Demand(issues: .constant(20)),
        intents: [
            Intent(
                name: "all", share: 1, containment: 0, aiSession: .exponential(mean: 120),
                humanSession: .exponential(mean: 600), patience: .exponential(mean: 900),
                priorityClass: 0, aiAccuracy: [0.6])
        ],
        ai: AITier(share: 1, answering: Answering(escalation: escalation)),
        humans: HumanTier(agents: .constant(3)),
        repeats: RepeatContacts(
            afterWrongAnswer: 0.6, afterAbandonment: 0.5, delay: .exponential(mean: 14_400)),
        measurement: MeasurementPlan(warmUp: .day, horizon: TimeSpan(seconds: 5 * 86_400)))
}

// The example ends here.

/// What a user of the library can do who has no access to the inside.
@Suite struct MeasureOwnTests {
    private static func desk(_ agents: Int) throws -> Workload {
        let source = try #require(WorkloadLibrary.source(named: "theory/erlang-a-14"))
        let settings = try [
            ("humans.agents", "\(agents)"), ("horizonDays", "0.25"), ("warmUpDays", "0"),
        ].map { Setting(path: try #require(JSONPath($0.0)), text: $0.1) }
        return try Workload(reading: source, settings: settings)
    }

    /// The built-in ones again, under other names.
    private static let loss = Measure(
        name: "ownLoss", unit: "share", definition: "abandonmentRate again", countsThings: true
    ) { tally, _ in Ratio(tally.total.abandoned, per: tally.total.humanOffered) }
    private static let wait = Measure(
        name: "ownWait", unit: "seconds", definition: "waitingSeconds again",
        ofConversations: { Ratio(ticks: $0.waitTicks, per: $0.humanOffered, secondsPerUnit: 1) })
    private static let longWait = Measure(
        name: "ownLongWait", definition: "waitingSecondsP95 again", percentile: 0.95, of: .wait)
    private static let own = [loss, wait, longWait]
    private static let builtIn = ["abandonmentRate", "waitingSeconds", "waitingSecondsP95"]

    @Test func aMeasureOfOnesOwnHasAnEstimate() async throws {
        let plan = ReplicationPlan(replications: 6, threads: 2)
        var replications = Replications(plan, measures: Self.own)
        let desks = try [13, 14].map {
            replications.add(try Self.desk($0).scenario, named: "\($0) agents")
        }
        try await replications.replicate(desks, upTo: 6)
        for (own, name) in zip(Self.own, Self.builtIn) {
            let estimate = try #require(replications.estimate(of: own, in: desks[0]))
            #expect(estimate.halfWidth != nil)
            #expect(try replications.estimate(of: Measure.find(name), in: desks[0]) == estimate)
        }
        let names = replications.values(of: desks[1]).map(\.measure.name)
        #expect(names.suffix(3) == Self.own.map(\.name))
        let differences = replications.comparison().differences
        for (own, name) in zip(Self.own, Self.builtIn) {
            let found = try [own.name, name].map { name in
                try #require(differences.first { $0.measure.name == name })
            }
            #expect(found[0].estimate == found[1].estimate)
            #expect(found[0].first == "13 agents" && found[0].second == "14 agents")
        }
        // Canary: a store that was not told of it does not know it.
        var others = Replications(plan)
        let other = others.add(try Self.desk(13).scenario)
        try await others.replicate([other], upTo: 2)
        #expect(others.estimate(of: Self.loss, in: other) == nil)
    }

    @Test func aRunHasItToo() async throws {
        let desk = try Self.desk(13)
        let experiment = try RunExperiment(desk, baseline: nil) { _ in desk }
        let result = try await experiment.run(
            ReplicationPlan(replications: 4), by: [.hour], measures: Self.own)
        #expect(result.estimate("ownWait") == result.estimate("waitingSeconds"))
        let hour = try #require(result.breakdowns.first { $0.part == "5" })
        let waits = hour.values.filter { ["ownWait", "waitingSeconds"].contains($0.measure.name) }
        #expect(waits.count == 2 && waits[0].estimate == waits[1].estimate)
    }

    /// A measure that must be precise need not be named twice.
    @Test func aRunStopsAtItsPrecision() async throws {
        let desk = try Self.desk(13)
        var analysis = OutputAnalysis()
        analysis.precision = try Precision(
            .relative(0.5), measures: [Self.wait], mostReplications: 20)
        let result = try await RunExperiment(desk, baseline: nil) { _ in desk }
            .run(ReplicationPlan(replications: 5), analysis)
        #expect(result.precision?.measures.map(\.measure.name) == ["ownWait"])
    }

    /// The article on experiments, from its measure to its comparison.
    @Test func anExperimentOfOnesOwn() async throws {
        // An example begins here.
        let leftWrong = Measure(
            name: "leftWrong", unit: "share",
            definition: "contained with a wrong answer, over closed",
            countsThings: true
        ) { tally, _ in
            let truth = tally.resolutions.total
            return Ratio(truth.containedWrong, per: truth.closed)
        }
        // The example ends here.
        // An example begins here.
        var runs = Replications(
            ReplicationPlan(replications: 20, seed: 1, threads: 2), measures: [leftWrong])
        let bold = runs.add(helpDesk(threshold: 0.5), named: "bold")
        let careful = runs.add(helpDesk(threshold: 0.8), named: "careful")
        try await runs.replicate([bold, careful], upTo: 20)
        let wrong = runs.estimate(of: leftWrong, in: bold)
        let wait = try runs.estimate(of: Measure.find("waitingSeconds"), in: bold)
        // The example ends here.
        // All meet the AI here, so that it is one of the built-in measures by another name.
        let builtIn = try Measure.find("wrongContainedRate")
        #expect(wrong == runs.estimate(of: builtIn, in: bold) && wait?.halfWidth != nil)
        // An example begins here.
        let differences = runs.comparison().differences
        let fewerWrong = differences.first { $0.measure.name == "leftWrong" }
        let longerWait = differences.first { $0.measure.name == "waitingSeconds" }
        // The example ends here.
        #expect(fewerWrong?.verdict == .lower && longerWait?.verdict == .higher)
        #expect(runs.contradictions == [])
        // Careful is said to be the second of the pair, and the difference its own less the first.
        #expect(longerWait?.first == "bold" && longerWait?.second == "careful")
    }

    /// What the comments of the sources show.
    @Test func theExamplesOfTheCommentsAreBuilt() async throws {
        let scenario = helpDesk(threshold: 0.6)
        // An example begins here.
        var replications = Replications(ReplicationPlan(replications: 20))
        let desk = replications.add(scenario, named: "desk")
        try await replications.replicate([desk], upTo: 20)
        let wait = try replications.estimate(of: Measure.find("waitingSeconds"), in: desk)
        // The example ends here.
        // An example begins here.
        let lost = Measure(
            name: "lostPerHour", unit: "conversations", definition: "abandonments in an hour"
        ) { tally, _ in Ratio(Double(tally.total.abandoned), per: tally.horizon.seconds / 3_600) }
        // The example ends here.
        #expect(wait != nil && replications.estimate(of: lost, in: desk) == nil)
    }

    /// A workload is a scenario like any other.
    @Test func aWorkloadIsReplicated() throws {
        var runs = Replications(ReplicationPlan(replications: 2))
        // An example begins here.
        if let source = WorkloadLibrary.source(named: "busy-desk") {
            _ = runs.add(try Workload(reading: source).scenario, named: "busy desk")
        }
        // The example ends here.
        #expect(runs.replications(of: 0) == 0)
        // An example begins here.
        let inputs = Inputs {
            $0.name = "desk"
            $0.title = "Three agents for a day"
            $0.horizonDays = 1
            $0.demand.freshPerMonth = 6_000
            $0.humans = Inputs.Humans {
                $0.staffing.agents = 3
                $0.sessionMinutes = .exponential(mean: 9)
                $0.patienceMinutes = .exponential(mean: 4)
            }
        }
        let desk = try Workload(inputs)
        // The example ends here.
        #expect(desk.scenario.humans?.agents == .constant(3) && desk.warnings.isEmpty)
    }

    @Test func namesOfOthersAreRefused() async {
        await #expect(processExitsWith: .failure) {
            _ = Measure(name: "occupancy", unit: "share", definition: "") { _, _ in Ratio(1) }
        }
    }
}
