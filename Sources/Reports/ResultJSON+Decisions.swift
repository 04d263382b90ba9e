import Experiments
import SimulationStatistics
import StrictJSON

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

    /// What is as small or as large as possible.
    static func objective(_ objective: Objective) -> JSONOutput {
        .object([
            ("measure", .string(objective.measure.name)), ("direction", .string(objective.verb)),
        ])
    }

    /// An estimate with its half-width.
    static func estimate(_ estimate: Estimate) -> [(String, JSONOutput)] {
        [("mean", .number(estimate.mean)), ("halfWidth", number(estimate.halfWidth))]
    }
}
