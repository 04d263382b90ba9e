import Experiments
import StrictJSON

/// How the intervals of a run came about, as JSON; null where it was not asked for.
extension ResultJSON {
    static func outputAnalysis(_ result: RunResult) -> [(String, JSONOutput)] {
        [
            ("warmUps", result.warmUps.isEmpty ? .null : warmUps(result.warmUps)),
            ("batches", result.batches.map(batches) ?? .null),
            ("precision", result.precision.map(precision) ?? .null),
        ]
    }

    private static func warmUps(_ found: [FoundWarmUp]) -> JSONOutput {
        let used = found.map(\.warmUp.seconds).sorted()
        return .object([
            ("method", .string("MSER-5")),
            ("minimumSeconds", .number(used[0])),
            ("medianSeconds", .number(median(used))),
            ("maximumSeconds", .number(used[used.count - 1])),
            (
                "replications",
                .array(
                    found.map {
                        .object([
                            ("truncationSeconds", .number($0.truncation.seconds)),
                            ("steady", .boolean($0.isSteady)),
                            ("warmUpSeconds", .number($0.warmUp.seconds)),
                        ])
                    })
            ),
        ])
    }

    private static func batches(_ report: BatchReport) -> JSONOutput {
        let measures = report.measures.map { measured in
            let means = measured.means
            return (
                measured.measure.name,
                JSONOutput.object([
                    ("lagOneAutocorrelation", number(means.lagOneAutocorrelation)),
                    ("dependence", number(means.dependence)),
                    ("looksDependent", .boolean(means.looksDependent(level: BatchReport.level))),
                ])
            )
        }
        return .object([
            ("count", .integer(report.count)), ("seconds", .number(report.length.seconds)),
            ("level", .number(BatchReport.level)), ("measures", .object(measures)),
        ])
    }

    private static func precision(_ result: PrecisionResult) -> JSONOutput {
        let measures = result.measures.map { measured in
            (
                measured.measure.name,
                JSONOutput.object(
                    estimate(measured.estimate) + [
                        ("allowed", .number(measured.limit)),
                        ("reached", .boolean(measured.isReached)),
                        ("replicationsNeeded", finite(measured.replicationsNeeded)),
                    ])
            )
        }
        return .object([
            tolerance(result.precision.tolerance), ("reached", .boolean(result.isReached)),
            ("replicationsNeeded", finite(result.replicationsNeeded)),
            ("mostReplications", .integer(result.precision.mostReplications)),
            ("measures", .object(measures)),
        ])
    }

    static func tolerance(_ tolerance: Tolerance) -> (String, JSONOutput) {
        switch tolerance {
        case .relative(let share): ("relative", .number(share))
        case .absolute(let halfWidth): ("absolute", .number(halfWidth))
        }
    }

    private static func finite(_ value: Double) -> JSONOutput {
        value.isFinite ? .number(value) : .null
    }
}
