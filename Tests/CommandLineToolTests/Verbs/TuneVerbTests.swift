import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct TuneVerbTests {
    /// Half an hour of an AI before impatient customers.
    private static let inputs = [
        "--set", "horizonDays=0.02", "--set", "humans.agents=14", "--set", "warmUpDays=0",
    ]
    private static let usual =
        ["tune", "theory/ai-threshold"] + inputs
        + ["--minimise", "abandonmentRate", "-r", "2", "--max-replications", "4"]
    private static let two = ["--vary", "ai.escalation.threshold=0.3,0.6"]

    @Test func theReport() async throws {
        let session = try Session()
        let ending = await session.run(Self.usual + Self.two)
        #expect(ending.messages == "")
        try #require(ending.code == .success)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("theory/ai-threshold: "))
        #expect(lines[1].hasPrefix("To minimise abandonmentRate; differences below "))
        #expect(lines.contains { $0.hasPrefix("The search, ") })
        #expect(lines.contains { $0.hasPrefix("Judged on ") })
        #expect(
            lines.last
                == "Reproduce: switchboard tune theory/ai-threshold --replications 2 --seed 1 "
                + "--set horizonDays=0.02 --set humans.agents=14 --set warmUpDays=0 "
                + "--minimise abandonmentRate --vary ai.escalation.threshold=0.3,0.6 "
                + "--max-replications 4")
        // Answering more leaves fewer to give up.
        let line = try #require(lines.first { $0.hasPrefix("Recommended: ") })
        #expect(line == "Recommended: --set ai.escalation.threshold=0.3")
    }

    /// The setting that is recommended makes the workload that was judged, also where it is a
    /// whole policy between quotes.
    @Test func theSettingCanBeUsed() async throws {
        let session = try Session()
        let words = Self.usual + ["--policy", "perIntent", "--json"]
        let root = try await session.run(words).json()
        #expect(root["recommended"]?.keys == ["ai.escalation"])
        guard case .object(let members)? = root["recommended"]?.content else {
            Issue.record("nothing is recommended")
            return
        }
        for member in members {
            guard case .string(let text) = member.value.content else { continue }
            let run = await session.run(
                ["run", "theory/ai-threshold", "-r", "1", "--set", "\(member.key)=\(text)"]
                    + Self.inputs)
            #expect(run.code == .success, "\(run.messages)")
        }
    }

    @Test func equalBytesForAnyThreads() async throws {
        let session = try Session()
        let one = await session.run(Self.usual + Self.two + ["-j", "1"])
        let two = await session.run(Self.usual + Self.two + ["-j", "2"])
        #expect(one.code == .success)
        #expect(one.output == two.output)
    }

    @Test func whatProgramsMayRelyOn() async throws {
        let root = try await Session().run(Self.usual + Self.two + ["--json"]).json()
        #expect(
            root.keys == [
                "tool", "version", "format", "kind", "command", "workload", "seed", "answer",
                "objective", "targets", "bounds", "indifference", "axes", "searchReplications",
                "searchDays", "search", "replications", "replicationsRun",
                "measures", "candidates", "recommended", "recommendedValues",
                "decided", "tied", "refusal", "gainOverCurrent", "gainOverUniform", "regions",
                "assumptions",
            ])
        #expect(
            root["search"]?.elements.map(\.keys) == [
                ["values", "measures", "uniform", "targets"],
                ["values", "measures", "uniform", "targets"],
            ])
        for candidate in try #require(root["candidates"]?.elements) {
            #expect(
                candidate.keys == [
                    "values", "set", "standing", "current", "bestUniform", "difference",
                    "targets", "measures",
                ])
        }
        #expect(
            root["regions"]?.elements.first?.keys == [
                "axis", "from", "to", "worseBelow", "worseAbove",
            ])
        #expect(root["recommended"]?.keys == ["ai.escalation.threshold"])
    }

    /// Points that are no workloads, and an objective that nothing costs, are explained.
    @Test func whatTheTableLeavesOpen() async throws {
        let ending = try await Session().run(
            ["tune", "theory/ai-threshold"] + Self.inputs + [
                "--vary", "humans.agents=-2,16,18", "--minimise", "costPerConversation", "-r", "2",
                "--max-replications", "2",
            ])
        #expect(ending.code == .success)
        #expect(ending.output.contains("Not every point is a valid workload: humans.agents must"))
        #expect(ending.output.contains("costPerConversation is 0 at every point"))
    }

    /// Which target fails, by how much, and where.
    @Test func whatCannotBeMetIsSaid() async throws {
        let ending = try await Session().run(
            ["tune", "theory/ai-threshold"] + Self.inputs + Self.two + [
                "--minimise", "abandonmentRate", "-r", "10", "--max-replications", "10",
                "--target", "coverage>=99%", "--target", "offered>=1",
            ])
        #expect(ending.code == .targetMissed)
        #expect(ending.output.contains("Recommended: nothing"))
        let message = ending.messages
        #expect(message.contains("no candidate was shown to keep the targets"))
        #expect(
            message.contains("(ai.escalation.threshold 0.3) coverage>=0.99 fails by "), "\(message)"
        )
        #expect(!message.contains("offered>=1"))
    }

    @Test(
        arguments: [
            (["--target", "serviceLevl>=0.8"], "Did you mean 'serviceLevel'?"),
            (
                ["--target", "coverage>=0.9", "--target", "coverage<=0.8"], "contradict each other"
            ),
            (two + ["--policy", "perIntent"], "--policy and --vary exclude each other"),
            (["--vary", "ai.share=5:5"], "'ai.share=5:5' is no input to tune"),
            (two + ["-r", "1"], "cannot be judged on a single replication"),
            (two + ["--maximise", "coverage"], "exclude each other"),
            (["--policy", "thresold"], "Did you mean 'threshold'?"),
            (two + ["--indifference", "-1"], "'-1' is not a size"),
        ] as [([String], String)])
    func questionsThatCannotBeAsked(words: [String], message: String) async throws {
        let given = words.contains("-r") ? Self.usual.dropLast(4) : Self.usual
        let ending = try await Session().run(given + words)
        #expect(ending.code == .usage)
        #expect(ending.output == "")
        #expect(ending.messages.contains(message), "\(ending.messages)")
    }

    @Test func unsuitableWorkloads() async throws {
        let session = try Session()
        let first = await session.run("tune", "launch-month")
        #expect(first.code == .usage)
        #expect(first.messages.contains("launch-month has no AI that decides when to hand over"))
        let unknown = await session.run(Self.usual + ["--vary", "ai.escalation.thresold=0.3,0.6"])
        #expect(unknown.code == .badData)
        #expect(
            unknown.messages.contains(#"Did you mean "ai.escalation.threshold"?"#),
            "\(unknown.messages)")
        let word = await session.run(Self.usual + ["--vary", "ai.escalation.policy=1,2"])
        #expect(word.code == .badData)
        let none = await session.run(
            ["tune", "theory/ai-threshold", "--minimise", "customerSatisfaction", "-r", "2"]
                + Self.inputs + Self.two)
        #expect(none.code == .usage)
        #expect(none.messages.contains("customerSatisfaction has no value in"))
    }
}
