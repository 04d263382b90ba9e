import Reports

/// Writes what happens to every conversation of one replication.
struct TraceVerb: Verb {
    static let spec = VerbSpec(
        name: "trace", summary: "Write the log of one replication: every conversation or event.",
        discussion: """
            A row for each conversation, or for each event with --events, as CSV or as JSON \
            objects; or the events of whole issues for process mining, as XES or OCEL 2.0. The \
            replication is one of those that the other verbs simulate: its times and counts add up \
            to theirs. Rows of a conversation come when all of it is known, and 'counted' says \
            whether measures count it; those of the warm-up are there, too.

            Times are those of the centre's clock, with their distance from UTC; durations are in \
            seconds. Issues, attempts and agents are numbered from 1. What does not apply is empty \
            (null in JSON). A share of the issues, or those of some days, have all their attempts \
            in the log.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [
            .conversations, .events, .rowFields, .rowObjects, .xes, .ocel, .from, .to, .sample,
            .epoch, .allEvents, .verify, .replicationNumber, .seed, .set, .horizon, .warmUp,
            .memory,
        ] + OptionSpec.file,
        examples: [
            "every conversation of a desk": "switchboard trace help-desk -o help-desk.csv",
            "what happened on one day, to the second":
                "switchboard trace help-desk --events --from 1d --to 2d",
            "one issue in a hundred, for process mining":
                "switchboard trace help-desk --xes --sample 1% -o help-desk.xes",
            "whether it is still the same":
                "switchboard trace help-desk --verify help-desk.csv",
        ])

    private let arguments: ParsedArguments
    private let request: TraceRequest

    init(_ arguments: ParsedArguments) throws {
        self.arguments = arguments
        if arguments.isSet(.verify), arguments.isSet(.output) {
            throw UsageError(
                message: "--verify and --output cannot be given together",
                hint: "A log is either written, or compared with one that was.")
        }
        request = try TraceRequest(arguments)
    }

    func run(_ output: Output) async throws {
        try output.warn(request.workload.warnings)
        let contradictions =
            if let path = arguments.text(.verify) {
                try await verify(path, output)
            } else {
                try await write(output)
            }
        if !contradictions.isEmpty { throw UnsoundRun(contradictions: contradictions) }
    }

    private func write(_ output: Output) async throws -> [String] {
        let file = try GrowingOutput(
            output, path: arguments.outputPath, overwrite: arguments.flag(.overwrite) ?? false)
        output.interruption.describe {
            file.discard()
            return "before the log was complete"
        }
        do {
            // A task of its own, which a fault of the output can cancel.
            let summary = try await Task { [request] in
                try request.perform { bytes in try file.append(bytes) }
            }.value
            try file.finish()
            output.interruption.describe { "after everything was written" }
            try output.standardError.write(request.words(summary))
            return summary.contradictions
        } catch {
            file.discard()
            throw error
        }
    }

    private func verify(_ path: String, _ output: Output) async throws -> [String] {
        let summary = try await Task { [request] in
            let comparison = try LogComparison(path)
            let summary = try request.perform { bytes in try comparison.compare(bytes) }
            try comparison.finish()
            return summary
        }.value
        let noun = request.form == .conversations ? "conversations" : "events"
        let count = NumberFormat.count(summary.count)
        try output.standardOutput.write(
            "The \(count) \(noun) of '\(path)' are those of this run, byte for byte.\n")
        return summary.contradictions
    }
}
