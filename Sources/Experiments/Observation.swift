import ContactRouting
import SimulationStatistics

/// What is kept of one replication: a ratio for every measure and sketches of the durations, not
/// the tally.
package struct Observation: Sendable {
    package let run: Run
    /// In the order of `Measure.all`.
    package var ratios: [Ratio?]
    /// What percentiles are read from, in the order of `Durations`.
    package let durations: [DurationHistogram]
    /// The same for every part of every dimension asked for.
    package var parts: [[Ratio?]]
    /// What the run says about itself, and what is pooled over all of them.
    package var checks: RunChecks
    /// Where it was found to be warmed up, if that was asked for.
    package var warmUp: FoundWarmUp?

    package init(_ tally: Tally, _ scenario: Scenario, by dimensions: [Grouping]) {
        run = Run(tally, scenario)
        ratios = Measure.all.map { $0.ratio(tally, scenario) }
        durations = Durations.allCases.map { $0.histogram(tally) }
        parts = dimensions.flatMap { $0.parts(of: scenario) }.map { _, part in
            Measure.all.map { $0.ratio(tally, part, of: scenario) }
        }
        checks = RunChecks(tally, scenario)
    }
}

extension Observation {
    /// The replication's own value of a measure; nil where it does not apply or needs a baseline.
    package func value(of measure: Measure) -> Double? {
        Measure.position[measure.name].flatMap { ratios[$0]?.value }
    }
}

extension Measure {
    /// Where each measure stands in `all`.
    static let position = Dictionary(
        uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
}
