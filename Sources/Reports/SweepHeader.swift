import Experiments
import StrictJSON
import Workloads

/// What a file of a sweep is about: its first line.
public struct SweepHeader: Sendable {
    /// Version of the tool.
    public let version: String
    /// The workload, with the settings of the first combination.
    public let workload: Workload
    /// What was set for every combination.
    public let settings: [Setting]
    /// All tasks of the sweep.
    public let plan: SweepPlan
    /// The tasks that the file is meant to have.
    public let tasks: SweepTasks
    /// Root of all randomness.
    public let seed: UInt64
    /// What is kept of each task.
    public let measures: [Measure]
    /// The command of the whole sweep.
    public let command: String

    /// Gathers what a file is about.
    public init(
        version: String, workload: Workload, settings: [Setting], plan: SweepPlan,
        tasks: SweepTasks, seed: UInt64, measures: [Measure], command: String
    ) {
        self.version = version
        self.workload = workload
        self.settings = settings
        self.plan = plan
        self.tasks = tasks
        self.seed = seed
        self.measures = measures
        self.command = command
    }

    /// The header as JSON.
    var json: JSONOutput {
        .object(
            [
                ("tool", .string("switchboard")), ("version", .string(version)),
                ("kind", .string("sweep")), ("workload", ResultJSON.workload(workload)),
            ] + (workload.traceSHA256.map { [("traceSHA256", .string($0))] } ?? []) + [
                ("settings", ResultJSON.inputs(settings)),
                ("vary", .array(plan.variations.map(SweepHeader.variation))),
                ("seed", ResultJSON.unsigned(seed)), ("replications", .integer(plan.replications)),
                ("tasks", .integer(plan.tasks)), ("first", .integer(tasks.range.lowerBound)),
                ("last", .integer(tasks.range.upperBound - 1)),
            ] + (tasks.shard.map { [("shard", .string($0.text))] } ?? []) + [
                (
                    "measures",
                    .array(
                        measures.map {
                            .object([
                                ("name", .string($0.name)),
                                ("unit", .string(workload.unit(of: $0))),
                            ])
                        })
                ),
                ("assumptions", .array(assumptions)), ("command", .string(command)),
            ])
    }

    /// Inputs without a source; those that vary are no assumption of the sweep.
    private var assumptions: [JSONOutput] {
        let varied = plan.variations.map(\.path.name)
        return workload.assumptions.filter { !varied.contains($0.path) }.map(ResultJSON.assumption)
    }

    /// The values of an input, or the range of so many that nobody wants them written out.
    private static func variation(_ variation: Variation) -> JSONOutput {
        let path = variation.path.name
        guard variation.count <= 10_000 else {
            return .object([
                ("path", .string(path)), ("count", .integer(variation.count)),
                ("range", .string(String(variation.text.dropFirst(path.count + 1)))),
            ])
        }
        return .object([
            ("path", .string(path)),
            ("values", .array((0..<variation.count).map { variation[$0].json })),
        ])
    }
}

extension ResultJSON {
    /// Changed inputs by path.
    static func inputs(_ settings: [Setting]) -> JSONOutput {
        .object(settings.map { ($0.path.name, $0.json) })
    }
}

extension Setting {
    /// The new value as JSON; a word is text.
    var json: JSONOutput {
        let (root, problems) = JSONReader.read(SourceText(name: "setting", text: text))
        return root.flatMap { problems.isEmpty ? JSONOutput($0) : nil } ?? .string(text)
    }
}
