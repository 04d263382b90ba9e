import Benchmarking
import Reports
import Workloads

/// Times a workload, or the event queue alone.
struct BenchVerb: Verb {
    static let spec = VerbSpec(
        name: "bench", summary: "Time a workload, or the event queue alone.",
        discussion: """
            Without a workload it times benchmarks/hybrid-tier, the reference model of the speed \
            goals. One replication is simulated on one thread, once unmeasured and then as often \
            as --repeats says. Printed are medians of its CPU time, not of the time that passes, \
            and a hash of every statistic of the replication: the same on any machine and in \
            every repeat, and another if anything comes out differently.

            The time of an event is split into queue, randomness, statistics and model. The \
            first three are timed alone, on the run's own amounts: the hold model on as many \
            pending events, with as many queued events and cancellations; the drawing of all \
            customers; the recording of all conversations. Alone they have warmer caches, and so \
            the model, which is the rest, includes what the parts cost each other.

            With --queue it times only the event queue: take the earliest event, schedule it \
            again, at a steady number of pending events, with five laws of increments. All sizes \
            together take about a minute.
            """,
        positionals: [
            PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.", count: 0...1)
        ],
        options: [queue, smallest, largest, repeats, .seed, .set, .horizon, .warmUp]
            + [.progress] + OptionSpec.formats + OptionSpec.file,
        examples: [
            "the reference model": "switchboard bench",
            "one day of it, for a quick look": "switchboard bench --horizon 1d --repeats 1",
            "the event queue, up to 100,000 events": "switchboard bench --queue --largest 100000",
            "machine-readable": "switchboard bench hybrid --json --output bench.json",
        ])

    private static let queue = OptionSpec(
        name: "queue", kind: .flag(), summary: "Time the event queue by the hold model.",
        group: "Benchmark")
    private static let smallest = OptionSpec(
        name: "smallest", kind: .integer(1...100_000_000), defaultText: "100",
        summary: "With --queue, the smallest number of pending events.", group: "Benchmark")
    private static let largest = OptionSpec(
        name: "largest", kind: .integer(1...100_000_000), defaultText: "10000000",
        summary: "With --queue, the bound of the sizes, each ten times the one before.",
        group: "Benchmark")
    private static let repeats = OptionSpec(
        name: "repeats", kind: .integer(1...1000), defaultText: "5",
        summary: "Timed repeats; never changes a hash.", group: "Benchmark")

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        self.arguments = arguments
        try checkOptions()
        try arguments.checkOutput()
    }

    func run(_ output: Output) throws {
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress, unit: "repeats")
        let forms: ResultForms
        do {
            forms =
                arguments.flag(Self.queue) == true
                ? try benchQueue(progress) : try benchRun(output, progress)
        } catch let change as ChangedOutcome {
            progress.clear()
            throw BenchmarkFailed(change: change)
        }
        try arguments.write(forms, output)
    }

    private func benchRun(_ output: Output, _ progress: ProgressReporter) throws -> ResultForms {
        let reference = try WorkloadReference(
            arguments.positionals.first ?? "benchmarks/hybrid-tier")
        let settings = try arguments.settings()
        let workload = try reference.experiment(settings, withFigures: false).workload
        try output.warn(workload.warnings)
        let result = try RunBenchmark(
            workload, seed: arguments.seedNumber, repeats: repeatCount
        ) { progress.report(done: $0, total: $1) }
        progress.clear()
        let numbers = ["--repeats \(result.repeats)", "--seed \(result.seed)"]
        let command = CanonicalCommand.text(Self.spec.name, [reference], settings, numbers)
        return ResultForms(
            document: { BenchmarkReport.document(result, command: command) },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
    }

    private func benchQueue(_ progress: ProgressReporter) throws -> ResultForms {
        let result = try QueueBenchmark(
            sizes: queueSizes, repeats: repeatCount, seed: arguments.seedNumber
        ) { progress.report(done: $0, total: $1) }
        progress.clear()
        return Self.forms(of: result)
    }

    /// The report of the event queue, and its JSON.
    static func forms(of result: QueueBenchmark) -> ResultForms {
        let bounds = [("smallest", result.sizes.first), ("largest", result.sizes.last)]
        let numbers =
            bounds.compactMap { name, size in size.map { "--\(name) \($0)" } }
            + ["--repeats \(result.repeats)", "--seed \(result.seed)"]
        let command = CanonicalCommand.text("\(spec.name) \(queue.flag)", [], [], numbers)
        return ResultForms(
            document: { BenchmarkReport.document(result, command: command) },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
    }
}

extension BenchVerb {
    private var repeatCount: Int { arguments.integer(Self.repeats) ?? 5 }

    /// The smallest number of pending events, ten times as many, and so on up to the largest.
    var queueSizes: [Int] {
        let largest = arguments.integer(Self.largest) ?? 10_000_000
        var sizes: [Int] = []
        var size = arguments.integer(Self.smallest) ?? 100
        while size <= largest {
            sizes.append(size)
            size *= 10
        }
        return sizes
    }

    /// Fails if options of the one benchmark are given for the other.
    private func checkOptions() throws(UsageError) {
        if arguments.flag(Self.queue) == true { return try checkQueue() }
        let bounds = [Self.smallest, Self.largest]
        if let option = bounds.first(where: arguments.isSet) {
            throw UsageError(
                message: "\(option.flag) needs --queue",
                hint: "It bounds the sizes of the event queue; a workload has its own.")
        }
    }

    private func checkQueue() throws(UsageError) {
        if let workload = arguments.positionals.first {
            throw UsageError(
                message: "--queue takes no workload, such as '\(workload)'",
                hint: "It times the event queue alone; leave one of them out.")
        }
        if let option = [OptionSpec.set, .horizon, .warmUp].first(where: arguments.isSet) {
            throw UsageError(
                message: "--queue and \(option.flag) exclude each other",
                hint: "\(option.flag) is for workloads; the queue has none.")
        }
        guard queueSizes.isEmpty else { return }
        let smallest = arguments.integer(Self.smallest) ?? 100
        throw UsageError(
            message: "there is no size from --smallest to --largest",
            hint: "Sizes start at --smallest (\(smallest)), each ten times the one before.")
    }
}

/// What must not change between repeats has changed.
struct BenchmarkFailed: ToolError {
    let change: ChangedOutcome

    var exitCode: ExitCode { .failure }
    var description: String {
        "\(change)\nThis is a mistake of switchboard: please report it, with the command."
    }
}
