import ContactRouting
import SimulationStatistics

/// What is kept of one replication: a ratio for every measure and sketches of the durations, not
/// the tally.
package struct Observation: Sendable {
    package let run: Run
    /// In the order of the measures that are kept.
    package var ratios: [Ratio?]
    /// What percentiles are read from, in the order of `Durations`.
    package let durations: [DurationHistogram]
    /// The same for every part of every dimension asked for.
    package var parts: [[Ratio?]]
    /// What percentiles of the parts are read from; empty where none are kept.
    package let durationsOfParts: [[DurationHistogram.Packed]]
    /// What the run says about itself, and what is pooled over all of them.
    package var checks: RunChecks
    /// Where it was found to be warmed up, if that was asked for.
    package var warmUp: FoundWarmUp?

    package init(
        _ tally: Tally, _ scenario: Scenario, by dimensions: [Grouping],
        _ measures: MeasureSet = .builtIn
    ) {
        run = Run(tally, scenario)
        ratios = measures.all.map { $0.ratio(tally, scenario) }
        durations = Durations.allCases.map { $0.histogram(tally) }
        let all = dimensions.flatMap { $0.parts(of: scenario) }.map { Part.Own($0.part, tally) }
        parts = all.map { $0.ratios(of: measures.all, in: tally, scenario) }
        durationsOfParts = all.map { $0.durations.map(DurationHistogram.Packed.init) }
        checks = RunChecks(tally, scenario)
    }
}
