import ContactRouting
import SimulationKernel
import SimulationStatistics

extension Part {
    /// A part of one run; a period has a tally of its own.
    struct Own {
        private let part: Part
        private let tally: Tally?

        init(_ part: Part, _ whole: Tally) {
            self.part = part
            guard case .period(let period) = part else {
                tally = nil
                return
            }
            let kept = whole.byPeriod.filter { period.contains($0.start) }
            tally = kept.isEmpty ? nil : .together(kept)
        }

        /// The measures, a period being a run of its own.
        func ratios(of measures: [Measure], in whole: Tally, _ scenario: Scenario) -> [Ratio?] {
            guard case .period(let period) = part else {
                return measures.map { $0.ratio(whole, part, of: scenario) }
            }
            guard let tally else { return measures.map { _ in nil } }
            let own = scenario.during(period)
            return measures.map { $0.ratio(tally, own) }
        }

        /// What percentiles are read from; nothing where none are kept.
        var durations: [DurationHistogram] {
            tally.map { tally in Durations.allCases.map { $0.histogram(tally) } } ?? []
        }
    }
}
