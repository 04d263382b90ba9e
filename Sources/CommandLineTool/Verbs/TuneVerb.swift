import Decisions
import Reports
import Workloads

/// Finds when the AI should hand over, with the queue in the loop.
struct TuneVerb: Verb {
    static let spec = VerbSpec(
        name: "tune", summary: "Find when the AI should hand over, with the queue in the loop.",
        discussion: """
            Searches the thresholds of the workload's escalation policy, or of the one that \
            --policy names, for the best objective that keeps the targets, and prints the \
            frontier of risk, coverage, waits and cost that it went along. What the search \
            proposes is then judged on other customers: targets by intervals that hold for all \
            candidates at once, the best of those that keep them with a probability of 95 % \
            (Kim and Nelson 2001), the gain over the workload as it stands by paired differences. \
            With a policy of several thresholds the best threshold that is always the same is a \
            candidate too.

            --vary tunes other inputs instead: path=low:high is searched, in whole numbers where \
            the input is one; path=a,b,c and path=first:last:step are tried value by value, or \
            searched where there are more than 200 combinations. The exit code is 2 if no \
            candidate was shown to keep the targets.
            """,
        positionals: [
            PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")
        ],
        options: [.minimise, .maximise, .target, policy.spec, vary, .indifference]
            + OptionSpec.simulation + [maxReplications] + OptionSpec.resumable
            + OptionSpec.formats + [.html] + [.verbose, .write] + OptionSpec.file,
        examples: [
            "the cheapest threshold per issue really resolved, losses and all":
                "switchboard tune hybrid --minimise totalCostPerTrueResolution",
            "with bounds on waiting":
                "switchboard tune hybrid --minimise costPerTrueResolution "
                + "--target 'serviceLevel>=0.8' --target 'abandonmentRate<=3%'",
            "a threshold that moves with the queue":
                "switchboard tune hybrid --policy congestion --maximise customerSatisfaction",
            "another input": "switchboard tune hybrid --vary humans.fullTimeEquivalents=1500:2500",
        ])

    private static let policy = WordOption<TuningSpace.Policy>(
        name: "policy", defaultText: "the workload's",
        summary: "The escalation policy whose thresholds to tune.", group: "Decision")
    private static let vary = OptionSpec(
        name: "vary", kind: .text(placeholder: "PATH=LOW:HIGH"), isRepeatable: true,
        summary: "Tune this input instead of thresholds; or PATH=A,B,C.", group: "Decision")
    private static let maxReplications = OptionSpec(
        name: "max-replications", kind: .integer(2...1_000_000), defaultText: "100",
        summary: "Most replications of one candidate.", group: "Simulation")

    private let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let workload: Workload

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        try arguments.checkWorkloadFile()
        self.arguments = arguments
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        workload = try reference.experiment(settings, withFigures: false).workload
    }

    func run(_ output: Output) async throws {
        try output.warn(workload.warnings)
        let question = try question()
        let space = try space()
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        var plan = arguments.plan()
        plan.store = try arguments.checkpoint(of: [workload])
        let result: TuningResult
        do {
            result = try await output.interruption.cancelling {
                [workload, reference, settings, plan] in
                try await tune(
                    workload, space, question, plan, progress: progress.reported,
                    variant: { try reference.workload(settings, changedBy: $0) })
            }
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: reference.canonicalName, problems: error.problems)
        }
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings,
            (question.mayBeginWithFewer ? [] : ["--replications \(plan.replications)"])
                + ["--seed \(plan.seed)"], canonicalOptions(question))
        progress.clear()
        let forms = ResultForms(
            document: {
                TuningReport.document(
                    result, command: command, detail: arguments.extent)
            },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
        if let best = result.recommended {
            try arguments.write(
                reference.workload(settings, changedBy: result.candidates[best].settings),
                from: reference, output)
        }
        try arguments.write(forms, output)
        let faults = result.contradictions
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
        try output.interruption.checkStopped(
            after: result.visited.count, "point", " of the search",
            unwritten: result.recommended == nil ? arguments.text(.write) : nil)
        if result.recommended == nil {
            throw TargetsMissed(description: TuningReport.failure(result))
        }
    }

    private func question() throws -> TuningQuestion {
        let replications = arguments.plan().replications
        guard replications > 1 else {
            throw UsageError(
                message: "candidates cannot be judged on a single replication",
                hint: "Give --replications 2 or more; more are added as needed.")
        }
        let hasLosses = !workload.scenario.measurement.losses.areNone
        let usual = hasLosses ? "totalCostPerTrueResolution" : "costPerTrueResolution"
        let objective = try arguments.objective() ?? Objective(usual, isMinimised: true)
        var question = try TuningQuestion(
            objective, targets: try arguments.targets(), indifference: try arguments.indifference(),
            firstStage: replications,
            mostReplications: arguments.integer(Self.maxReplications) ?? 100)
        question.mayBeginWithFewer = !arguments.isSet(.replications)
        return question
    }

    private func space() throws -> TuningSpace {
        let texts = arguments.texts(Self.vary)
        let policy = arguments.word(Self.policy)
        if texts.isEmpty { return try TuningSpace(workload, policy: policy) }
        guard policy == nil else {
            throw UsageError(
                message: "--policy and --vary exclude each other",
                hint: "--vary tunes the inputs that it names, --policy the thresholds.")
        }
        return try TuningSpace(varying: texts)
    }

    /// The options of the tuning as they are repeated in results.
    private func canonicalOptions(_ question: TuningQuestion) -> [String] {
        [OptionSpec.minimise, .maximise, Self.policy.spec, .indifference].compactMap { option in
            arguments.text(option).map { "\(option.flag) " + shellQuoted($0) }
        }
            + question.targets.map { "--target " + shellQuoted($0.text) }
            + arguments.texts(Self.vary).map { "--vary " + shellQuoted($0) }
            + (arguments.integer(Self.maxReplications).map { ["--max-replications \($0)"] } ?? [])
    }
}
