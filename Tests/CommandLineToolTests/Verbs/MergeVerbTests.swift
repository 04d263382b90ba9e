import Foundation
import Testing

@testable import CommandLineTool

@Suite struct MergeVerbTests {
    private let session: Session
    private let words = [
        "sweep", "{small.json}", "--vary", "humans.agents=5,6", "--vary",
        #"ai.whenFull=human,reject"#, "-r", "3", "--measure", "waitingSeconds", "--measure",
        "selectiveRisk", "--ndjson",
    ]

    init() throws { session = try Session() }

    /// Writes the shards of the sweep, and returns the whole.
    private func prepare(_ count: Int = 4) async throws -> String {
        for shard in 1...count {
            let part = await session.run(words + ["--shard", "\(shard)/\(count)"])
            try session.write(part.output, to: "p\(shard)")
        }
        return await session.run(words).output
    }

    private func content(_ name: String) throws -> [String] {
        try session.content(name).split(separator: "\n").map { $0 + "\n" }
    }

    @Test func shardsAreTheWhole() async throws {
        let whole = try await prepare()
        let merged = await session.run("merge", "{p3}", "{p1}", "{p4}", "{p2}", "{p1}")
        #expect(merged.code == .success)
        #expect(merged.output == whole)
        #expect(merged.messages == "12 tasks of 5 parts\n")
        let csv = await session.run("merge", "{p1}", "{p2}", "{p3}", "{p4}", "--csv")
        #expect(csv.output == (await session.run(words.dropLast())).output)
        let file = await session.run(
            "merge", "{p1}", "{p2}", "{p3}", "{p4}", "-o", "{whole}")
        #expect(file.code == .success)
        #expect(try session.content("whole") == whole)
    }

