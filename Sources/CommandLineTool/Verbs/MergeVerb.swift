import Experiments
import Reports

/// Puts the parts of a sweep together.
struct MergeVerb: Verb {
    static let spec = VerbSpec(
        name: "merge", summary: "Put the parts of a sweep together.",
        discussion: """
            A part is NDJSON of 'sweep --ndjson': of a shard, of some tasks, of a sweep that was \
            stopped (FILE.partial), or several of these one after the other. Parts may come in \
            any order and have tasks in common if they agree on them. The output is, byte for \
            byte, that of the same sweep done at once. A part that is not there is read from its \
            PART.partial, or is missing.

            If tasks are missing nothing is written but their numbers, and those of their shards \
            as --array= of a job array takes them, on standard error; the exit code is 75. Parts \
            of different sweeps, and different values of one task, are refused with exit code 65.

            --summary writes a combination's means instead of its rows: the result that \
            'switchboard report' makes a page of, or with --csv a row per combination and \
            measure, with n, the replications that have a value, and if all have, their mean and \
            half of its 95 % interval.
            """,
        positionals: [
            PositionalSpec(name: "PART", summary: "NDJSON of a sweep.", count: 1...Int.max)
        ],
        options: [.csv, summary, .html] + OptionSpec.file,
        examples: [
            "sixteen shards": "switchboard merge part-*.ndjson -o whole.ndjson",
            "means, for a spreadsheet": "switchboard merge part-*.ndjson --summary --csv",
            "a page with charts":
                "switchboard merge part-*.ndjson -o whole.ndjson --html sweep.html",
        ])

    private static let summary = OptionSpec(
        name: "summary", kind: .flag(), summary: "Write means by combination instead of rows.",
        group: "Output")

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        self.arguments = arguments
        try arguments.checkPage()
        guard let path = arguments.outputPath else { return }
        // What grows beside the output would be its own source.
        for part in arguments.positionals
        where InputFile.areSame(part, path) || InputFile.areSame(part, path + ".partial") {
            throw UsageError(
                message: "'\(part)' is a part, and --output would be written over it",
                hint: "Give the whole another name.")
        }
    }

    func run(_ output: Output) throws {
        let (rows, parts, shards) = try scan(output)
        func check(_ missing: [Range<Int>]) throws(MissingTasks) {
            guard !missing.isEmpty else { return }
            throw MissingTasks(missing, of: rows.sweep.count, shards: shards)
        }
        // A file can be taken back; everything else is known to be whole before it is written.
        let isRows = arguments.flag(Self.summary) != true
        if !isRows || arguments.outputPath == nil || arguments.isSet(.html) {
            try check(rows.visit { _ in })
        }
        if arguments.isSet(.html) { try arguments.writePage(of: rows.summaryJSON(), output) }
        let file = try GrowingOutput(
            output, path: arguments.outputPath, overwrite: arguments.flag(.overwrite) ?? false)
        output.interruption.describe {
            file.discard()
            return "before the output was complete"
        }
        do {
            if isRows {
                let form: SweepRows = arguments.flag(.csv) == true ? .csv : .ndjson
                try check(
                    rows.write(form, head: form.head(rows.sweep)) { try file.append($0) })
            } else {
                try summarise(rows) { try file.append($0) }
            }
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
        output.interruption.describe { "after everything was written" }
        try output.standardError.write(
            "\(NumberFormat.count(rows.sweep.count)) task\(rows.sweep.count == 1 ? "" : "s") of "
                + "\(parts) part\(parts == 1 ? "" : "s")\n")
    }

    /// Looks through the parts.
    ///
    /// - Returns: their rows, how many there are, and the tasks that were divided into how many
    ///   shards, if all agree.
    private func scan(
        _ output: Output
    ) throws -> (rows: SweepMerge, parts: Int, shards: MissingTasks.Division?) {
        var scan = SweepScan(.refuse)
        var notes: [String] = []
        for part in arguments.positionals {
            let found = [part, part + ".partial"].first { InputFile.exists($0) }
            if let found { try scan.read(found) } else { notes.append("'\(part)' is not there") }
        }
        notes += scan.notes
        for note in notes { try output.standardError.write("note: \(note)\n") }
        guard let sweep = scan.sweep else {
            throw FileNotRead(description: "cannot read any part: none of them has a header")
        }
        let parts = scan.segments.map(\.part.tasks)
        let counts = parts.map { $0.shard?.count }.uniqued
        let shards = counts.count == 1 ? counts[0] : nil
        return (
            SweepMerge(sweep, scan.segments), parts.count,
            shards.map { .init(count: $0, tasks: parts.map(\.range).uniqued) }
        )
    }

    private func summarise(_ rows: SweepMerge, to sink: ([UInt8]) throws -> Void) throws {
        guard arguments.flag(.csv) == true else {
            return try sink(Array(rows.summaryJSON().utf8))
        }
        var summary = SweepSummary(rows.sweep)
        try sink(Array(summary.csvHead.utf8))
        let format = summary
        try rows.summarise(&summary) { try sink(Array(format.csv($0).utf8)) }
    }
}

/// Parts that are not the whole.
struct MissingTasks: ToolError {
    let description: String

    var exitCode: ExitCode { .incomplete }

    /// Numbers of tasks, or of ranges of them, to print at most.
    private static let mostNumbers = 1_000

    /// Into how many shards which tasks were divided.
    struct Division {
        let count: Int
        let tasks: [Range<Int>]

        /// The shards that have some of the missing tasks to do.
        func shards(of missing: [Range<Int>]) -> [Int] {
            let parts = missing.flatMap { range in tasks.map { range.clamped(to: $0) } }
            return Set(
                parts.flatMap { $0.prefix(count).map { Shard.number(of: $0, among: count) } }
            ).sorted()
        }
    }

    /// Missing tasks, and how the tasks were divided.
    init(_ missing: [Range<Int>], of count: Int, shards: Division?) {
        let number = missing.reduce(0) { $0 + $1.count }
        var lines = [
            "\(NumberFormat.count(number)) of \(NumberFormat.count(count)) "
                + "task\(count == 1 ? "" : "s") are missing; nothing was written"
        ]
        if let shards, case let numbers = shards.shards(of: missing), !numbers.isEmpty {
            let text = MissingTasks.text(MissingTasks.ranges(numbers))
            lines.append("Shards of \(shards.count) to do again: --array=\(text)")
        }
        lines.append("Tasks: \(MissingTasks.text(missing, most: MissingTasks.mostNumbers))")
        description = lines.joined(separator: "\n")
    }

    /// Numbers as those that follow each other.
    static func ranges(_ numbers: [Int]) -> [Range<Int>] {
        numbers.reduce(into: []) { ranges, number in
            if let last = ranges.last, last.upperBound == number {
                ranges[ranges.count - 1] = last.lowerBound..<number + 1
            } else {
                ranges.append(number..<number + 1)
            }
        }
    }

    /// Numbers as `1,3-5`.
    static func text(_ ranges: [Range<Int>], most: Int = .max) -> String {
        let texts = ranges.prefix(most).map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound - 1)"
        }
        let rest = ranges.dropFirst(most).reduce(0) { $0 + $1.count }
        return texts.joined(separator: ",") + (rest > 0 ? " and \(rest) more" : "")
    }
}
