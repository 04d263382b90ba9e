#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lines of a file, or of a part of it, one at a time.
///
/// The file is open only while a piece is read, so that any number of files can be read at once.
final class LineReader {
    /// What was read and is still needed; the current line is in it.
    private(set) var bytes: [UInt8] = []
    /// Where the current line is in `bytes`, without its line feed.
    private(set) var line = 0..<0

    private let path: String
    private let end: Int
    private let capacity: Int
    /// Where `bytes` begin in the file.
    private var base: Int
    /// Where the next line begins in `bytes`.
    private var next = 0

    /// A reader of the bytes from one offset to another.
    ///
    /// - Parameter capacity: how many bytes to read at once.
    init(_ path: String, from start: Int = 0, to end: Int = .max, capacity: Int = 1 << 20) {
        (self.path, self.end, self.capacity, base) = (path, end, capacity, start)
    }

    /// Where the current line begins in the file.
    var offset: Int { base + line.lowerBound }

    /// Where the next line begins in the file.
    var nextOffset: Int { base + next }

    /// Whether the file ends in the middle of a line, once there is no next one.
    var isTorn: Bool { next < bytes.count }

    /// Goes to the next line that is whole.
    ///
    /// - Returns: whether there is one.
    func advance() throws(FileNotRead) -> Bool {
        var searched = next
        while true {
            if let feed = feed(from: searched) {
                line = next..<feed
                next = feed + 1
                return true
            }
            searched = bytes.count - next
            bytes.removeSubrange(..<next)
            base += next
            next = 0
            line = 0..<0
            guard try readMore() else { return false }
        }
    }

    /// Makes the line at an offset the next one.
    func seek(to offset: Int) {
        if (base...base + bytes.count).contains(offset) {
            next = offset - base
        } else {
            bytes.removeAll(keepingCapacity: true)
            (base, next) = (offset, 0)
        }
    }

    private func feed(from start: Int) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let first = buffer.baseAddress, start < buffer.count else { return nil }
            return memchr(first + start, 10, buffer.count - start).map {
                UnsafeRawPointer($0) - first
            }
        }
    }

    private func readMore() throws(FileNotRead) -> Bool {
        let offset = base + bytes.count
        let wanted = min(capacity, end - offset)
        guard wanted > 0 else { return false }
        // A device or a pipe may have no end, and cannot be read twice.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw InputFile.failure(path, errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            throw FileNotRead(description: "cannot read '\(path)': it is no regular file")
        }
        let size = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: wanted))
        let count = bytes.withUnsafeMutableBytes { buffer in
            pread(descriptor, buffer.baseAddress.map { $0 + size }, wanted, off_t(offset))
        }
        let code = errno
        bytes.removeLast(wanted - max(0, count))
        guard count >= 0 else { throw InputFile.failure(path, code) }
        return count > 0
    }
}
