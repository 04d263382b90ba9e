import BundledWorkloads
import Foundation
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
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }.sorted()
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
        // More work than nine agents can do is the point of that one: customers give up.
        #expect(workload.warnings.isEmpty == (name != "theory/erlang-a-9"))
        if let baseline = workload.baseline { #expect(WorkloadLibrary.names.contains(baseline)) }
    }

    @Test(arguments: ["launch-month", "before-ai", "human-only", "hybrid", "ai-only"])
    func everyInputOfTheStancesIsExplained(name: String) throws {
        let workload = try Workload(reading: try #require(WorkloadLibrary.source(named: name)))
        #expect(workload.assumptions.filter { $0.reason == "no source given" } == [])
    }

    /// Paths that other tools and pages rely on.
    @Test(
        arguments: [
            "demand.freshPerMonth", "ai.share", "ai.containment", "ai.askForHuman",
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
}
