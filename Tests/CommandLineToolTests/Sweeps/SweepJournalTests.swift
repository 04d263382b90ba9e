import Foundation
import Testing

@testable import CommandLineTool

/// What `sweep --output` leaves, finds and refuses.
@Suite struct SweepJournalTests {
    private let session: Session
    private let words = [
        "sweep", "{small.json}", "--vary", "humans.agents=5,6", "--vary", "ai.share=0.3,0.4",
        "-r", "2", "--measure", "waitingSeconds", "--measure", "offered",
    ]

    init() throws { session = try Session() }

    private func run(_ more: String...) async -> Session.Ending { await session.run(words + more) }

    private func lines(_ name: String) throws -> [String] {
        try session.content(name).split(separator: "\n").map { $0 + "\n" }
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: session.folder)) ?? [])
            .filter { $0 != "small.json" }.sorted()
    }

    /// Rows may stand in any order in the part, and its last line may be torn.
    @Test(arguments: [["--ndjson"], []])
    func aPartIsGoneOnWith(form: [String]) async throws {
        _ = await session.run(words + form + ["-o", "{whole}"])
        let whole = try session.content("whole")
        _ = await run("--ndjson", "-o", "{rows}")
        let rows = try lines("rows")
        for tail in ["", "{\"task\":7,\"repli", "\0\0\0\n", "{\"task\":99}\n" + rows[1]] {
            let part = rows[0] + rows[4] + rows[2] + tail
            try session.write(part, to: "file.partial")
            let ending = await session.run(words + form + ["-o", "{file}", "--resume"])
            #expect(ending.code == .success)
            #expect(ending.messages.hasPrefix("2 of 8 tasks were done before\n"))
            #expect(try session.content("file") == whole)
            #expect(names == ["file", "rows", "whole"])
            try FileManager.default.removeItem(atPath: session.path("file"))
        }
        // Nothing left of it but its header, or not even that.
        for part in [rows[0], String(rows[0].prefix(40)), ""] {
            try session.write(part, to: "file.partial")
            #expect(
                await session.run(words + form + ["-o", "{file}", "--resume"]).code == .success)
            #expect(try session.content("file") == whole)
            try FileManager.default.removeItem(atPath: session.path("file"))
        }
    }

    @Test func aWholeFileIsDone() async throws {
        #expect(await run("--ndjson", "-o", "{file}", "--resume").code == .success)
        let again = await run("--ndjson", "-o", "{file}", "--resume")
        #expect(again.code == .success)
        #expect(again.messages == "'DIR/file' is complete: nothing is left to do\n")
        // A journal that is left beside it goes.
        try session.write(try lines("file")[0], to: "file.partial")
        #expect(await run("--ndjson", "-o", "{file}", "--resume").code == .success)
        #expect(names == ["file"])
        try session.write(try lines("file").dropLast().joined(), to: "file")
        let short = await run("--ndjson", "-o", "{file}", "--resume")
        #expect(short.code == .badData)
        #expect(short.messages.contains("has 7 of 8 tasks"))
        #expect(await run("-o", "{t.csv}").code == .success)
        #expect(await run("-o", "{t.csv}", "--resume").code == .cannotCreate)
    }

    @Test(
        arguments: [
            (["--seed", "2"], "seed is 1 and not 2"),
            (["--tasks", "0-3"], "last is 7 and not 3"),
            (["--shard", "1/2"], "shard is absent and not \"1/2\""),
            (["--set", "humans.waitingRoom=9"], "settings.humans.waitingRoom is absent and not 9"),
            (["--measure", "abandonmentRate"], "measures is "),
            (["--horizon", "1h"], "workload.horizonDays is 0.5 and not 0.041"),
        ] as [([String], String)])
    func anotherSweepIsRefused(change: [String], difference: String) async throws {
        #expect(await run("--ndjson", "-o", "{file}").code == .success)
        let text = try session.content("file")
        let other = await session.run(words + change + ["--ndjson", "-o", "{file}", "--resume"])
        #expect(other.code == .badData)
        #expect(other.messages.contains(difference), "\(other.messages)")
        try FileManager.default.moveItem(
            atPath: session.path("file"), toPath: session.path("file.partial"))
        let part = await session.run(words + change + ["--ndjson", "-o", "{file}", "--resume"])
        #expect(part.code == .badData)
        #expect(part.messages.contains(difference), "\(part.messages)")
        #expect(try session.content("file.partial") == text)
    }

    @Test func whatWasLeftIsNotLost() async throws {
        try session.write("hours of work\n", to: "file.partial")
        let ending = await run("-o", "{file}")
        #expect(ending.code == .cannotCreate)
        #expect(ending.messages.contains("--resume goes on with it, --overwrite begins anew"))
        #expect(try session.content("file.partial") == "hours of work\n")
        #expect(await run("-o", "{file}", "--resume").code == .badData)
        #expect(try session.content("file.partial") == "hours of work\n")
        #expect(await run("-o", "{file}", "--overwrite").code == .success)
        #expect(names == ["file"])
    }

    /// A link that somebody planted under the name of the part is not followed.
    @Test func plantedLinks() async throws {
        try session.write("precious", to: "victim")
        for option in ["--overwrite", "--resume"] {
            try FileManager.default.createSymbolicLink(
                atPath: session.path("file.partial"), withDestinationPath: session.path("victim"))
            let ending = await run("-o", "{file}", option)
            #expect(ending.code == .cannotCreate)
            #expect(ending.messages.contains("is a link or no file"))
            #expect(try session.content("victim") == "precious")
            try FileManager.default.removeItem(atPath: session.path("file.partial"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: session.path("nowhere"), withDestinationPath: session.path("missing"))
        // One that the user has made leads to the result.
        #expect(await run("-o", "{nowhere}").code == .success)
        #expect(try session.content("missing").hasPrefix("task,"))
    }

    /// What is in the way is named, and not the file that is to be.
    @Test func aFolderUnderTheNameOfThePart() async throws {
        try FileManager.default.createDirectory(
            atPath: session.path("file.partial"), withIntermediateDirectories: false)
        let ending = await run("-o", "{file}", "--overwrite")
        #expect(ending.code == .cannotCreate)
        #expect(ending.messages.contains("'DIR/file.partial' is a link or no file"))
    }

    @Test func whatResumeNeeds() async throws {
        #expect(await run("--resume").messages.contains("--resume goes on with a file"))
        #expect(await run("--resume", "-o", "/dev/null").code == .usage)
        let both = await run("--resume", "--overwrite", "-o", "{file}")
        #expect(both.messages.contains("--resume and --overwrite exclude each other"))
    }

    /// The page of a sweep is the same whether it was written to a file, a stream, or merged.
    @Test func onePage() async throws {
        _ = await run("--html", "{a.html}", "-j", "2")
        _ = await run("--html", "{b.html}", "-o", "{file}", "--ndjson", "-j", "2")
        _ = await session.run("merge", "{file}", "--html", "{c.html}")
        #expect(try session.content("a.html") == (try session.content("b.html")))
        #expect(try session.content("a.html") == (try session.content("c.html")))
    }
}
