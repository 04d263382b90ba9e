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
    /// A file with other content is replaced only with `overwrite`, and keeps its permissions;
    /// one with the same content is left alone. A symbolic link is followed. What is not a
    /// regular file (`/dev/null`, a pipe) is written in place.
    ///
    /// - Throws: `FileNotWritten`, or `BrokenPipe` for a pipe; no temporary file is left behind.
    static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws {
        let target = resolvingLinks(path)
        var info = stat()
        let exists = stat(target, &info) == 0
        let isSpecial = exists && info.st_mode & S_IFMT != S_IFREG
        do {
            if isSpecial {
                return try fill(target, with: bytes, flags: O_WRONLY)
            }
            if exists, info.st_size == bytes.count, hasContent(bytes, target) { return }
            guard overwrite || !exists else {
                throw FileNotWritten(
                    description: "'\(path)' exists with other content; --overwrite replaces it")
            }
            try replace(target, with: bytes, mode: exists ? info.st_mode & 0o7777 : nil)
        } catch let error as OutputFailed {
            let reason = reason(for: error.code, path: path)
            throw FileNotWritten(description: "cannot write '\(path)': \(reason)")
        }
    }

    /// Throws `FileNotWritten` if nothing can be written to the folder of `path`, so that long
    /// work is not lost.
    static func checkFolder(of path: String) throws(FileNotWritten) {
        // A file is replaced by a new one in its folder; what is no file is written in place.
        let target = resolvingLinks(path)
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { target[...$0] } ?? "./"
        let written = kind(of: target) == .special ? target : String(folder)
        guard access(written, W_OK) != 0 else { return }
        throw FileNotWritten(
            description: "cannot write '\(path)': \(reason(for: errno, path: path))")
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

    /// Where a chain of symbolic links ends.
    static func resolvingLinks(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether the file starts with the bytes; a file that may not be read does not.
    private static func hasContent(_ bytes: [UInt8], _ path: String) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        let found = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
        return found == bytes
    }

    private static func replace(_ path: String, with bytes: [UInt8], mode: mode_t?) throws {
        let temporary = "\(path).tmp.\(getpid())"
        unlink(temporary)  // left by a process of the same number that was killed
        do {
            try fill(temporary, with: bytes, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode)
            try check(rename(temporary, path))
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func fill(
        _ path: String, with bytes: [UInt8], flags: Int32, mode: mode_t? = nil
    ) throws {
        let descriptor = open(path, flags, 0o666)
        try check(descriptor)
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

    private static func check(_ result: Int32) throws(OutputFailed) {
        guard result >= 0 else { throw OutputFailed(code: errno) }
    }
}
