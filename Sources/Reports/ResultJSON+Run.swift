import Experiments
import StrictJSON
import Workloads

/// Runs as JSON.
extension ResultJSON {
    /// One run.
    public static func text(
        _ result: RunResult, version: String, command: String, dimensions: [Grouping] = []
    ) -> String {
        text(
            "run", version: version, command: command,
            body(result, dimensions))
    }

    /// Several runs.
    public static func text(
        _ results: [RunResult], version: String, command: String
    ) -> String {
        text(
            "runs", version: version, command: command,
            [("runs", .array(results.map { run($0, version: version, command: command) }))])
    }

    /// The run as a part of something else.
    static func run(_ result: RunResult, version: String, command: String) -> JSONOutput {
        .object(
            head("run", version: version, command: command)
                + body(result))
    }

    private static func body(
        _ result: RunResult, _ dimensions: [Grouping] = []
    ) -> [(String, JSONOutput)] {
        let workload = result.workload
        let own = result.measures.map { ($0.measure.name, measure($0, workload)) }
        let baseline = result.baselineMeasures.map {
            ("baseline.\($0.measure.name)", measure($0, workload))
        }
        let head: [(String, JSONOutput)] = [
            ("workload", self.workload(workload)), ("set", settings(workload.settings)),
            ("seed", unsigned(result.plan.seed)),
            ("replications", .integer(result.plan.replications)),
        ]
        let body: [(String, JSONOutput)] = [
            ("answer", .string(Headline.sentence(result))),
            ("measures", .object(own + baseline)),
            ("outcomes", outcomes(result.outcomes)), ("costs", costs(result)),
            ("distributions", distributions(result.distributions)),
            ("replicationValues", numbers(result.measures) { $0.replications }),
            ("linearised", numbers(result.measures) { $0.linearised }),
            ("baseline", BaselineReport.json(result)),
            ("breakdowns", .object(dimensions.map { ($0.rawValue, breakdown(result, $0)) })),
            ("figures", .array(result.figures.map { figure($0, workload) })),
            ("checks", checks(result.soundness)),
            (
                "calibration",
                result.soundness.calibration.flatMap { $0.count > 0 ? calibration($0) : nil }
                    ?? .null
            ),
            ("bills", .array(result.soundness.bills.map(bill))),
            ("assumptions", assumptions(workload)),
            ("unstated", .array(workload.unstated.map(assumption))),
        ]
        return head + outputAnalysis(result) + body
    }

    private static func measure(_ value: MeasuredValue, _ workload: Workload) -> JSONOutput {
        .object(
            interval(value) + [
                ("unit", .string(workload.unit(of: value.measure))),
                ("definition", .string(value.measure.definition)),
            ])
    }

    /// A value with its interval, and how many replications it takes to trust that: null if these
    /// do.
    private static func interval(_ value: MeasuredValue) -> [(String, JSONOutput)] {
        [
            ("mean", .number(value.estimate.mean)), ("halfWidth", number(value.estimate.halfWidth)),
            ("replicationsToTrust", value.replicationsToTrust.map { .integer($0) } ?? .null),
        ]
    }

    private static func breakdown(_ result: RunResult, _ dimension: Grouping) -> JSONOutput {
        let parts = result.breakdowns.filter { $0.dimension == dimension }
        return .object(
            parts.map { part in
                (
                    part.part,
                    .object(
                        part.values.map { value in
                            (value.measure.name, .object(interval(value)))
                        })
                )
            })
    }

    /// How conversations ended, mean numbers of a replication; all of them are `offered`.
    private static func outcomes(_ outcomes: Outcomes) -> JSONOutput {
        .object(Outcomes.Way.allCases.map { ($0.rawValue, .number(outcomes[$0])) })
    }

    /// What 30 days cost, by part; empty where nothing has a price.
    private static func costs(_ result: RunResult) -> JSONOutput {
        let parts = [
            ("agents", "totalCostOfAgents"), ("ai", "totalCostOfAI"),
            ("losses", "totalCostOfLosses"), ("total", "totalCost"),
        ]
        return .object(
            parts.compactMap { part, name in
                result.estimate(name).map { (part, .object(estimate($0))) }
            })
    }

    /// Durations in seconds of all replications: `counts[i]` are at most `edges[i]`, and more than
    /// the edge before; the last are beyond all edges.
    private static func distributions(_ distributions: [Distribution]) -> JSONOutput {
        .object(
            distributions.map { distribution in
                (
                    distribution.durations.name,
                    .object([
                        ("unit", .string("seconds")),
                        ("edges", .array(distribution.edges.map { .number($0) })),
                        ("counts", .array(distribution.counts.map { .number($0.rounded()) })),
                    ])
                )
            })
    }

    /// Every measure in every replication (or batch), null where it has no value there.
    private static func numbers(
        _ values: [MeasuredValue], _ replications: (MeasuredValue) -> [Double]
    ) -> JSONOutput {
        .object(
            values.map { value in
                (value.measure.name, .array(replications(value).map { .number($0) }))
            })
    }

    private static func figure(_ result: FigureResult, _ workload: Workload) -> JSONOutput {
        let figure = result.figure
        let settings = figure.settings.map { ($0.path.name, JSONOutput.string($0.text)) }
        return .object(
            [
                ("name", .string(figure.measure)), ("published", .number(figure.published)),
                ("relation", .string(figure.relation.rawValue)),
                ("tolerance", .number(figure.tolerance)),
                ("kind", .string(figure.kind.rawValue)),
                ("simulated", number(result.simulated?.mean)),
                ("halfWidth", number(result.simulated?.halfWidth)),
                ("verdict", .string(result.verdict.rawValue)),
                ("source", .string(figure.source)),
                ("unit", .string(figure.measureOfRun.map(workload.unit) ?? "")),
                ("note", figure.note.map { .string($0) } ?? .null),
            ] + (settings.isEmpty ? [] : [("set", .object(settings))]))
    }
}

extension Durations {
    /// What results call them.
    var name: String {
        switch self {
        case .aiSession: "aiSession"
        case .humanSession: "humanSession"
        case .endToEnd: "endToEnd"
        case .wait: "wait"
        case .handledWait: "handledWait"
        }
    }
}
