/// The control groups of this process, which limit what it may use.
///
/// The files are described in proc(5), cgroups(7) and the kernel's cgroup-v2 page.
enum ControlGroups {
    /// The folders of the process's own control groups that may limit what a controller (`cpu`,
    /// `memory`) deals out, and of all groups above them, from `/proc/self/cgroup` and
    /// `/proc/self/mountinfo`.
    static func folders(
        of controller: Substring, memberships: String, mounts: String
    ) -> [String] {
        let points = mounts.split(separator: "\n").compactMap { MountPoint($0, of: controller) }
        return memberships.split(separator: "\n").flatMap { line -> [String] in
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return [] }
            let controllers = parts[1].split(separator: ",")
            guard controllers.isEmpty || controllers.contains(controller),
                let point = points.first(where: { $0.isVersion2 == controllers.isEmpty })
            else { return [] }
            return point.folders(of: String(parts[2]))
        }
    }

    /// Where control groups with the controller are mounted.
    private struct MountPoint {
        let isVersion2: Bool
        /// The group that the folder shows.
        let root: String
        let folder: String

        /// Reads a line of `mountinfo`; nil for other file systems and other controllers.
        init?(_ line: Substring, of controller: Substring) {
            let fields = line.split(separator: " ")
            guard let dash = fields.firstIndex(of: "-"), dash >= 5, fields.count > dash + 3
            else { return nil }
            isVersion2 = fields[dash + 1] == "cgroup2"
            let hasIt = fields[dash + 3].split(separator: ",").contains(controller)
            guard isVersion2 || (fields[dash + 1] == "cgroup" && hasIt) else { return nil }
            root = fields[3] == "/" ? "" : String(fields[3])
            folder = String(fields[4])
        }

        /// The folder of a group and of those above it, as far as the mount shows them.
        func folders(of group: String) -> [String] {
            var rest = group.hasPrefix(root) ? group.dropFirst(root.count)[...] : ""
            var folders: [String] = []
            while let slash = rest.lastIndex(of: "/") {
                if rest.count > 1 { folders.append(folder + rest) }
                rest = rest[..<slash]
            }
            return folders + [folder]
        }
    }
}
