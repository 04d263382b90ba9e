import ContactRouting
import SimulationStatistics

/// The replications of one scenario, ready to be asked for measures.
package struct Sample: Sendable {
    package let scenario: Scenario
    package let observations: [Observation]
    /// The replications of the baseline, if there is one.
    package var baseline: [Observation] = []

    /// What was kept of each replication.
    let measures: MeasureSet

    package init(
        scenario: Scenario, observations: [Observation], baseline: [Observation] = [],
        measures: MeasureSet = .builtIn
    ) {
        self.scenario = scenario
        self.observations = observations
        self.baseline = baseline
        self.measures = measures
    }

    /// The measure in each replication, or nil where it does not apply.
    package func ratios(_ measure: Measure) -> [Ratio]? {
        if case .againstBaseline(let ratio) = measure.source {
            guard !baseline.isEmpty else { return nil }
            return zip(observations, baseline).map { ratio($0.run, $1.run) }.allDefined
        }
        guard let position = measures.position(of: measure) else { return nil }
        let ratios = observations.map { $0.ratios[position] }
        return measure.isPercentile ? ratios.filled : ratios.allDefined
    }

    /// The first so many replications.
    package func first(_ count: Int) -> Sample {
        Sample(
            scenario: scenario, observations: Array(observations.prefix(count)),
            baseline: Array(baseline.prefix(count)), measures: measures)
    }

    /// A replication's own value of a measure; nil where it does not apply or needs a baseline.
    package func value(of measure: Measure, in replication: Int) -> Double? {
        measures.position(of: measure).flatMap { observations[replication].ratios[$0]?.value }
    }

    /// The linearised replications of a measure, or nil where it does not apply.
    package func linearised(_ measure: Measure) -> ReplicatedSample? {
        guard measure.isPercentile else { return ratios(measure)?.linearised(as: measure) }
        guard let kind = measure.durations else { return nil }
        return Self.pooled([measure], of: observations.lazy.map { $0.durations[kind.rawValue] })[0]
    }

    /// The percentiles among the measures by their positions, from sketches that are gone through
    /// once for all of the same durations.
    private func percentiles(
        of sketches: (Observation) -> [DurationHistogram.Packed]
    ) -> [Int: ReplicatedSample] {
        // Where a replication kept none nothing can be said of all.
        guard !observations.contains(where: { sketches($0).isEmpty }) else { return [:] }
        var percentiles: [Int: ReplicatedSample] = [:]
        withoutActuallyEscaping(sketches) { sketches in
            for kind in Durations.allCases {
                let positions = measures.all.indices.filter { measures.all[$0].durations == kind }
                let pooled = Self.pooled(
                    positions.map { measures.all[$0] },
                    of: observations.lazy.map { sketches($0)[kind.rawValue] })
                for (position, sample) in zip(positions, pooled) {
                    percentiles[position] = sample
                }
            }
        }
        return percentiles
    }

    /// The percentiles that some measures are, of the same durations of several replications.
    private static func pooled(
        _ measures: [Measure], of replications: some Collection<DurationHistogram.Packed>
    ) -> [ReplicatedSample?] {
        let asked = measures.compactMap(\.percentile)
        let pooled = PooledQuantile.quantiles(asked.map(\.probability), of: replications)
        return zip(asked, pooled).map { percentile, pooled in
            pooled.map { pooled in
                ReplicatedSample(
                    pooled.linearised.values.map { $0 / (1e6 * percentile.secondsPerUnit) },
                    shape: pooled.linearised.shape)
            }
        }
    }

    /// How the conversations of all replications ended.
    var outcomes: Outcomes {
        Outcomes(
            RunChecks.pooled(observations.lazy.map(\.checks)),
            replications: observations.count, scenario)
    }

    /// Every measure that applies.
    package func values() -> [MeasuredValue] {
        let percentiles = percentiles { $0.durations }
        return measures.all.enumerated().compactMap { position, measure in
            guard let ratios = ratios(measure) else { return nil }
            let sample =
                measure.isPercentile ? percentiles[position] : ratios.linearised(as: measure)
            return sample.map { MeasuredValue(measure, $0, replications: ratios.map(\.value)) }
        }
    }

    /// The measures of every part of the dimensions that were observed.
    package func breakdowns(by dimensions: [Grouping]) -> [Breakdown] {
        let parts = dimensions.flatMap { dimension in
            dimension.parts(of: scenario).map { (dimension, $0.name) }
        }
        return parts.enumerated().map { place, part in
            let percentiles = percentiles { $0.durationsOfParts[place] }
            let starts = stride(from: 0, to: measures.all.count, by: Self.measuresAtOnce)
            let values = starts.flatMap { start in
                let end = min(start + Self.measuresAtOnce, measures.all.count)
                let ofPart = observations.map { Array($0.ratios(ofPart: place)[start..<end]) }
                return (start..<end).compactMap { position in
                    value(
                        measures.all[position], ofPart: ofPart.map { $0[position - start] },
                        percentiles[position])
                }
            }
            return Breakdown(dimension: part.0, part: part.1, values: values)
        }
    }

    /// Of how many measures the replications of a part are in memory unpacked: all would be most
    /// of what there is, and each by itself would take long.
    private static let measuresAtOnce = 20

    private func value(
        _ measure: Measure, ofPart ratios: [Ratio?], _ percentile: ReplicatedSample?
    ) -> MeasuredValue? {
        guard let ratios = measure.isPercentile ? ratios.filled : ratios.allDefined else {
            return nil
        }
        let sample = measure.isPercentile ? percentile : ratios.linearised(as: measure)
        return sample.map { MeasuredValue(measure, $0, ofPart: ratios.map(\.value)) }
    }
}

extension [Ratio?] {
    /// The same with nothing where there is none, if there is any: where nothing took any time in
    /// one replication, the others still say something.
    fileprivate var filled: [Ratio]? {
        contains { $0 != nil } ? map { $0 ?? Ratio(0, per: 0) } : nil
    }
}

extension Measure {
    fileprivate var isPercentile: Bool { percentile != nil }

    /// Of what durations it is a percentile; nil if it is none.
    fileprivate var durations: Durations? { percentile?.of }

    /// Which percentile it is; nil if it is none.
    var percentile: (probability: Double, of: Durations, secondsPerUnit: Double)? {
        guard case .percentile(let probability, let durations, let seconds) = source else {
            return nil
        }
        return (probability, durations, seconds)
    }
}
