import Experiments
import Reports
import Workloads

extension VerbSpec {
    static let compare = VerbSpec(
        name: "compare", summary: "Set workloads beside each other on the same customers.",
        discussion:
            "Without workloads it compares the three stances: human-only, hybrid and ai-only. "
            + "Replication by replication all of them meet the same issues (common random "
            + "numbers), so that small differences show. Settings apply to every workload.",
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled names or files, two or more.",
                count: 0...Int.max)
        ],
        options: OptionSpec.simulation + OptionSpec.execution + [.json, .csv] + OptionSpec.file,
        examples: [
            "people only, AI first, AI only": "switchboard compare",
            "your own workload against a bundled one": "switchboard compare hybrid mine.json",
        ])
}

extension CommandLineInterface {
    static func performCompare(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutput()
        let names =
            arguments.positionals.isEmpty
            ? ["human-only", "hybrid", "ai-only"] : arguments.positionals
        guard names.count > 1 else {
            throw UsageError(
                message: "one workload cannot be compared with itself",
                hint: "Name two or more, or none for the three stances.")
        }
        let settings = try arguments.settings()
        let references = try names.map { try WorkloadReference($0) }
        var bad: [BadWorkload] = []
        let workloads = try references.compactMap { reference in
            do {
                return try prepare(reference, settings, withFigures: false).workload
            } catch let error as BadWorkload {
                bad.append(error)
                return nil
            }
        }
        if !bad.isEmpty { throw BadWorkload(bad) }
        for workload in workloads { try warn(workload, output) }
        let titles = workloads.map(\.name)
        if let twice = titles.enumerated().first(where: {
            titles[..<$0.offset].contains($0.element)
        }) {
            throw UsageError(
                message: "two of the workloads are called '\(twice.element)'",
                hint: "Give one of them another name, so that results can be told apart.")
        }
        let plan = arguments.plan()
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        let result = try await compare(workloads, plan) { progress.report(done: $0, total: $1) }
        progress.clear()
        let command = canonicalCommand("compare", references, settings, plan)
        let text =
            if arguments.flag(.json) == true {
                ResultJSON.text(result, version: toolVersion, command: command)
            } else if arguments.flag(.csv) == true {
                ResultCSV.text(result.results)
            } else {
                ComparisonReport.text(result, command: command)
            }
        try arguments.write(text, output)
        let faults = result.results.flatMap(\.soundness.contradictions)
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
    }
}
