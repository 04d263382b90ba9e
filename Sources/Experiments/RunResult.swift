import SimulationStatistics
import Workloads

/// What a run of a workload says.
public struct RunResult: Sendable {
    /// What was run.
    public let workload: Workload
    /// How it was run.
    public let plan: ReplicationPlan
    /// Every measure that applies.
    public let measures: [MeasuredValue]
    /// The baseline that was run beside it, with the settings that it followed.
    public internal(set) var baseline: Workload?
    /// The measures of the baseline, if the workload has one.
    public let baselineMeasures: [MeasuredValue]
    /// Measures by the dimensions asked for.
    public let breakdowns: [Breakdown]
    /// Published figures beside the simulated ones.
    public let figures: [FigureResult]
    /// What the replications say about themselves.
    public let soundness: Soundness
    /// How conversations ended.
    public let outcomes: Outcomes
    /// The distributions of times, all replications together.
    public let distributions: [Distribution]
    /// Whether it was stopped before all replications were done: those that were are all there is.
    public internal(set) var isCutShort = false
    /// Where each replication was found to be warmed up, if that was asked for.
    public internal(set) var warmUps: [FoundWarmUp] = []
    /// What the batches say about themselves, if one replication was cut into batches.
    public internal(set) var batches: BatchReport?
    /// How precise the run became, if a precision was asked for.
    public internal(set) var precision: PrecisionResult?

    /// Of a workload that is run for itself, with nothing beside it.
    package init(_ workload: Workload, _ plan: ReplicationPlan, _ sample: Sample) {
        self.init(
            workload: workload, plan: plan, measures: sample.values(), baselineMeasures: [],
            breakdowns: [], figures: [], soundness: Soundness([sample]), sample)
    }

    init(
        workload: Workload, plan: ReplicationPlan, measures: [MeasuredValue],
        baselineMeasures: [MeasuredValue], breakdowns: [Breakdown], figures: [FigureResult],
        soundness: Soundness, _ sample: Sample
    ) {
        self.workload = workload
        self.plan = plan
        self.measures = measures
        self.baselineMeasures = baselineMeasures
        self.breakdowns = breakdowns
        self.figures = figures
        self.soundness = soundness
        outcomes = sample.outcomes
        distributions = Distribution.all(of: sample)
    }

    /// The estimate of a measure, or nil if it does not apply.
    public func estimate(_ name: String) -> Estimate? {
        measures.first { $0.measure.name == name }?.estimate
    }
}
