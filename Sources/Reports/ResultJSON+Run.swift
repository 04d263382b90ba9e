import Experiments
import StrictJSON
import Workloads

/// Runs as JSON.
extension ResultJSON {
    /// One run.
    public static func text(
        _ result: RunResult, version: String, command: String, dimensions: [Grouping] = []
    ) -> String {
        run(result, version: version, command: command, dimensions: dimensions)
            .text(pretty: true) + "\n"
    }

    /// Several runs.
    public static func text(
        _ results: [RunResult], version: String, command: String
    ) -> String {
        JSONOutput.object([
            ("tool", .string("switchboard")), ("version", .string(version)),
            ("command", .string(command)),
            (
                "runs",
                .array(results.map { run($0, version: version, command: command) })
            ),
        ]).text(pretty: true) + "\n"
    }

    /// The run as a part of something else.
    static func run(
        _ result: RunResult, version: String, command: String, dimensions: [Grouping] = []
    ) -> JSONOutput {
        let workload = result.workload
        let own = result.measures.map { ($0.measure.name, measure($0, workload)) }
        let baseline = result.baselineMeasures.map {
            ("baseline.\($0.measure.name)", measure($0, workload))
        }
        let head: [(String, JSONOutput)] = [
            ("tool", .string("switchboard")), ("version", .string(version)),
            ("workload", self.workload(workload)),
            ("seed", unsigned(result.plan.seed)),
            ("replications", .integer(result.plan.replications)),
            ("command", .string(command)),
        ]
        let body: [(String, JSONOutput)] = [
            ("measures", .object(own + baseline)),
            ("baseline", BaselineReport.json(result)),
            ("breakdowns", .object(dimensions.map { ($0.rawValue, breakdown(result, $0)) })),
            ("figures", .array(result.figures.map(figure))),
            ("checks", checks(result.soundness)),
            ("calibration", result.soundness.calibration.map(calibration) ?? .null),
            ("bills", .array(result.soundness.bills.map(bill))),
            ("assumptions", .array(workload.assumptions.map(assumption))),
            ("unstated", .array(workload.unstated.map(assumption))),
        ]
        return .object(head + outputAnalysis(result) + body)
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

    private static func figure(_ result: FigureResult) -> JSONOutput {
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
            ] + (settings.isEmpty ? [] : [("set", .object(settings))]))
    }

    private static func assumption(_ assumption: Assumption) -> JSONOutput {
        .object([("path", .string(assumption.path)), ("reason", .string(assumption.reason))])
    }
}
