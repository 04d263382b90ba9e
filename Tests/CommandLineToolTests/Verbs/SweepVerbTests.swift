import StrictJSON
import Testing

@testable import CommandLineTool
@testable import Reports

@Suite struct SweepVerbTests {
    private let words = [
        "sweep", "{small.json}", "--vary", "humans.agents=5,6", "--vary", "ai.share=0.3:0.5:0.1",
        "-r", "2", "--measure", "waitingSeconds", "--measure", "offered",
    ]

    private func rows(_ text: String) -> [String] {
        text.split(separator: "\r\n").map(String.init)
    }

    @Test func tidyCSV() async throws {
        let ending = try await Session().run(words)
        #expect(ending.code == .success)
        let rows = rows(ending.output)
        #expect(rows.count == 1 + 12 * 2)
        #expect(rows[0] == "task,replication,humans.agents,ai.share,measure,value,unit")
        // Measures come in the order of the reports.
        #expect(rows[1].hasPrefix("0,0,5,0.3,offered,"))
        #expect(rows[2].hasPrefix("0,0,5,0.3,waitingSeconds,"))
        #expect(rows[3].hasPrefix("1,1,5,0.3,offered,"))
        #expect(rows[5].hasPrefix("2,0,5,0.4,offered,"))
        #expect(rows[24].hasPrefix("11,1,6,0.5,waitingSeconds,"))
        #expect(
            ending.messages
                == "12 tasks: 6 combinations x 2 replications, seed 1; 2 measures of each\n"
                + "Reproduce: switchboard sweep small.json --vary humans.agents=5,6 "
                + "--vary ai.share=0.3:0.5:0.1 --replications 2 --seed 1 --measure offered "
                + "--measure waitingSeconds\n")
    }

    @Test func equalBytesForAnyThreads() async throws {
        let session = try Session()
        for format in [[], ["--ndjson"]] {
            let one = await session.run(words + format + ["-j", "1"])
            let four = await session.run(words + format + ["-j", "4"])
            #expect(one.output == four.output)
            #expect(one.messages == four.messages)
        }
    }

    @Test func rangesOneAfterTheOtherAreTheWhole() async throws {
        let session = try Session()
        let whole = await session.run(words)
        let first = await session.run(words + ["--tasks", "0-4"])
        let rest = await session.run(words + ["--tasks", "5-11"])
        let head = "task,replication,humans.agents,ai.share,measure,value,unit\r\n"
        #expect(first.output + rest.output.dropFirst(head.count) == whole.output)
        #expect(first.messages.hasPrefix("tasks 0 to 4 of 12 tasks: "))
    }

    @Test func ndjsonIsReadBack() async throws {
        let session = try Session()
        let ending = await session.run(
            words + ["--ndjson", "--set", "ai.containment=0.5", "--tasks", "2-7"])
        let lines = ending.output.split(separator: "\n").map(String.init)
        let part = try SweepPart(reading: SourceText(name: "sweep", text: lines[0]))
        #expect(Array(part.tasks) == Array(2...7))
        #expect(part.count == 12)
        #expect(
            part.json.keys == [
                "tool", "version", "kind", "workload", "settings", "vary", "seed",
                "replications", "tasks", "first", "last", "measures", "assumptions", "command",
            ])
        #expect(
            part.json["command"]?.content
                == .string(
                    "switchboard sweep small.json --vary humans.agents=5,6 "
                        + "--vary ai.share=0.3:0.5:0.1 --replications 2 --seed 1 "
                        + "--set ai.containment=0.5 --measure offered "
                        + "--measure waitingSeconds"))
        let csv = await session.run(words + ["--set", "ai.containment=0.5"])
        var format = SweepRowFormat(part)
        for line in lines.dropFirst() {
            let bytes = Array(line.utf8)
            let task = try #require(SweepRowFormat.task(in: bytes, bytes.indices))
            let found = format.values(in: bytes, bytes.indices)
            let values = try #require(found)
            #expect(
                format.csv(bytes, task: task, values)
                    == rows(csv.output)[(1 + 2 * task)...(2 + 2 * task)].map { $0 + "\r\n" }
                    .joined())
        }
    }

    @Test func aDryRunOnlyPlans() async throws {
        let ending = try await Session().run(words + ["--dry-run", "--tasks", "3-9"])
        #expect(
            ending.output == """
                small: tasks 3 to 9 of 12 tasks: 6 combinations x 2 replications, seed 1
                  humans.agents=5,6 (2 values)
                  ai.share=0.3:0.5:0.1 (3 values)
                First combination: humans.agents=5 ai.share=0.4
                Last combination: humans.agents=6 ai.share=0.4
                About 1210 conversations to simulate
                Command: switchboard sweep small.json --vary humans.agents=5,6 --vary \
                ai.share=0.3:0.5:0.1 --replications 2 --seed 1 --tasks 3-9 --measure offered \
                --measure waitingSeconds

                """)
    }

    @Test(
        arguments: [
            (["--vary", "humans.agents=1:2000000:1"], "these are 10,000,000 tasks"),
            ([], "nothing varies"), (["--vary", "ai.share=1:0:0.5"], "from 1 to 0 no step"),
            (["--vary", "ai.share=0.1,0.2", "--set", "ai.share=1"], "'ai.share' is both set and"),
            (["--vary", "horizonDays=1,2", "--horizon", "1d"], "'horizonDays' is both set and"),
            (["--vary", "ai.share=0.1", "--vary", "ai.share=0.2"], "'ai.share' is varied twice"),
            (["--vary", "ai.share=0.1", "--measure", "waits"], "there is no measure 'waits'"),
            (
                ["--vary", "ai.share=0.1", "--measure", "endToEndChange"],
                "'endToEndChange' needs a baseline"
            ),
            (["--vary", "ai.share=0.1", "--tasks", "0-5"], "there is no task 5"),
            (["--vary", "ai.share=0.1", "--tasks", "3-2"], "'3-2' is not a range of tasks"),
            (["--vary", "ai.share=0.1", "--tasks", "3"], "'3' is not a range of tasks"),
        ] as [([String], String)])
    func wrongQuestions(words: [String], message: String) async throws {
        let ending = try await Session().run(["sweep", "{small.json}"] + words)
        #expect(ending.code == .usage)
        #expect(ending.output == "")
        #expect(ending.messages.hasPrefix("error: \(message)"), "\(ending.messages)")
    }

    @Test func mistakesInSeveralVariationsComeTogether() async throws {
        let ending = try await Session().run(
            "sweep", "{small.json}", "--vary", "ai.share=", "--vary", "humans.agents=1:2:0")
        #expect(ending.messages.contains("'ai.share=' gives no values"))
        #expect(ending.messages.contains("from 1 to 2 no step of 0"))
        let unknown = try await Session().run(
            "sweep", "{small.json}", "--vary", "ai.shore=1", "--vary", "ai.whenFull=1:2:1")
        #expect(unknown.code == .badData)
        #expect(unknown.messages.contains(#"Did you mean "ai.share"?"#))
        #expect(unknown.messages.contains("ai.whenFull is not a number"))
        #expect(unknown.messages.contains("2 problems"))
    }

    /// Nothing is simulated before every combination is known to be valid; each problem is said
    /// once.
    @Test func everyCombinationIsChecked() async throws {
        let ending = try await Session().run(
            "sweep", "{small.json}", "--vary", "repeats.afterAI=0,0.5,1", "--vary",
            "humans.agents=5,-1", "-j", "3")
        #expect(ending.code == .badData)
        #expect(ending.output == "")
        #expect(ending.messages.contains("--set repeats.afterAI=1: error: repeats.afterAI must"))
        #expect(ending.messages.contains("--set humans.agents=-1: error: humans.agents must"))
        #expect(ending.messages.contains("2 problems"))
    }

    /// Warnings that differ in their numbers only are one.
    @Test func aKindOfWarningIsSaidOnce() async throws {
        let ending = try await Session().run(
            "sweep", "{small.json}", "--vary", "humans.agents=1,2,3", "--dry-run", "-j", "2",
            "--set", "humans.sessionMinutes.mean=200")
        #expect(ending.messages.contains("overloaded: offered load"))
        #expect(ending.messages.contains("(and so in 2 more combinations)"))
        #expect(ending.messages.split(separator: "overloaded").count == 2)
    }

    @Test func anotherFormMayVary() async throws {
        let ending = try await Session().run(
            "sweep", "{small.json}", "--vary", "humans.fullTimeEquivalents=20,30", "-r", "1",
            "--measure", "fullTimeEquivalents")
        #expect(rows(ending.output).count == 3)
        #expect(ending.code == .success)
    }

    @Test func theFileIsNotReplaced() async throws {
        let session = try Session()
        let ending = await session.run(words + ["-o", "{sweep.csv}"])
        #expect(ending.output == "")
        #expect(try session.content("sweep.csv") == (await session.run(words).output))
        #expect(await session.run(words + ["-o", "{sweep.csv}"]).code == .cannotCreate)
        #expect(await session.run(words + ["-o", "{sweep.csv}", "--overwrite"]).code == .success)
    }

    /// What is said when the work is stopped.
    @Test func theRestIsACommand() async throws {
        let session = try Session()
        let tool = ToolSpec.switchboard
        let typed = [
            "sweep", session.path("small.json"), "--vary", "ai.share=0.1,0.2", "-r", "3",
            "--ndjson", "-o", "a b",
        ]
        func request(_ words: [String]) throws -> SweepRequest {
            guard case .run(let arguments) = try tool.parse(words, environment: [:]) else {
                throw UsageError(message: "this is no sweep", hint: "")
            }
            return try SweepRequest(arguments)
        }
        let sweep = try request(typed)
        #expect(
            sweep.ending((2, "a b.partial"))
                == "after 2 of 6 tasks; their rows are in a b.partial\n"
                + "To go on: switchboard sweep \(session.path("small.json")) "
                + "--vary ai.share=0.1,0.2 --replications 3 --seed 1 --ndjson "
                + "--output 'a b' --resume")
        #expect(sweep.ending((0, nil)) == "before the first task was done; nothing was written")
        #expect(sweep.ending(streamed: 0) == sweep.ending((0, nil)))
        let shard = try request(Array(typed.dropLast(2)) + ["--shard", "2/3"])
        #expect(
            shard.ending(streamed: 1)
                == "after 1 of 2 tasks; their rows are on standard output\n"
                + "The rest: switchboard sweep \(session.path("small.json")) "
                + "--vary ai.share=0.1,0.2 --replications 3 --seed 1 --tasks 2-5 --shard 2/3 "
                + "--ndjson")
        #expect(
            shard.ending(streamed: 2) == "after 2 of 2 tasks; their rows are on standard output")
        // A dash is no file that could have a rest, and many tasks are confirmed again.
        let large = try request([
            "sweep", session.path("small.json"), "--vary", "humans.agents=1:2000000:1", "-r", "1",
            "-o", "-",
        ])
        let rest = large.ending(streamed: 1).split(separator: "\n").last ?? ""
        #expect(rest.hasSuffix("--tasks 1-1999999 --yes"))
        #expect(!rest.contains("--output"))
        let words = rest.split(separator: " ").dropFirst(3).map(String.init)
        #expect(Array(try request(words).tasks.prefix(2)) == [1, 2])
    }

    /// The name of a shard's file says which it is.
    @Test func theFileOfAShard() async throws {
        let tool = ToolSpec.switchboard
        let typed = ["sweep", "hybrid", "--vary", "ai.share=0.1,0.2", "-o", "a/{shard}.ndjson"]
        func path(_ words: [String]) throws -> String? {
            guard case .run(let arguments) = try tool.parse(typed + words, environment: [:])
            else { return nil }
            return try SweepRequest(arguments).path
        }
        #expect(try path(["--ndjson", "--shard", "3/16"]) == "a/3-of-16.ndjson")
        #expect(throws: UsageError.self) { try path(["--ndjson"]) }
    }

    @Test func objectsAndNullAreValuesToo() async throws {
        let ending = try await Session().run([
            "sweep", "{small.json}", "--measure", "occupancy", "-r", "1",
            "--vary",
            #"ai=null,{"share":1,"containment":1,"sessionMinutes":{"distribution":"#
                + #""constant","value":1}}"#,
        ])
        #expect(ending.code == .success)
        let values = ending.output.split(separator: "\r\n").dropFirst().map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init)
        }
        #expect(values.count == 2)
        #expect(ending.output.contains("null"))
    }

    /// A trace may change while the workload's file does not: its rows are part of what a sweep is.
    @Test func headersKnowTheRowsOfATrace() async throws {
        let session = try Session()
        let workload = Session.workload.replacing(
            #"{"freshPerMonth": 9000}"#,
            with: #"""
                {"trace": {"file": "t.csv", "intervalMinutes": 360, "day": "d", "time": "t",
                 "count": "n"}}
                """#)
        try session.write(workload, to: "trace.json")
        func header(_ count: Int) async throws -> JSONValue {
            try session.write("d,t,n\n0,00:00,9\n0,06:00,\(count)\n", to: "t.csv")
            let ending = await session.run(
                "sweep", "{trace.json}", "--vary", "humans.agents=5,6", "-r", "1", "--ndjson",
                "--measure", "offered")
            #expect(ending.code == .success, "\(ending.messages)")
            let line = ending.output.prefix { $0 != "\n" }
            return try #require(JSONReader.read(SourceText(name: "h", text: String(line))).root)
        }
        let (one, same, other) = (try await header(5), try await header(5), try await header(6))
        #expect(one["traceSHA256"]?.content == same["traceSHA256"]?.content)
        #expect(one["traceSHA256"]?.content != other["traceSHA256"]?.content)
        #expect(one["workload"]?["sha256"]?.content == other["workload"]?["sha256"]?.content)
    }

    /// It is refused before it starts, as a run is.
    @Test(arguments: ["sweep", "trace"]) func whatWouldNotFit(verb: String) async throws {
        let ending = try await Session().run(
            [verb, "{small.json}", "--memory", "10M", "--set", "demand.freshPerMonth=1e9"]
                + (verb == "sweep" ? ["--vary", "humans.agents=5,6"] : []))
        #expect(ending.code == .badData)
        #expect(ending.messages.contains("one replication would take about"))
    }
}
