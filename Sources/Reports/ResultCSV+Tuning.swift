import Decisions
import Experiments
import SimulationStatistics

extension ResultCSV {
    /// The points of the search and the candidates: a row per point and measure, with a column for
    /// each axis.
    ///
    /// `standing` is that of a candidate; the axes of the workload as it stands are empty if it is
    /// no point of the space.
    public static func text(_ result: TuningResult) -> String {
        let axes = result.axes.map { field($0.name) }.joined(separator: ",")
        let none = result.axes.map { _ in "" }
        let visited = result.visited.flatMap { point in
            rows(point.measures, result, ["search"], point.values.map { number($0) }, "")
        }
        let judged = result.candidates.flatMap { candidate in
            rows(
                candidate.measures, result, ["candidate"],
                candidate.values?.map { number($0) } ?? none, candidate.standing.rawValue)
        }
        return table(
            "stage,\(axes),standing,measure,mean,halfWidth,unit", visited + judged)
    }

    private static func rows(
        _ values: [MeasuredValue], _ result: TuningResult, _ stage: [String], _ place: [String],
        _ standing: String
    ) -> [[String]] {
        values.map { value in
            stage + place + [
                standing, field(value.measure.name), number(value.estimate.mean),
                number(value.estimate.halfWidth), field(result.workload.unit(of: value.measure)),
            ]
        }
    }
}
