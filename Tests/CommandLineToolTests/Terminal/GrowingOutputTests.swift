import Foundation
import Testing

@testable import CommandLineTool

@Suite struct GrowingOutputTests {
    private let folder = NSTemporaryDirectory() + "/growing-" + UUID().uuidString
    private let screen = Captured()

    private var output: Output {
        Output(
            standardOutput: screen.stream(isTerminal: false),
            standardError: Captured().stream(isTerminal: false), width: 80)
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder + "/out")
    }

    private func content(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func aFileGetsItsNameWhenItIsWhole() throws {
        try withFolder { path in
            let file = try GrowingOutput(output, path: path, overwrite: false)
            file.begin("head\n")
            for line in 0..<20_000 { try file.append("line \(line)\n") }
            #expect(names == ["out.partial"])
            try file.finish()
            #expect(names == ["out"])
            let lines = (["head"] + (0..<20_000).map { "line \($0)" }).map { $0 + "\n" }
            #expect(content(path) == lines.joined())
            #expect(file.keepParts() == 20_000)
        }
    }

    @Test func unfinishedOutputIsGivenUp() throws {
        try withFolder { path in
            let file = try GrowingOutput(output, path: path, overwrite: false)
            try file.append("one\n")
            file.discard()
            #expect(names == [])
        }
    }

    /// What a run that was killed left is not lost to the next one.
    @Test func whatWasLeftIsReplacedOnlyIfAskedTo() throws {
        try withFolder { path in
            try "hours of work".write(
                toFile: path + ".partial", atomically: false, encoding: .utf8)
            #expect(throws: FileNotWritten.self) {
                try GrowingOutput(output, path: path, overwrite: false)
            }
            let second = try GrowingOutput(output, path: path, overwrite: true)
            try second.append("seconds\n")
            try second.finish()
            #expect(names == ["out"])
            #expect(content(path) == "seconds\n")
        }
    }

    @Test func oneProcessWritesAtATime() throws {
        try withFolder { path in
            let file = try GrowingOutput(output, path: path, overwrite: false)
            try file.append("one\n")
            let error = #expect(throws: FileNotWritten.self) {
                try GrowingOutput(output, path: path, overwrite: true)
            }
            #expect(error?.description.contains("another process is writing") == true)
            try "precious".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: FileNotWritten.self) { try file.finish() }
            #expect(content(path) == "precious")
        }
    }

    /// A link stays a link, and a file that is replaced keeps its permissions.
    @Test func linksAndPermissionsStay() throws {
        try withFolder { path in
            let files = FileManager.default
            try "old".write(toFile: path, atomically: false, encoding: .utf8)
            try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let link = path + "-link"
            try files.createSymbolicLink(atPath: link, withDestinationPath: path)
            let file = try GrowingOutput(output, path: link, overwrite: true)
            try file.append("new")
            try file.finish()
            #expect(content(path) == "new")
            #expect(try files.destinationOfSymbolicLink(atPath: link) == path)
            let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o640)
        }
    }

    @Test func aFileIsReplacedOnlyIfAskedTo() throws {
        try withFolder { path in
            try "old".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: FileNotWritten.self) {
                try GrowingOutput(output, path: path, overwrite: false)
            }
            let file = try GrowingOutput(output, path: path, overwrite: true)
            try file.append("new")
            #expect(content(path) == "old")
            try file.finish()
            #expect(content(path) == "new")
            #expect(throws: FileNotWritten.self) {
                try GrowingOutput(output, path: path + "/no/folder", overwrite: false)
            }
        }
    }

    @Test func standardOutputAndDevices() throws {
        let stream = try GrowingOutput(output, path: nil, overwrite: false)
        stream.begin("head\n")
        try stream.append("one\n")
        #expect(screen.text == "")
        #expect(stream.keepParts() == 1)
        #expect(screen.text == "head\none\n")
        let device = try GrowingOutput(output, path: "/dev/null", overwrite: false)
        try device.append("one\n")
        try device.finish()
    }
}
