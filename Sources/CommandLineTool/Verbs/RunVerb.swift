import Experiments
import Reports
import Workloads

/// Simulates a workload and sets it beside its published figures.
struct RunVerb: Verb {
    static let spec = VerbSpec(
        name: "run", summary: "Simulate a workload and set it beside its published figures.",
        discussion:
            "Without a workload it runs launch-month: a month of a large company, one to one. "
            + "A workload is a bundled name, a file, or - for standard input. Intervals come "
            + "from independent replications; with --batches from one long replication; with "
            + "--precision there are as many replications as it takes. An interval that is "
            + "watched until it is small covers the truth a little less often than it says: for "
            + "the last word, run the number that --precision found with another --seed. With "
            + "--all every bundled workload with published figures is run, and one table says "
            + "what was reproduced, what was missed, and what more replications would decide.",
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled name or file.", count: 0...1)
        ],
        options: [all, .replications, .seed, .set, .horizon, .warmUpOrAuto]
            + OptionSpec.outputAnalysis + [figures] + OptionSpec.resumable + [.replicationShard]
            + OptionSpec.formats + [
                .html
            ]
            + [by.spec, .measures, .verbose] + OptionSpec.file,
        examples: [
            "the launch month": "switchboard run",
            "the capacity cliff": "switchboard run --set humans.fullTimeEquivalents=1900",
            "waits and cost to 2 % of their means": "switchboard run hybrid --precision 2%",
            "what comes out of all that was published": "switchboard run --all",
            "one long run, warmed up by itself":
                "switchboard run theory/erlang-c-14 --batches 20 --warm-up auto",
            "machine-readable, by hour of the day":
                "switchboard run hybrid --json --by hour --output hybrid-result.json",
        ])

    static let all = OptionSpec(
        name: "all", kind: .flag(),
        summary: "Run every bundled workload with figures, and say what became of them.",
        group: "Simulation")
    private static let by = WordOption<Grouping>(
        name: "by", isRepeatable: true,
        summary: "Break the measures down, percentiles of waits, satisfaction and cost with them.",
        group: "Output")
    private static let figures = OptionSpec(
        name: "figures", kind: .flag(negatable: true), defaultText: "on",
        summary: "Compare with the published figures, running the inputs that some of them change.",
        group: "Simulation")

    let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let experiment: RunExperiment
    private let detail: ReportDetail

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
        if arguments.flag(Self.all) == true {
            try Self.checkAlone(
                arguments, [.set, .horizon, .warmUpOrAuto, .checkpoint, Self.by.spec, Self.figures])
        }
        reference = try WorkloadReference(arguments.positionals.first ?? "launch-month")
        settings = try arguments.settings()
        detail = try arguments.reportDetail()
        experiment = try reference.experiment(
            settings, withFigures: arguments.flag(Self.figures) ?? true)
    }

    func run(_ output: Output) async throws {
        if arguments.flag(Self.all) == true { return try await runAll(output) }
        do {
            try await runAlone(output)
        } catch let done as ShardDone {
            try arguments.report(done, output)
        }
    }

    /// Runs the workload.
    private func runAlone(_ output: Output) async throws {
        try output.warn(experiment.workload.warnings)
        var plan = arguments.planOfRun
        try arguments.checkDivisible([.batches, .precision])
        try arguments.keepReplications(
            of: [experiment.workload] + [experiment.baseline].compactMap(\.self), &plan)
        let analysis = try arguments.outputAnalysis()
        let isPlanned = analysis.precision == nil && !analysis.choosesReplications
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress, advice: isPlanned ? plan.advice : nil)
        let asked = asked
        let dimensions = Grouping.allCases.filter {
            asked.contains($0) || $0.isAlwaysShown(for: experiment.workload.scenario)
        }
        defer { progress.clear() }
        let result = try await output.interruption.cancelling { [experiment, detail, plan] in
            try await experiment.run(
                plan, analysis, by: dimensions,
                detailsByTime: asked.contains(where: \.isByTimeOfWeek),
                measures: detail.measures, progress: progress.reported)
        }
        progress.clear()

        if analysis.choosesReplications || result.isCutShort { plan = result.plan }
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings, plan, canonicalOptions(of: result))
        let forms = ResultForms(
            document: {
                RunReport.document(result, command: command, dimensions: asked, detail: detail)
            },
            json: {
                ResultJSON.text(
                    result, version: ToolVersion.current, command: command, dimensions: dimensions)
            },
            csv: { ResultCSV.text([result], dimensions: asked) })
        try arguments.write(forms, output)
        let faults = result.soundness.contradictions
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
        try output.interruption.checkStopped(after: result.plan.replications, "replication")
    }

    /// The breakdowns that were asked for, in the order of the reports.
    private var asked: [Grouping] {
        let words = arguments.words(Self.by)
        return Grouping.allCases.filter(words.contains)
    }

    /// What gives the same report again; of a run that was cut short, with as many replications.
    private func canonicalOptions(of result: RunResult) -> [String] {
        (result.isCutShort ? [] : arguments.canonicalAnalysis)
            + (arguments.flag(Self.figures) == false ? ["--no-figures"] : [])
            + asked.map { "--by \($0.rawValue)" }
    }
}
