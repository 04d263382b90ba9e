import Foundation
import Testing

@testable import CommandLineTool

@Suite struct WriteAllTests {
    @Test func partialWritesAndInterruptionsAreContinued() throws {
        let bytes = [UInt8]("All of it arrives.".utf8)
        var written: [UInt8] = []
        var calls = 0
        try writeAll(bytes, to: 7) { descriptor, start, count in
            #expect(descriptor == 7)
            calls += 1
            guard !calls.isMultiple(of: 3) else {
                errno = EINTR
                return -1
            }
            let share = min(count, 4)
            written += UnsafeRawBufferPointer(start: start, count: share)
            return share
        }
        #expect(written == bytes)
        #expect(calls == 7)  // five pieces, and two interruptions
    }

    @Test func nothingToWriteIsNoCall() throws {
        try writeAll([], to: 7) { _, _, _ in
            Issue.record("called")
            return 0
        }
    }

    @Test func aClosedPipeIsAQuietStop() throws {
        prepareStandardStreams()
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        #expect(throws: BrokenPipe.self) {
            try writeAll([65], to: pipe.fileHandleForWriting.fileDescriptor)
        }
        #expect(BrokenPipe().exitCode.rawValue == 0)
    }

    @Test func otherFailuresAreReported() {
        #expect(throws: OutputFailed(code: EBADF)) { try writeAll([65], to: -1) }
        #expect(OutputFailed(code: EBADF).exitCode.rawValue == 74)
        #expect("\(OutputFailed(code: EBADF))" == "cannot write the output: bad file descriptor")
    }

    @Test func aPipeIsNoTerminal() {
        #expect(!isTerminal(Pipe().fileHandleForWriting.fileDescriptor))
    }
}
