import Workloads

/// What a workload takes for granted because its file does not say it.
public enum UnstatedReport {
    /// One line for each thing, such as `Not given: repeats, so nobody returns`.
    public static func lines(_ workload: Workload) -> [String] {
        workload.unstated.map { "Not given: \($0.path), so \($0.reason)" }
    }
}
