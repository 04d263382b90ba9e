import Decisions
import Experiments
import SimulationStatistics
import StrictJSON
import Verification
import Workloads

/// Results as JSON: no wall-clock time, host or path, so that equal runs give equal bytes.
public enum ResultJSON {
    /// One run.
    public static func text(
        _ result: RunResult, version: String, command: String, dimensions: [Grouping] = []
    ) -> String {
        run(result, version: version, command: command, dimensions: dimensions)
            .text(pretty: true) + "\n"
    }

    /// A comparison.
    public static func text(
        _ result: ComparisonResult, equalService: EqualService? = nil,
        sensitivity: Sensitivity? = nil, version: String, command: String
    ) -> String {
        let runs = result.results.map { run($0, version: version, command: command) }
        return JSONOutput.object([
            ("tool", .string("switchboard")), ("version", .string(version)),
            ("command", .string(command)),
            ("meanIs", .string("b minus a")),
            ("equalService", equalService.map(staffed) ?? .null),
            ("workloads", .array(runs)),
            ("differenceConfidence", .number(result.confidence)),
            ("differences", .array(result.differences.map(difference))),
            ("selection", result.selection.map { selection($0, result) } ?? .null),
            (
                "sensitivity",
                sensitivity.map { tornado($0, result.results.map(\.workload.name)) } ?? .null
            ),
        ]).text(pretty: true) + "\n"
    }

    /// A verification.
    public static func text(
        _ cases: [CaseResult], predictors: [PredictorResult] = [], version: String,
        command: String
    ) -> String {
        JSONOutput.object([
            ("tool", .string("switchboard")), ("version", .string(version)),
            ("command", .string(command)),
            ("cases", .array(cases.map(referenceCase))),
            ("predictors", .array(predictors.map(predictor))),
        ]).text(pretty: true) + "\n"
    }

    private static func run(
        _ result: RunResult, version: String, command: String, dimensions: [Grouping] = []
    ) -> JSONOutput {
        let workload = result.workload
        let own = result.measures.map { ($0.measure.name, measure($0)) }
        let baseline = result.baselineMeasures.map { ("baseline.\($0.measure.name)", measure($0)) }
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

    /// Which file was run.
    static func workload(_ workload: Workload) -> JSONOutput {
        .object([("name", .string(workload.name)), ("sha256", .string(workload.sha256))])
    }

    /// A number beyond what `Int` holds is text.
    static func unsigned(_ value: UInt64) -> JSONOutput {
        Int(exactly: value).map { .integer($0) } ?? .string("\(value)")
    }

    private static func measure(_ value: MeasuredValue) -> JSONOutput {
        .object(
            interval(value) + [
                ("unit", .string(value.measure.unit)),
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

    private static func difference(_ difference: Difference) -> JSONOutput {
        .object([
            ("measure", .string(difference.measure.name)),
            ("a", .string(difference.first)), ("b", .string(difference.second)),
            ("mean", .number(difference.estimate.mean)),
            ("halfWidth", number(difference.estimate.halfWidth)),
            ("varianceRatio", number(difference.varianceRatio)),
            ("verdict", .string(difference.verdict.rawValue)),
        ])
    }

    private static func referenceCase(_ result: CaseResult) -> JSONOutput {
        .object([
            ("name", .string(result.name)), ("exact", .number(result.exact)),
            ("simulated", .number(result.simulated.mean)),
            ("halfWidth", number(result.simulated.halfWidth)),
            ("standardErrors", .number(result.standardErrors)),
            ("pass", .boolean(result.passes)),
        ])
    }

    private static func predictor(_ result: PredictorResult) -> JSONOutput {
        func pair(_ estimate: Estimate) -> JSONOutput {
            .object([
                ("mean", .number(estimate.mean)), ("halfWidth", number(estimate.halfWidth)),
            ])
        }
        return .object([
            ("workload", .string(result.workload)),
            ("predictor", .string(result.predictor.rawValue)),
            ("waitSeconds", pair(result.wait)), ("biasSeconds", pair(result.bias)),
            ("rootMeanSquareErrorSeconds", pair(result.error)),
        ])
    }

    static func number(_ value: Double?) -> JSONOutput {
        value.map { .number($0) } ?? .null
    }
}
