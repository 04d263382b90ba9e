import Testing

@testable import CommandLineTool

/// How many cores there are, from sample files.
@Suite struct UsableCoresTests {
    private static let version2 =
        "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
    private static let version1 = """
        31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
        32 31 0:29 /docker/c0 /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
        33 31 0:31 /docker/c0 /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw

        """

    private func count(_ files: [String: String]) -> Int {
        UsableCores.count(online: 64) { files[$0] }
    }

    @Test(arguments: [
        ("Name:\tswitchboard\nCpus_allowed:\tff\nCpus_allowed_list:\t0-7\n", 8),
        ("Cpus_allowed:\t00000000,00000003\n", 2), ("Cpus_allowed:\t80000001,00000000\n", 2),
        ("Cpus_allowed:\t0\n", nil), ("Name:\tswitchboard\n", nil),
    ])
    func affinity(status: String, expected: Int?) {
        #expect(UsableCores.affinity(status: status) == expected)
    }

    @Test(arguments: [
        ("max 100000\n", nil), ("150000 100000\n", 2), ("200000 100000\n", 2),
        ("200001 100000", 3), ("1000 100000", 1), ("", nil), ("100000", nil), ("1 0", nil),
        ("-1 100000", nil),
    ])
    func quota(text: String, expected: Int?) {
        #expect(UsableCores.quota(cpuMax: text) == expected)
    }

    @Test func groupsOfBothVersions() {
        #expect(
            ControlGroups.folders(
                of: "cpu", memberships: "0::/user/a.slice\n", mounts: Self.version2)
                == ["/sys/fs/cgroup/user/a.slice", "/sys/fs/cgroup/user", "/sys/fs/cgroup"])
        #expect(
            ControlGroups.folders(
                of: "cpu", memberships: "3:cpuset:/docker/c0\n2:cpu,cpuacct:/docker/c0/job\n0::/\n",
                mounts: Self.version1)
                == [
                    "/sys/fs/cgroup/cpu,cpuacct/job", "/sys/fs/cgroup/cpu,cpuacct",
                    "/sys/fs/cgroup/unified",
                ])
        #expect(ControlGroups.folders(of: "cpu", memberships: "", mounts: Self.version2) == [])
        #expect(
            ControlGroups.folders(of: "cpu", memberships: "0::/a\nnonsense", mounts: "x y") == [])
    }

    @Test func theSmallestLimitCounts() {
        var files = ["/proc/self/status": "Cpus_allowed:\tff\n"]
        #expect(count([:]) == 64)
        #expect(count(files) == 8)
        files["/proc/self/cgroup"] = "0::/jobs/one\n"
        files["/proc/self/mountinfo"] = Self.version2
        files["/sys/fs/cgroup/jobs/one/cpu.max"] = "max 100000\n"
        #expect(count(files) == 8)
        // A group above limits those below.
        files["/sys/fs/cgroup/jobs/cpu.max"] = "350000 100000\n"
        #expect(count(files) == 4)
        files["/sys/fs/cgroup/jobs/one/cpu.max"] = "50000 100000\n"
        #expect(count(files) == 1)
        files["/proc/self/status"] = "Cpus_allowed:\t1\n"
        files["/sys/fs/cgroup/jobs/one/cpu.max"] = "900000 100000\n"
        #expect(count(files) == 1)
    }

    @Test func version1() {
        var files = [
            "/proc/self/cgroup": "2:cpu,cpuacct:/docker/c0\n",
            "/proc/self/mountinfo": Self.version1,
            "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "250000\n",
            "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
        ]
        #expect(count(files) == 3)
        files["/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us"] = "-1\n"
        #expect(count(files) == 64)
    }

    @Test func thisProcessHasACore() {
        #expect(UsableCores.count([:]) >= 1)
    }

    /// Slurm need not keep a task to the cores that it asked for.
    @Test func coresOfASlurmTask() {
        #expect(UsableCores.count(["SLURM_CPUS_PER_TASK": "1"]) == 1)
        for odd in ["0", "-3", "x", "", "100000"] {
            #expect(UsableCores.count(["SLURM_CPUS_PER_TASK": odd]) == UsableCores.count([:]))
        }
    }
}
