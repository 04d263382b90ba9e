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
    func observer(
        of scenario: Scenario, _ plan: ReplicationPlan, by dimensions: [Dimension]
    ) throws -> Observer {
        if let batches {
            try checkBatches(batches, of: scenario, plan)
        }
        return Observer(
            scenario: scenario, search: findsWarmUp ? try WarmUpSearch(scenario) : nil,
            batches: batches, dimensions: dimensions)
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

/// Observes replications of one scenario.
struct Observer: Sendable {
    let scenario: Scenario
    let search: WarmUpSearch?
    let batches: Int?
    let dimensions: [Dimension]

    /// What the observations are of: the scenario, or one batch of it.
    var observed: Scenario {
        var observed = scenario
        observed.measurement.horizon = batchLength
        return observed
    }

    private var batchLength: TimeSpan {
        let (horizon, count) = (scenario.measurement.horizon.ticks, Int64(batches ?? 1))
        return TimeSpan(ticks: (horizon + count - 1) / count)
    }

    /// The observation of one replication, or those of its batches.
    func observe(seed: UInt64, replication: UInt64) -> [Observation] {
        guard let search else {
            return observe(scenario, seed: seed, replication: replication)
        }
        let found = search.warmUp(seed: seed, replication: replication)
        var observations = observe(
            search.scenario(after: found), seed: seed, replication: replication)
        observations[0].warmUp = found
        return observations
    }

    private func observe(
        _ scenario: Scenario, seed: UInt64, replication: UInt64
    ) -> [Observation] {
        guard batches != nil else {
            let tally = simulate(scenario, seed: seed, replication: replication)
            return [Observation(tally, scenario, by: dimensions)]
        }
        var sum: Tally?
        var observations = simulateInSlices(
            scenario, of: batchLength, seed: seed, replication: replication
        ) { tally, slice in
            sum = sum.map { $0 + tally } ?? tally
            let share = slice.measurement.horizon.seconds / scenario.measurement.horizon.seconds
            return Observation(tally, slice, by: dimensions).asBatch(share: share)
        }
        // Only all batches together balance: who starts in one may end in another.
        observations[0].checks.contradictions = sum?.contradictions(scenario) ?? []
        return observations
    }
}

extension Observation {
    /// The same as a batch that is so much of its run: counts are blown up to the whole run.
    fileprivate func asBatch(share: Double) -> Observation {
        func scaled(_ ratios: [Ratio?]) -> [Ratio?] {
            zip(Measure.all, ratios).map { measure, ratio in
                guard measure.isCount, let ratio else { return ratio }
                return Ratio(ratio.numerator, per: ratio.denominator * share)
            }
        }
        var batch = self
        batch.ratios = scaled(ratios)
        batch.parts = parts.map(scaled)
        batch.checks.contradictions = []
        return batch
    }
}
