/// Told after each replication how many are done of how many, and in which stage of the work.
public struct ProgressReport: Sendable {
    private let tell: @Sendable (_ stage: String?, _ done: Int, _ total: Int) -> Void
    private var stage: String?
    /// What was done before, and counts.
    private var before = 0

    /// A report that goes to a function, which any thread may call.
    public init(_ tell: @escaping @Sendable (_ stage: String?, _ done: Int, _ total: Int) -> Void) {
        self.tell = tell
    }

    /// So many are done of how many.
    public func callAsFunction(_ done: Int, _ total: Int) {
        tell(stage, before + done, before + total)
    }

    /// The same report from a stage of the work: a word or two, such as `judging`.
    public func during(_ stage: String) -> ProgressReport {
        var report = self
        report.stage = stage
        return report
    }

    /// The same report of work that follows other work.
    public func after(_ done: Int) -> ProgressReport {
        var report = self
        report.before += done
        return report
    }
}
