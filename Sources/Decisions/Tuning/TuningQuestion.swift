import ContactRouting
import Experiments
import SimulationKernel
import SimulationStatistics

/// What tuning is for, and how sure and fine it need be.
public struct TuningQuestion: Sendable {
    /// What is to be as small or as large as possible.
    public var objective: Objective
    /// What must hold.
    public var targets: [Target]
    /// The smallest difference of the objective worth finding.
    public var indifference: Tolerance
    /// Replications of each point of the search; nil for as many, from 2 to 8, as make the
    /// objective known to about half of what is worth finding.
    public var searchReplications: Int?
    /// Replications of each candidate that the result rests on, at least.
    public var firstStage: Int
    /// Whether three of them are enough where a search needs no more than one.
    public var mayBeginWithFewer = false
    /// Most replications of a candidate.
    public var mostReplications: Int

    /// States the question.
    ///
    /// - Throws: `InvalidQuestion` if the targets contradict each other.
    public init(
        _ objective: Objective, targets: [Target] = [],
        indifference: Tolerance = .relative(0.01),
        searchReplications: Int? = nil, firstStage: Int = 5, mostReplications: Int = 100
    ) throws {
        precondition(searchReplications ?? 1 >= 1 && firstStage >= 2)
        try Target.check(targets)
        self.objective = objective
        self.targets = targets
        self.indifference = indifference
        self.searchReplications = searchReplications
        self.firstStage = firstStage
        self.mostReplications = max(mostReplications, firstStage)
    }

    /// The measures that it is about.
    var measures: [Measure] { [objective.measure] + targets.map(\.measure) }

    /// How the best of the candidates is selected.
    var selection: SelectionQuestion {
        SelectionQuestion(
            objective, indifference: indifference, firstStage: firstStage,
            mostReplications: mostReplications)
    }

    /// The indifference zone in the unit of the objective.
    func zone(_ sample: Sample) -> Double {
        selection.zone(sample.linearised(objective.measure)?.mean ?? 0)
    }

    /// How much of a run a search simulates: its first week, or as much as comes round again, if
    /// the rest is like it and what is asked is not more of a longer run; nil for all of it.
    func window(of scenario: Scenario) -> TimeSpan? {
        let isSized = measures.contains { measure in
            !["share", "seconds", "minutes"].contains(measure.unit)
                && !measure.name.contains("Per")
        }
        guard !isSized, case .relative = indifference, !measures.contains(where: \.isOfPart),
            scenario.incidents == nil, scenario.ai?.outages == nil
        else { return nil }
        let week = TimeSpan(ticks: 7 * TimeSpan.day.ticks)
        let length: TimeSpan
        switch scenario.recurrence {
        case .never: return nil
        case .constant: length = week
        case .periodic(let period):
            let times = (week.ticks + period.ticks - 1) / period.ticks
            length = TimeSpan(ticks: times * period.ticks)
        }
        return scenario.measurement.horizon.ticks >= 2 * length.ticks ? length : nil
    }

    /// Replications of each point of a search, by what a pilot says.
    func searchReplications(after pilot: Sample) -> Int {
        if let searchReplications { return searchReplications }
        let variance = pilot.linearised(objective.measure)?.variance ?? .nan
        let halfZone = zone(pilot) / 2
        let needed = variance / (halfZone * halfZone)
        return needed.isFinite ? Int(min(max(needed.rounded(.up), 2), 8)) : 2
    }

    /// How far a sample misses the targets, each as a share of its bound, and how good the
    /// objective is. What does not apply or is not defined is as bad as can be.
    func score(_ sample: Sample) -> (violation: Double, merit: Double) {
        let violation = margins(sample).reduce(0.0) { $0 + max(0, -$1) }
        let value = sample.linearised(objective.measure)?.mean
        return (violation, value.map(objective.merit) ?? -.infinity)
    }

    /// By how much a sample meets the target that it meets worst, as a share of its bound.
    func leastMargin(_ sample: Sample) -> Double { margins(sample).min() ?? .infinity }

    private func margins(_ sample: Sample) -> [Double] {
        targets.map { target in
            guard let value = sample.linearised(target.measure)?.mean else { return -.infinity }
            return target.margin(value) / max(abs(target.bound), 1e-9)
        }
    }
}
