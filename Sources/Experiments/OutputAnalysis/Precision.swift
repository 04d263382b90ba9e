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
    func assess(_ sample: Sample) throws -> PrecisionResult {
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
        let chosen = Precision.defaultMeasures.compactMap(Measure.named).filter {
            sample.linearised($0).map { $0.mean != 0 } ?? false
        }
        guard chosen.isEmpty else { return chosen }
        throw InvalidQuestion(
            message: "nobody waits and nothing costs anything here: what is to be precise?",
            hint: "Name a measure with --precise.")
    }
}

/// How precise a run has become.
public struct PrecisionResult: Sendable {
    /// One measure that had to be precise.
    public struct Measured: Sendable {
        /// What was measured.
        public let measure: Measure
        /// Its value, with the interval at the end of the run.
        public let estimate: Estimate
        /// The largest half-width allowed.
        public let limit: Double
        /// Replications so far.
        let replications: Int

        /// Whether it is as precise as asked for; never where nothing has happened yet, since a
        /// mean of 0 in every replication says nothing about how rare it is.
        public var isReached: Bool {
            guard let halfWidth = estimate.halfWidth else { return false }
            return halfWidth <= limit && (estimate.mean != 0 || halfWidth > 0)
        }

        /// Replications that would probably do, all together: the half-width shrinks with the
        /// square root of their number. Infinite where no number would.
        public var replicationsNeeded: Double {
            guard !isReached else { return Double(replications) }
            // Where nothing has happened yet nobody knows how long it takes.
            guard estimate.mean != 0 || estimate.halfWidth != 0 else { return .infinity }
            let ratio = (estimate.halfWidth ?? .infinity) / limit
            return (Double(replications) * ratio * ratio).rounded(.up)
        }
    }

    /// What was asked for.
    public let precision: Precision
    /// Each measure that had to be precise.
    public let measures: [Measured]

    /// Whether all of them are.
    public var isReached: Bool { measures.allSatisfy(\.isReached) }

    /// Replications that would probably do for all of them.
    public var replicationsNeeded: Double { measures.map(\.replicationsNeeded).max() ?? 0 }

    /// How many replications to have next: as many as would probably do, but at least a tenth more
    /// and at most twice as many; nil if it is enough. Nothing but the replications decides, so
    /// that the answer is the same for any number of threads.
    func next(after count: Int) -> Int? {
        guard !isReached, count < precision.mostReplications else { return nil }
        let needed = Int(min(replicationsNeeded, Double(2 * count)))
        return min(max(needed, count + (count + 9) / 10), precision.mostReplications)
    }
}