    /// More shards than tasks, ranges, rows out of order, and all in one file.
    @Test func partsOfAnyKind() async throws {
        let whole = try await prepare(20)
        let names = (1...20).map { "{p\($0)}" }
        #expect(await session.run(["merge"] + names).output == whole)
        var all = ""
        for name in 1...20 { all += try session.content("p\(name)") }
        try session.write(all, to: "all")
        #expect(await session.run("merge", "{all}").output == whole)
        for (name, range) in [("a", "0-4"), ("b", "4-11")] {
            let part = await session.run(words + ["--tasks", range])
            try session.write(part.output, to: name)
        }
        var rows = try content("b")
        rows.swapAt(1, 5)
        try session.write(rows.joined(), to: "b")
        #expect(await session.run("merge", "{b}", "{a}").output == whole)
        let summary = await session.run("merge", "{b}", "{a}", "--summary", "--csv")
        #expect(
            summary.output == (await session.run("merge", "{all}", "--summary", "--csv")).output)
    }

    /// A part that was torn, and another one directly after it.
    @Test func aTearInTheMiddle() async throws {
        let whole = try await prepare()
        let torn = try content("p1")
        let rest = try ["p2", "p3", "p4"].map { try session.content($0) }.joined()
        for left in [9, 60] {
            let start = torn.dropLast().joined() + torn[3].dropLast(left)
            try session.write(start + rest, to: "all")
            let short = await session.run("merge", "{all}")
            #expect(short.code == .incomplete)
            #expect(short.messages.contains("'DIR/all', line 4: a line that was torn is left out"))
            #expect(short.messages.contains("--array=1\nTasks: 8\n"))
            #expect(await session.run("merge", "{all}", "{p1}").output == whole)
            try session.write(start + rest, to: "p1.x.partial")
            let more = await session.run(words + ["--shard", "1/4", "-o", "{p1.x}", "--resume"])
            #expect(more.code == .badData)
            #expect(more.messages.contains("line 4: another part begins here"))
            #expect(try session.content("p1.x.partial") == start + rest)
        }
    }

    /// Numbers of tasks that no machine word holds; found by fuzzing.
    @Test(arguments: ["9999999999999999999", "999999999999999999", "18446744073709551616"])
    func strangeNumbersOfTasks(number: String) async throws {
        _ = try await prepare(1)
        let rows = try content("p1")
        let row = rows[1].replacing("\"task\":0,", with: "\"task\":\(number),")
        try session.write(rows[0] + row, to: "p")
        #expect(await session.run("merge", "{p}").code == .badData)
    }

    /// Shards of some tasks only: those that have none of them are not asked for.
    @Test func shardsOfARangeHaveOnlyItsTasks() async throws {
        let some = words + ["--tasks", "4-6"]
        let part = await session.run(some + ["--shard", "1/4"])
        try session.write(part.output, to: "p")
        let missing = await session.run("merge", "{p}")
        #expect(missing.code == .incomplete)
        // Tasks 5 and 6 are of shards 2 and 3; 7 and 11, of the fourth, are of no part.
        #expect(missing.messages.contains("Shards of 4 to do again: --array=2-3\n"))
    }

    @Test func missingTasksAreNamed() async throws {
        let whole = try await prepare()
        let missing = await session.run("merge", "{p1}", "{p9}", "-o", "{whole}")
        #expect(missing.code == .incomplete)
        #expect(
            missing.messages == """
                note: 'DIR/p9' is not there
                error: 9 of 12 tasks are missing; nothing was written
                Shards of 4 to do again: --array=2-4
                Tasks: 1-3,5-7,9-11

                """)
        #expect(!FileManager.default.fileExists(atPath: session.path("whole")))
        // The end of a part is lost, the last line in the middle.
        let torn = try content("p3")
        try session.write(torn.dropLast().joined() + torn[3].dropLast(9), to: "p3.partial")
        try FileManager.default.removeItem(atPath: session.path("p3"))
        let short = await session.run("merge", "{p1}", "{p2}", "{p3}", "{p4}")
        #expect(short.code == .incomplete)
        #expect(short.output == "")
        #expect(short.messages.contains("'DIR/p3.partial' ends in the middle of a line"))
        #expect(short.messages.contains("--array=3\nTasks: 10\n"))
        let rest = await session.run(words + ["--shard", "3/4", "-o", "{p3}", "--resume"])
        #expect(rest.code == .success)
        #expect(
            await session.run("merge", "{p1}", "{p2}", "{p3}", "{p4}").output == whole)
        // A part of which nothing was written.
        try session.write("", to: "p4")
        #expect(await session.run("merge", "{p1}", "{p2}", "{p3}", "{p4}").code == .incomplete)
        #expect(await session.run("merge", "{p4}").code == .cannotRead)
    }

    @Test func whatDoesNotBelongTogether() async throws {
        _ = try await prepare(2)
        let seed = await session.run(words + ["--seed", "2"])
        try session.write(seed.output, to: "other")
        let mixed = await session.run("merge", "{p1}", "{p2}", "{other}")
        #expect(mixed.code == .badData)
        #expect(
            mixed.messages
                == "error: 'DIR/other' is not of the sweep of 'DIR/p1': seed is 2 and not 1\n")
        let rows = try content("p1")
        let changed = rows[1].replacing("waitingSeconds\":", with: "waitingSeconds\":9")
        try session.write(rows[0] + changed, to: "changed")
        let differing = await session.run("merge", "{p1}", "{p2}", "{changed}")
        #expect(differing.code == .badData)
        #expect(differing.messages.contains("task 0 is in "))
        for line in ["{}\n", "task,replication\r\n", rows[1].replacing("5", with: "8")] {
            try session.write(rows[0] + line, to: "foreign")
            let ending = await session.run("merge", "{p1}", "{foreign}")
            #expect(ending.code == .badData, "\(line)")
            #expect(ending.messages.contains("'DIR/foreign'"), "\(ending.messages)")
        }
        try session.write("task,replication\r\n", to: "csv")
        #expect(await session.run("merge", "{csv}").code == .badData)
        #expect(await session.run("merge", "{}").code == .cannotRead)
    }

    @Test func theOutputIsNoPart() async throws {
        _ = try await prepare(1)
        #expect(await session.run("merge", "{p1}", "-o", "{p1}", "--overwrite").code == .usage)
        try session.write(try session.content("p1"), to: "x.partial")
        #expect(
            await session.run("merge", "{x.partial}", "-o", "{x}", "--overwrite").code == .usage)
    }

    @Test func meansByCombination() async throws {
        let whole = try await prepare(1)
        let csv = await session.run("merge", "{p1}", "--summary", "--csv")
        let rows = csv.output.split(separator: "\r\n").map { $0.split(separator: ",") }
        #expect(rows.count == 1 + 4 * 2)
        #expect(
            rows[0].joined(separator: ",")
                == "humans.agents,ai.whenFull,measure,n,mean,halfWidth,unit")
        #expect(rows[2][...3].joined(separator: ",") == "5,human,waitingSeconds,3")
        // Answers are neither right nor wrong here.
        #expect(csv.output.contains("5,human,selectiveRisk,0,,,share\r\n"))
        let values = whole.split(separator: "\n")[1...3].compactMap { line in
            line.split(separator: "waitingSeconds\":").last.flatMap {
                Double($0.prefix { $0 != "," && $0 != "}" })
            }
        }
        let mean = try #require(Double(rows[2][4]))
        #expect(abs(mean - values.reduce(0, +) / 3) < 1e-9)
        let json = try await session.run("merge", "{p1}", "--summary").json()
        #expect(json["kind"]?.content == .string("sweepSummary"))
        #expect(json["points"]?.elements.count == 4)
    }
}
