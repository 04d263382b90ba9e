import Experiments
import Reports

/// A workload that cannot be simulated here, and why it is probably not what was meant.
extension TooLargeRun: ToolError, CustomStringConvertible {
    var exitCode: ExitCode { .badData }

    /// What there would be, and what to look at.
    public var description: String {
        "one replication would take about \(gibibytes(bytes)) of memory, and may take "
            + "\(gibibytes(allowed)): \(cause)\n"
            + "--memory allows more, if there is more; --horizon makes the run shorter."
    }

    private var cause: String {
        let kinds = [
            (
                presence.waiting, "wait for a human",
                "the demand, its unit, and how much agents can do"
            ),
            (presence.withAI, "talk to the AI", "the demand, and ai.sessionMinutes"),
            (presence.returning, "are to come back", "repeats, and their delay"),
            (presence.withHumans, "are served by humans", "the number of agents"),
        ]
        guard presence.total > 1e6, let most = kinds.max(by: { $0.0 < $1.0 }) else {
            return "check the numbers of agents, intents, complexities and segments"
        }
        let count = NumberFormat.measure(most.0)
        return "\(count) customers \(most.1) at its busiest moment. Check \(most.2)"
    }

    private func gibibytes(_ bytes: Double) -> String {
        NumberFormat.measure(bytes / 0x1p30) + " GiB"
    }
}
