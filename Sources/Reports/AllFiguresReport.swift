import Experiments
import Workloads

/// What became of the published figures of several workloads, for people.
public enum AllFiguresReport {
    /// A row per workload, then every figure that did not come out.
    public static func document(_ results: [RunResult], command: String) -> Document {
        Document([
            [
                .heading("Published figures of \(results.count) workloads"),
                .note("Calibrated figures come out because inputs were chosen so; tests did not."),
            ],
            [.table(counts(results))], [.table(others(results))],
            [
                .note("'switchboard run WORKLOAD' says more, with sources and reasons."),
                .command(command, label: "Reproduce:"),
            ],
        ])
    }

    private static let verdicts = [Verdict.reproduced, .missed, .undecided, .notApplicable]

    private static func counts(_ results: [RunResult]) -> Table {
        var table = Table(
            [.text("Workload"), .number("calibrated"), .number("tests")]
                + verdicts.map { .number("tests \($0.words)") })
        func row(_ name: String, _ figures: [FigureResult]) -> [String] {
            let tests = figures.filter { $0.figure.kind == .test }
            let calibrated = figures.count - tests.count
            let hit = figures.count { $0.figure.kind != .test && $0.verdict == .reproduced }
            return [name, "\(hit) of \(calibrated)", "\(tests.count)"]
                + verdicts.map { verdict in "\(tests.count { $0.verdict == verdict })" }
        }
        for result in results { table.append(row(result.workload.name, result.figures)) }
        table.append(row("all", results.flatMap(\.figures)))
        return table
    }

    private static func others(_ results: [RunResult]) -> Table {
        var table = Table([
            .text("Not reproduced"), .text("figure"), .number("published"),
            .number("simulated"), .text("verdict"), .text("kind"),
        ])
        for result in results {
            for figure in result.figures where figure.verdict != .reproduced {
                table.append(cells: [
                    Table.Cell(result.workload.name), Table.Cell(FigureTable.label(figure.figure)),
                    Table.Cell(FigureTable.published(figure.figure)),
                    Table.Cell(FigureTable.simulated(figure)),
                    Table.Cell(figure.verdict.words, figure.verdict.tone),
                    Table.Cell(figure.figure.kind.rawValue),
                ])
            }
        }
        return table
    }
}
