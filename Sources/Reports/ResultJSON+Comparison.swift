import Decisions
import Experiments
import StrictJSON

/// Comparisons as JSON.
extension ResultJSON {
    /// A comparison.
    public static func text(
        _ result: ComparisonResult, equalService: EqualService? = nil,
        sensitivity: Sensitivity? = nil, version: String, command: String
    ) -> String {
        let runs = result.results.map { run($0, version: version, command: command) }
        return text(
            "comparison", version: version, command: command,
            [
                (
                    "answer",
                    .string(ComparisonReport.answer(ComparedRuns(result)).joined(separator: " "))
                ),
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
            ])
    }

    /// Results that were written before, side by side.
    public static func text(
        _ results: ResultComparison, version: String, command: String
    ) -> String {
        let compared = results.compared
        return text(
            "comparison", version: version, command: command,
            [
                ("answer", .string(ComparisonReport.answer(compared).joined(separator: " "))),
                ("meanIs", .string("b minus a")), ("equalService", .null),
                ("workloads", .array(results.runs)),
                ("differenceConfidence", .number(compared.confidence)),
                ("differences", .array(compared.differences.map(difference))),
                ("selection", .null), ("sensitivity", .null),
            ])
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
}
