import Experiments

extension ReplicationPlan {
    /// How to get as many replications as were done, when every one of `total` is of one of
    /// several scenarios.
    @Sendable func advice(done: Int, total: Int) -> String? {
        let complete = done * replications / total
        guard complete > 0, complete < replications else { return nil }
        return "The same command with --replications \(complete) would be complete by now."
    }
}
