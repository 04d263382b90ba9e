import Decisions
import Reports
import StrictJSON
import Workloads

extension VerbSpec {
    static let tune = VerbSpec(
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
        options: [.minimise, .maximise, .target, .policy, .tuned, .indifference]
            + OptionSpec.simulation + [.candidateReplications] + OptionSpec.execution + [.json]
            + OptionSpec.file,
        examples: [
            "the cheapest threshold per issue really resolved": "switchboard tune hybrid",
            "with bounds on waiting":
                "switchboard tune hybrid --minimise costPerTrueResolution "
                + "--target 'serviceLevel>=0.8' --target 'abandonmentRate<=3%'",
            "a threshold that moves with the queue":
                "switchboard tune hybrid --policy congestion --maximise customerSatisfaction",
            "another input": "switchboard tune hybrid --vary humans.fullTimeEquivalents=1500:2500",
        ])
}

extension OptionSpec {
    static let policy = OptionSpec(
        name: "policy", kind: .choice(TuningSpace.Policy.allCases.map(\.rawValue)),
        defaultText: "the workload's",
        summary: "The escalation policy whose thresholds to tune.", group: "Decision")
    static let tuned = OptionSpec(
        name: "vary", kind: .text(placeholder: "PATH=LOW:HIGH"), isRepeatable: true,
        summary: "Tune this input instead of thresholds; or PATH=A,B,C.", group: "Decision")
}

/// No candidate was shown to keep the targets.
struct TargetsMissed: ToolError {
    let description: String

    var exitCode: ExitCode { .targetMissed }
}

extension CommandLineInterface {
    static func performTune(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutputFile()
        let reference = try WorkloadReference(arguments.positionals[0])
        let settings = try arguments.settings()
        let workload = try prepare(reference, settings, withFigures: false).workload
        try warn(workload, output)
        let question = try arguments.tuning()
        let space = try arguments.tuningSpace(of: workload)
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let plan = arguments.plan()
        let result: TuningResult
        do {
            result = try await tune(
                workload, space, question, plan,
                progress: { progress.report(done: $0, total: $1) },
                variant: { try reference.workload(settings, changedBy: $0) })
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: reference.canonicalName, problems: error.problems)
        }
        let command = canonicalCommand(
            "tune", [reference], settings, plan, arguments.canonicalTuning(question))
        progress.clear()
        try arguments.write(
            arguments.flag(.json) == true
                ? ResultJSON.text(result, version: toolVersion, command: command)
                : TuningReport.text(result, command: command), output)
        let faults = result.contradictions
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
        if result.recommended == nil {
            throw TargetsMissed(description: TuningReport.failure(result))
        }
    }
}

extension ParsedArguments {
    fileprivate func tuning() throws -> TuningQuestion {
        let replications = plan().replications
        guard replications > 1 else {
            throw UsageError(
                message: "candidates cannot be judged on a single replication",
                hint: "Give --replications 2 or more; more are added as needed.")
        }
        let objective =
            try objective() ?? Objective("costPerTrueResolution", isMinimised: true)
        return try TuningQuestion(
            objective, targets: try targets(), indifference: try indifference(),
            firstStage: replications, mostReplications: integer(.candidateReplications) ?? 100)
    }

    fileprivate func tuningSpace(of workload: Workload) throws -> TuningSpace {
        let texts = texts(.tuned)
        let policy = text(.policy).flatMap(TuningSpace.Policy.init)
        if texts.isEmpty { return try TuningSpace(workload, policy: policy) }
        guard policy == nil else {
            throw UsageError(
                message: "--policy and --vary exclude each other",
                hint: "--vary tunes the inputs that it names, --policy the thresholds.")
        }
        return try TuningSpace(varying: texts)
    }

    /// The options of the tuning as they are repeated in results.
    fileprivate func canonicalTuning(_ question: TuningQuestion) -> [String] {
        [OptionSpec.minimise, .maximise, .policy, .indifference].compactMap { option in
            text(option).map { "\(option.flag) " + shellQuoted($0) }
        }
            + question.targets.map { "--target " + shellQuoted($0.text) }
            + texts(.tuned).map { "--vary " + shellQuoted($0) }
            + (integer(.candidateReplications).map { ["--max-replications \($0)"] } ?? [])
    }
}
