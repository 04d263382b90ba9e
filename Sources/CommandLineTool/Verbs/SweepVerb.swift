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
            Shards (--shard) are done apart, on any machines, and put together by merge.

            While it works, the rows of --output FILE are in FILE.partial (NDJSON, in the order in \
            which tasks end), each as soon as its task is done; FILE is whole when it is there. \
            However the sweep was stopped, --resume goes on with the rows of FILE.partial if they \
            are of the same sweep, and has nothing to do where FILE is. Two sweeps never write one \
            file: the second one ends at once, with exit code 73. {shard} in the name of the file \
            stands for the shard: 3-of-16.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.vary] + OptionSpec.simulation + [.tasks, .shard, dryRun, yes]
            + OptionSpec.execution + [.measure, .ndjson, .html] + OptionSpec.file + [.resume],
        examples: [
            "waits and cost by number of agents":
                "switchboard sweep theory/erlang-a-14 --vary humans.agents=12:18:1 "
                + "--measure waitingSeconds --measure costPerConversation",
            "two inputs, what would be done":
                "switchboard sweep hybrid --vary ai.escalation.threshold=0.5:0.9:0.1 "
                + "--vary humans.fullTimeEquivalents=1500,2000 --dry-run",
            "an element of a job array, which may be sent again":
                "switchboard sweep hybrid --vary humans.fullTimeEquivalents=1500:2500:10 "
                + "--ndjson --shard auto -o 'part-{shard}.ndjson' --resume",
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
        guard resumes else { return }
        guard arguments.flag(.overwrite) != true else {
            throw UsageError(
                message: "--resume and --overwrite exclude each other",
                hint: "One keeps what is there, and the other does not.")
        }
        guard let path = sweep.path, AtomicFile.kind(of: path) != .special else {
            throw UsageError(
                message: "--resume goes on with a file",
                hint: "Name it: --output FILE, as in the run that was stopped.")
        }
    }

    private var resumes: Bool { arguments.flag(.resume) == true }

    func run(_ output: Output) async throws {
        let isDryRun = arguments.flag(Self.dryRun) == true
        try sweep.checkSize(isConfirmed: isDryRun || arguments.flag(Self.yes) == true)
        if let origin = sweep.shardOrigin, let shard = sweep.tasks.shard {
            try output.standardError.write("shard \(shard.text), by \(origin)\n")
        }
        let header = try sweep.header()
        if resumes, !isDryRun, try isComplete(header, output) { return }
        let check = try await sweep.check(arguments.plan())
        try output.warn(check.warnings)
        if isDryRun { return try output.standardOutput.write(sweep.plan(check)) }
        let contradictions =
            if let path = sweep.path, AtomicFile.kind(of: path) != .special {
                try await write(to: path, header, check.threads, output)
            } else {
                try await stream(header, check.threads, output)
            }
        try output.standardError.write(sweep.summary)
        if !contradictions.isEmpty { throw UnsoundRun(contradictions: contradictions) }
    }

    /// Whether an earlier run did everything.
    private func isComplete(_ header: SweepHeader, _ output: Output) throws -> Bool {
        guard let path = sweep.path,
            try SweepJournal.isComplete(OutputPlace(path), header, sweep.form)
        else { return false }
        guard !arguments.isSet(.html) else {
            throw UsageError(
                message: "'\(path)' is complete, and no page is made of it",
                hint: "'switchboard merge \(path) --html FILE' makes one of the rows.")
        }
        try output.standardError.write("'\(path)' is complete: nothing is left to do\n")
        return true
    }

    /// Does the tasks and keeps each as soon as it is done.
    private func write(
        to path: String, _ header: SweepHeader, _ threads: Int, _ output: Output
    ) async throws -> [String] {
        let journal = try SweepJournal(
            output, OutputPlace(path), header, overwrite: arguments.flag(.overwrite) ?? false,
            resume: resumes)
        let rest = sweep.tasks.filter { !journal.done.contains($0) }
        if !journal.done.isEmpty {
            try output.standardError.write(
                "\(journal.done.count) of \(sweep.tasks.count) tasks were done before\n")
        }
        let (contradictions, page) = try await perform(rest, .asDone, threads, output) { record in
            try journal.append(record)
        } finish: {
            let rows = try journal.rows()
            let page = arguments.isSet(.html) ? try rows.summaryJSON() : nil
            try journal.finish(sweep.form, rows)
            return page
        } ending: {
            let kept = journal.keep()
            return kept.count > 0 ? sweep.ending(kept) : nil
        }
        if let page { try arguments.writePage(of: page, output) }
        return contradictions
    }

    /// Does the tasks and writes them in their order to standard output or a pipe.
    private func stream(
        _ header: SweepHeader, _ threads: Int, _ output: Output
    ) async throws -> [String] {
        let stream = try GrowingOutput(output, path: sweep.path, overwrite: false, capacity: 0)
        stream.begin(sweep.form.head(header))
        let isPage = arguments.isSet(.html)
        var summary = SweepSummary(try SweepPart(header))
        var points: [SweepSummary.Point] = []
        let (contradictions, _) = try await perform(sweep.tasks, .ofTasks, threads, output) {
            record in
            try stream.append(sweep.form.rows(record, of: header))
            guard isPage else { return }
            if let point = summary.add(task: record.task, record.values) { points.append(point) }
        } finish: {
            try stream.finish()
        } ending: {
            let count = stream.keepParts()
            return count > 0 ? sweep.ending(streamed: count) : nil
        }
        if isPage {
            if let point = summary.close() { points.append(point) }
            try arguments.writePage(of: summary.json(points), output)
        }
        return contradictions
    }

    /// Does tasks.
    ///
    /// - Parameter ending: what is kept when the work stops early; nil if nothing.
    /// - Returns: what cannot be true of any run and is, each thing once.
    private func perform<Result>(
        _ tasks: some RandomAccessCollection<Int>, _ order: SweepOrder, _ threads: Int,
        _ output: Output,
        record: (SweepRecord) throws -> Void, finish: () throws -> Result,
        ending: @escaping @Sendable () -> String?
    ) async throws -> ([String], Result) {
        let progress = ProgressReporter(output, isShown: arguments.showsProgress, unit: "tasks")
        output.interruption.describe {
            progress.clear()
            return ending() ?? SweepRequest.nothing
        }
        var contradictions: Set<String> = []
        do {
            try await Experiments.sweep(
                sweep.plan, tasks: tasks, measures: sweep.measures, seed: sweep.seed,
                threads: threads, order: order, progress: progress.reported,
                scenario: { [sweep] in try sweep.read($0).scenario },
                record: {
                    try record($0)
                    contradictions.formUnion($0.contradictions)
                })
            let result = try finish()
            output.interruption.describe { "after everything was written" }
            progress.clear()
            return (contradictions.sorted(), result)
        } catch {
            progress.clear()
            let ending = ending()
            if !(error is BrokenPipe), let ending {
                try output.standardError.write("stopped \(ending)\n")
            }
            throw error
        }
    }
}
