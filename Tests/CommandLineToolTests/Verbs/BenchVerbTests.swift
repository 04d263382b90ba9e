import Reports
import StrictJSON
import Testing

@testable import Benchmarking
@testable import CommandLineTool

@Suite struct BenchVerbTests {
    private static let runWords = ["bench", "{small.json}", "--repeats", "2"]
    private static let little = QueueBenchmark.Effort(
        increments: 1 << 10, fewestWarmUpHolds: 100, fewestHolds: 100)

    private func queueBenchmark() throws -> QueueBenchmark {
        try QueueBenchmark(sizes: [2, 20], repeats: 1, seed: 3, effort: Self.little)
    }

    @Test func theReport() async throws {
        let ending = try await Session().run(Self.runWords)
        #expect(ending.code == .success)
        #expect(ending.messages.isEmpty)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "small: A small desk")
        #expect(
            lines[1] == "one replication of 0.500 days after 0 days of warm-up, seed 1; "
                + "2 repeats on one thread")
        for start in [
            "hash of every statistic", "conversations", "events cancelled",
            "pending in the queue, mean", "CPU seconds", "conversations per CPU second",
            "peak memory, MiB", "queue", "model", "randomness", "statistics", "total",
        ] {
            #expect(lines.contains { $0.hasPrefix(start + " ") }, "\(start)")
        }
        #expect(
            lines.last == "Reproduce: switchboard bench small.json --repeats 2 --seed 1")
    }

    @Test func jsonOfARun() async throws {
        let session = try Session()
        let words = Self.runWords + ["--json", "--set", "humans.agents=7", "--seed", "4"]
        let root = try await session.run(words).json()
        #expect(root.keys.suffix(4) == ["workload", "seed", "result", "measured"])
        #expect(root["workload"]?.keys.prefix(2) == ["name", "sha256"])
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard bench small.json --repeats 2 --seed 4 --set humans.agents=7"))
        #expect(
            root["result"]?.keys == [
                "hash", "conversations", "events", "queuedEvents", "cancellations",
                "meanPendingEvents", "greatestPendingEvents",
            ])
        let measured = try #require(root["measured"])
        #expect(
            measured.keys == [
                "repeats", "cpuSeconds", "eventsPerCpuSecond", "conversationsPerCpuSecond",
                "nanosecondsPerEvent", "peakKiB",
            ])
        #expect(measured["cpuSeconds"]?.keys == ["median", "min"])
        #expect(
            measured["nanosecondsPerEvent"]?.keys == [
                "total", "queue", "model", "randomness", "statistics",
            ])
        // What is not measured stays the same, whatever the number of repeats.
        let again = try await session.run(words).json()
        let once = try await session.run(
            "bench", "{small.json}", "--repeats", "1", "--json", "--set", "humans.agents=7",
            "--seed", "4"
        ).json()
        let other = try await session.run(Self.runWords + ["--json"]).json()
        func hash(_ root: JSONValue) -> JSONValue.Content? { root["result"]?["hash"]?.content }
        #expect(hash(again) == hash(root))
        #expect(hash(once) == hash(root))
        #expect(hash(other) != hash(root))
    }

    @Test func sizesOfTheQueue() throws {
        func sizes(_ words: String...) throws -> [Int] {
            let line = ["bench", "--queue"] + words
            guard
                case .run(let arguments) = try ToolSpec.switchboard.parse(line, environment: [:])
            else { return [] }
            return try BenchVerb(arguments).queueSizes
        }
        #expect(try sizes() == [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000])
        #expect(try sizes("--smallest", "5", "--largest", "550") == [5, 50, 500])
        #expect(throws: UsageError.self) { try sizes("--smallest", "2", "--largest", "1") }
    }

    @Test func jsonOfTheQueue() throws {
        let text = BenchVerb.forms(of: try queueBenchmark()).json()
        let root = try #require(JSONReader.read(SourceText(name: "json", text: text)).root)
        #expect(root.keys.suffix(3) == ["seed", "result", "measured"])
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard bench --queue --smallest 2 --largest 20 --repeats 1 --seed 3"))
        #expect(root["result"]?.keys == ["laws", "cells"])
        #expect(root["result"]?["laws"]?.keys == IncrementLaw.allCases.map(\.rawValue))
        #expect(root["measured"]?.keys == ["repeats", "cells"])
        let outcomes = try #require(root["result"]?["cells"]).elements
        let times = try #require(root["measured"]?["cells"]).elements
        #expect(outcomes.count == 10 && times.count == 10)
        for (outcome, time) in zip(outcomes, times) {
            #expect(outcome.keys == ["law", "pending", "holds", "hash"])
            #expect(time.keys == ["law", "pending", "nanosecondsPerHold"])
            #expect(time["nanosecondsPerHold"]?.keys == ["median", "min"])
            #expect(outcome["pending"]?.wholeNumber == time["pending"]?.wholeNumber)
        }
    }

    @Test func theQueuesReport() throws {
        let text = TextRenderer().text(BenchVerb.forms(of: try queueBenchmark()).document())
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("ns per hold ") && $0.hasSuffix(" 20") })
        for law in IncrementLaw.allCases {
            #expect(lines.count { $0.hasPrefix("\(law) ") } == 2)
            #expect(lines.contains("  \(law): \(law.definition)"))
        }
    }

    @Test(arguments: [
        (
            ["--queue", "hybrid"],
            "--queue takes no workload, such as 'hybrid'\n"
                + "It times the event queue alone; leave one of them out."
        ),
        (
            ["--queue", "--horizon", "1d"],
            "--queue and --horizon exclude each other\n"
                + "--horizon is for workloads; the queue has none."
        ),
        (
            ["--largest", "1000"],
            "--largest needs --queue\n"
                + "It bounds the sizes of the event queue; a workload has its own."
        ),
        (
            ["--queue", "--smallest", "50", "--largest", "49"],
            "there is no size from --smallest to --largest\n"
                + "Sizes start at --smallest (50), each ten times the one before."
        ),
        (
            ["--repeats", "0"],
            "'0' is not valid for --repeats: must be a whole number, from 1 to 1000\n"
                + "See 'switchboard bench --help'."
        ),
        (["--queu"], "unknown option '--queu' for 'bench'\nDid you mean '--queue'?"),
    ])
    func usageErrors(words: [String], message: String) async throws {
        let ending = try await Session().run(["bench"] + words)
        #expect(ending.code == .usage)
        #expect(ending.output.isEmpty)
        #expect(ending.messages == "error: \(message)\n")
    }

    @Test func otherErrors() async throws {
        let session = try Session()
        #expect(await session.run("bench", "hybird").code == .cannotRead)
        #expect(await session.run("bench", "hybrid", "--set", "ai.shore=1").code == .badData)
        let lost = await session.run(Self.runWords + ["--output", "{none/b.json}"])
        #expect(lost.code == .cannotCreate)
    }

    @Test func aChangedOutcomeIsAFailure() {
        let change = ChangedOutcome(
            subject: "x", expected: OutcomeHash(1), found: OutcomeHash(2))
        let error = BenchmarkFailed(change: change)
        #expect(error.exitCode == .failure)
        #expect(error.description.hasPrefix("x came out differently when repeated"))
    }
}
