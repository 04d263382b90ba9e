import Testing

@testable import CommandLineTool

/// How much memory there is, from sample files.
@Suite struct UsableMemoryTests {
    private static let mounts =
        "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"

    private func bytes(_ files: [String: String], addressSpace: Double = .infinity) -> Double {
        UsableMemory.bytes(machine: 8e9, addressSpace: addressSpace) { files[$0] }
    }

    @Test func theSmallestLimitCounts() {
        var files = ["/proc/self/cgroup": "0::/jobs/one\n", "/proc/self/mountinfo": Self.mounts]
        #expect(bytes([:]) == 8e9)
        #expect(bytes(files) == 8e9)
        files["/sys/fs/cgroup/jobs/one/memory.max"] = "max\n"
        #expect(bytes(files) == 8e9)
        files["/sys/fs/cgroup/jobs/memory.max"] = "1000000000\n"
        #expect(bytes(files) == 1e9)
        #expect(bytes(files, addressSpace: 1.5e9) == 0.5e9)
    }

    @Test func groupsOfVersionOneHaveTheirOwnFile() {
        let files = [
            "/proc/self/cgroup": "5:memory:/job\n3:cpu:/other\n",
            "/proc/self/mountinfo":
                "33 31 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n",
            "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "9223372036854771712\n",
            "/sys/fs/cgroup/memory/memory.limit_in_bytes": "2000000000\n",
        ]
        #expect(bytes(files) == 2e9)
    }

    @Test func thisProcessHasSome() {
        #expect(UsableMemory.usual > 1e8)
        #expect(UsableMemory.peak > 1e6)
        #expect(UsableMemory.peak < 1e12)
    }

    @Test(arguments: [
        ("500M", 500.0 * 0x1p20), ("1.5g", 1.5 * 0x1p30), ("64", 64), ("1T", 0x1p40), ("0", nil),
        ("-1G", nil), ("G", nil), ("nan", nil), ("1e999G", nil), ("10GB", nil),
    ])
    func sizesAreRead(text: String, expected: Double?) {
        #expect(ValueKind.bytes(from: text) == expected)
    }
}
