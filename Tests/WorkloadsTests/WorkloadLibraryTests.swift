import BundledWorkloads
import ContactRouting
import Foundation
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// The binary has every file of the folder, under the file's own name.
@Suite struct WorkloadLibraryTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Workloads")

    /// Names of the files below the folder, such as `theory/m-m-1`.
    private static func namesOnDisk() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") && !$0.hasPrefix("claims/") }
            .map { String($0.dropLast(".json".count)) }.sorted()
    }

    @Test func everyFileIsBundledOnce() throws {
        #expect(WorkloadLibrary.names.sorted() == (try Self.namesOnDisk()))
        #expect(WorkloadLibrary.names.first == "launch-month")
        #expect(WorkloadLibrary.source(named: "launch-moth") == nil)
    }

    @Test(arguments: WorkloadLibrary.names)
    func bundledAsItLiesInTheFolder(name: String) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        let onDisk = try Data(contentsOf: Self.folder.appending(path: name + ".json"))
        #expect(source.name == name + ".json")
        #expect(source.bytes == Array(onDisk))
    }

    @Test(arguments: WorkloadLibrary.names)
    func isRight(name: String) throws {
        let workload = try Workload(reading: try #require(WorkloadLibrary.source(named: name)))
        #expect(workload.name == name)
        #expect(!workload.title.isEmpty)
        // More work than the agents can do is the point of these: customers give up.
        let overloaded = [
            "theory/erlang-a-9", "peak-fortnight", "before-ai-m3", "launch-month-m3",
            "theory/skills-m", "theory/skills-n", "theory/skills-x", "markets-pooled",
            "theory/three-types-two-groups",
        ]
        #expect(workload.warnings.isEmpty == !overloaded.contains(name))
        if let baseline = workload.baseline { #expect(WorkloadLibrary.names.contains(baseline)) }
    }

    @Test(arguments: WorkloadLibrary.names)
    func everyInputIsExplained(name: String) throws {
        let workload = try Workload(reading: try #require(WorkloadLibrary.source(named: name)))
        #expect(workload.assumptions.filter { $0.reason == "no source given" } == [])
    }

    /// Ten hours of each, from empty, hold together: nothing appears, vanishes or is counted
    /// twice.
    @Test(arguments: WorkloadLibrary.names)
    func aShortRunContradictsNothing(name: String) throws {
        let workload = try Workload(reading: try #require(WorkloadLibrary.source(named: name)))
        var scenario = workload.scenario
        scenario.measurement.warmUp = .zero
        scenario.measurement.horizon = min(
            scenario.measurement.horizon, TimeSpan(seconds: 10 * 3_600))
        let tally = try simulate(scenario, CustomerStream(seed: 1, replication: 0))
        #expect(tally.contradictions(scenario) == [])
        #expect(tally.total.offered > 0)
    }

    /// Paths that other tools and pages rely on.
    @Test(
        arguments: [
            "demand.freshPerMonth", "ai.share", "ai.askForHuman",
            "humans.fullTimeEquivalents", "humans.sessionMinutes.mean",
            "humans.patienceMinutes.mean", "humans.rates", "humans.shrinkage",
        ], ["launch-month", "hybrid", "before-ai", "human-only"])
    func pathsOfTheTieredWorkloads(path: String, name: String) throws {
        let isOfAI = path.hasPrefix("ai.")
        guard !isOfAI || ["launch-month", "hybrid"].contains(name) else { return }
        let source = try #require(WorkloadLibrary.source(named: name))
        let root = try #require(JSONReader.read(source).root)
        #expect(root.value(at: try #require(JSONPath(path))) != nil)
    }

    /// The two forms of an AI: containment as an input, or as what comes of its answers.
    @Test(
        arguments: [
            ("launch-month", "ai.containment"), ("hybrid", "ai.accuracy"),
            ("hybrid", "ai.confidence.discrimination"), ("hybrid", "ai.confidence.slope"),
            ("hybrid", "ai.confidence.shift"), ("hybrid", "ai.escalation.threshold"),
            ("hybrid", "humans.resolution"), ("human-only", "humans.resolution"),
            ("ai-only", "ai.accuracy"),
        ])
    func pathsOfTheForms(name: String, path: String) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        let root = try #require(JSONReader.read(source).root)
        #expect(root.value(at: try #require(JSONPath(path))) != nil)
    }
}
