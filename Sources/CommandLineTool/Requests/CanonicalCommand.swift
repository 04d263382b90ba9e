import Experiments
import Reports
import Workloads

/// The command that reproduces a result, the same however it was typed.
enum CanonicalCommand {
    /// The command of a verb that replicates.
    static func text(
        _ verb: String, _ references: [WorkloadReference], _ settings: [Setting],
        _ plan: ReplicationPlan, _ extras: [String] = []
    ) -> String {
        let numbers = ["--replications \(plan.replications)", "--seed \(plan.seed)"]
        return text(verb, references, settings, numbers, extras)
    }

    /// The same for a verb whose options with a number are not those of replications.
    static func text(
        _ verb: String, _ references: [WorkloadReference], _ settings: [Setting],
        _ numbers: [String], _ extras: [String] = []
    ) -> String {
        let parts =
            ["switchboard", verb] + references.map { shellQuoted($0.nameInResults) } + numbers
            + settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") } + extras
        return parts.joined(separator: " ")
    }
}
