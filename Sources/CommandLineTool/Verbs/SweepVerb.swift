import Experiments
import Reports

/// Simulates every combination of several inputs' values.
struct SweepVerb: Verb {
    static let spec = VerbSpec(
        name: "sweep", summary: "Simulate every combination of several inputs' values.",
        discussion: """
            A task is one replication of one combination. Tasks are numbered from 0: the \
            replication runs fastest, then the values of the last --vary, and those of the first \
            one slowest. Replication by replication all combinations meet the same customers.

            The output has a row per task and measure, in the order of the tasks; an empty value \
            (null in NDJSON) is one that does not apply. It never depends on --threads, and the \
            rows of --tasks 0-9 followed by those of --tasks 10-19 are those of --tasks 0-19. \
            Stopped by Ctrl-C, it keeps the rows of the tasks that are complete and prints the \
            command for the rest.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.vary] + OptionSpec.simulation + [.tasks, dryRun, yes] + OptionSpec.execution
            + [.measure, .ndjson, .html] + OptionSpec.file,
        examples: [
            "waits and cost by number of agents":
                "switchboard sweep theory/erlang-a-14 --vary humans.agents=12:18:1 "
                + "--measure waitingSeconds --measure costPerConversation",
            "two inputs, what would be done":
                "switchboard sweep hybrid --vary ai.escalation.threshold=0.5:0.9:0.1 "
                + "--vary humans.fullTimeEquivalents=1500,2000 --dry-run",
        ])

    private static let dryRun = OptionSpec(
        name: "dry-run", short: "n", kind: .flag(),
        summary: "Print what would be done, and simulate nothing.", group: "Sweep")
    private static let yes = OptionSpec(
        name: "yes", kind: .flag(), summary: "Do more than 1,000,000 tasks.", group: "Sweep")

    private let arguments: ParsedArguments
    private let sweep: SweepRequest

    init(_ arguments: ParsedArguments) throws {
        self.arguments = arguments
        try arguments.checkPage()
        sweep = try SweepRequest(arguments)
    }

    func run(_ output: Output) async throws {
        let isDryRun = arguments.flag(Self.dryRun) == true
        try sweep.checkSize(isConfirmed: isDryRun || arguments.flag(Self.yes) == true)
        let check = try await sweep.check(threads: arguments.threadCount)
        try output.warn(check.warnings)
        if isDryRun { return try output.standardOutput.write(sweep.plan(check)) }
        let file = try GrowingOutput(
            output, path: arguments.outputPath,
            overwrite: arguments.flag(.overwrite) ?? false)
        let rows: SweepRows = arguments.flag(.ndjson) == true ? .ndjson : .csv
        let header = sweep.header(check.workload)
        file.begin(rows.head(header))
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress, unit: "tasks")
        output.interruption.describe {
            progress.clear()
            return sweep.ending(file.keepParts())
        }
        let contradictions: [String]
        var summary = SweepSummary(header)
        let isPage = arguments.isSet(.html)
        do {
            contradictions = try await sweep.perform(
                threads: arguments.threadCount, progress,
                write: { record in
                    try file.append(rows.rows(record, of: header))
                    if isPage { summary.add(record) }
                })
            try file.finish()
        } catch {
            progress.clear()
            let kept = file.keepParts()
            if !(error is BrokenPipe), kept.count > 0 {
                try output.standardError.write("stopped \(sweep.ending(kept))\n")
            }
            throw error
        }
        output.interruption.describe { "after everything was written" }
        progress.clear()
        if isPage { try arguments.writePage(of: summary.json(), output) }
        try output.standardError.write(sweep.summary)
        if !contradictions.isEmpty { throw UnsoundRun(contradictions: contradictions) }
    }
}

extension SweepRequest {
    /// Does the tasks and writes their records in order.
    ///
    /// - Returns: what cannot be true of any run and is, each thing once.
    fileprivate func perform(
        threads: Int, _ progress: ProgressReporter, write: (SweepRecord) throws -> Void
    ) async throws -> [String] {
        var contradictions: [String] = []
        try await sweep(
            plan, tasks: tasks, measures: measures, seed: seed, threads: threads,
            progress: progress.reported,
            scenario: { try read($0).scenario },
            record: { record in
                try write(record)
                contradictions += record.contradictions.filter { !contradictions.contains($0) }
            })
        return contradictions
    }
}
