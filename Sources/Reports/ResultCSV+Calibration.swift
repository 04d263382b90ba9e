import Decisions
import Experiments
import SimulationStatistics

extension ResultCSV {
    /// What was found, then what was tried: a row for each input, and one per point and measure,
    /// with a column for each input.
    ///
    /// `stage` is `search`, `found` for the same customers or `confirmed` for others; `target` is
    /// what the measure is to come to, and of an input its value in the workload.
    public static func text(_ result: CalibrationResult) -> String {
        let inputs = result.inputs.map { field($0.input.name) }.joined(separator: ",")
        let values = result.inputs.map { number($0.value) }
        let found = result.inputs.map { input in
            ["input"] + values + [
                field(input.input.name), number(input.value), number(input.halfWidth), "",
                number(input.before),
            ]
        }
        let ends: [(stage: String, estimates: [Estimate?])] = [
            ("found", result.outcomes.map(\.searched)),
            ("confirmed", result.outcomes.map(\.confirmed)),
        ]
        let outcomes = ends.flatMap { rows($0.stage, values, $0.estimates, result) }
        let tried = result.visited.flatMap { point in
            rows("search", point.values.map { number($0) }, point.measures ?? [], result)
        }
        return table(
            "stage,\(inputs),name,value,halfWidth,unit,target", found + outcomes + tried)
    }

    private static func rows(
        _ stage: String, _ values: [String], _ estimates: [Estimate?], _ result: CalibrationResult
    ) -> [[String]] {
        zip(result.question.targets, estimates).compactMap { target, estimate in
            guard let estimate else { return nil }
            return [stage] + values + [
                field(target.measure.name), number(estimate.mean), number(estimate.halfWidth),
                field(result.workload.unit(of: target.measure)), number(target.value),
            ]
        }
    }
}
