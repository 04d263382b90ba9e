import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Output that is written part by part while the work goes on.
///
/// A file gets its name when it is complete; until then it is `FILE.partial`, which only one
/// process may write. Standard output, and what is no regular file (`/dev/null`, a pipe), gets
/// the parts as they come.
final class GrowingOutput: Sendable {
    private struct State {
        var buffer: [UInt8] = []
        /// Parts in the buffer or written.
        var parts = 0
        /// Parts that were written without fault.
        var written = 0
        var isFinished = false
    }

    /// Where the file is to be, or nil for standard output.
    let path: String?
    private let place: OutputPlace
    private let file: LockedFile?
    /// What is written in place; negative for standard output.
    private let special: Int32
    private let overwrite: Bool
    private let output: Output
    private let capacity: Int
    private let state = Mutex(State())

    /// Output to the file at `path`, or to standard output.
    ///
    /// A symbolic link is followed, and a file that is replaced keeps its permissions.
    ///
    /// - Parameter capacity: bytes to gather before they are written.
    /// - Throws: `FileNotWritten` if the file, or what an earlier run left of it, exists and may
    ///   not be replaced, another process writes it, or it cannot be created.
    init(
        _ output: Output, path: String?, overwrite: Bool, capacity: Int = 1 << 16
    ) throws(FileNotWritten) {
        self.output = output
        self.path = path
        self.overwrite = overwrite
        self.capacity = capacity
        place = OutputPlace(path ?? "")
        guard path != nil, place.kind != .special else {
            file = nil
            special = path == nil ? -1 : open(place.target, O_WRONLY | O_CLOEXEC)
            guard path == nil || special >= 0 else { throw place.failure(.system(errno)) }
            return
        }
        special = -1
        if !overwrite { try place.checkIsFree() }
        do throws(LockedFile.Fault) {
            file = try LockedFile.open(place.partial, mayExist: overwrite)
            try file?.truncate(to: 0)
        } catch {
            throw place.failure(error, advice: "rename it, or let --overwrite replace it")
        }
    }

    /// Adds what comes before the first part, and is written only with it.
    func begin(_ head: String) {
        state.withLock { $0.buffer += Array(head.utf8) }
    }

    /// Adds a part.
    ///
    /// - Throws: `BrokenPipe` or `OutputFailed`.
    func append(_ part: String) throws { try append(Array(part.utf8)) }

    /// Adds a part.
    ///
    /// - Throws: `BrokenPipe` or `OutputFailed`.
    func append(_ part: [UInt8]) throws {
        try output.interruption.shield {
            try state.withLock { state in
                state.buffer += part
                state.parts += 1
                if state.buffer.count >= capacity { try flush(&state) }
            }
        }
    }

    /// Writes the rest and gives the file its name.
    ///
    /// - Throws: `BrokenPipe`, `OutputFailed`, or `FileNotWritten` if another file has the name
    ///   by now.
    func finish() throws {
        try output.interruption.shield {
            try state.withLock { state in
                try flush(&state)
                do throws(LockedFile.Fault) {
                    try file?.publish(as: place.target, overwrite: overwrite)
                } catch {
                    throw place.failure(error)
                }
                if special >= 0 { close(special) }
                state.isFinished = true
            }
        }
    }

    /// Ends unfinished output to a stream: what is there is written.
    ///
    /// - Returns: how many parts were written.
    func keepParts() -> Int {
        state.withLock { state in
            guard !state.isFinished else { return state.parts }
            state.isFinished = true
            if state.parts > 0 { try? flush(&state) }
            return state.written
        }
    }

    /// Gives up unfinished output of which only the whole is of use: no file is left behind.
    func discard() {
        state.withLock { state in
            guard !state.isFinished else { return }
            state.isFinished = true
            file?.discard()
        }
    }

    private func flush(_ state: inout State) throws {
        let descriptor = file?.descriptor ?? special
        if descriptor >= 0 {
            try writeAll(state.buffer, to: descriptor)
        } else {
            try output.standardOutput.write(state.buffer)
        }
        state.written = state.parts
        state.buffer.removeAll(keepingCapacity: true)
    }
}
