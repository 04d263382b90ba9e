import Verification

/// A verification for people.
public enum VerificationReport {
    /// A row per case and measure, and a count.
    public static func document(
        _ cases: [CaseResult], predictors: [PredictorResult] = []
    ) -> Document {
        var table = Table([
            .text("Reference case"), .number("exact"), .number("simulated"),
            .number("standard errors"), .text("verdict"),
        ])
        for result in cases {
            table.append([
                result.name, digits(result.exact),
                NumberFormat.measure(
                    result.simulated.mean, halfWidth: result.simulated.halfWidth),
                NumberFormat.fixed(result.standardErrors, decimals: 2), verdict(result),
            ])
        }
        let passed = cases.count { $0.passes }
        let summary =
            "\(passed) of \(cases.count) agree with theory: within 4 standard errors,\n"
            + "and a half-width of at most 2 % of it (5 % for shares up to .1 and variances)."
        return Document([
            [.table(table)], [.note(summary)],
            predictors.isEmpty ? [] : [.table(self.table(predictors))],
        ])
    }

    /// What each predictor is worth; the exact values of the first two are among the cases.
    private static func table(_ predictors: [PredictorResult]) -> Table {
        var table = Table([
            .text("Predicted wait, seconds"), .text("from"), .number("wait"), .number("bias"),
            .number("root mean square error"),
        ])
        for result in predictors {
            let cells = [result.wait, result.bias, result.error].map {
                NumberFormat.measure($0.mean, halfWidth: $0.halfWidth)
            }
            table.append([result.workload, result.predictor.rawValue] + cells)
        }
        return table
    }

    private static func verdict(_ result: CaseResult) -> String {
        if result.passes { return "agrees" }
        return abs(result.standardErrors) > 4 ? "DISAGREES" : "TOO WIDE"
    }

    /// Six significant digits, without an exponent.
    private static func digits(_ value: Double) -> String {
        var decimals = 6
        var magnitude = abs(value)
        while magnitude >= 1, decimals > 1 {
            magnitude /= 10
            decimals -= 1
        }
        return NumberFormat.fixed(value, decimals: decimals)
    }
}
