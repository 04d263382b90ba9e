import Experiments
import Reports
import Workloads

/// Every bundled workload with published figures, in one table.
extension RunVerb {
    /// Checks that nothing is given which is of a single workload.
    static func checkAlone(_ arguments: ParsedArguments, _ others: [OptionSpec]) throws {
        if let name = arguments.positionals.first {
            throw UsageError(
                message: "--all runs every bundled workload, and '\(name)' is given as well",
                hint: "Leave out one of them.")
        }
        guard let other = others.first(where: arguments.isSet) else { return }
        throw UsageError(
            message: "\(other.flag) is of a single workload, and --all runs every one",
            hint: "Leave out one of them.")
    }

    /// Runs them one after the other.
    func runAll(_ output: Output) async throws {
        let analysis = try arguments.outputAnalysis()
        let experiments = try WorkloadLibrary.names.map {
            try WorkloadReference($0).experiment([])
        }.filter { !$0.workload.figures.isEmpty }
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        var results: [RunResult] = []
        for (number, experiment) in experiments.enumerated() {
            results.append(
                try await experiment.run(
                    arguments.planOfRun, analysis,
                    progress: ProgressReport { _, done, total in
                        progress.report(
                            done: number * total + done, total: experiments.count * total,
                            stage: experiment.workload.name)
                    }))
        }
        progress.clear()
        let plan = arguments.planOfRun
        let command =
            (["switchboard run --all"]
            + (analysis.choosesReplications ? [] : ["--replications \(plan.replications)"])
            + ["--seed \(plan.seed)"] + arguments.canonicalAnalysis).joined(separator: " ")
        let forms = ResultForms(
            document: { AllFiguresReport.document(results, command: command) },
            json: { ResultJSON.text(results, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(results) })
        try arguments.write(forms, output)
        let faults = results.flatMap(\.soundness.contradictions)
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
    }
}
