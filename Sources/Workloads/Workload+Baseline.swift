import StrictJSON

extension Setting {
    /// Inputs of the customers, the calendar and the measuring: what a comparison of two ways to
    /// serve customers takes to be the same in both.
    private static let common = Set(
        Inputs.table.fields.map(\.rule).filter { $0.role == .input || $0.role == .measuring }
            .map(\.key))

    /// Whether a baseline follows it: it is about who comes, when and what is measured, not about
    /// the AI or the humans, which are what the two workloads differ in.
    public var isFollowedByBaselines: Bool {
        guard case .key(let section) = path.steps.first else { return false }
        return Setting.common.contains(section)
    }

    /// The part of the file that it changes.
    fileprivate var section: JSONPath { JSONPath(Array(path.steps.prefix(1))) }
}

extension Workload {
    /// A baseline that follows those settings of a workload which both have in common, as far as
    /// they are valid in it: its `settings` say which.
    ///
    /// Settings of one part of the file, such as the shares of several intents, belong together;
    /// only if they do not go together is each tried alone.
    ///
    /// - Parameters:
    ///   - settings: those of the workload that is set beside the baseline.
    ///   - read: reads the baseline with some of them.
    /// - Throws: what `read` throws of the baseline as it is.
    public static func baseline(
        following settings: [Setting], read: ([Setting]) throws -> Workload
    ) throws -> Workload {
        let common = settings.filter(\.isFollowedByBaselines)
        var best = try read([])
        func follow(_ more: [Setting]) throws -> Bool {
            do {
                best = try read(best.settings + more)
                return true
            } catch is InvalidWorkload {
                return false
            }
        }
        if try common.isEmpty || follow(common) { return best }
        let sections = Dictionary(grouping: common, by: \.section)
        for (_, part) in sections.sorted(by: { $0.key.name < $1.key.name })
        where try !follow(part) && part.count > 1 {
            for setting in part { _ = try follow([setting]) }
        }
        return best
    }
}
