import Benchmarking
import PublishedClaims
import Verification

/// What is known of the program, and of what was published, as CSV.
extension ResultCSV {
    /// A verification, a row per case.
    public static func text(_ cases: [CaseResult]) -> String {
        table(
            "case,exact,simulated,halfWidth,standardErrors,pass",
            cases.map { result in
                [
                    field(result.name), number(result.exact), number(result.simulated.mean),
                    number(result.simulated.halfWidth), number(result.standardErrors),
                    "\(result.passes)",
                ]
            })
    }

    /// Claims, a row each.
    public static func text(_ claims: [Claim]) -> String {
        table(
            "claim,topic,title,unit,impliedLow,impliedHigh,relation,targetLow,targetHigh,"
                + "tolerance,verdict,reason",
            claims.map { claim in
                let words = [claim.name, claim.topic.rawValue, ClaimFormat.text(claim.title)]
                return (words + [claim.unit.rawValue]).map(field)
                    + [number(claim.implied.low), number(claim.implied.high)]
                    + [
                        claim.target.relation.rawValue, number(claim.target.value.low),
                        number(claim.target.value.high), number(claim.target.tolerance),
                    ] + [claim.verdict.rawValue, ClaimFormat.text(claim.reason)].map(field)
            })
    }

    /// A run that was timed, a row per quantity.
    public static func text(_ result: RunBenchmark) -> String {
        let time = result.nanosecondsPerEvent
        let rows: [(String, Double, String)] = [
            ("cpuSeconds", result.run.median, "seconds"),
            ("eventsPerCpuSecond", result.eventsPerSecond, "1/s"),
            ("conversationsPerCpuSecond", result.conversationsPerSecond, "1/s"),
            ("total", time.total, "ns/event"), ("queue", time.queue, "ns/event"),
            ("model", time.model, "ns/event"), ("randomness", time.randomness, "ns/event"),
            ("statistics", time.statistics, "ns/event"), ("peak", Double(result.peakKiB), "KiB"),
        ]
        return table(
            "workload,hash,quantity,value,unit",
            rows.map { name, value, unit in
                [field(result.workload.name), result.hash.description, name, number(value), unit]
            })
    }

    /// The hold model, a row per law and size.
    public static func text(_ result: QueueBenchmark) -> String {
        table(
            "law,pending,holds,hash,nanosecondsPerHold,least",
            result.cells.map { cell in
                [
                    cell.law.rawValue, "\(cell.pending)", "\(cell.holds)", cell.hash.description,
                    number(cell.nanoseconds), number(cell.leastNanoseconds),
                ]
            })
    }
}
