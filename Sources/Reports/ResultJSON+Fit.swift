import Fitting
import StrictJSON
import Workloads

/// What was fitted to counts, as JSON.
extension ResultJSON {
    /// A fit.
    ///
    /// - `counts`: the file, its `rows`, `days` with `first` and `last`, `intervalMinutes`,
    ///   `holes`, `repeats`, `outOfHours`, `notes`, `closedDays`.
    /// - `estimates`: each with `value`, `halfWidth` (null if it has none).
    /// - `levelSteps`: days from which on demand was higher or lower, and stayed; with
    ///   `isTrendModelled`, whether it grows more than by chance: the workload has the last level.
    /// - `season`: parts of the year, with the `finding` (`tooShort`, `none`, `found`) and, if they
    ///   differ, the factor of each month.
    /// - `holdOut`: of `days`, `intervals` and `weeks`, how many are `within` their bands, of how
    ///   many (`count`); null if it was not asked for.
    /// - `oddDays`: days that do not fit.
    /// - `desk`: what a log of conversations says beside the demand; null for counts.
    /// - `besides`: what the workload does, beside the log; null if it was not simulated.
    /// - `workloadFile`: the text of the workload, as `-o` writes it.
    public static func text(_ report: FitReport, inputs: Inputs, version: String) -> String {
        let fit = report.fit
        let days = fit.table.days
        let afterClosed = fit.afterClosedDay.map { [("afterClosedDay", $0)] } ?? []
        let estimates =
            ([
                ("perWeek", fit.perWeek), ("trend", fit.trend), ("dayCV", fit.dayCV),
                ("dayCorrelation", fit.dayCorrelation),
                ("intervalCV", fit.intervalCV), ("intervalCorrelation", fit.intervalCorrelation),
            ] + afterClosed).map { name, estimate in
                (
                    name,
                    JSONOutput.object([
                        ("value", .number(estimate.value)),
                        ("halfWidth", estimate.halfWidth.map { .number($0) } ?? .null),
                    ])
                )
            }
        return text(
            "fit", version: version, command: report.command,
            [
                ("answer", .string(report.answer)),
                (
                    "counts",
                    .object([
                        ("file", .string(report.file)), ("rows", .integer(fit.table.rows)),
                        ("days", .integer(days.count)),
                        ("first", .string(days.first?.date.text ?? "")),
                        ("last", .string(days.last?.date.text ?? "")),
                        ("intervalMinutes", .integer(fit.table.minutes)),
                        ("holes", .integer(fit.table.holes)),
                        ("repeats", .integer(fit.table.repeats)),
                        ("outOfHours", .number(fit.strays)),
                        ("notes", .array(fit.table.notes.map { .string($0) })),
                        ("closedDays", .array(fit.closedDays.map { .string($0.text) })),
                    ])
                ),
                ("estimates", .object(estimates)),
                (
                    "levelSteps",
                    .array(
                        fit.steps.map {
                            .object([
                                ("date", .string($0.date.text)), ("change", estimate($0.change)),
                            ])
                        })
                ),
                ("isTrendModelled", .boolean(fit.isTrendModelled)),
                ("season", season(fit)),
                ("holdOut", fit.holdOut.map(holdOut) ?? .null),
                (
                    "oddDays",
                    .array(
                        fit.oddDays.map {
                            .object([
                                ("date", .string($0.date.text)), ("count", .number($0.count)),
                                ("expected", .number($0.expected)),
                                ("deviations", .number($0.deviations)),
                            ])
                        })
                ),
                ("desk", report.desk.map(desk) ?? .null),
                ("besides", report.simulated.map(besides) ?? .null),
                ("workloadFile", .string(inputs.text)),
            ])
    }

    private static func season(_ fit: FittedDemand) -> JSONOutput {
        .object([
            ("finding", .string(fit.seasonFinding.rawValue)),
            (
                "months",
                .array(
                    fit.months.enumerated().map { place, factor in
                        .object([
                            ("month", .integer(place + 1)), ("factor", estimate(factor)),
                        ])
                    })
            ),
        ])
    }

    private static func holdOut(_ held: HoldOut) -> JSONOutput {
        .object(
            [("days", held.days), ("intervals", held.intervals), ("weeks", held.weeks)].map {
                name, coverage in
                (
                    name,
                    .object([
                        ("within", .integer(coverage.within)), ("count", .integer(coverage.count)),
                    ])
                )
            })
    }
}
