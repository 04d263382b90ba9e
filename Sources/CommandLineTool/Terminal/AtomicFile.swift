#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An output file could not be created.
struct FileNotWritten: ToolError, Equatable {
    /// The reason, with the path.
    let description: String

    var exitCode: ExitCode { .cannotCreate }
}

/// Files that appear complete or not at all.
enum AtomicFile {
    /// Writes the bytes to a temporary file beside `path`, then gives it that name.
    ///
    /// An existing file is replaced only with `overwrite`, and keeps its permissions; one that
    /// somebody else made during the work is left alone, and so is the temporary file, for what
    /// is in it took long to come by. A symbolic link is followed. What is not a regular file
    /// (`/dev/null`, a pipe) is written in place.
    ///
    /// - Throws: `FileNotWritten`, or `BrokenPipe` for a pipe.
    static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws {
        let target = resolvingLinks(path)
        do {
            if kind(of: target) == .special {
                return try fill(target, with: bytes, flags: O_WRONLY)
            }
            try create(target, path, with: bytes, overwrite: overwrite)
        } catch let error as OutputFailed {
            let reason = reason(for: error.code, path: path)
            throw FileNotWritten(description: "cannot write '\(path)': \(reason)")
        }
    }

    /// Throws `FileNotWritten` if there is a file at `path` that may not be replaced, or nothing
    /// can be written to its folder, so that long work is not lost.
    static func checkPlace(_ path: String, overwrite: Bool) throws(FileNotWritten) {
        // A file is replaced by a new one in its folder; what is no file is written in place.
        let target = resolvingLinks(path)
        let kind = kind(of: target)
        let written = kind == .special ? target : folder(of: target)
        guard access(written, W_OK) == 0 else {
            throw FileNotWritten(
                description: "cannot write '\(path)': \(reason(for: errno, path: path))")
        }
        guard overwrite || kind != .regular else {
            throw FileNotWritten(description: "'\(path)' exists; --overwrite replaces it")
        }
        guard overwrite || kind != .none || !isThere(target) else {
            throw FileNotWritten(
                description: "'\(path)' is a link that leads nowhere; --overwrite replaces it")
        }
    }

    /// What there is under a name.
    enum Kind {
        /// Nothing.
        case none
        /// A file with content of its own.
        case regular
        /// A device, a pipe, or a folder.
        case special
    }

    /// What there is at `path`, links being followed.
    static func kind(of path: String) -> Kind {
        var info = stat()
        guard stat(path, &info) == 0 else { return .none }
        return info.st_mode & S_IFMT == S_IFREG ? .regular : .special
    }

    /// Whether anything has the name, be it a link that leads nowhere.
    static func isThere(_ path: String) -> Bool {
        var info = stat()
        return lstat(path, &info) == 0
    }

    /// Why the system refused to write `path`.
    static func reason(for code: Int32, path: String) -> String {
        switch code {
        case ENOENT:
            if let slash = path.lastIndex(of: "/") {
                "the folder '\(path[..<slash])' does not exist"
            } else {
                systemMessage(code)
            }
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case EROFS: "the disk is read-only"
        case ENOSPC, EDQUOT: "the disk is full"
        case ENXIO: "nobody reads it"
        default: systemMessage(code)
        }
    }
}

extension AtomicFile {
    /// Gives an open file the permissions of another one, as far as the system lets it.
    static func copyPermissions(of path: String, to descriptor: Int32) {
        var info = stat()
        if stat(path, &info) == 0 { _ = fchmod(descriptor, info.st_mode & 0o7777) }
    }

    /// Where a chain of symbolic links ends, whether or not there is something.
    static func resolvingLinks(_ path: String) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        guard errno == ENOENT, let target = destination(of: path) else { return path }
        let isAbsolute = target.hasPrefix("/")
        return isAbsolute ? target : folder(of: path) + target
    }

    /// Makes the entries of the folder of `path` as lasting as its files.
    static func syncFolder(of path: String) {
        let descriptor = open(folder(of: path), O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// What a link leads to that leads nowhere yet; nil if it is none.
    private static func destination(of path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The folder of a file with the slash at its end.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    }

    private static func create(
        _ target: String, _ path: String, with bytes: [UInt8], overwrite: Bool
    ) throws {
        let temporary = "\(target).tmp.\(getpid())"
        unlink(temporary)  // left by a process of the same number that was killed
        var info = stat()
        let mode = stat(target, &info) == 0 ? info.st_mode & 0o7777 : nil
        do {
            try fill(temporary, with: bytes, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
            if overwrite {
                try check(rename(temporary, target))
            } else {
                guard try give(temporary, newName: target) else {
                    throw FileNotWritten(
                        description: "'\(path)' was made by somebody else meanwhile and is left "
                            + "alone; the result is in '\(temporary)'")
                }
            }
            syncFolder(of: target)
        } catch let error as OutputFailed {
            unlink(temporary)
            throw error
        }
    }

    /// Gives a file a name that nothing has.
    ///
    /// - Returns: whether it could have it.
    private static func give(
        _ temporary: String, newName target: String
    ) throws(OutputFailed) -> Bool {
        if link(temporary, target) == 0 {
            unlink(temporary)
            return true
        }
        if errno == EEXIST { return false }
        // A file system without second names for a file; the moment between is short.
        if kind(of: target) != .none { return false }
        try check(rename(temporary, target))
        return true
    }

    private static func fill(
        _ path: String, with bytes: [UInt8], flags: Int32, mode: mode_t? = nil
    ) throws {
        let descriptor = try opened(path, flags)
        do {
            try writeAll(bytes, to: descriptor)
            if let mode { try check(fchmod(descriptor, mode)) }
            if flags & O_CREAT != 0 { try check(fsync(descriptor)) }
        } catch {
            close(descriptor)
            throw error
        }
        try check(close(descriptor))
    }

    /// Opens a file to write; a pipe as soon as somebody reads it, or the program is to stop.
    private static func opened(_ path: String, _ flags: Int32) throws(OutputFailed) -> Int32 {
        while true {
            let descriptor = open(path, flags | O_NONBLOCK, 0o666)
            if descriptor >= 0 {
                try check(fcntl(descriptor, F_SETFL, 0))
                return descriptor
            }
            guard errno == ENXIO, !Interruption.isStopping else { break }
            usleep(20_000)
        }
        throw OutputFailed(code: errno)
    }

    private static func check(_ result: Int32) throws(OutputFailed) {
        guard result >= 0 else { throw OutputFailed(code: errno) }
    }
}
