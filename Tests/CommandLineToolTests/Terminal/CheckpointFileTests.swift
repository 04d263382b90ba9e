import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

@Suite final class CheckpointFileTests {
    private let folder = NSTemporaryDirectory() + "/checkpoint-tests-" + UUID().uuidString
    private var path: String { folder + "/kept" }

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func open(_ command: String = "run x") throws -> CheckpointFile {
        try CheckpointFile(
            path,
            identity: .object([
                ("kind", .string("checkpoint")), ("version", .string("1")),
                ("command", .string(command)), ("workloads", .string("ab")),
            ]))
    }

    private func complaint(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)".replacingOccurrences(of: folder, with: "DIR")
        }
    }

    /// A file that somebody takes away, empties or writes to while replications are made.
    @Test(arguments: 0..<3) func whatBecomesOfTheFileIsNoticed(way: Int) throws {
        let file = try open()
        try file.keep([1, 2, 3], as: 0)
        switch way {
        case 0: try FileManager.default.removeItem(atPath: path)
        case 1: #expect(truncate(path, 0) == 0)
        default:
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("x".utf8))
        }
        #expect(
            complaint { try file.keep([4], as: 1) }
                == "'DIR/kept' was removed or changed by another process while this one kept its "
                + "replications there")
    }

    @Test func whatIsKeptIsThereAgain() throws {
        do {
            let file = try open()
            #expect(file.found == 0)
            #expect(file.reserve(3) == 0 && file.reserve(1) == 3)
            try file.keep([1, 2, 3], as: 2)
            try file.keep([], as: 0)
            #expect(try file.replication(2) == [1, 2, 3])
            #expect(try file.replication(1) == nil)
        }
        let again = try open()
        #expect(again.found == 2)
        #expect(try again.replication(2) == [1, 2, 3])
        #expect(try again.replication(0) == [])
        try again.keep([9], as: 1)
        #expect(try again.replication(1) == [9])
    }

    /// Cut off anywhere, or with a bit that is wrong, it has the records before that.
    @Test func whatIsTornIsDropped() throws {
        do {
            let file = try open()
            for number in 0..<4 {
                try file.keep([UInt8](repeating: UInt8(number), count: 10), as: number)
            }
        }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let head = whole.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for length in stride(from: head, through: whole.count, by: 3) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            let file = try open()
            #expect(file.found == (length - head) / 34)
            try file.keep([7], as: 9)
            #expect(try file.replication(9) == [7])
        }
        var wrong = whole
        wrong[head + 34 + 30] ^= 4
        try wrong.write(to: URL(fileURLWithPath: path))
        #expect(try open().found == 1)
    }

    @Test func anotherCommandIsRefusedAndNothingTouched() throws {
        do { try open().keep([1], as: 0) }
        #expect(
            complaint { _ = try open("run y") }
                == "'DIR/kept' has replications of another command, and is left alone: command is "
                + "run x and not run y")
        #expect(try open().found == 1)
        for text in ["precious\n", "{\"kind\": \"sweep\"}\n", "{", "\0\n"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            #expect(
                complaint { _ = try open() }
                    == "'DIR/kept' is no checkpoint of switchboard; it is left alone")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
        #expect(BadCheckpoint(description: "").exitCode == .badData)
    }

    @Test func onlyOneProcessMayKeepThere() throws {
        let first = try open()
        #expect(
            complaint { _ = try open() }
                == "'DIR/kept' is in use: another run keeps its replications there")
        try first.keep([1], as: 0)
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        #expect(
            complaint {
                _ = try CheckpointFile(folder + "/pipe", identity: .object([]))
            } == "cannot write 'DIR/pipe': it is no regular file")
    }
}
