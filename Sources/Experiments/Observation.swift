import ContactRouting
import SimulationStatistics

/// What is kept of one replication: a ratio for every measure and sketches of the durations, not
/// the tally.
package struct Observation: Sendable {
    package let run: Run
    /// In the order of the measures that are kept.
    package var ratios: [Ratio?]
    /// What percentiles are read from, in the order of `Durations`.
    package let durations: [DurationHistogram.Packed]
    /// The same for every part of every dimension asked for, packed: most have most not.
    var packedParts: [PackedRatios]
    /// What percentiles of the parts are read from; empty where none are kept.
    package let durationsOfParts: [[DurationHistogram.Packed]]
    /// What cannot be true and is; empty unless the simulator has a fault.
    package var contradictions: [String]
    let packedChecks: [UInt8]
    /// Where it was found to be warmed up, if that was asked for.
    package var warmUp: FoundWarmUp?

    package init(
        _ tally: Tally, _ scenario: Scenario, by dimensions: [Grouping],
        _ measures: MeasureSet = .builtIn
    ) {
        run = Run(tally, scenario)
        ratios = measures.all.map { $0.ratio(tally, scenario) }
        durations = Durations.allCases.map { DurationHistogram.Packed($0.histogram(tally)) }
        let all = dimensions.flatMap { $0.parts(of: scenario) }.map { Part.Own($0.part, tally) }
        packedParts = all.map { PackedRatios($0.ratios(of: measures.all, in: tally, scenario)) }
        durationsOfParts = all.map { $0.durations.map(DurationHistogram.Packed.init) }
        let checks = RunChecks(tally, scenario)
        contradictions = checks.contradictions
        packedChecks = checks.packed
    }

    /// The measures of a part of the dimensions asked for, by its number.
    func ratios(ofPart part: Int) -> [Ratio?] { packedParts[part].ratios }

    /// Changes the measures of every part.
    mutating func changeParts(_ change: ([Ratio?]) -> [Ratio?]) {
        packedParts = packedParts.map { PackedRatios(change($0.ratios)) }
    }

    /// What the run says about itself, and what is pooled over all of them.
    package var checks: RunChecks {
        guard var checks = try? RunChecks(packedChecks) else {
            preconditionFailure("packed checks were read when they came")
        }
        checks.contradictions = contradictions
        return checks
    }
}
