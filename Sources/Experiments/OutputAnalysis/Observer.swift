import ContactRouting
import SimulationKernel

/// Observes replications of one scenario.
package struct Observer: Sendable {
    let scenario: Scenario
    let search: WarmUpSearch?
    let batches: Int?
    let dimensions: [Grouping]
    let measures: MeasureSet

    init(
        scenario: Scenario, search: WarmUpSearch?, batches: Int?, dimensions: [Grouping],
        measures: MeasureSet
    ) {
        var scenario = scenario
        scenario.measurement = scenario.measurement.keepingPeriods(
            of: dimensions, for: measures.all)
        self.scenario = scenario
        self.search = search
        self.batches = batches
        self.dimensions = dimensions
        self.measures = measures
    }

    /// What the observations are of: the scenario, or one batch of it.
    package var observed: Scenario {
        var observed = scenario
        observed.measurement.horizon = batchLength
        return observed
    }

    /// What is known of the observations of one replication before there are any.
    var shape: ListShape<Observation.Shape> {
        let length = batchLength.ticks
        let count = Int((scenario.measurement.horizon.ticks + length - 1) / length)
        return ListShape(
            count,
            each: .init(scenario, by: dimensions, measures, findsWarmUp: search != nil))
    }

    private var batchLength: TimeSpan {
        let (horizon, count) = (scenario.measurement.horizon.ticks, Int64(batches ?? 1))
        return TimeSpan(ticks: (horizon + count - 1) / count)
    }

    /// The observation of one replication, or those of its batches.
    package func observe(_ series: Series, replication: Int) throws -> [Observation] {
        guard let search else {
            return try observe(scenario, series, replication)
        }
        let found = try search.warmUp(on: series.ofTrials, replication: replication)
        var observations = try observe(search.scenario(after: found), series, replication)
        observations[0].warmUp = found
        return observations
    }

    private func observe(
        _ scenario: Scenario, _ series: Series, _ replication: Int
    ) throws -> [Observation] {
        let customers = series.customers(replication)
        guard batches != nil else {
            let tally = try simulateUnlessCancelled(scenario, customers)
            return [Observation(tally, scenario, by: dimensions, measures)]
        }
        var sum: Tally?
        var observations = try simulateInSlices(scenario, of: batchLength, customers) {
            tally, slice in
            sum = sum.map { $0 + tally } ?? tally
            let share = slice.measurement.horizon.seconds / scenario.measurement.horizon.seconds
            return Observation(tally, slice, by: dimensions, measures).asBatch(
                share: share, measures)
        }
        // Only all batches together balance: who starts in one may end in another.
        observations[0].contradictions = sum?.contradictions(scenario) ?? []
        return observations
    }
}

extension Observation {
    /// The same as a batch that is so much of its run: counts are blown up to the whole run.
    fileprivate func asBatch(share: Double, _ measures: MeasureSet) -> Observation {
        func scaled(_ ratios: [Ratio?]) -> [Ratio?] {
            zip(measures.all, ratios).map { measure, ratio in
                guard measure.isCount, let ratio else { return ratio }
                return Ratio(ratio.numerator, per: ratio.denominator * share)
            }
        }
        var batch = self
        batch.ratios = scaled(ratios)
        batch.changeParts(scaled)
        batch.contradictions = []
        return batch
    }
}
