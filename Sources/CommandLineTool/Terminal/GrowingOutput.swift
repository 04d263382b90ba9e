import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Output that is written part by part while the work goes on, and of which only whole parts are
/// ever seen.
///
/// A file gets its name when it is complete; until then it lies beside it under another name. If
/// the work stops early, what is there is kept as `FILE.partial`.
final class GrowingOutput: Sendable {
    private struct State {
        var buffer: [UInt8] = []
        /// Parts in the buffer or written.
        var parts = 0
        /// Parts and bytes that were written without fault.
        var written = (parts: 0, bytes: 0)
        var descriptor: Int32
        var isFinished = false
    }

    /// Where the file is to be, or nil for standard output.
    let path: String?
    /// The file that gets the name: `path`, or where its links lead.
    private let target: String
    private let temporary: String?
    private let output: Output
    private let state: Mutex<State>

    /// Output to the file at `path`, or to standard output.
    ///
    /// What is not a regular file (`/dev/null`, a pipe) is written in place.
    ///
    /// A symbolic link is followed, and a file that is replaced keeps its permissions.
    ///
    /// - Throws: `FileNotWritten` if the file, or what an earlier run kept of it, exists and may
    ///   not be replaced, or it cannot be created.
    init(_ output: Output, path: String?, overwrite: Bool) throws(FileNotWritten) {
        self.output = output
        self.path = path
        target = path.map(AtomicFile.resolvingLinks) ?? ""
        guard let path else {
            temporary = nil
            state = Mutex(State(descriptor: -1))
            return
        }
        let kind = AtomicFile.kind(of: path)
        guard overwrite || kind != .regular else {
            throw FileNotWritten(description: "'\(path)' exists; --overwrite replaces it")
        }
        let partial = target + ".partial"
        guard overwrite || kind == .special || AtomicFile.kind(of: partial) == .none else {
            throw FileNotWritten(
                description: "'\(partial)' is what an earlier run kept: rename it, or let "
                    + "--overwrite replace it")
        }
        let temporary = kind == .special ? nil : "\(target).tmp.\(getpid())"
        let flags = temporary == nil ? O_WRONLY : O_WRONLY | O_CREAT | O_TRUNC
        let descriptor = open(temporary ?? path, flags, 0o666)
        guard descriptor >= 0 else {
            let reason = AtomicFile.reason(for: errno, path: path)
            throw FileNotWritten(description: "cannot write '\(path)': \(reason)")
        }
        if kind == .regular { AtomicFile.copyPermissions(of: target, to: descriptor) }
        self.temporary = temporary
        state = Mutex(State(descriptor: descriptor))
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
                if state.buffer.count >= 1 << 16 { try flush(&state) }
            }
        }
    }

    /// Writes the rest and gives the file its name.
    ///
    /// - Throws: `BrokenPipe`, `OutputFailed` or `FileNotWritten`.
    func finish() throws {
        try output.interruption.shield {
            try state.withLock { state in
                try flush(&state)
                if let temporary {
                    guard fsync(state.descriptor) == 0, rename(temporary, target) == 0 else {
                        throw OutputFailed(code: errno)
                    }
                }
                close(state.descriptor)
                state.isFinished = true
            }
        }
    }

    /// Keeps what is there of unfinished output; on a full disk, what was written before it was.
    ///
    /// - Returns: how many parts are kept, and the name of their file.
    func keepParts() -> (count: Int, path: String?) {
        state.withLock { state in
            guard !state.isFinished else { return (state.parts, path) }
            state.isFinished = true
            if state.parts > 0 { try? flush(&state) }
            let parts = state.written.parts
            guard let temporary else { return (parts, path) }
            let partial = target + ".partial"
            guard parts > 0, ftruncate(state.descriptor, off_t(state.written.bytes)) == 0,
                rename(temporary, partial) == 0
            else {
                unlink(temporary)
                return (0, nil)
            }
            return (parts, partial)
        }
    }

    /// Gives up unfinished output of which only the whole is of use: no file is left behind.
    func discard() {
        state.withLock { state in
            guard !state.isFinished else { return }
            state.isFinished = true
            if let temporary { unlink(temporary) }
        }
    }

    private func flush(_ state: inout State) throws {
        if state.descriptor >= 0 {
            try writeAll(state.buffer, to: state.descriptor)
        } else {
            try output.standardOutput.write(state.buffer)
        }
        state.written = (state.parts, state.written.bytes + state.buffer.count)
        state.buffer.removeAll(keepingCapacity: true)
    }
}
