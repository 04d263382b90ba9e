#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An input file that cannot be read.
struct FileNotRead: ToolError, Equatable {
    /// The reason, with the path.
    let description: String

    var exitCode: ExitCode { .cannotRead }
}

/// Files that are read whole.
enum InputFile {
    /// The largest file that is read; a device without end must not fill the memory.
    private static let mostBytes = 1 << 28

    /// Reads the file at `path`, or standard input for `-`.
    ///
    /// - Throws: `FileNotRead`.
    static func read(_ path: String) throws(FileNotRead) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                recv(descriptor, buffer)
            }
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw failure(path, errno)
            }
            bytes += chunk[..<count]
            guard bytes.count <= mostBytes else {
                throw FileNotRead(description: "cannot read '\(path)': it is larger than 256 MiB")
            }
        }
    }

    /// Reads a file that another file names, and that must be one: no device or pipe, which may
    /// never end.
    static func readRegular(_ path: String) throws(FileNotRead) -> [UInt8] {
        guard AtomicFile.kind(of: path) != .special else {
            throw FileNotRead(description: "cannot read '\(path)': it is no regular file")
        }
        return try read(path)
    }

    /// Reads the file at `path`, or standard input for `-`, piece by piece.
    ///
    /// - Parameter work: is given what reads the next piece, which is empty at the end.
    static func withPieces<Result>(
        of path: String, _ work: (() throws -> [UInt8]) throws -> Result
    ) throws -> Result {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { if descriptor != 0 { close(descriptor) } }
        return try work {
            while true {
                var count = 0
                let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, used in
                    count = recv(descriptor, UnsafeMutableRawBufferPointer(buffer))
                    used = max(0, count)
                }
                if count >= 0 { return piece }
                if errno != EINTR { throw failure(path, errno) }
            }
        }
    }

    /// Some bytes of the file at `path`; fewer if it ends before.
    static func bytes(_ place: Range<Int>, of path: String) throws(FileNotRead) -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: place.count)
        let count = pread(descriptor, &bytes, bytes.count, off_t(place.lowerBound))
        guard count >= 0 else { throw failure(path, errno) }
        return Array(bytes.prefix(count))
    }

    /// Whether there is something at `path`.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// `path` as seen from the folder of `file`, unless it is absolute.
    static func path(_ path: String, beside file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    /// A path that means the same from every folder; unchanged where there is nothing.
    static func absolute(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether two paths name the same file, whether or not it is there yet.
    static func areSame(_ path: String, _ other: String?) -> Bool {
        guard let other else { return false }
        func full(_ path: String) -> String {
            let last = path.split(separator: "/").last.map(String.init) ?? path
            return folder(of: path) + "/" + last
        }
        return full(path) == full(other) || (exists(path) && absolute(path) == absolute(other))
    }

    /// The folder of a file.
    static func folder(of path: String) -> String {
        absolute(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
    }

    /// The name of a file without its folder and `.json`; nil if nothing is left that can be
    /// printed as it is.
    static func name(of path: String) -> String? {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        let name = last.hasSuffix(".json") ? String(last.dropLast(5)) : last
        let isPrintable = name.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control
        }
        return name.isEmpty || !isPrintable ? nil : name
    }

    static func recv(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    static func failure(_ path: String, _ code: Int32) -> FileNotRead {
        let reason =
            switch code {
            case ENOENT: "there is no such file"
            case EACCES, EPERM: "permission denied"
            case EISDIR: "it is a folder"
            default: systemMessage(code)
            }
        return FileNotRead(description: "cannot read '\(path)': \(reason)")
    }
}
