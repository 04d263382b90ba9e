import SimulationStatistics

/// How narrow the intervals of a run must be before it may stop.
///
/// The run starts with a first stage and goes on until the half-width of every named measure is
/// small enough (Chow & Robbins 1965; relative widths: Law, Kelton & Koenig 1981, "Relative width
/// sequential confidence intervals for the mean"). Stopping when the data happen to look precise
/// makes the interval cover a little less often than it says, the less so the longer the first
/// stage.
public struct Precision: Sendable {
    /// The largest half-width, of the mean or in the unit of the measure; above 0.
    public let tolerance: Tolerance
    /// What must be known so well; empty for `defaultMeasures`.
    public let measures: [Measure]
    /// The run stops here in any case.
    public let mostReplications: Int

    /// The fewest replications of a first stage, lest a lucky few stop the run.
    public static let fewestReplications = 5
    /// What must be known precisely if nothing is named: those of them that apply and are not 0.
    public static let defaultMeasures = ["waitingSeconds", "costPerConversation"]

    /// Asks for a precision.
    ///
    /// - Throws: `InvalidQuestion` if the tolerance does not make sense.
    public init(
        _ tolerance: Tolerance, measures: [Measure] = [], mostReplications: Int = 1_000
    ) throws {
        switch tolerance {
        case .relative(let share):
            guard share > 0, share < 1 else {
                throw InvalidQuestion(
                    message: "a precision lies between 0 % and 100 %",
                    hint: "Write --precision 2%.")
            }
        case .absolute(let halfWidth):
            guard halfWidth > 0, measures.count == 1 else {
                throw InvalidQuestion(
                    message: "a precision without % is a half-width in the unit of one measure",
                    hint: "Name exactly one with --precise, or write --precision 2%.")
            }
        }
        self.tolerance = tolerance
        self.measures = measures
        self.mostReplications = max(mostReplications, Precision.fewestReplications)
    }

    /// How precise the replications so far are.
    ///
    /// - Throws: `InvalidQuestion` if a named measure does not apply, or no default does.
    package func assess(_ sample: Sample) throws -> PrecisionResult {
        let results = try chosen(sample).map { measure in
            guard let estimate = sample.linearised(measure)?.estimate else {
                throw InvalidQuestion(
                    message: "--precise \(measure.name) does not apply to this workload",
                    hint: "Name a measure that 'switchboard run' shows for it.")
            }
            return PrecisionResult.Measured(
                measure: measure, estimate: estimate, limit: tolerance.size(at: estimate.mean),
                replications: sample.observations.count)
        }
        return PrecisionResult(precision: self, measures: results)
    }

    private func chosen(_ sample: Sample) throws -> [Measure] {
        guard measures.isEmpty else { return measures }
        let chosen = Precision.defaultMeasures.map(Measure.builtIn).filter {
            sample.linearised($0).map { $0.mean != 0 } ?? false
        }
        guard chosen.isEmpty else { return chosen }
        throw InvalidQuestion(
            message: "nobody waits and nothing costs anything here: what is to be precise?",
            hint: "Name a measure with --precise.")
    }
}
