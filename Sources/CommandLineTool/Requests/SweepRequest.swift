import Experiments
import Reports
import StrictJSON
import Workloads

/// A sweep as it was asked for on the command line.
struct SweepRequest: Sendable {
    /// What varies, and how often each combination is simulated.
    let plan: SweepPlan
    /// The tasks to do.
    let tasks: SweepTasks
    /// Where the shard is read from, if it was not typed.
    let shardOrigin: String?
    /// The file to write, or nil for standard output.
    let path: String?
    /// What the output is.
    let form: SweepRows
    /// Root of all randomness.
    let seed: UInt64
    /// What to keep of each task.
    let measures: [Measure]
    /// How results name the workload.
    var name: String { reference.canonicalName }

    /// More tasks than these must be confirmed.
    private static let mostUnconfirmed = 1_000_000

    private let reference: WorkloadReference
    private let settings: [Setting]
    private let canonicalExtras: [String]
    private let extras: [String]

    /// Reads the command line.
    ///
    /// - Throws: `UsageError`, `InvalidQuestion`, or `BadWorkload` for inputs that do not exist.
    init(_ arguments: ParsedArguments) throws {
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        let variations = try arguments.variations(beside: settings)
        let problems = variations.compactMap(\.problem)
        guard problems.isEmpty else {
            throw BadWorkload(name: reference.canonicalName, problems: problems)
        }
        let replications = arguments.plan()
        plan = try SweepPlan(variations, replications: replications.replications)
        seed = replications.seed
        let shard = try arguments.shard()
        tasks = SweepTasks(try arguments.tasks(of: plan), shard: shard?.shard)
        shardOrigin = shard?.origin
        path = try arguments.outputPath(of: shard?.shard)
        form = arguments.flag(.ndjson) == true ? .ndjson : .csv
        guard shard == nil || form == .ndjson else {
            throw UsageError(
                message: "shards are merged, and CSV does not say what it is a part of",
                hint: "Give --ndjson; 'switchboard merge --csv' makes CSV of the whole.")
        }
        measures = try arguments.measures()
        let names =
            arguments.isSet(.measure) ? measures.map { "--measure " + shellQuoted($0.name) } : []
        canonicalExtras = names
        extras =
            (form == .ndjson ? ["--ndjson"] : [])
            + (arguments.text(.html).map { ["--html " + shellQuoted($0)] } ?? [])
    }

    /// The workload with the settings of a combination.
    ///
    /// - Throws: `BadWorkload`, or `InvalidQuestion` for a measure of a part that it has not.
    func read(_ combination: [Setting]) throws -> Workload {
        let workload = try reference.checked(settings + combination)
        for measure in measures { try measure.checkPart(in: workload.scenario) }
        return workload
    }

    /// What the output is about.
    func header() throws -> SweepHeader {
        SweepHeader(
            version: ToolVersion.current, workload: try read(plan.settings(ofCombination: 0)),
            settings: settings, plan: plan, tasks: tasks, seed: seed, measures: measures,
            command: command(reference.canonicalName, SweepTasks(0..<plan.tasks), []))
    }

    /// The command that gives the same output.
    private var command: String { command(reference.nameInResults, tasks, []) }

    private func command(_ name: String, _ tasks: SweepTasks, _ extras: [String]) -> String {
        let range = tasks.range
        let isAll = range == 0..<plan.tasks
        let parts =
            ["switchboard sweep", shellQuoted(name)]
            + plan.variations.map { "--vary " + shellQuoted($0.text) }
            + ["--replications \(plan.replications)", "--seed \(seed)"]
            + settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
            + (isAll ? [] : ["--tasks \(range.lowerBound)-\(range.upperBound - 1)"])
            + (tasks.shard.map { ["--shard \($0.text)"] } ?? []) + canonicalExtras + extras
            + (tasks.count > SweepRequest.mostUnconfirmed ? ["--yes"] : [])
        return parts.joined(separator: " ")
    }
}

/// What the sweep says of itself.
extension SweepRequest {
    /// After the work, for standard error.
    var summary: String {
        let work = "\(counts); \(measures.count) measures of each"
        return "\(work)\nReproduce: \(command)\n"
    }

    /// What is kept in a file when the work stops early; it completes "interrupted …".
    func ending(_ kept: (count: Int, path: String?)) -> String {
        guard kept.count > 0, let place = kept.path, let path else { return SweepRequest.nothing }
        let rows = extras + ["--output " + shellQuoted(path), "--resume"]
        return "after \(kept.count) of \(tasks.count) tasks; their rows are in \(place)\n"
            + "To go on: \(command(reference.typedName, tasks, rows))"
    }

    /// What was written to a stream when the work stops early; it completes "interrupted …".
    func ending(streamed count: Int) -> String {
        guard count > 0 else { return SweepRequest.nothing }
        let place = path.map { "in \($0)" } ?? "on standard output"
        let done = "after \(count) of \(tasks.count) tasks; their rows are \(place)"
        guard count < tasks.count else { return done }
        let rest = tasks.dropping(through: tasks[count - 1])
        let words = form == .ndjson ? ["--ndjson"] : []
        return "\(done)\nThe rest: \(command(reference.typedName, rest, words))"
    }

    /// What completes "interrupted …" when there is nothing to keep.
    static let nothing = "before the first task was done; nothing was written"

    /// What `--dry-run` prints.
    func plan(_ check: Check) -> String {
        var lines = ["\(check.workload.name): \(counts)"]
        for variation in plan.variations {
            let count = variation.count == 1 ? "1 value" : "\(variation.count) values"
            lines.append("  \(variation.text) (\(count))")
        }
        func combination(_ task: Int) -> String {
            plan.settings(ofCombination: task / plan.replications)
                .map { "\($0.path.name)=\($0.text)" }.joined(separator: " ")
        }
        let conversations = check.meanConversations * Double(tasks.count)
        lines += [
            "First combination: \(tasks.first.map(combination) ?? "none")",
            "Last combination: \(tasks.last.map(combination) ?? "none")",
            "About \(NumberFormat.measure(conversations)) conversations to simulate",
            "Command: \(command)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var counts: String {
        func count(_ number: Int, _ noun: String) -> String {
            "\(NumberFormat.count(number)) \(noun)\(number == 1 ? "" : "s")"
        }
        let all =
            "\(count(plan.tasks, "task")): \(count(plan.combinations, "combination")) x "
            + "\(count(plan.replications, "replication")), seed \(seed)"
        let range = tasks.range
        let isAll = range.count == plan.tasks
        let part = isAll ? all : "tasks \(range.lowerBound) to \(range.upperBound - 1) of \(all)"
        guard let shard = tasks.shard else { return part }
        return "shard \(shard.text), \(count(tasks.count, "task")), of \(part)"
    }

    /// Fails if so many tasks can hardly be meant.
    func checkSize(isConfirmed: Bool) throws(UsageError) {
        guard tasks.count > SweepRequest.mostUnconfirmed, !isConfirmed else { return }
        throw UsageError(
            message: "these are \(NumberFormat.count(tasks.count)) tasks",
            hint: "Give --yes if that is meant; --dry-run prints the plan.")
    }
}
