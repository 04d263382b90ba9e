import Foundation
import Testing

@testable import CommandLineTool

/// A folder of its own for each test, removed afterwards.
@Suite final class AtomicFileTests {
    private let folder = NSTemporaryDirectory() + "/atomic-file-tests-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func path(_ name: String) -> String { folder + "/" + name }

    private func content(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func write(_ text: String, to name: String, overwrite: Bool = false) throws {
        try AtomicFile.write(Array(text.utf8), to: path(name), overwrite: overwrite)
    }

    /// What a failing call says, with the folder's name left out.
    private func complaint(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let error as FileNotWritten {
            return error.description.replacingOccurrences(of: folder, with: "DIR")
        } catch {
            return "another error: \(error)"
        }
    }

    @Test func aNewFileAppearsAlone() throws {
        try write("new", to: "a")
        try write("", to: "empty")
        #expect(try content("a") == "new")
        #expect(try content("empty").isEmpty)
        #expect(try names() == ["a", "empty"])
    }

    @Test func whatIsThereIsReplacedOnlyOnRequest() throws {
        try write("old", to: "a")
        #expect(
            complaint { try AtomicFile.checkPlace(path("a"), overwrite: false) }
                == "'DIR/a' exists; --overwrite replaces it")
        try AtomicFile.checkPlace(path("a"), overwrite: true)
        try AtomicFile.checkPlace(path("b"), overwrite: false)
        try AtomicFile.checkPlace("/dev/null", overwrite: false)
        try write("new", to: "a", overwrite: true)
        #expect(try content("a") == "new")
        #expect(try names() == ["a"])
    }

    @Test func whatSomebodyElseMadeMeanwhileIsLeftAloneAndNothingIsLost() throws {
        try AtomicFile.checkPlace(path("a"), overwrite: false)
        try write("precious", to: "a")
        let kept = "a.tmp.\(getpid())"
        let refusal = try #require(complaint { try write("result", to: "a") })
        #expect(
            refusal.hasPrefix(
                "'DIR/a' was made by somebody else meanwhile and is left alone; the result is in"))
        #expect(refusal.hasSuffix("/\(kept)'"))
        #expect(try content("a") == "precious")
        #expect(try content(kept) == "result")
    }

    @Test func aLinkThatLeadsNowhereYetIsFollowed() throws {
        for (link, target) in [("one", "a"), ("two", path("b"))] {
            try FileManager.default.createSymbolicLink(
                atPath: path(link), withDestinationPath: target)
            try write(link, to: link)
        }
        #expect(try content("a") == "one")
        #expect(try content("b") == "two")
        #expect(try names() == ["a", "b", "one", "two"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("one")) == "a")
    }

    @Test func aPlantedTemporaryIsNotFollowed() throws {
        try write("precious", to: "victim")
        try FileManager.default.createSymbolicLink(
            atPath: path("a.tmp.\(getpid())"), withDestinationPath: path("victim"))
        try write("new", to: "a")
        #expect(try content("victim") == "precious")
        #expect(try names() == ["a", "victim"])
    }

    @Test func aPipeThatSomebodyReadsIsWritten() throws {
        #expect(mkfifo(path("pipe"), 0o600) == 0)
        let reader = open(path("pipe"), O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try write("through", to: "pipe")
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "through")
        #expect(try names() == ["pipe"])
    }

    @Test func permissionsSurvive() throws {
        try write("old", to: "a")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("a"))
        try write("new", to: "a", overwrite: true)
        let attributes = try FileManager.default.attributesOfItem(atPath: path("a"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    }

    @Test func linksAreFollowed() throws {
        try write("old", to: "a")
        try FileManager.default.createSymbolicLink(
            atPath: path("link"), withDestinationPath: path("a"))
        try write("new", to: "link", overwrite: true)
        #expect(try content("a") == "new")
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == path("a"))
    }

    @Test func aStaleTemporaryIsNoObstacle() throws {
        try write("stale", to: "a.tmp.\(getpid())")
        try write("new", to: "a")
        #expect(try names() == ["a"])
    }

    @Test func failuresSayWhyAndLeaveNothing() throws {
        try write("", to: "file")
        #expect(
            complaint { try write("x", to: "no/a") }
                == "cannot write 'DIR/no/a': the folder 'DIR/no' does not exist")
        #expect(
            complaint { try AtomicFile.write([1], to: folder, overwrite: true) }
                == "cannot write 'DIR': it is a folder")
        #expect(
            complaint { try write("x", to: "file/a") }
                == "cannot write 'DIR/file/a': not a directory")
        #expect(try names() == ["file"])
        #expect(FileNotWritten(description: "").exitCode.rawValue == 73)
    }

    @Test func aFailureHalfWayRemovesTheTemporary() async throws {
        try write("old", to: "a")
        // In a process of its own, for the limit on file sizes holds for all of it.
        await #expect(processExitsWith: .success) { [path = path("a") as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 10, rlim_max: 10)
            setrlimit(1, &limit)  // RLIMIT_FSIZE, which each system imports as another type
            #expect(throws: FileNotWritten(description: "cannot write '\(path)': file too large")) {
                try AtomicFile.write(Array(repeating: 65, count: 20), to: path, overwrite: true)
            }
        }
        #expect(try content("a") == "old")
        #expect(try names() == ["a"])
    }

    @Test func anImpossibleNameIsReported() throws {
        let long = String(repeating: "n", count: 300)
        #expect(complaint { try write("x", to: long) }?.hasSuffix(": file name too long") == true)
    }

    @Test func specialFilesAreWrittenInPlace() throws {
        try AtomicFile.write([65], to: "/dev/null", overwrite: false)
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
        #expect(type as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsReported() {
        let error = complaint { try AtomicFile.write([65], to: "/dev/full", overwrite: true) }
        #expect(error == "cannot write '/dev/full': the disk is full")
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func aForbiddenFolderIsReported() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
        #expect(complaint { try write("x", to: "a") } == "cannot write 'DIR/a': permission denied")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    }

    @Test(arguments: [
        (EACCES, "permission denied"), (EROFS, "the disk is read-only"),
        (ENOSPC, "the disk is full"), (EISDIR, "it is a folder"),
        (ENOENT, "the folder 'a/b' does not exist"),
    ])
    func reasons(code: Int32, expected: String) {
        #expect(AtomicFile.reason(for: code, path: "a/b/c") == expected)
    }

    /// It is seen before the work that a result could not have the name.
    @Test func aLinkToItself() throws {
        try FileManager.default.createSymbolicLink(
            atPath: path("loop"), withDestinationPath: path("loop"))
        #expect(
            complaint { try AtomicFile.checkPlace(path("loop"), overwrite: false) }
                == "'DIR/loop' is a link that leads nowhere; --overwrite replaces it")
        #expect(complaint { try AtomicFile.checkPlace(path("loop"), overwrite: true) } == nil)
        try write("new", to: "loop", overwrite: true)
        #expect(try content("loop") == "new")
    }
}
