import Experiments
import Reports
import StrictJSON
import Workloads

extension VerbSpec {
    static let run = VerbSpec(
        name: "run", summary: "Simulate a workload and set it beside its published figures.",
        discussion:
            "Without a workload it runs launch-month: a month of a large company, one to one. "
            + "A workload is a bundled name, a file, or - for standard input. Intervals come "
            + "from independent replications; with --batches from one long replication; with "
            + "--precision there are as many replications as it takes. An interval that is "
            + "watched until it is small covers the truth a little less often than it says: for "
            + "the last word, run the number that --precision found with another --seed.",
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled name or file.", count: 0...1)
        ],
        options: [.replications, .seed, .set, .horizon, .warmUpOrAuto]
            + OptionSpec.outputAnalysis + [.figures] + OptionSpec.execution
            + [.json, .csv, .by] + OptionSpec.file,
        examples: [
            "the launch month": "switchboard run",
            "the capacity cliff": "switchboard run --set humans.fullTimeEquivalents=1900",
            "waits and cost to 2 % of their means": "switchboard run hybrid --precision 2%",
            "one long run, warmed up by itself":
                "switchboard run theory/erlang-c-14 --batches 20 --warm-up auto",
            "machine-readable, by hour of the day":
                "switchboard run hybrid --json --by hour --output hybrid-result.json",
        ])
}

/// A run contradicts itself: a fault of the program.
struct UnsoundRun: ToolError {
    let contradictions: [String]

    var exitCode: ExitCode { .internalError }
    var description: String {
        "the run contradicts itself, which is a fault of the program; please report it with "
            + "the workload and the command: \(contradictions.joined(separator: "; "))"
    }
}

extension CommandLineInterface {
    static func performRun(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutput()
        let reference = try WorkloadReference(arguments.positionals.first ?? "launch-month")
        let settings = try arguments.settings()
        let experiment = try prepare(
            reference, settings, withFigures: arguments.flag(.figures) ?? true)
        try warn(experiment.workload, output)
        var plan = arguments.planOfRun
        let analysis = try arguments.outputAnalysis()
        let isPlanned = analysis.precision == nil && !analysis.choosesReplications
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress, advice: isPlanned ? plan.advice : nil)
        let chosen = arguments.texts(.by)
        let asked = Grouping.allCases.filter { chosen.contains($0.rawValue) }
        let dimensions = Grouping.allCases.filter {
            asked.contains($0) || $0.isAlwaysShown(for: experiment.workload.scenario)
        }
        defer { progress.clear() }
        let result = try await experiment.run(plan, analysis, by: dimensions) {
            progress.report(done: $0, total: $1)
        }
        progress.clear()

        if analysis.choosesReplications { plan = result.plan }
        let extras =
            arguments.canonicalAnalysis
            + (arguments.flag(.figures) == false ? ["--no-figures"] : [])
            + asked.map { "--by \($0.rawValue)" }
        let command = canonicalCommand("run", [reference], settings, plan, extras)
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
        let faults = result.soundness.contradictions
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
    }

    /// The workload with its baseline and the variants of its figures, all read and checked.
    static func prepare(
        _ reference: WorkloadReference, _ settings: [Setting], withFigures: Bool = true
    ) throws -> RunExperiment {
        do {
            let workload = try reference.workload(settings)
            let baseline = try workload.baseline.map { name in
                try self.baseline(named: name, of: workload, from: reference, settings)
            }
            return try RunExperiment(workload, baseline: baseline, withFigures: withFigures) {
                try reference.workload(settings, changedBy: $0)
            }
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: reference.canonicalName, problems: error.problems)
        }
    }

    /// The baseline on the same customers and the same calendar, measured in the same way: the
    /// settings of those inputs apply to it too.
    private static func baseline(
        named name: String, of workload: Workload, from reference: WorkloadReference,
        _ settings: [Setting]
    ) throws -> Workload {
        do {
            let other = try reference.baseline(named: name)
            return try Workload.baseline(following: settings) { try other.workload($0) }
        } catch let error as FileNotRead {
            guard let location = workload.baselineLocation else { throw error }
            throw InvalidWorkload(problems: [Problem(error.description, at: location)])
        }
    }

    /// Says on standard error what is odd but does not forbid a run.
    static func warn(_ workload: Workload, _ output: Output) throws {
        try warn(workload.warnings, output)
    }

    static func warn(_ warnings: [Problem], _ output: Output) throws {
        guard !warnings.isEmpty else { return }
        let lines = warnings.map { $0.render() }
        try output.standardError.write(lines.joined(separator: "\n") + "\n")
    }

    /// The command that reproduces a result, the same however it was typed.
    static func canonicalCommand(
        _ verb: String, _ references: [WorkloadReference], _ settings: [Setting],
        _ plan: ReplicationPlan, _ extras: [String] = []
    ) -> String {
        let numbers = ["--replications \(plan.replications)", "--seed \(plan.seed)"]
        return canonicalCommand(verb, references, settings, numbers, extras)
    }

    /// The same for a verb whose options with a number are not those of replications.
    static func canonicalCommand(
        _ verb: String, _ references: [WorkloadReference], _ settings: [Setting],
        _ numbers: [String], _ extras: [String] = []
    ) -> String {
        let parts =
            ["switchboard", verb] + references.map { shellQuoted($0.canonicalName) } + numbers
            + settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") } + extras
        return parts.joined(separator: " ")
    }
}
