#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much memory this process may use: that of the machine, and no more than its control groups
/// and its own limits allow.
enum UsableMemory {
    /// What is used if nobody says, in bytes: four fifths of what there is.
    static var usual: Double {
        let pages = Double(sysconf(Int32(_SC_PHYS_PAGES)))
        let machine = pages * Double(sysconf(Int32(_SC_PAGESIZE)))
        let usable = bytes(machine: machine, addressSpace: addressSpace) { path in
            (try? InputFile.read(path)).map { String(decoding: $0, as: UTF8.self) }
        }
        return 0.8 * usable
    }

    /// The memory of a process that sees the files which `read` knows, on a machine with so much,
    /// and whose addresses are limited.
    static func bytes(
        machine: Double, addressSpace: Double, read: (String) -> String?
    ) -> Double {
        let groups = ControlGroups.folders(
            of: "memory", memberships: read("/proc/self/cgroup") ?? "",
            mounts: read("/proc/self/mountinfo") ?? "")
        let limits = groups.compactMap { group -> Double? in
            let text = read(group + "/memory.max") ?? read(group + "/memory.limit_in_bytes") ?? ""
            return Double(text.filter { !$0.isWhitespace })
        }
        // What grows is copied to where there is twice the room, so that a third is at rest.
        return min(machine, limits.min() ?? machine, addressSpace / 3)
    }

    /// The limit of `ulimit -v`.
    private static var addressSpace: Double {
        var limit = rlimit()
        #if canImport(Glibc)
            let found = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #else
            let found = getrlimit(RLIMIT_AS, &limit)
        #endif
        return found == 0 && limit.rlim_cur < rlim_t.max >> 1 ? Double(limit.rlim_cur) : .infinity
    }

    /// The most that this process has had in memory at once, bytes.
    static var peak: Double {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        #if canImport(Darwin)
            return Double(usage.ru_maxrss)
        #else
            return Double(usage.ru_maxrss) * 1_024
        #endif
    }
}
