import Experiments
import StrictJSON
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that cannot hold, or does not hold, the replications of this command.
struct BadCheckpoint: ToolError, Equatable {
    let description: String

    var exitCode: ExitCode { .badData }
}

/// A replication that could not be kept.
struct CheckpointNotWritten: ToolError {
    let description: String

    var exitCode: ExitCode { .inputOutput }
}

/// Finished replications in a file, which outlive the process whatever ends it.
///
/// The first line says which command and which build they are of. Then each has its number, its
/// length, a sum to check it by, and its bytes; a last one that was cut off is dropped. What is
/// written is the system's at once, and survives the process; of a machine that loses power the
/// last ones may be missing.
final class CheckpointFile: ReplicationStore {
    private struct State {
        /// Where the bytes of a replication are.
        var places: [Int: Range<Int>] = [:]
        /// The end of the file.
        var end = 0
        /// Replications asked for so far.
        var asked = 0
    }

    /// The file.
    let path: String
    /// How many replications an earlier run had kept.
    let found: Int
    private let descriptor: Int32
    private let state: Mutex<State>

    /// Opens the file, or makes it, for the command with this identity.
    ///
    /// - Throws: `FileNotWritten`; `BadCheckpoint` for replications of another command, and for a
    ///   file that is none of ours.
    init(_ path: String, identity: JSONOutput) throws {
        self.path = path
        let head = Array((identity.text() + "\n").utf8)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let reason = AtomicFile.reason(for: errno, path: path)
            throw FileNotWritten(description: "cannot write '\(path)': \(reason)")
        }
        do {
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw FileNotWritten(
                    description: "'\(path)' is in use: another run keeps its replications there")
            }
            var state = State()
            let bytes = try Self.read(descriptor, path)
            if bytes.isEmpty {
                try writeAll(head, to: descriptor)
                state.end = head.count
            } else {
                try Self.check(bytes, head, path)
                Self.index(bytes, from: head.count, &state)
                guard ftruncate(descriptor, off_t(state.end)) == 0,
                    lseek(descriptor, off_t(state.end), SEEK_SET) >= 0
                else { throw OutputFailed(code: errno) }
            }
            found = state.places.count
            self.state = Mutex(state)
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Where the bytes of each replication are in the file.
    var places: [Int: Range<Int>] { state.withLock { $0.places } }

    func reserve(_ count: Int) -> Int {
        state.withLock { state in
            defer { state.asked += count }
            return state.asked
        }
    }

    func replication(_ number: Int) throws -> [UInt8]? {
        guard let place = state.withLock({ $0.places[number] }) else { return nil }
        var bytes = [UInt8](repeating: 0, count: place.count)
        let count = pread(descriptor, &bytes, bytes.count, off_t(place.lowerBound))
        guard count == bytes.count else { throw failure(ofReplication: number) }
        return bytes
    }

    func keep(_ replication: [UInt8], as number: Int) throws {
        let record = Self.record(number, replication)
        try state.withLock { state in
            try checkIsWhole(state)
            do {
                try writeAll(record, to: descriptor)
            } catch let failure as OutputFailed {
                // What is there of the record is left out by whoever opens the file next.
                let reason = AtomicFile.reason(for: failure.code, path: path)
                throw CheckpointNotWritten(
                    description: "cannot write '\(path)': \(reason); what was kept before is "
                        + "there, and the same command goes on from it")
            }
            let start = state.end + Self.headCount
            state.places[number] = start..<start + replication.count
            state.end += record.count
        }
    }

    /// Fails if somebody took the file away, or what is in it, while replications were made.
    private func checkIsWhole(_ state: borrowing State) throws {
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_nlink > 0, info.st_size == state.end else {
            throw CheckpointNotWritten(
                description: "'\(path)' was removed or changed by another process while this one "
                    + "kept its replications there")
        }
    }

    func failure(ofReplication number: Int) -> any Error {
        BadCheckpoint(
            description: "'\(path)' does not hold what this command keeps: replication \(number) "
                + "cannot be read. Remove the file to begin anew.")
    }
}

extension CheckpointFile {
    /// Bytes of a record before those of the replication: number, length, sum.
    private static let headCount = 24

    private static func record(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
        var record: [UInt8] = []
        record.reserveCapacity(headCount + bytes.count)
        for word in [UInt64(number), UInt64(bytes.count), sum(bytes[...], number)] {
            record += (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        return record + bytes
    }

    /// FNV-1a over the number and the bytes.
    private static func sum(_ bytes: ArraySlice<UInt8>, _ number: Int) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(number)
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return sum
    }

    /// Finds the whole records.
    private static func index(_ bytes: [UInt8], from start: Int, _ state: inout State) {
        func word(_ place: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
        }
        state.end = start
        while bytes.count - state.end >= headCount {
            let first = state.end + headCount
            guard let number = Int(exactly: word(state.end)),
                let count = Int(exactly: word(state.end + 8)), count <= bytes.count - first,
                sum(bytes[first..<first + count], number) == word(state.end + 16)
            else { return }
            state.places[number] = first..<first + count
            state.end = first + count
        }
    }

    private static func read(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            throw FileNotWritten(description: "cannot write '\(path)': it is no regular file")
        }
        return try InputFile.withPieces(of: path) { next in
            var bytes: [UInt8] = []
            while case let piece = try next(), !piece.isEmpty { bytes += piece }
            return bytes
        }
    }

    /// Fails unless the file begins with the head.
    private static func check(
        _ bytes: [UInt8], _ head: [UInt8], _ path: String
    ) throws(BadCheckpoint) {
        guard !bytes.starts(with: head) else { return }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let (kept, _) = JSONReader.read(SourceText(name: path, bytes: Array(line)))
        guard let kept, kept["kind"]?.content == .string("checkpoint") else {
            throw BadCheckpoint(
                description: "'\(path)' is no checkpoint of switchboard; it is left alone")
        }
        let asked = JSONReader.read(SourceText(name: path, bytes: head)).root
        func text(_ value: JSONValue?, _ key: String) -> String {
            guard case .string(let text)? = value?[key]?.content else { return "missing" }
            return text
        }
        let keys = ["version", "command", "workloads"]
        guard let key = keys.first(where: { text(kept, $0) != text(asked, $0) }) else {
            throw BadCheckpoint(
                description: "the first line of '\(path)' is damaged; the file is left alone")
        }
        let (own, other) = (text(kept, key), text(asked, key))
        let shared = max(0, zip(own, other).prefix { $0 == $1 }.count - 30)
        let start = shared > 0 ? "…" : ""
        throw BadCheckpoint(
            description: "'\(path)' has replications of another command, and is left alone: "
                + "\(key) is \(start)\(String(own.dropFirst(shared)).shown) and not "
                + "\(start)\(String(other.dropFirst(shared)).shown)")
    }
}
