import ContactRouting
import Experiments
import SimulationStatistics
import Workloads

/// The best point of a space, judged on customers that the search has not seen.
public struct TuningResult: Sendable {
    /// What a candidate came to.
    public enum Standing: String, Sendable {
        /// The best of those that meet the targets.
        case recommended
        /// Meets the targets; its objective cannot be told from that of the recommended one.
        case indistinguishable
        /// Meets the targets, with a worse objective.
        case worse
        /// Misses a target.
        case missesTarget
        /// Whether it meets the targets cannot be said.
        case undecidedTarget
    }

    /// A point judged on the second series of replications.
    public struct Candidate: Sendable {
        /// Values of the axes; nil for the workload as it stands if it is no point of the space.
        public let values: [Double]?
        /// The settings that put the workload there; none for the workload as it stands.
        public let settings: [Setting]
        /// Whether this is the workload as it stands.
        public let isCurrent: Bool
        /// Whether this is the best threshold that is always the same.
        public let isBestUniform: Bool
        /// Every measure that applies.
        public let measures: [MeasuredValue]
        /// The targets, with intervals that hold for all candidates at once.
        public let targets: [TargetResult]
        /// Its objective less that of the recommended one, paired, with intervals that hold for
        /// all candidates at once; nil for the recommended one, and if there is none.
        public let difference: Estimate?
        /// What it came to.
        public let standing: Standing

        /// The estimate of a measure, or nil if it does not apply.
        public func estimate(_ measure: Measure) -> Estimate? {
            measures.first { $0.measure.name == measure.name }?.estimate
        }
    }

    /// A point of the search.
    public struct Visited: Sendable {
        /// Values of the axes.
        public let values: [Double]
        /// Whether it is the same threshold always and for all.
        public let isUniform: Bool
        /// Every measure that applies; none where the workload is not valid.
        public let measures: [MeasuredValue]
    }

    /// The values of an axis that cannot be told from the recommended one, others unchanged.
    public struct Region: Sendable {
        /// The axis.
        public let axis: TuningSpace.Axis
        /// From the lowest to the highest that was judged and not told apart.
        public let indistinguishable: ClosedRange<Double>
        /// The nearest value below that is worse or misses a target, if one was judged.
        public let worseBelow: Double?
        /// The nearest value above that is worse or misses a target, if one was judged.
        public let worseAbove: Double?
    }

    /// What was tuned.
    public let workload: Workload
    /// What was asked.
    public let question: TuningQuestion
    /// The seed.
    public let plan: ReplicationPlan
    /// The tuned inputs.
    public let axes: [TuningSpace.Axis]
    /// What is wrong with the first of the points at which the workload is not valid; nil if it
    /// is everywhere.
    public let refusal: String?
    /// Every point of the search, by rising values.
    public let visited: [Visited]
    /// The points that were judged, by rising values.
    public let candidates: [Candidate]
    /// Position of the recommended candidate; nil if none was shown to meet the targets.
    public let recommended: Int?
    /// Whether the recommended one was selected with its probability, rather than having the best
    /// mean of several when the replications ran out, or of several that were alike.
    public let isDecided: Bool
    /// Whether it is one of several that were equal throughout the first stage.
    public let isTied: Bool
    /// Replications of every point of the search.
    public let searchReplications: Int
    /// Replications of every candidate.
    public let replications: Int
    /// The indifference zone in the unit of the objective.
    public let indifference: Double
    /// The flat region around the recommended point, by axis.
    public let regions: [Region]
    /// Recommended less current objective, paired, with an interval that holds in 95 % whichever
    /// candidate is recommended; nil if there is none, or it is the current one.
    public let gainOverCurrent: Estimate?
    /// Recommended less best-uniform objective, the same way.
    public let gainOverUniform: Estimate?
    /// Replications run, the search included.
    public let replicationsRun: Int
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]
    /// The best of the points that a search had visited when it was stopped, with the settings that
    /// put the workload there; nil if it was not.
    public internal(set) var bestSoFar: (point: Visited, settings: [Setting])?

    /// Days of a replication of the search: the first ones of a long run whose weeks are alike.
    public var searchDays: Double {
        let scenario = workload.scenario
        return (question.window(of: scenario) ?? scenario.measurement.horizon).seconds / 86_400
    }

    /// Whether the search or the judgement was stopped.
    public var isCutShort: Bool { bestSoFar != nil }
}

extension TuningResult {
    /// What the targets came to at a point of the search, each by its own interval.
    public func targets(at point: Visited) -> [TargetResult] {
        question.targets.map { target in
            TargetResult(
                target,
                point.measures.first { $0.measure.name == target.measure.name }?.estimate)
        }
    }
}
