import Experiments
import SimulationStatistics
import StrictJSON
import Verification

/// Verifications as JSON.
extension ResultJSON {
    /// A verification.
    public static func text(
        _ cases: [CaseResult], predictors: [PredictorResult] = [], version: String,
        command: String
    ) -> String {
        text(
            "verification", version: version, command: command,
            [
                ("cases", .array(cases.map(referenceCase))),
                ("predictors", .array(predictors.map(predictor))),
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
}
