import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Sweeps of the built tool that are killed and go on: the file is that of an undisturbed one.
@Suite(.enabled(if: ToolProcess.isBuilt), .serialized)
struct KilledSweepTests {
    private let session: Session
    private let words = [
        "sweep", "small.json", "--vary", "humans.agents=5,6,7", "--vary", "ai.share=0.3:0.5:0.1",
        "-r", "12", "--measure", "waitingSeconds", "--measure", "offered", "-j", "2",
    ]

    init() throws { session = try Session() }

    private func start(_ more: [String]) throws -> ToolProcess {
        try ToolProcess(words + more, in: session.folder)
    }

    /// Names of the files that the tool left.
    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: session.folder)) ?? [])
            .filter { $0 != "small.json" }.sorted()
    }

    /// Waits until a process has begun to write.
    private func awaitRows(of process: ToolProcess) {
        while process.isRunning, !names.contains("file.partial") { usleep(1_000) }
    }

    private func areEqual(_ name: String, _ other: String) throws -> Bool {
        try session.content(name) == session.content(other)
    }

    @Test(arguments: [["--ndjson"], []])
    func killedAtAnyMoment(form: [String]) throws {
        #expect(try start(form + ["-o", "whole"]).end().code == 0)
        var random = SplitMix64(seed: 7)
        for _ in 0..<12 {
            let process = try start(form + ["-o", "file", "--resume"])
            usleep(UInt32.random(in: 0..<150_000, using: &random))
            process.send(SIGKILL)
            _ = process.end()
            // Whole or absent, at every moment.
            if names.contains("file") { #expect(try areEqual("file", "whole")) }
        }
        // CSV does not say what it was made by.
        let last = try start(form + ["-o", "file"] + (names.contains("file") ? [] : ["--resume"]))
        let isThere = names.contains("file")
        #expect(last.end().code == 0 || isThere)
        #expect(try areEqual("file", "whole"))
        #expect(Set(names).subtracting(["file.partial"]) == ["file", "whole"])
    }

    /// Signals that ask leave the rows and say how to go on; the command does.
    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
    func stoppedInOrder(signal: Int32, code: Int32) throws {
        let process = try start(["-o", "file"])
        awaitRows(of: process)
        process.send(signal)
        let ending = process.end()
        // It may have been quicker.
        guard ending.code != 0 else { return }
        #expect(ending.code == code, "\(ending.messages)")
        #expect(!names.contains("file"))
        guard ending.messages.contains("To go on: ") else { return }
        let command = ending.messages.split(separator: "\n").last { $0.hasPrefix("To go on: ") }
        let words = command?.split(separator: " ").dropFirst(4).map(String.init) ?? []
        #expect(try ToolProcess(words, in: session.folder).end().code == 0)
        #expect(try start(["-o", "whole"]).end().code == 0)
        #expect(try areEqual("file", "whole"))
        #expect(names == ["file", "whole"])
    }

    /// The second of two sweeps to one file is told at once, and the first one is not disturbed.
    @Test func twoSweepsToOneFile() throws {
        let first = try start(["-o", "file"])
        awaitRows(of: first)
        let second = try start(["-o", "file", "--seed", "2"]).end()
        #expect(second.code == 73)
        #expect(
            second.messages.contains("another process is writing 'file'")
                || second.messages.contains("'file' exists"))
        #expect(first.end().code == 0)
        #expect(try start(["-o", "whole"]).end().code == 0)
        #expect(try areEqual("file", "whole"))
    }

    /// A file that somebody else creates meanwhile stays, and the rows do, too.
    @Test func aFileThatIsCreatedMeanwhileStays() throws {
        let process = try start(["-o", "file", "--ndjson"])
        awaitRows(of: process)
        guard !names.contains("file") else { return }
        try session.write("precious", to: "file")
        let ending = process.end()
        #expect(ending.code == 73 || ending.code == 0)
        let found = try session.content("file")
        #expect(ending.code == 0 || found == "precious")
        #expect(ending.code == 0 || names.contains("file.partial"))
    }
}
