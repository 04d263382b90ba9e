import ContactRouting
import SimulationStatistics

extension Measure {
    /// The measure in one replication; nil where it does not apply, or needs a baseline.
    package func ratio(_ tally: Tally, _ scenario: Scenario) -> Ratio? {
        guard condition?(scenario) ?? true else { return nil }
        return switch source {
        case .conversations(let ratio), .either(let ratio, _), .handled(let ratio):
            ratio(tally.total)
        case .agents(let ratio): ratio(tally, scenario, tally.staffingByGroup.indices)
        case .part(let whole, let name):
            name.part(in: scenario, of: whole).flatMap { part in
                guard case .period = part else { return whole.ratio(tally, part, of: scenario) }
                return Part.Own(part, tally).ratios(of: [whole], in: tally, scenario)[0]
            }
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
    package func ratio(_ tally: Tally, _ part: Part, of scenario: Scenario) -> Ratio? {
        guard condition?(scenario) ?? true else { return nil }
        if let inIntervals, case .intervalsOfWeek(let intervals) = part {
            let measured = scenario.measurement.measuredHours
            let hours = intervals.reduce(0) { $0 + measured[$1] }
            return hours > 0 ? inIntervals(tally, intervals, hours * 3_600e6) : nil
        }
        return switch (source, part) {
        case (.part(let whole, let name), .intervalsOfWeek(let hours)):
            name.intent(in: scenario, of: whole).flatMap {
                whole.ratio(tally, .intentInIntervals($0, hours), of: scenario)
            }
        case (.resolutions(let applies, let ratio), _):
            applies(scenario) ? tally.resolutions.part(part).map(ratio) : nil
        case (.either(_, let ratio), .complexity), (.either(_, let ratio), .segment):
            tally.resolutions.part(part).map(ratio)
        case (.conversations(let ratio), .intervalsOfWeek(let hours)),
            (.handled(let ratio), .intervalsOfWeek(let hours)),
            (.either(let ratio, _), .intervalsOfWeek(let hours)):
            ratio(tally.flow(inIntervals: hours))
        case (.conversations(let ratio), .intent(let intent)),
            (.handled(let ratio), .intent(let intent)),
            (.either(let ratio, _), .intent(let intent)):
            ratio(tally.byIntent[intent])
        case (.conversations(let ratio), .intentInIntervals(let intent, let hours)),
            (.handled(let ratio), .intentInIntervals(let intent, let hours)),
            (.either(let ratio, _), .intentInIntervals(let intent, let hours)):
            tally.flow(ofIntent: intent, inIntervals: hours).map(ratio)
        case (.conversations(let ratio), .segment(let segment)),
            (.handled(let ratio), .segment(let segment)):
            ratio(tally.bySegment[segment])
        case (.handled(let ratio), .group(let group)): ratio(tally.byGroup[group])
        case (.staffing(let ratio), .group(let group)): ratio(tally.staffingByGroup[group])
        case (.agents(let ratio), .group(let group)):
            ratio(tally, scenario, group..<group + 1)
        case (.staffing(let ratio), .intervalsOfWeek(let hours)):
            ratio(tally.staffing(inIntervals: hours))
        // A period has a tally of its own.
        case (.conversations, _), (.either, .group), (.either, .period), (.handled, _),
            (.staffing, _),
            (.agents, _), (.percentile, _), (.part, _), (.run, _), (.againstBaseline, _):
            nil
        }
    }
}

extension Tally {
    /// The conversations of some intervals of the week.
    func flow(inIntervals intervals: [Int]) -> Flow {
        intervals.map { byInterval[$0] }.reduce(Flow(), +)
    }

    /// Staffing and use of the human tier in some intervals of the week.
    func staffing(inIntervals intervals: [Int]) -> StaffTime {
        intervals.map { staffingByInterval[$0] }.reduce(StaffTime(), +)
    }

    /// The conversations of an intent in some intervals; nil where they are not kept apart.
    fileprivate func flow(ofIntent intent: Int, inIntervals intervals: [Int]) -> Flow? {
        guard !byIntervalAndIntent.isEmpty else { return nil }
        return intervals.map { byIntervalAndIntent[$0 * byIntent.count + intent] }
            .reduce(Flow(), +)
    }
}

extension ResolutionCube {
    /// The conversations of a part; nil for hours, by which these are not kept.
    fileprivate func part(_ part: Part) -> Resolutions? {
        guard !cells.isEmpty else { return nil }
        switch part {
        case .intervalsOfWeek, .intentInIntervals, .group, .period: return nil
        case .intent(let intent): return ofIntent(intent)
        case .complexity(let complexity): return ofComplexity(complexity)
        case .segment(let segment): return ofSegment(segment)
        }
    }
}
