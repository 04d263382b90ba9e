import Experiments
import FieldTables
import Foundation
import Reports
import StrictJSON
import Testing

@testable import CommandLineTool

/// What programs may rely on in the JSON of every verb.
@Suite struct ResultJSONContractTests {
    private static let runKeys = [
        "tool", "version", "format", "kind", "command", "workload", "set", "seed", "replications",
        "warmUps", "batches", "precision", "answer", "measures", "outcomes", "costs",
        "distributions", "replicationValues", "linearised", "baseline", "breakdowns", "figures",
        "checks", "calibration", "bills", "assumptions", "unstated",
    ]

    /// The commands of every verb that has results, small enough for a test.
    private static let results: [[String]] = {
        let small = ["-r", "2", "--json"]
        let decision = ["--target", "abandonmentRate<=20%", "--max-replications", "8"]
        return [
            ["run", "{small.json}", "--by", "day", "--by", "intent", "--by", "group"] + small,
            ["run", "{small.json}", "--precision", "50%", "--precise", "offered", "--json"],
            ["run", "{small.json}", "--horizon", "2d", "--batches", "4", "--json"],
            ["run", "theory/ai-threshold", "--horizon", "1h", "--warm-up", "0s"] + small,
            ["compare", "{small.json}", "--variant", "b:humans.agents=7", "--sensitivity"]
                + ["--minimise", "waitingSeconds", "--equal-service"] + decision + small,
            ["tune", "theory/ai-threshold", "--minimise", "abandonmentRate", "--horizon", "1h"]
                + ["--vary", "ai.escalation.threshold=0.3,0.6"] + decision + small,
            ["staff", "{small.json}", "--shifts", "8h/0,8,16"] + decision + small,
            ["claims", "--json"], ["workloads", "--json"],
            ["calibrate", "{small.json}", "--input", "humans.sessionMinutes.mean=2:40"]
                + ["--to", "occupancy=60%±1%"] + small,
            ["fit", "{calls.csv}", "--map", "day=Day,count=Calls", "--json"],
            ["fit", "{log.csv}", "--skip-bad", "1%", "--check", "2", "--json"],
            ["bench", "{small.json}", "--repeats", "1", "--json"],
            ["bench", "--queue", "--largest", "100", "--repeats", "1", "--json"],
        ]
    }()

    /// What `schema result` promises, every result keeps.
    @Test(arguments: results)
    func everyResultFollowsTheSchema(words: [String]) async throws {
        let session = try Session()
        try session.write("Day,Calls\n2026-01-05T08:00,3\n2026-01-06T08:00,4\n", to: "calls.csv")
        if words.contains("{log.csv}") {
            let trace = ["trace", "help-desk", "--horizon", "21d", "-o", "{log.csv}"]
            let written = await session.run(trace)
            #expect(written.code == .success)
            try session.write(
                session.content("log.csv") + "x,y,z\n", to: "log.csv")
        }
        let ending = await session.run(words)
        let root = try ending.json()
        #expect(ResultSchema.schema.problems(in: root).map(\.message) == [])
        // Canary: what is not there is missed.
        let last = try #require(root.keys.last)
        let short = ending.output.replacing("\n  \"\(last)\":", with: "\n  \"else\":")
        let (changed, problems) = JSONReader.read(SourceText(name: "changed", text: short))
        #expect(problems == [])
        #expect(ResultSchema.schema.problems(in: try #require(changed)) != [])
    }

    /// Every conversation that was offered ended in one way.
    @Test func outcomesAddUp() async throws {
        for words in [["run", "{small.json}"], ["run", "help-desk", "--horizon", "7d"]] {
            let root = try await (try Session()).run(words + ["-r", "2", "--json"]).json()
            let outcomes = try #require(root["outcomes"])
            let sum = outcomes.keys.reduce(0.0) { sum, key in
                guard case .number(let number, _) = outcomes[key]?.content else { return .nan }
                return sum + number
            }
            guard case .number(let offered, _) = root["measures"]?["offered"]?["mean"]?.content
            else { throw UsageError(message: "nothing offered", hint: "") }
            #expect(abs(sum - offered) < 1e-6 && offered > 0)
        }
    }

    private func checkRun(_ root: JSONValue) throws {
        #expect(root.keys == Self.runKeys)
        #expect(root["tool"]?.content == .string("switchboard"))
        #expect(root["workload"]?["title"]?.content == .string("A small desk"))
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
                "verdict", "source", "unit", "note",
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
                "tool", "version", "format", "kind", "command", "answer", "meanIs", "equalService",
                "workloads",
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
