import ContactRouting
import SimulationStatistics

/// By what the measures of a run can be broken down.
public enum Dimension: String, CaseIterable, Sendable {
    /// Hour of the day.
    case hour
    /// Hour of the week, from Monday midnight.
    case hourOfWeek
    /// What the issue is about.
    case intent
    /// How difficult the issue is.
    case complexity
    /// What kind of customer has it.
    case segment

    /// Whether it is shown without being asked for: what differs between classes of difficulty
    /// and kinds of customers hides in their mean.
    public func isAlwaysShown(for scenario: Scenario) -> Bool {
        switch self {
        case .hour, .hourOfWeek, .intent: false
        case .complexity: scenario.knowsTruth && scenario.complexities.count > 1
        case .segment: scenario.knowsTruth && scenario.segments.count > 1
        }
    }

    /// The parts and their names.
    func parts(of scenario: Scenario) -> [(name: String, part: Part)] {
        switch self {
        case .hour:
            (0..<24).map { hour in ("\(hour)", .hoursOfWeek((0..<7).map { $0 * 24 + hour })) }
        case .hourOfWeek: (0..<168).map { ("\($0)", .hoursOfWeek([$0])) }
        case .intent: scenario.intents.indices.map { (scenario.intents[$0].name, .intent($0)) }
        case .complexity:
            scenario.complexities.indices.map { (scenario.complexities[$0].name, .complexity($0)) }
        case .segment:
            scenario.segments.indices.map { (scenario.segments[$0].name, .segment($0)) }
        }
    }
}

/// A part of the conversations of a run.
enum Part: Sendable {
    case hoursOfWeek([Int])
    case intent(Int)
    case complexity(Int)
    case segment(Int)
}

extension Measure {
    /// The measure in one replication; nil where it does not apply, or needs a baseline.
    func ratio(_ tally: Tally, _ scenario: Scenario) -> Ratio? {
        switch source {
        case .conversations(let ratio), .either(let ratio, _): ratio(tally.total)
        case .staffing(let ratio): ratio(tally.staffing)
        case .resolutions(let applies, let ratio):
            applies(scenario) ? ratio(tally.resolutions.total) : nil
        case .percentile(_, let durations, _):
            percentile(of: durations.histogram(tally)).map { Ratio($0) }
        case .run(let ratio): ratio(tally, scenario)
        case .againstBaseline: nil
        }
    }

    /// The percentile that it is, of some durations; nil if there are none, or it is none.
    fileprivate func percentile(of durations: DurationHistogram) -> Double? {
        guard case .percentile(let probability, _, let secondsPerUnit) = source else { return nil }
        return durations.quantile(probability).map { $0 / (1e6 * secondsPerUnit) }
    }

    /// The measure in a part of one replication; nil where it does not apply.
    func ratio(_ tally: Tally, _ part: Part, of scenario: Scenario) -> Ratio? {
        switch (source, part) {
        case (.resolutions(let applies, let ratio), _):
            applies(scenario) ? tally.resolutions.part(part).map(ratio) : nil
        case (.either(_, let ratio), .complexity), (.either(_, let ratio), .segment):
            tally.resolutions.part(part).map(ratio)
        case (.conversations(let ratio), .hoursOfWeek(let hours)),
            (.either(let ratio, _), .hoursOfWeek(let hours)):
            ratio(hours.map { tally.byHourOfWeek[$0] }.reduce(Flow(), +))
        case (.conversations(let ratio), .intent(let intent)),
            (.either(let ratio, _), .intent(let intent)):
            ratio(tally.byIntent[intent])
        case (.staffing(let ratio), .hoursOfWeek(let hours)):
            ratio(hours.map { tally.staffingByHourOfWeek[$0] }.reduce(StaffTime(), +))
        case (.conversations, _), (.staffing, _), (.percentile, _), (.run, _),
            (.againstBaseline, _):
            nil
        }
    }
}

/// What is kept of one replication: a ratio for every measure and sketches of the durations, not
/// the tally.
struct Observation: Sendable {
    let run: Run
    /// In the order of `Measure.all`.
    var ratios: [Ratio?]
    /// What percentiles are read from, in the order of `Durations`.
    let durations: [DurationHistogram]
    /// The same for every part of every dimension asked for.
    var parts: [[Ratio?]]
    /// What the run says about itself, and what is pooled over all of them.
    var checks: RunChecks
    /// Where it was found to be warmed up, if that was asked for.
    var warmUp: FoundWarmUp?

