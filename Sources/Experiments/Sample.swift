import ContactRouting
import SimulationStatistics

/// The replications of one scenario, ready to be asked for measures.
public struct Sample: Sendable {
    let scenario: Scenario
    let tallies: [Tally]
    /// The replications of the baseline, if there is one.
    let baseline: [Run]

    init(_ scenario: Scenario, _ tallies: [Tally], baseline: [Run] = []) {
        self.scenario = scenario
        self.tallies = tallies
        self.baseline = baseline
    }

    var runs: [Run] { tallies.map { Run(tally: $0, scenario: scenario) } }

    /// The measure in each replication, or nil where it does not apply.
    func ratios(_ measure: Measure) -> [Ratio]? {
        let ratios: [Ratio?] =
            switch measure.source {
            case .conversations(let ratio): tallies.map { ratio($0.total) }
            case .staffing(let ratio): tallies.map { ratio($0.staffing) }
            case .run(let ratio): tallies.map { ratio($0, scenario) }
            case .againstBaseline(let ratio):
                baseline.isEmpty ? [nil] : zip(runs, baseline).map { ratio($0, $1) }
            }
        return defined(ratios)
    }

    /// The measure within some hours of the week.
    func ratios(_ measure: Measure, hoursOfWeek hours: [Int]) -> [Ratio]? {
        switch measure.source {
        case .conversations(let ratio):
            tallies.map { tally in ratio(hours.map { tally.byHourOfWeek[$0] }.reduce(Flow(), +)) }
        case .staffing(let ratio):
            tallies.map { tally in
                ratio(hours.map { tally.staffingByHourOfWeek[$0] }.reduce(StaffTime(), +))
            }
        case .run, .againstBaseline: nil
        }
    }

    /// The measure among the conversations of one intent.
    func ratios(_ measure: Measure, intent: Int) -> [Ratio]? {
        guard case .conversations(let ratio) = measure.source else { return nil }
        return tallies.map { ratio($0.byIntent[intent]) }
    }

    /// The linearised replications of a measure, or nil where it does not apply.
    func linearised(_ measure: Measure) -> ReplicatedSample? {
        ratios(measure)?.linearised
    }

    private func defined(_ ratios: [Ratio?]) -> [Ratio]? {
        let defined = ratios.compactMap(\.self)
        return defined.count == ratios.count ? defined : nil
    }
}

extension [Ratio] {
    /// Replications of the ratio of the sums, or nil if it is undefined.
    var linearised: ReplicatedSample? {
        RatioSample(
            numerators: map(\.numerator), denominators: map(\.denominator)
        ).linearised
    }
}
