import ContactRouting
import Experiments
import StrictJSON
import Testing
import Workloads

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

    @Test func namesOfOthersAreRefused() async {
        await #expect(processExitsWith: .failure) {
            _ = Measure(name: "occupancy", unit: "share", definition: "") { _, _ in Ratio(1) }
        }
    }
}
