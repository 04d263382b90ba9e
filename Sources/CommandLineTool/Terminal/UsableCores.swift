#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many processor cores this process may use: those its affinity mask allows, and no more
/// than the processor time of its control groups is worth.
///
/// On Linux both are read from `/proc` and `/sys`, because Swift does not see the C calls; the
/// files are described in proc(5), cgroups(7) and the kernel's cgroup-v2 and sched-bwc pages.
enum UsableCores {
    /// The variable by which Slurm says how many cores a task has asked for; it need not keep the
    /// task to them.
    static let slurmVariable = "SLURM_CPUS_PER_TASK"

    /// The cores of this process, at least 1.
    static func count(_ environment: [String: String]) -> Int {
        let usable = count(online: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) { path in
            (try? InputFile.read(path)).map { String(decoding: $0, as: UTF8.self) }
        }
        let asked = environment[slurmVariable].flatMap { Int($0) } ?? usable
        return asked > 0 ? min(asked, usable) : usable
    }

    /// The cores of a process that sees the files which `read` knows, on a machine with `online`
    /// cores.
    static func count(online: Int, read: (String) -> String?) -> Int {
        let allowed = read("/proc/self/status").flatMap(affinity) ?? online
        let groups = ControlGroups.folders(
            of: "cpu", memberships: read("/proc/self/cgroup") ?? "",
            mounts: read("/proc/self/mountinfo") ?? "")
        let quotas = groups.compactMap { group in
            read(group + "/cpu.max").flatMap(quota)
                ?? quota(
                    read(group + "/cpu.cfs_quota_us") ?? "",
                    period: read(group + "/cpu.cfs_period_us") ?? "")
        }
        return max(1, min(allowed, quotas.min() ?? allowed))
    }

    /// The cores of the affinity mask in `/proc/self/status`.
    static func affinity(status: String) -> Int? {
        let mask = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }
        let count = mask?.dropFirst("Cpus_allowed:".count).reduce(0) { count, digit in
            count + (digit.hexDigitValue?.nonzeroBitCount ?? 0)
        }
        return count.flatMap { $0 > 0 ? $0 : nil }
    }

    /// What `cpu.max` of version 2 is worth, such as `150000 100000`; nil for `max`.
    static func quota(cpuMax text: String) -> Int? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2 else { return nil }
        return quota(String(words[0]), period: String(words[1]))
    }

    /// Microseconds of processor time per period, in cores, rounded up; nil for no limit.
    static func quota(_ quota: String, period: String) -> Int? {
        guard let quota = number(quota), let period = number(period), quota > 0, period > 0
        else { return nil }
        return (quota - 1) / period + 1
    }

    private static func number(_ text: String) -> Int? {
        text.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
    }
}
