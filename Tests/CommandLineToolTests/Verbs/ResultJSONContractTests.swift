import Experiments
import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

/// What programs may rely on in the JSON of every verb.
@Suite struct ResultJSONContractTests {
    private static let runKeys = [
        "tool", "version", "workload", "seed", "replications", "command", "warmUps", "batches",
        "precision", "measures", "baseline", "breakdowns", "figures", "checks", "calibration",
        "bills",
        "assumptions", "unstated",
    ]

    private func checkRun(_ root: JSONValue) throws {
        #expect(root.keys == Self.runKeys)
        #expect(root["tool"]?.content == .string("switchboard"))
        #expect(root["workload"]?.keys == ["name", "sha256"])
        let measures = try #require(root["measures"])
        let known = Set(Measure.all.map(\.name))
        #expect(measures.keys.allSatisfy(known.contains))
        for key in measures.keys {
            let keys = ["mean", "halfWidth", "replicationsToTrust", "unit", "definition"]
            #expect(measures[key]?.keys == keys)
        }
    }

    @Test func run() async throws {
        let ending = try await Session().run(
            "run", "{small.json}", "-r", "2", "--json", "--by", "hour", "--by", "intent")
        let root = try ending.json()
        try checkRun(root)
        #expect(root["seed"]?.wholeNumber == 1)
        #expect(root["replications"]?.wholeNumber == 2)
        guard case .string(let hash) = root["workload"]?["sha256"]?.content else {
            Issue.record("no hash")
            return
        }
        #expect(hash == SHA256.hexDigest(of: Array(Session.workload.utf8)))
        for name in [
            "issues", "offered", "aiConversations", "aiShare", "containmentRate",
            "assumedResolutionRate", "handOffRate", "humanOffered", "abandonmentRate",
            "unservedRate", "repeatRate", "aiSessionMinutes", "humanSessionMinutes",
            "endToEndMinutes", "endToEndMinutesP50", "endToEndMinutesP90", "endToEndMinutesP99",
            "waitingSeconds", "averageSpeedOfAnswer", "waitingSecondsP90", "serviceLevel",
            "occupancy", "agentBusyShare", "fullTimeEquivalents", "costPerConversation",
        ] {
            #expect(root["measures"]?[name] != nil, "\(name)")
        }
        #expect(root["breakdowns"]?.keys == ["hour", "intent"])
        #expect(root["breakdowns"]?["hour"]?.keys == (0..<24).map(String.init))
        #expect(root["breakdowns"]?["intent"]?.keys == ["all"])
        let figure = try #require(root["figures"]?.elements.first)
        #expect(
            figure.keys == [
                "name", "published", "relation", "tolerance", "kind", "simulated", "halfWidth",
                "verdict", "source",
            ])
        #expect(figure["verdict"]?.content == .string("reproduced"))
        #expect(root["assumptions"]?.elements.first?.keys == ["path", "reason"])
    }

    @Test func compare() async throws {
        let session = try Session()
        let other = Session.workload.replacingOccurrences(of: "\"small\"", with: "\"larger\"")
            .replacingOccurrences(of: "\"agents\": 6", with: "\"agents\": 8")
        try session.write(other, to: "larger.json")
        let root = try await session.run(
            "compare", "{small.json}", "{larger.json}", "-r", "3", "--json"
        ).json()
        #expect(
            root.keys == [
                "tool", "version", "command", "meanIs", "equalService", "workloads",
                "differenceConfidence", "differences", "selection", "sensitivity",
            ])
        #expect(root["equalService"]?.content == .null && root["selection"]?.content == .null)
        let runs = try #require(root["workloads"]?.elements)
        for run in runs { try checkRun(run) }
        #expect(
            runs.map { $0["workload"]?["name"]?.content } == [.string("small"), .string("larger")])
        let differences = try #require(root["differences"]?.elements)
        for difference in differences {
            #expect(
                difference.keys == [
                    "measure", "a", "b", "mean", "halfWidth", "varianceRatio", "verdict",
                ])
        }
        func verdict(_ measure: String) -> JSONValue.Content? {
            differences.first { $0["measure"]?.content == .string(measure) }?["verdict"]?.content
        }
        #expect(verdict("issues") == .string("same"))
        #expect(verdict("fullTimeEquivalents") == .string("higher"))
        #expect(verdict("occupancy") == .string("lower"))
    }

    @Test func nothingOfThisMachine() async throws {
        let session = try Session()
        for words in [
            ["run", "{small.json}", "-r", "1", "--json"],
            ["run", "{small.json}", "-r", "1", "--csv"], ["run", "{small.json}", "-r", "1"],
            ["compare", "{small.json}", "{small.json}", "-r", "1", "--json"],
        ] {
            let output = await session.run(words).output
            #expect(!output.contains(session.folder))
            #expect(!output.contains(ProcessInfo.processInfo.hostName) || output.isEmpty)
            #expect(await session.run(words).output == output)
        }
    }
}
