import Benchmarking

/// A benchmark for people: first what is the same on every machine, then the times.
public enum BenchmarkReport {
    /// A run and its parts.
    public static func document(_ result: RunBenchmark, command: String) -> Document {
        Document([
            heading(result), outcome(result), measured(result), split(result),
            [.command(command, label: "Reproduce:")],
        ])
    }

    /// The hold model: a row per law, a column per size.
    public static func document(_ result: QueueBenchmark, command: String) -> Document {
        let sizes = result.sizes.map { Table.Column.number(NumberFormat.count($0)) }
        var times = Table([.text("ns per hold")] + sizes)
        var hashes = Table([.text("Hash")] + sizes)
        for law in IncrementLaw.allCases {
            let cells = result.cells.filter { $0.law == law }
            times.append([law.rawValue] + cells.map { NumberFormat.measure($0.nanoseconds) })
            hashes.append([law.rawValue] + cells.map(\.hash.description))
        }
        let laws = IncrementLaw.allCases.map { "\($0.rawValue): \($0.definition)" }
        let method =
            "The event queue by the hold model: take the earliest event, schedule it again, at a\n"
            + "steady number pending. \(repeats(result.repeats)), seed \(result.seed); "
            + "medians of CPU time."
        return Document([
            [.note(method)], [.table(times)], [.table(hashes)],
            [.note("Increments"), .list(List(laws))],
            [.command(command, label: "Reproduce:")],
        ])
    }

    private static func heading(_ result: RunBenchmark) -> Document.Section {
        let measurement = result.workload.scenario.measurement
        let days = NumberFormat.measure(measurement.horizon.seconds / 86_400)
        let warmUp = NumberFormat.measure(measurement.warmUp.seconds / 86_400)
        return [
            .heading("\(result.workload.name): \(result.workload.title)"),
            .note(
                "one replication of \(days) days after \(warmUp) days of warm-up, seed "
                    + "\(result.seed); \(repeats(result.repeats)) on one thread"),
        ]
    }

    private static func repeats(_ count: Int) -> String {
        "\(count) repeat\(count == 1 ? "" : "s")"
    }

    private static func outcome(_ result: RunBenchmark) -> Document.Section {
        var table = Table([.text("The same on every machine"), .number("")])
        table.append(["hash of every statistic", result.hash.description])
        table.append(["conversations", NumberFormat.count(result.conversations)])
        table.append(["events", NumberFormat.count(result.events)])
        table.append(["events through the queue", NumberFormat.count(result.queuedEvents)])
        table.append(["events cancelled", NumberFormat.count(result.cancellations)])
        table.append(["pending in the queue, mean", NumberFormat.measure(result.meanPending)])
        table.append(["pending in the queue, most", NumberFormat.count(result.greatestPending)])
        return [.table(table)]
    }

    private static func measured(_ result: RunBenchmark) -> Document.Section {
        var table = Table([.text("Measured here"), .number("median"), .number("best")])
        func rate(_ count: Int, _ seconds: Double) -> String {
            NumberFormat.measure((Double(count) / seconds).rounded())
        }
        let (median, least) = (result.run.median, result.run.least)
        table.append(["CPU seconds", NumberFormat.measure(median), NumberFormat.measure(least)])
        for (name, count) in [("events", result.events), ("conversations", result.conversations)] {
            table.append(["\(name) per CPU second", rate(count, median), rate(count, least)])
        }
        let mebibytes = Double(result.peakKiB) / 1024
        table.append(["peak memory, MiB", NumberFormat.measure(mebibytes), ""])
        return [.table(table)]
    }

    private static func split(_ result: RunBenchmark) -> Document.Section {
        let time = result.nanosecondsPerEvent
        var table = Table([.text("CPU time per event"), .number("ns"), .number("share")])
        for (part, nanoseconds) in [
            ("queue", time.queue), ("model", time.model), ("randomness", time.randomness),
            ("statistics", time.statistics), ("total", time.total),
        ] {
            table.append([
                part, NumberFormat.measure(nanoseconds),
                NumberFormat.percent(nanoseconds / time.total),
            ])
        }
        return [
            .table(table),
            .note(
                "Queue, randomness and statistics are timed alone, where caches are warmer;\n"
                    + "the model is the rest, and so includes what the parts cost each other."),
        ]
    }
}
