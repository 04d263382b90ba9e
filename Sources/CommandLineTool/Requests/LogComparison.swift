#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Compares the bytes of a log that is made with those of a file, as they come.
final class LogComparison {
    private let path: String
    private let descriptor: Int32
    private var lines = 0

    /// Opens the file; `-` is standard input.
    ///
    /// - Throws: `FileNotRead`.
    init(_ path: String) throws(FileNotRead) {
        self.path = path
        descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw InputFile.failure(path, errno) }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// Compares what comes next.
    ///
    /// - Parameter bytes: whole lines.
    /// - Throws: `LogDiffers`.
    func compare(_ bytes: [UInt8]) throws {
        let found = try next(bytes.count)
        guard found != bytes else {
            lines += bytes.count { $0 == LogComparison.lineFeed }
            return
        }
        let equal = zip(found, bytes).prefix { $0 == $1 }.count
        let start = bytes[..<equal].lastIndex(of: LogComparison.lineFeed).map { $0 + 1 } ?? 0
        lines += bytes[..<equal].count { $0 == LogComparison.lineFeed }
        let made = Array(bytes[start...].prefix { $0 != LogComparison.lineFeed })
        var stored = Array(
            found[min(start, found.count)...].prefix { $0 != LogComparison.lineFeed })
        let hasEnded = start == found.count
        if start + stored.count == found.count { stored += try restOfLine() }
        throw LogDiffers(
            path: path, line: lines + 1,
            stored: hasEnded ? nil : LogComparison.text(stored, around: equal - start),
            made: LogComparison.text(made, around: equal - start))
    }

    /// Fails if the file goes on.
    ///
    /// - Throws: `LogDiffers`.
    func finish() throws {
        let rest = try next(1)
        guard !rest.isEmpty else { return }
        let line = rest == [LogComparison.lineFeed] ? [] : rest + (try restOfLine())
        throw LogDiffers(
            path: path, line: lines + 1, stored: LogComparison.text(line, around: 0), made: nil)
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// So many bytes of the file, or those up to its end.
    private func next(_ count: Int) throws(FileNotRead) -> [UInt8] {
        var fault: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let room = UnsafeMutableRawBufferPointer(buffer)
            while filled < count {
                let read = InputFile.recv(
                    descriptor, UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
                if read > 0 { filled += read }
                if read < 0, errno != EINTR { fault = errno }
                if read == 0 || fault != 0 { return }
            }
        }
        guard fault == 0 else { throw InputFile.failure(path, fault) }
        return bytes
    }

    /// What is left of a line, as far as a message can show it.
    private func restOfLine() throws(FileNotRead) -> [UInt8] {
        var line: [UInt8] = []
        while line.count < LogComparison.mostShown, let byte = try next(1).first,
            byte != LogComparison.lineFeed
        {
            line.append(byte)
        }
        return line
    }

    private static let mostShown = 300

    /// A line as a message can show it, as far as it goes around a byte: no control character
    /// steers a terminal.
    private static func text(_ line: [UInt8], around place: Int) -> String {
        let start = max(0, place - mostShown / 2)
        let part = line.dropFirst(start).prefix(mostShown)
        var text = start > 0 ? "…" : ""
        for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
            let isShown =
                ![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
            text += scalar == "\r" ? "\\r" : isShown ? String(scalar) : "\u{FFFD}"
        }
        return text + (start + part.count < line.count ? "…" : "")
    }
}

/// A log is not the one that was written before.
struct LogDiffers: ToolError, Equatable {
    let path: String
    /// Number of the first line that differs.
    let line: Int
    /// The line in the file; nil if that has ended.
    let stored: String?
    /// The line of this run; nil if that has ended.
    let made: String?

    var exitCode: ExitCode { .failure }
    var description: String {
        """
        '\(path)' differs from this run, first in line \(line)
        In the file:  \(stored ?? "nothing more")
        In this run:  \(made ?? "nothing more")
        Whether that is due to the workload, the options or the version, the file cannot tell.
        """
    }
}
