#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that grows under a name of its own, which one process at a time may write, and that
/// gets its final name when it is whole.
///
/// The lock is flock(2)'s: it ends with the process, however that ends. On a file system without
/// locks only the creation is exclusive. A symbolic link under the file's own name is not
/// followed.
final class LockedFile: Sendable {
    /// Why there is no such file.
    enum Fault: Error, Equatable {
        /// It is there already, and nobody writes it.
        case exists
        /// Another process writes it.
        case inUse
        /// There is a link, a folder or a device under its name.
        case foreign
        /// The `errno` of a call.
        case system(Int32)
    }

    let path: String
    let descriptor: Int32

    /// Whether the file was there, with something in it.
    let isOld: Bool

    private init(path: String, descriptor: Int32, isOld: Bool) {
        (self.path, self.descriptor, self.isOld) = (path, descriptor, isOld)
    }

    /// Creates the file and locks it, or with `mayExist` locks the one that is there.
    static func open(_ path: String, mayExist: Bool) throws(Fault) -> LockedFile {
        for _ in 0..<100 {
            if let file = try attempt(path) {
                guard mayExist || !file.isOld else {
                    file.close()
                    throw .exists
                }
                return file
            }
        }
        throw .inUse
    }

    /// Opens and locks the file; nil if meanwhile another process took it away.
    private static func attempt(_ path: String) throws(Fault) -> LockedFile? {
        let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC
        var descriptor = openFile(path, flags | O_CREAT | O_EXCL)
        if descriptor < 0, errno == EEXIST { descriptor = openFile(path, flags | O_NONBLOCK) }
        guard descriptor >= 0 else {
            if errno == ENOENT, AtomicFile.isThere(path) || isFolderThere(path) { return nil }
            throw errno == ELOOP || errno == EISDIR ? .foreign : .system(errno)
        }
        do throws(Fault) {
            try lock(descriptor)
            var (info, named) = (stat(), stat())
            guard fstat(descriptor, &info) == 0 else { throw .system(errno) }
            guard info.st_mode & S_IFMT == S_IFREG else { throw .foreign }
            let isNamed = lstat(path, &named) == 0
            if isNamed, info.st_ino == named.st_ino, info.st_dev == named.st_dev {
                // A second name is that of the whole file, which the process was killed after
                // giving; this one has done its duty.
                guard info.st_nlink > 1 else {
                    return LockedFile(
                        path: path, descriptor: descriptor, isOld: info.st_size > 0)
                }
                unlink(path)
            }
            _ = closeFile(descriptor)
            return nil
        } catch {
            _ = closeFile(descriptor)
            throw error
        }
    }

    private static func lock(_ descriptor: Int32) throws(Fault) {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: throw .inUse
            case ENOLCK, ENOSYS, ENOTSUP, EINVAL: return
            case let code: throw .system(code)
            }
        }
    }

    /// Empties the file from an offset on.
    func truncate(to size: Int) throws(Fault) {
        guard ftruncate(descriptor, off_t(size)) == 0,
            lseek(descriptor, off_t(size), SEEK_SET) >= 0
        else { throw .system(errno) }
    }

    /// Gives the whole file its final name, to stay even if the machine stops.
    ///
    /// - Throws: `.exists` if another file has the name by now and may not be replaced.
    func publish(as target: String, overwrite: Bool) throws(Fault) {
        if overwrite { AtomicFile.copyPermissions(of: target, to: descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(errno) }
        if overwrite {
            guard rename(path, target) == 0 else { throw .system(errno) }
        } else {
            try giveNewName(target)
        }
        LockedFile.syncFolder(of: target)
        close()
    }

    /// Renames the file unless the new name is taken: by a second name, which the system gives
    /// only if there is no such file. (Not every system has a rename that replaces nothing.)
    private func giveNewName(_ target: String) throws(Fault) {
        if link(path, target) == 0 {
            unlink(path)
            return
        }
        switch errno {
        case EEXIST: throw .exists
        case EPERM, ENOTSUP, ENOSYS, EMLINK, EXDEV:
            guard !AtomicFile.isThere(target) else { throw .exists }
            guard rename(path, target) == 0 else { throw .system(errno) }
        case let code: throw .system(code)
        }
    }

    /// Brings what was written to the disk.
    func synchronise() { _ = fsync(descriptor) }

    /// Takes the file away.
    func discard() {
        unlink(path)
        close()
    }

    /// Ends the lock.
    func close() { _ = closeFile(descriptor) }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }

    private static func isFolderThere(_ path: String) -> Bool {
        access(folder(of: path), F_OK) == 0
    }

    /// Makes a new name in the folder of `path` last.
    private static func syncFolder(of path: String) {
        let descriptor = openFile(folder(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        _ = closeFile(descriptor)
    }
}

// The methods above have the names of the calls.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }
