import ContactRouting
import SimulationKernel
import SimulationStatistics

extension Part {
    /// A part of one run; a period has a tally of its own, and so have intervals of the week where
    /// their details are kept.
    struct Own {
        private let part: Part
        private let tally: Tally?

        init(_ part: Part, _ whole: Tally) {
            self.part = part
            switch part {
            case .period(let period):
                let kept = whole.byPeriod.filter { period.contains($0.start) }
                tally = kept.isEmpty ? nil : .together(kept)
            case .intervalsOfWeek(let intervals): tally = whole.part(ofIntervals: intervals)
            case .intent, .intentInIntervals, .complexity, .segment, .group: tally = nil
            }
        }

        /// The measures, a period being a run of its own.
        func ratios(of measures: [Measure], in whole: Tally, _ scenario: Scenario) -> [Ratio?] {
            guard case .period(let period) = part else {
                return measures.map { measure in
                    if let tally, measure.isOfDetails { return measure.ratio(tally, scenario) }
                    return measure.ratio(whole, part, of: scenario)
                }
            }
            guard let tally else { return measures.map { _ in nil } }
            let own = scenario.during(period)
            return measures.map { measure in
                guard measure.condition?(own) ?? true, let inPeriod = measure.inPeriod else {
                    return measure.ratio(tally, own)
                }
                return inPeriod(tally, whole)
            }
        }

        /// What percentiles are read from; nothing where none are kept.
        var durations: [DurationHistogram] {
            tally.map { tally in Durations.allCases.map { $0.histogram(tally) } } ?? []
        }
    }
}
