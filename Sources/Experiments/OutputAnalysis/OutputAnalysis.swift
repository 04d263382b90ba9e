import ContactRouting
import SimulationKernel
import SimulationStatistics

/// How replications become intervals, if there is more to it than to run as many as planned.
public struct OutputAnalysis: Sendable {
    /// Whether to find the warm-up of each replication.
    public var findsWarmUp = false
    /// Into how many batches to cut one long replication; nil to replicate.
    public var batches: Int?
    /// How narrow the intervals must be; nil to stop as planned.
    public var precision: Precision?
    /// Whether to choose the number of replications, see `Trust`, in place of the planned one.
    public var choosesReplications = false

    /// Just as planned, unless set.
    public init() {}

    /// The first stage: as planned, but long enough to judge its precision by.
    func firstReplications(_ plan: ReplicationPlan) -> Int {
        guard precision != nil else { return plan.replications }
        return max(plan.replications, Precision.fewestReplications)
    }

    /// Prepares to observe a scenario.
    ///
    /// - Throws: `InvalidQuestion` if what is asked for makes no sense of it.
    package func observer(
        of scenario: Scenario, _ plan: ReplicationPlan, by dimensions: [Grouping],
        _ measures: MeasureSet = .builtIn
    ) throws -> Observer {
        if let dated = dimensions.first(where: \.isByDate), batches != nil || findsWarmUp {
            throw InvalidQuestion(
                message: "\(batches == nil ? "a warm-up to be found" : "--batches") and --by "
                    + "\(dated.rawValue): each replication would have other days",
                hint: "Leave one of the two out.")
        }
        if let batches {
            try checkBatches(batches, of: scenario, plan)
        }
        return Observer(
            scenario: scenario, search: findsWarmUp ? try WarmUpSearch(scenario) : nil,
            batches: batches, dimensions: dimensions, measures: measures)
    }

    private func checkBatches(
        _ count: Int, of scenario: Scenario, _ plan: ReplicationPlan
    ) throws {
        guard plan.replications == 1, precision == nil else {
            throw InvalidQuestion(
                message: "--batches cuts up one long replication",
                hint: "Leave out --precision, and --replications or set it to 1.")
        }
        guard count >= 2 else {
            throw InvalidQuestion(
                message: "--batches \(count): one batch has no interval",
                hint: "Ten to thirty batches are usual.")
        }
        try scenario.checkSteadyState(for: "--batches")
        guard case .periodic(let period) = scenario.recurrence else { return }
        let horizon = scenario.measurement.horizon
        guard !horizon.ticks.isMultiple(of: period.ticks * Int64(count)) else { return }
        throw InvalidQuestion(
            message: "--batches \(count): demand or staffing recur after \(period.words), and a "
                + "batch of \(TimeSpan(ticks: horizon.ticks / Int64(count)).words) is not a "
                + "whole number of that",
            hint: "Give a --horizon of a multiple of "
                + "\(TimeSpan(ticks: period.ticks * Int64(count)).words), or other --batches.")
    }
}
