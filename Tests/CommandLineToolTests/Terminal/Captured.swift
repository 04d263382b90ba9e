import Synchronization

@testable import CommandLineTool

/// A stream that keeps what is written to it.
final class Captured: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    /// All that was written so far.
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    /// What was written since the last call.
    func take() -> String {
        bytes.withLock { bytes in
            defer { bytes = [] }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The stream to write to.
    func stream(isTerminal: Bool) -> Output.Stream {
        Output.Stream(isTerminal: isTerminal) { [self] new in
            bytes.withLock { $0 += new }
        }
    }
}

/// A clock that stands still until it is set.
final class StoppedClock: Sendable {
    private let time = Mutex(100.0)

    /// The seconds it shows.
    var now: Double { time.withLock { $0 } }

    /// Moves the hands.
    func advance(by seconds: Double) {
        time.withLock { $0 += seconds }
    }
}