    init(_ tally: Tally, _ scenario: Scenario, by dimensions: [Dimension]) {
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
    func value(of measure: Measure) -> Double? {
        Measure.position[measure.name].flatMap { ratios[$0]?.value }
    }
}

extension ResolutionCube {
    /// The conversations of a part; nil for hours, by which these are not kept.
    fileprivate func part(_ part: Part) -> Resolutions? {
        guard !cells.isEmpty else { return nil }
        switch part {
        case .hoursOfWeek: return nil
        case .intent(let intent): return ofIntent(intent)
        case .complexity(let complexity): return ofComplexity(complexity)
        case .segment(let segment): return ofSegment(segment)
        }
    }
}

/// The replications of one scenario, ready to be asked for measures.
struct Sample: Sendable {
    let scenario: Scenario
    let observations: [Observation]
    /// The replications of the baseline, if there is one.
    var baseline: [Observation] = []

    /// The measure in each replication, or nil where it does not apply.
    func ratios(_ measure: Measure) -> [Ratio]? {
        if case .againstBaseline(let ratio) = measure.source {
            guard !baseline.isEmpty else { return nil }
            return zip(observations, baseline).map { ratio($0.run, $1.run) }.allDefined
        }
        guard let position = Measure.position[measure.name] else { return nil }
        let ratios = observations.map { $0.ratios[position] }
        guard case .percentile = measure.source, ratios.contains(where: { $0 != nil }) else {
            return ratios.allDefined
        }
        // Where nothing took any time in one replication, the others still say something.
        return ratios.map { $0 ?? Ratio(0, per: 0) }
    }

    /// The measure in each replication of one of the parts that were observed, by its number.
    func ratios(_ measure: Measure, part: Int) -> [Ratio]? {
        guard let position = Measure.position[measure.name] else { return nil }
        return observations.map { $0.parts[part][position] }.allDefined
    }

    /// The first so many replications.
    func first(_ count: Int) -> Sample {
        Sample(
            scenario: scenario, observations: Array(observations.prefix(count)),
            baseline: Array(baseline.prefix(count)))
    }

    /// The linearised replications of a measure, or nil where it does not apply.
    func linearised(_ measure: Measure) -> ReplicatedSample? {
        guard case .percentile(let probability, let durations, let seconds) = measure.source else {
            return ratios(measure)?.linearised(as: measure)
        }
        guard
            let pooled = PooledQuantile(
                probability, of: observations.map { $0.durations[durations.rawValue] })
        else { return nil }
        let sample = pooled.linearised
        return ReplicatedSample(sample.values.map { $0 / (1e6 * seconds) }, shape: sample.shape)
    }

    /// Every measure that applies.
    func values() -> [MeasuredValue] {
        Measure.all.compactMap { measure in
            guard let ratios = ratios(measure), let sample = linearised(measure) else { return nil }
            return MeasuredValue(measure, sample, replications: ratios.map(\.value))
        }
    }

    /// The measures of every part of the dimensions that were observed.
    func breakdowns(by dimensions: [Dimension]) -> [Breakdown] {
        let parts = dimensions.flatMap { dimension in
            dimension.parts(of: scenario).map { (dimension, $0.name) }
        }
        return parts.enumerated().map { place, part in
            let values = Measure.all.indices.compactMap { position -> MeasuredValue? in
                let ratios = observations.map { $0.parts[place][position] }.allDefined
                let measure = Measure.all[position]
                guard let ratios, let sample = ratios.linearised(as: measure) else { return nil }
                return MeasuredValue(measure, sample, replications: ratios.map(\.value))
            }
            return Breakdown(dimension: part.0, part: part.1, values: values)
        }
    }
}

extension Measure {
    /// Where each measure stands in `all`.
    fileprivate static let position = Dictionary(
        uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
}

extension [Ratio?] {
    /// The ratios, unless one of them is missing.
    var allDefined: [Ratio]? {
        let defined = compactMap(\.self)
        return defined.count == count ? defined : nil
    }
}

extension [Ratio] {
    /// Replications of the ratio of the sums, or nil if it is undefined.
    var linearised: ReplicatedSample? { RatioSample(self).linearised }

    /// The same of a measure, with what is known of its kind.
    func linearised(as measure: Measure) -> ReplicatedSample? {
        RatioSample(self).linearised(isShare: measure.unit == "share")
    }
}

extension RatioSample {
    init(_ ratios: [Ratio]) {
        self.init(
            numerators: ratios.map(\.numerator), denominators: ratios.map(\.denominator))
    }
}
