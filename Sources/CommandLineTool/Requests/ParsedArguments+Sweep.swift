import Experiments
import Workloads

/// Options that say what a sweep is.
extension OptionSpec {
    static let vary = OptionSpec(
        name: "vary", kind: .text(placeholder: "PATH=VALUES"), isRepeatable: true,
        summary: "Values of an input: PATH=a,b,c or PATH=first:last:step.", group: "Sweep")
    static let tasks = OptionSpec(
        name: "tasks", kind: .text(placeholder: "FIRST-LAST"), defaultText: "all",
        summary: "Do only the tasks from one number to another, such as 0-99.", group: "Sweep")
    static let shard = OptionSpec(
        name: "shard", kind: .text(placeholder: "I/N|auto"), defaultText: "all tasks",
        summary: "Do only the tasks k with k mod N = I - 1; auto asks the job array that this runs "
            + "in.", group: "Sweep")
    static let resume = OptionSpec(
        name: "resume", kind: .flag(),
        summary: "Go on with what an earlier run of this command left of --output.",
        group: "Output")
    static let measure = OptionSpec(
        name: "measure", kind: .text(placeholder: "MEASURE"), isRepeatable: true,
        defaultText: "all",
        summary: "Keep only this measure.", group: "Output")
    static let ndjson = OptionSpec(
        name: "ndjson", kind: .flag(),
        summary: "Write a JSON object per line, a header and then the tasks, instead of CSV.",
        group: "Output")
}

/// What varies in a sweep, and what is kept of it.
extension ParsedArguments {
    /// What `--vary` says, of inputs that are not also set.
    func variations(beside settings: [Setting]) throws -> [Variation] {
        var variations: [Variation] = []
        var faults: [UsageError] = []
        for text in texts(.vary) {
            do {
                variations.append(try Variation(text))
            } catch let fault as InvalidQuestion {
                faults.append(UsageError(message: fault.message, hint: fault.hint))
            }
        }
        let twice = variations.first { varied in settings.contains { $0.path == varied.path } }
        if let twice {
            faults.append(
                UsageError(
                    message: "'\(twice.path.name)' is both set and varied",
                    hint: "--horizon sets horizonDays, --warm-up warmUpDays."))
        }
        if variations.isEmpty, faults.isEmpty {
            faults.append(
                UsageError(
                    message: "nothing varies", hint: "Give --vary path=a,b,c or first:last:step."))
        }
        guard let last = faults.last else { return variations }
        let messages = faults.dropLast().map { "\($0)\n" } + [last.message]
        throw UsageError(message: messages.joined(), hint: last.hint)
    }

    /// The tasks that `--tasks` asks for.
    func tasks(of plan: SweepPlan) throws(UsageError) -> Range<Int> {
        guard let text = text(.tasks) else { return 0..<plan.tasks }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
            throw UsageError(
                message: "'\(text)' is not a range of tasks",
                hint: "Write --tasks FIRST-LAST, both included, such as --tasks 0-99.")
        }
        guard last < plan.tasks else {
            throw UsageError(
                message: "there is no task \(last)",
                hint: "There are \(plan.tasks) tasks, numbered from 0 to \(plan.tasks - 1).")
        }
        return first..<last + 1
    }

    /// The shard that `--shard` asks for, and where it is read from unless it was typed.
    func shard() throws(UsageError) -> (shard: Shard, origin: String?)? {
        guard let text = text(.shard) else { return nil }
        if text == "auto" {
            let found = try SchedulerShard(environment)
            return (found.shard, found.origin)
        }
        guard let shard = Shard(text) else {
            throw UsageError(
                message: "'\(text)' is not a shard",
                hint: "Write --shard I/N with I from 1 to N, such as --shard 3/16, or auto.")
        }
        return (shard, nil)
    }

    /// The file of `--output`, with `{shard}` in its name filled in.
    func outputPath(of shard: Shard?) throws(UsageError) -> String? {
        if text(.html)?.contains("{shard}") == true {
            throw UsageError(
                message: "'{shard}' in --html has no meaning: a page is of all shards",
                hint: "'switchboard merge PART… --html FILE' makes it of their rows.")
        }
        guard let path = outputPath, path.contains("{shard}") else { return outputPath }
        guard let shard else {
            throw UsageError(
                message: "'{shard}' in --output has no meaning without --shard",
                hint: "Give --shard, such as --shard 3/16 or --shard auto.")
        }
        return shard.filled(in: path)
    }

    /// The measures that `--measure` asks for, in the order of the reports.
    func measures() throws -> [Measure] {
        guard isSet(.measure) else { return Measure.ofSingleRuns }
        let asked = try texts(.measure).map { try Measure.find($0) }
        let names = asked.filter { !$0.isOfPart }.map(\.name)
        if let other = names.first(where: { name in
            !Measure.ofSingleRuns.contains { $0.name == name }
        }) {
            throw UsageError(
                message: "'\(other)' needs a baseline, which a sweep does not run",
                hint: "Use 'switchboard run' for it.")
        }
        return Measure.ofSingleRuns.filter { names.contains($0.name) } + asked.filter(\.isOfPart)
    }
}
