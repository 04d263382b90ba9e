import Decisions
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Decisions as JSON.
extension ResultJSON {
    /// Which of the compared workloads is the best.
    static func selection(_ selection: Selection, _ result: ComparisonResult) -> JSONOutput {
        func name(_ candidate: Selection.Candidate) -> String {
            result.results[candidate.position].workload.name
        }
        let candidates = selection.candidates.map { candidate in
            JSONOutput.object([
                ("workload", .string(name(candidate))),
                ("replications", .integer(candidate.replications)),
                ("mean", .number(candidate.estimate.mean)),
                ("halfWidth", number(candidate.estimate.halfWidth)),
                ("left", .boolean(candidate.isLeft)),
            ])
        }
        return .object([
            ("procedure", .string("Kim and Nelson 2001")),
            ("probability", .number(0.95)),
            ("objective", objective(selection.question.objective)),
            ("indifference", .number(selection.indifference)),
            ("mostReplications", .integer(selection.question.mostReplications)),
            ("best", selection.best.map { .string(name($0)) } ?? .null),
            ("candidates", .array(candidates)),
        ])
    }

    /// With how many agents each of the compared workloads meets the same targets.
    static func staffed(_ service: EqualService) -> JSONOutput {
        .array(
            service.outcomes.enumerated().map { position, outcome in
                let workload = service.workloads[position]
                let (word, results): (String, [TargetResult]) =
                    switch outcome {
                    case .staffed(let result): ("met", result.overall)
                    case .unmet(let result): ("notMet", result.shortfalls.map(\.result))
                    case .withoutHumans: ("withoutHumans", [])
                    }
                return .object([
                    ("workload", .string(workload.name)), ("outcome", .string(word)),
                    ("set", settings(service.settings[position])),
                    ("agentsOnDuty", .number(workload.scenario.meanAgentsOnDuty)),
                    ("fullTimeEquivalents", number(workload.scenario.fullTimeEquivalents)),
                    ("targets", .array(results.map { .object(target($0)) })),
                ])
            })
    }

    /// What the comparison owes to inputs without a source.
    static func tornado(_ result: Sensitivity, _ names: [String]) -> JSONOutput {
        func side(_ side: Sensitivity.Side?) -> JSONOutput {
            guard let side else { return .null }
            return .object(
                [
                    ("set", settings([side.setting])), ("best", .string(names[side.best])),
                    ("decisive", .boolean(side.isDecisive)),
                ] + estimate(side.difference))
        }
        let rows = result.rows.map { row in
            JSONOutput.object([
                ("path", .string(row.path.name)), ("low", side(row.low)),
                ("high", side(row.high)), ("reason", row.reason.map { .string($0) } ?? .null),
            ])
        }
        return .object(
            [
                ("objective", objective(result.objective)),
                ("best", .string(names[result.best])),
                ("runnerUp", .string(names[result.runnerUp])),
            ] + estimate(result.base) + [("inputs", .array(rows))])
    }

    /// What is as small or as large as possible.
    static func objective(_ objective: Objective) -> JSONOutput {
        .object([
            ("measure", .string(objective.measure.name)), ("direction", .string(objective.verb)),
        ])
    }

    /// A tuning.
    public static func text(_ result: TuningResult, version: String, command: String) -> String {
        let question = result.question
        return text(
            "tuning", version: version, command: command,
            [
                ("workload", workload(result.workload)), ("seed", unsigned(result.plan.seed)),
                ("answer", .string(TuningReport.answer(result))),
                ("objective", objective(question.objective)),
                ("targets", .array(question.targets.map { .string($0.text) })),
                ("bounds", .array(question.targets.map { .object(bound($0)) })),
                ("indifference", .number(result.indifference)),
                ("axes", .array(result.axes.map { .string($0.name) })),
                ("searchReplications", .integer(result.searchReplications)),
                ("searchDays", .number(result.searchDays)),
                ("search", .array(result.visited.map { visited($0, result) })),
                ("replications", .integer(result.replications)),
                ("replicationsRun", .integer(result.replicationsRun)),
                ("measures", definitions(result)),
                ("candidates", .array(result.candidates.map { candidate($0, result) })),
                (
                    "recommended",
                    result.recommended.map { settings(result.candidates[$0].settings) } ?? .null
                ),
                (
                    "recommendedValues",
                    result.recommended.map { values(result.candidates[$0].values) } ?? .null
                ),
                ("decided", .boolean(result.isDecided)), ("tied", .boolean(result.isTied)),
                ("refusal", result.refusal.map { .string($0) } ?? .null),
                ("gainOverCurrent", result.gainOverCurrent.map { .object(estimate($0)) } ?? .null),
                ("gainOverUniform", result.gainOverUniform.map { .object(estimate($0)) } ?? .null),
                ("regions", .array(result.regions.map(region))),
                ("assumptions", assumptions(result.workload)),
            ])
    }

    private static func values(_ values: [Double]?) -> JSONOutput {
        values.map { .array($0.map { .number($0) }) } ?? .null
    }

    /// Every measure that applies anywhere, with its unit and its definition.
    private static func definitions(_ result: TuningResult) -> JSONOutput {
        .object(
            measured(result).map { measure in
                (
                    measure.name,
                    .object([
                        ("unit", .string(result.workload.unit(of: measure))),
                        ("definition", .string(measure.definition)),
                    ])
                )
            })
    }

    private static func measured(_ result: TuningResult) -> [Measure] {
        let found = result.visited.map(\.measures) + result.candidates.map(\.measures)
        let measures = Dictionary(
            found.joined().map { ($0.measure.name, $0.measure) },
            uniquingKeysWith: { one, _ in one })
        let own = found.joined().map(\.measure.name).uniqued.filter { Measure.named($0) == nil }
        return (Measure.all.map(\.name) + own).compactMap { measures[$0] }
    }

    /// Every measure of a point, null where it does not apply there.
    private static func measures(
        _ values: [MeasuredValue], _ result: TuningResult
    ) -> JSONOutput {
        .object(
            measured(result).map { measure in
                let value = values.first { $0.measure.name == measure.name }
                return (measure.name, value.map { .object(estimate($0.estimate)) } ?? .null)
            })
    }

    private static func visited(
        _ point: TuningResult.Visited, _ result: TuningResult
    ) -> JSONOutput {
        .object([
            ("values", values(point.values)), ("measures", measures(point.measures, result)),
            ("uniform", .boolean(point.isUniform)),
            ("targets", .array(result.targets(at: point).map { .object(target($0)) })),
        ])
    }

    private static func candidate(
        _ candidate: TuningResult.Candidate, _ result: TuningResult
    ) -> JSONOutput {
        .object([
            ("values", values(candidate.values)), ("set", settings(candidate.settings)),
            ("standing", .string(candidate.standing.rawValue)),
            ("current", .boolean(candidate.isCurrent)),
            ("bestUniform", .boolean(candidate.isBestUniform)),
            ("difference", candidate.difference.map { .object(estimate($0)) } ?? .null),
            ("targets", .array(candidate.targets.map { .object(target($0)) })),
            ("measures", measures(candidate.measures, result)),
        ])
    }

    private static func region(_ region: TuningResult.Region) -> JSONOutput {
        .object([
            ("axis", .string(region.axis.name)),
            ("from", .number(region.indistinguishable.lowerBound)),
            ("to", .number(region.indistinguishable.upperBound)),
            ("worseBelow", number(region.worseBelow)),
            ("worseAbove", number(region.worseAbove)),
        ])
    }
}
