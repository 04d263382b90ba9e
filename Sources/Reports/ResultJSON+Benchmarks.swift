import Benchmarking
import StrictJSON

/// Benchmarks as JSON: `result` is the same on every machine, `measured` is not.
extension ResultJSON {
    /// A run and its parts.
    ///
    /// - `result`: `hash` (16 hexadecimal digits), `conversations`, `events`, `queuedEvents` (those
    ///   that went through the event queue), `cancellations`, `meanPendingEvents`,
    ///   `greatestPendingEvents` (in the queue).
    /// - `measured`: `repeats`; `cpuSeconds` of a run with `median` and `min`;
    ///   `eventsPerCpuSecond` and `conversationsPerCpuSecond` by the median;
    ///   `nanosecondsPerEvent` with `total`, `queue`, `model`, `randomness`, `statistics`;
    ///   `peakKiB` of the process.
    public static func text(_ result: RunBenchmark, version: String, command: String) -> String {
        let time = result.nanosecondsPerEvent
        let outcome: [(String, JSONOutput)] = [
            ("hash", .string(result.hash.description)),
            ("conversations", .integer(result.conversations)),
            ("events", .integer(result.events)),
            ("queuedEvents", .integer(result.queuedEvents)),
            ("cancellations", .integer(result.cancellations)),
            ("meanPendingEvents", .number(result.meanPending)),
            ("greatestPendingEvents", .integer(result.greatestPending)),
        ]
        let measured: [(String, JSONOutput)] = [
            ("repeats", .integer(result.repeats)),
            ("cpuSeconds", spread(median: result.run.median, least: result.run.least)),
            ("eventsPerCpuSecond", .number(result.eventsPerSecond)),
            ("conversationsPerCpuSecond", .number(result.conversationsPerSecond)),
            (
                "nanosecondsPerEvent",
                .object([
                    ("total", .number(time.total)), ("queue", .number(time.queue)),
                    ("model", .number(time.model)), ("randomness", .number(time.randomness)),
                    ("statistics", .number(time.statistics)),
                ])
            ),
            ("peakKiB", .integer(result.peakKiB)),
        ]
        return text(
            "benchmark", version: version, command: command,
            [
                ("workload", workload(result.workload)),
                ("seed", unsigned(result.seed)), ("result", .object(outcome)),
                ("measured", .object(measured)),
            ])
    }

    /// The hold model.
    ///
    /// - `result`: `laws`, what each means; `cells`, each with `law`, `pending`, `holds` (timed,
    ///   of a repeat) and `hash`.
    /// - `measured`: `repeats`; `cells`, in the same order, each with `law`, `pending` and
    ///   `nanosecondsPerHold`, that with `median` and `min`.
    public static func text(
        _ result: QueueBenchmark, version: String, command: String
    ) -> String {
        let laws = IncrementLaw.allCases.map { ($0.rawValue, JSONOutput.string($0.definition)) }
        func cells(_ rest: (QueueBenchmark.Cell) -> [(String, JSONOutput)]) -> JSONOutput {
            .array(
                result.cells.map { cell in
                    .object(
                        [
                            ("law", .string(cell.law.rawValue)),
                            ("pending", .integer(cell.pending)),
                        ] + rest(cell))
                })
        }
        let outcomes = cells {
            [("holds", .integer($0.holds)), ("hash", .string($0.hash.description))]
        }
        let times = cells {
            [("nanosecondsPerHold", spread(median: $0.nanoseconds, least: $0.leastNanoseconds))]
        }
        return text(
            "queueBenchmark", version: version, command: command,
            [
                ("seed", unsigned(result.seed)),
                ("result", .object([("laws", .object(laws)), ("cells", outcomes)])),
                ("measured", .object([("repeats", .integer(result.repeats)), ("cells", times)])),
            ])
    }

    private static func spread(median: Double, least: Double) -> JSONOutput {
        .object([("median", .number(median)), ("min", .number(least))])
    }
}
