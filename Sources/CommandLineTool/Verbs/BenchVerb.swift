import Benchmarking
import Reports
import Workloads

extension VerbSpec {
    static let bench = VerbSpec(
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
        options: [.queue, .smallest, .largest, .repeats, .seed, .set, .horizon, .warmUp]
            + [.progress, .json] + OptionSpec.file,
        examples: [
            "the reference model": "switchboard bench",
            "one day of it, for a quick look": "switchboard bench --horizon 1d --repeats 1",
            "the event queue, up to 100,000 events": "switchboard bench --queue --largest 100000",
            "machine-readable": "switchboard bench hybrid --json --output bench.json",
        ])
}

extension OptionSpec {
    static let queue = OptionSpec(
        name: "queue", kind: .flag(), summary: "Time the event queue by the hold model.",
        group: "Benchmark")
    static let smallest = OptionSpec(
        name: "smallest", kind: .integer(1...100_000_000), defaultText: "100",
        summary: "With --queue, the smallest number of pending events.", group: "Benchmark")
    static let largest = OptionSpec(
        name: "largest", kind: .integer(1...100_000_000), defaultText: "10000000",
        summary: "With --queue, the bound of the sizes, each ten times the one before.",
        group: "Benchmark")
    static let repeats = OptionSpec(
        name: "repeats", kind: .integer(1...1000), defaultText: "5",
        summary: "Timed repeats; never changes a hash.", group: "Benchmark")
}

/// What must not change between repeats has changed.
struct BenchmarkFailed: ToolError {
    let change: ChangedOutcome

    var exitCode: ExitCode { .failure }
    var description: String {
        "\(change)\nThis is a mistake of switchboard: please report it, with the command."
    }
}

extension CommandLineInterface {
    static func performBench(_ arguments: ParsedArguments, _ output: Output) throws {
        try arguments.checkBenchmark()
        try arguments.checkOutputFile()
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress, unit: "repeats")
        let text: String
        do {
            text =
                arguments.flag(.queue) == true
                ? try benchQueue(arguments, progress)
                : try benchRun(arguments, output, progress)
        } catch let change as ChangedOutcome {
            progress.clear()
            throw BenchmarkFailed(change: change)
        }
        try arguments.write(text, output)
    }

    private static func benchRun(
        _ arguments: ParsedArguments, _ output: Output, _ progress: ProgressReporter
    ) throws -> String {
        let reference = try WorkloadReference(
            arguments.positionals.first ?? "benchmarks/hybrid-tier")
        let settings = try arguments.settings()
        let workload = try prepare(reference, settings, withFigures: false).workload
        try warn(workload, output)
        let result = try RunBenchmark(
            workload, seed: arguments.seedNumber, repeats: arguments.repeatCount
        ) { progress.report(done: $0, total: $1) }
        progress.clear()
        let numbers = ["--repeats \(result.repeats)", "--seed \(result.seed)"]
        let command = canonicalCommand("bench", [reference], settings, numbers)
        return arguments.flag(.json) == true
            ? ResultJSON.text(result, version: toolVersion, command: command)
            : BenchmarkReport.text(result, command: command)
    }

    private static func benchQueue(
        _ arguments: ParsedArguments, _ progress: ProgressReporter
    ) throws -> String {
        let result = try QueueBenchmark(
            sizes: arguments.queueSizes, repeats: arguments.repeatCount,
            seed: arguments.seedNumber
        ) { progress.report(done: $0, total: $1) }
        progress.clear()
        return text(of: result, isJSON: arguments.flag(.json) == true)
    }

    /// The report of the event queue, or its JSON.
    static func text(of result: QueueBenchmark, isJSON: Bool) -> String {
        let bounds = [("smallest", result.sizes.first), ("largest", result.sizes.last)]
        let numbers =
            bounds.compactMap { name, size in size.map { "--\(name) \($0)" } }
            + ["--repeats \(result.repeats)", "--seed \(result.seed)"]
        let command = canonicalCommand("bench --queue", [], [], numbers)
        return isJSON
            ? ResultJSON.text(result, version: toolVersion, command: command)
            : BenchmarkReport.text(result, command: command)
    }
}

extension ParsedArguments {
    fileprivate var seedNumber: UInt64 { UInt64(integer(.seed) ?? 1) }

    fileprivate var repeatCount: Int { integer(.repeats) ?? 5 }

    /// The smallest number of pending events, ten times as many, and so on up to the largest.
    var queueSizes: [Int] {
        let largest = integer(.largest) ?? 10_000_000
        var sizes: [Int] = []
        var size = integer(.smallest) ?? 100
        while size <= largest {
            sizes.append(size)
            size *= 10
        }
        return sizes
    }

    /// Fails if options of the one benchmark are given for the other.
    fileprivate func checkBenchmark() throws(UsageError) {
        if flag(.queue) == true {
            if let workload = positionals.first {
                throw UsageError(
                    message: "--queue takes no workload, such as '\(workload)'",
                    hint: "It times the event queue alone; leave one of them out.")
            }
            if let option = [OptionSpec.set, .horizon, .warmUp].first(where: isSet) {
                throw UsageError(
                    message: "--queue and \(option.flag) exclude each other",
                    hint: "\(option.flag) is for workloads; the queue has none.")
            }
            guard queueSizes.isEmpty else { return }
            throw UsageError(
                message: "there is no size from --smallest to --largest",
                hint:
                    "Sizes start at --smallest (\(integer(.smallest) ?? 100)), each ten times the "
                    + "one before.")
        }
        if let option = [OptionSpec.smallest, .largest].first(where: isSet) {
            throw UsageError(
                message: "\(option.flag) needs --queue",
                hint: "It bounds the sizes of the event queue; a workload has its own.")
        }
    }
}
