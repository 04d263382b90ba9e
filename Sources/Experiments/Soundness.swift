import ContactRouting
import SimulationStatistics

/// What the replications of a run say about themselves, all of them together.
public struct Soundness: Sendable {
    /// What cannot be true of any run and was of one of these, in words: a fault of the program.
    public let contradictions: [String]
    /// Little's law at each stage that anybody passed through.
    public let stages: [StageBalance]
    /// The share of those offered to humans whom nobody ever took, so that their waits are cut off
    /// where the measured part ends.
    public let neverServedShare: Double
    /// The exact model nearest to the human tier.
    public let nearestModel: NearestModel?
    /// Confidence and truth of all AI answers; nil if containment is an input.
    public let calibration: CalibrationTable?
    /// What each price rule would bill in 30 days: the AI's own rules, then the quotes.
    public let bills: [Bill]

    /// What one price rule comes to.
    public struct Bill: Sendable {
        /// The rule.
        public let rule: PriceRule
        /// Whether it is a quote for comparison, and not paid.
        public let isQuote: Bool
        /// What it bills in 30 days.
        public let units: Double
        /// Money for it in 30 days.
        public let cost: Double
        /// Whether its price changes in the course of the run, so that the rule has its first one.
        public let priceChanges: Bool
    }

    /// The first sample is what was run; the others are only checked.
    init(_ samples: [Sample]) {
        contradictions = samples.flatMap { sample in
            sample.observations.flatMap(\.contradictions).uniqued.map(\.self)
        }
        let scenario = samples[0].scenario
        guard let pooled = RunChecks.pooled(samples[0].observations.lazy.map(\.checks)) else {
            (stages, nearestModel, calibration, bills) = ([], nil, nil, [])
            neverServedShare = 0
            return
        }
        let flow = pooled.byInterval.reduce(Flow(), +)
        neverServedShare = Double(flow.neverServed) / Double(max(flow.humanOffered, 1))
        stages = pooled.stages.filter { $0.timeHours > 0 }
        nearestModel = NearestModel(pooled, scenario)
        calibration =
            pooled.confidence.isEmpty ? nil : CalibrationTable(confidence: pooled.confidence)
        let own = scenario.ai?.prices ?? []
        let months =
            scenario.measurement.horizon.seconds / (30 * 86_400)
            * Double(samples[0].observations.count)
        bills = scenario.priceRules.enumerated().map { number, rule in
            Bill(
                rule: rule, isQuote: number >= own.count,
                units: pooled.billedUnits[number] / months,
                cost: pooled.billedCosts[number] / months,
                priceChanges: scenario.changes.contains { change in
                    number < own.count && change.scenario.ai?.prices[number].price != rule.price
                })
        }
    }
}
