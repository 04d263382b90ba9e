import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// What a comparison owes to inputs without a source, the largest swing first.
enum SensitivityReport {
    /// The table; `names` are those of the compared workloads.
    static func section(_ result: Sensitivity, _ names: [String]) -> Document.Section {
        let measure = result.objective.measure
        let (best, other) = (names[result.best], names[result.runnerUp])
        let heading =
            "Sensitivity: \(measure.name) of \(best) less that of \(other) is "
            + "\(measure.text(result.base)); with each input without a source alone a fifth lower "
            + "and higher, at 95 % each:"
        var table = Table([
            .text("input"), .number("lower"), .number("difference"), .number("higher"),
            .number("difference"), .text(""),
        ])
        for row in result.rows where row.low != nil || row.high != nil {
            table.append(
                [row.path.name] + cells(row.low, measure) + cells(row.high, measure)
                    + [remark(row, result.best, names)])
        }
        return Document.Section(
            [.paragraph(heading), .table(table), verdict(result, best)] + notMoved(result))
    }

    private static func cells(_ side: Sensitivity.Side?, _ measure: Measure) -> [String] {
        guard let side else { return ["-", "-"] }
        let value = side.setting.text
        return [value.count > 14 ? "(list)" : value, measure.text(side.difference)]
    }

    private static func remark(_ row: Sensitivity.Row, _ best: Int, _ names: [String]) -> String {
        let remarks = [("lower", row.low), ("higher", row.high)].compactMap { word, side in
            side.flatMap { side in
                side.changesTheBest
                    ? "\(word): \(names[side.best]) is "
                        + (side.isDecisive ? "the best" : "perhaps the best")
                    : nil
            }
        }
        let isOneSided = row.low == nil || row.high == nil
        return (remarks + (isOneSided ? [row.reason].compactMap(\.self) : []))
            .joined(separator: "; ")
    }

    private static func verdict(_ result: Sensitivity, _ best: String) -> Block {
        func names(_ rows: [Sensitivity.Row]) -> String {
            rows.map(\.path.name).joined(separator: ", ")
        }
        if abs(result.base.mean) <= result.base.halfWidth ?? .infinity {
            return .note(
                "So few replications do not show that \(best) is better than the runner-up at "
                    + "all: more of them would.")
        }
        var sentences: [String] = []
        if !result.deciding.isEmpty {
            sentences.append("That \(best) is the best rests on \(names(result.deciding))")
        }
        if !result.perhapsDeciding.isEmpty {
            sentences.append(
                "Perhaps it rests on \(names(result.perhapsDeciding)): more replications would tell"
            )
        }
        let sentence =
            sentences.isEmpty
            ? "No single one of these assumptions, moved by a fifth, makes another workload better "
                + "than \(best); several at once, or larger errors, might"
            : sentences.joined(separator: ". ")
        return .paragraph(sentence)
    }

    private static func notMoved(_ result: Sensitivity) -> [Block] {
        let rows = result.rows.filter { $0.low == nil && $0.high == nil }
        guard !rows.isEmpty else { return [] }
        let lines = rows.map { "\($0.path.name): \($0.reason ?? "nothing to move")" }
        return [.note("Not moved:"), .list(List(lines))]
    }
}
