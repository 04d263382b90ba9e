import Experiments
import Reports
import StrictJSON
import Workloads

extension VerbSpec {
    static let run = VerbSpec(
        name: "run", summary: "Simulate a workload and set it beside its published figures.",
        discussion:
            "Without a workload it runs launch-month: a month of a large company, one to one. "
            + "A workload is a bundled name, a file, or - for standard input.",
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled name or file.", count: 0...1)
        ],
        options: OptionSpec.simulation + [.figures] + OptionSpec.execution
            + [.json, .csv, .by] + OptionSpec.file,
        examples: [
            "the launch month": "switchboard run",
            "the capacity cliff": "switchboard run --set humans.fullTimeEquivalents=1900",
            "machine-readable, by hour of the day":
                "switchboard run hybrid --json --by hour --output hybrid-result.json",
        ])
}

extension CommandLineInterface {
    static func performRun(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutput()
        let reference = try WorkloadReference(arguments.positionals.first ?? "launch-month")
        let settings = try arguments.settings()
        let experiment = try prepare(
            reference, settings, withFigures: arguments.flag(.figures) ?? true)
        try warn(experiment.workload, output)
        let plan = arguments.plan()
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        let result = try await experiment.run(plan) { progress.report(done: $0, total: $1) }
        progress.clear()

        let dimensions = Array(arguments.texts(.by)).uniqued()
        let command = canonicalCommand("run", [reference], settings, plan, dimensions)
        let text =
            if arguments.flag(.json) == true {
                ResultJSON.text(
                    result, version: toolVersion, command: command, dimensions: dimensions)
            } else if arguments.flag(.csv) == true {
                ResultCSV.text([result])
            } else {
                RunReport.text(result, command: command, dimensions: dimensions)
            }
        try arguments.write(text, output)
    }

    /// The workload with its baseline and the variants of its figures, all read and checked.
    static func prepare(
        _ reference: WorkloadReference, _ settings: [Setting], withFigures: Bool = true
    ) throws -> RunExperiment {
        do {
            let workload = try reference.workload(settings)
            let baseline = try workload.baseline.map { name in
                try reference.baseline(named: name).workload()
            }
            return try RunExperiment(workload, baseline: baseline, withFigures: withFigures) {
                changes in
                let kept = settings.filter { own in !changes.contains { $0.path == own.path } }
                return try reference.workload(kept + changes)
            }
        } catch let error as InvalidWorkload {
            throw BadWorkload(problems: error.problems)
        }
    }

    /// Says on standard error what is odd but does not forbid a run.
    static func warn(_ workload: Workload, _ output: Output) throws {
        guard !workload.warnings.isEmpty else { return }
        let lines = workload.warnings.map { $0.render() }
        try output.standardError.write(lines.joined(separator: "\n") + "\n")
    }

    /// The command that reproduces a result, the same however it was typed.
    static func canonicalCommand(
        _ verb: String, _ references: [WorkloadReference], _ settings: [Setting],
        _ plan: ReplicationPlan, _ dimensions: [String] = []
    ) -> String {
        (["switchboard", verb] + references.map(\.canonicalName) + [
            "--replications \(plan.replications)", "--seed \(plan.seed)",
        ] + settings.map(\.description) + dimensions.map { "--by \($0)" }).joined(separator: " ")
    }
}

extension [String] {
    /// The elements without repetitions, in their order.
    func uniqued() -> [String] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
