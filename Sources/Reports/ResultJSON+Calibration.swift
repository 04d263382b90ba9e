import Decisions
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Inputs found from numbers, as JSON.
extension ResultJSON {
    /// A calibration.
    public static func text(
        _ result: CalibrationResult, version: String, command: String
    ) -> String {
        text(
            "inputCalibration", version: version, command: command,
            [
                ("workload", workload(result.workload)), ("seed", unsigned(result.plan.seed)),
                ("answer", .string(CalibrationReport.answer(result))),
                ("ending", .string(result.ending.rawValue)),
                ("set", settings(result.isFound ? result.settings : [])),
                ("inputs", .array(result.inputs.map { input($0, result) })),
                ("targets", .array(result.outcomes.map { outcome($0, result) })),
                ("replications", .integer(result.plan.replications)),
                ("searchReplications", .integer(result.searchReplications)),
                ("replicationsRun", .integer(result.replicationsRun)),
                ("sides", .array(result.sides.map(tried))),
                ("search", .array(result.visited.map(tried))),
                ("turns", .boolean(result.turns)),
                ("otherRoots", .array(result.otherRoots.map(range))),
                ("telling", result.telling.map(telling) ?? .null),
                ("refusal", result.refusal.map { .string($0) } ?? .null),
            ])
    }

    private static func input(
        _ input: CalibrationResult.Input, _ result: CalibrationResult
    ) -> JSONOutput {
        .object([
            ("path", .string(input.input.name)), ("before", number(input.before)),
            ("range", input.input.range.map(range) ?? .null), ("value", .number(input.value)),
            ("halfWidth", number(input.halfWidth)),
            ("halfWidthOfSimulation", number(input.ofSimulation)),
            ("halfWidthOfTargets", number(input.ofTargets)),
        ])
    }

    private static func outcome(
        _ outcome: CalibrationResult.Outcome, _ result: CalibrationResult
    ) -> JSONOutput {
        func found(_ value: Estimate?) -> JSONOutput {
            value.map { .object(estimate($0)) } ?? .null
        }
        let measure = outcome.target.measure
        return .object([
            ("measure", .string(measure.name)),
            ("unit", .string(result.workload.unit(of: measure))),
            ("definition", .string(measure.definition)),
            ("value", .number(outcome.target.value)), ("error", .number(outcome.target.error)),
            ("searched", found(outcome.searched)), ("confirmed", found(outcome.confirmed)),
            ("isConfirmed", outcome.isConfirmed.map { .boolean($0) } ?? .null),
        ])
    }

    private static func tried(_ visited: CalibrationResult.Visited) -> JSONOutput {
        .object([
            ("values", .array(visited.values.map { .number($0) })),
            (
                "measures",
                visited.measures.map { .array($0.map { .object(estimate($0)) }) } ?? .null
            ),
        ])
    }

    private static func range(_ range: ClosedRange<Double>) -> JSONOutput {
        .array([.number(range.lowerBound), .number(range.upperBound)])
    }

    private static func telling(_ telling: CalibrationResult.Telling) -> JSONOutput {
        .object([
            ("amplification", number(telling.amplification.isFinite ? telling.amplification : nil)),
            ("direction", .array(telling.direction.map { .number($0) })),
            ("isLost", .boolean(telling.isLost)),
        ])
    }
}
