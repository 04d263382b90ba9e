import ContactRouting
import Experiments
import SimulationStatistics

/// Whether a plan meets its targets, on customers who had no part in choosing it.
struct StaffingCertificate: Sendable {
    /// Agents in each interval.
    let agents: [Int]
    /// The replications it rests on.
    let runs: FocusedReplications
    /// Number of their series.
    let series: UInt64
    /// The confidence of each single interval.
    let confidence: Double
    /// What each constraint came to; nil if nothing happened there.
    let results: [TargetResult?]
    /// What the targets that agents serve came to over the whole run.
    let overall: [TargetResult]
    /// What each target that only bounds spending came to.
    let spending: [TargetResult]
    /// The constraints, by number, of each interval alone, and those of several.
    let local: [[Int]]
    let shared: [Int]
    /// What would be said of an interval with fewer agents, where there can be.
    var withFewer: [Int: Fewer] = [:]

    /// An interval with as many agents fewer as are worth finding.
    struct Fewer: Sendable {
        let agents: Int
        var verdict: TargetVerdict
        /// Replications that the verdict rests on.
        let replications: Int
    }

    init(
        _ agents: [Int], _ runs: FocusedReplications, _ trials: StaffingTrials, series: UInt64,
        confidence: Double
    ) {
        self.agents = agents
        self.runs = runs
        self.series = series
        self.confidence = confidence
        results = trials.results(runs, confidence: confidence)
        (overall, spending) = trials.overall(runs, confidence: confidence)
        local = trials.intervals.indices.map { trials.local(to: [$0]) }
        shared = trials.shared
    }

    /// Whether these customers had no part in choosing the plan.
    var isJudged: Bool { series != StaffingTrials.searchSeries }

    /// Whether all targets are met with their whole intervals.
    var isMet: Bool { verdict(of: Array(results.indices)) == .met }

    /// Whether all that some constraints ask for is met.
    func verdict(of constraints: [Int]) -> TargetVerdict {
        TargetVerdict(of: constraints.compactMap { results[$0]?.verdict })
    }

    /// What an interval came to in all that it must do alone.
    func results(in interval: Int) -> [TargetResult] {
        local[interval].compactMap { results[$0] }
    }

    /// What is to be said of all that an interval must do alone.
    func verdict(in interval: Int) -> TargetVerdict { verdict(of: local[interval]) }

    /// What is to be said of all that some intervals must do alone, and of what several must.
    func verdict(in intervals: [Int]) -> TargetVerdict {
        TargetVerdict(of: intervals.map { verdict(in: $0) } + [verdict(of: shared)])
    }

    /// Whether more agents may help an interval: not where it is perfect already, and only too
    /// few came to prove it.
    func needsAgents(in interval: Int) -> Bool {
        local[interval].contains { place in
            results[place].map { $0.verdict != .met && !$0.isPerfect } ?? false
        }
    }

    /// Replications after which all that can be met in `most` would be, were means and variances to
    /// stay: nil if there is nothing, or one misses its bound beyond doubt and all is in vain.
    func replicationsWanted(most: Int) -> Int? {
        let open = results.compactMap(\.self).filter { $0.verdict != .met }
        guard !open.contains(where: { $0.verdict == .missed }) else { return nil }
        let needed = open.filter { $0.margin > 0 }.map(replicationsToDecide)
        return wholeNumber(needed.filter { $0 <= 1.2 * Double(most) }.max(), most: most)
    }

    /// Replications after which what is undecided would be decided either way; nil if nothing is,
    /// or that takes more than `most`.
    func replicationsToDecide(most: Int) -> Int? {
        let needed = results.compactMap(\.self).filter { $0.verdict == .undecided }
            .map(replicationsToDecide)
        return wholeNumber(needed.max(), most: most)
    }

    /// Whether something would not be met in `most` replications either, were variances to stay and
    /// means to get better by a standard error, and not because too few came to prove it.
    func isHopeless(most: Int) -> Bool {
        let needed = halfWidth(of: most) - 1 / Double(runs.count).squareRoot()
        return results.compactMap(\.self).contains { result in
            result.verdict != .met && !result.isPerfect
                && !(result.margin >= needed * deviation(of: result))
        }
    }

    /// How far a mean should lie beyond its bound for other customers to say, in so many
    /// replications, that it does: their half-width, and what both means may be off.
    func reserve(
        for result: TargetResult, knownFrom count: Int, after replications: Int
    ) -> Double {
        let spread = 1 / Double(count) + 1 / Double(replications)
        return deviation(of: result)
            * (halfWidth(of: replications) + StaffingCertificate.errors * spread.squareRoot())
    }

    /// Standard errors for luck, so that most of many intervals pass.
    private static let errors = 1.5

    /// About the standard deviation of a replication.
    private func deviation(of result: TargetResult) -> Double {
        (result.estimate?.halfWidth ?? .infinity) / halfWidth(of: runs.count)
    }

    /// What half-widths come to after so many replications, as a share of what they are: means
    /// vary less, and their variance is better known.
    func shrinkage(to replications: Int) -> Double {
        guard runs.count > 1, replications > 1 else { return 1 }
        return halfWidth(of: replications) / halfWidth(of: runs.count)
    }

    /// That of so many replications of variance 1.
    private func halfWidth(of replications: Int) -> Double {
        ReplicatedSample.halfWidth(
            variance: 1, replications: replications, confidence: confidence)
    }

    /// Half-widths of what never happens shrink as one over the number; a fifth more is for bad
    /// luck.
    private func replicationsToDecide(_ result: TargetResult) -> Double {
        let ratio = (result.estimate?.halfWidth ?? .infinity) / abs(result.margin)
        if result.isPerfect || ratio <= 1 { return 1.2 * Double(runs.count) * ratio }
        var (tooFew, enough) = (runs.count, 2 * runs.count)
        while shrinkage(to: enough) * ratio > 1, enough < 1_000_000 {
            (tooFew, enough) = (enough, 2 * enough)
        }
        while enough - tooFew > 1 {
            let middle = (tooFew + enough) / 2
            if shrinkage(to: middle) * ratio > 1 { tooFew = middle } else { enough = middle }
        }
        return 1.2 * Double(enough)
    }

    private func wholeNumber(_ needed: Double?, most: Int) -> Int? {
        guard let needed, runs.count < most, needed <= 1.2 * Double(most) else { return nil }
        return min(most, max(runs.count + 1, Int(needed.rounded(.up))))
    }
}

extension StaffingTrials {
    /// Replications of which every measure is reported.
    private static let mostObserved = 100

    /// Replicates a plan on a series of its own until all its targets are met, or some are not
    /// going to be; nil if its queue would grow without bound.
    ///
    /// - Parameters:
    ///   - agents: the plan.
    ///   - scenario: the centre staffed so.
    ///   - looks: replications of the first look, and at most.
    ///   - glance: replications after which a plan is given up that is not going to meet them; it
    ///     is never certified then, so that this costs nothing of what is sure.
    ///   - errors: what the looks take their confidence from.
    mutating func judge(
        _ agents: [Int], _ scenario: Scenario, series: UInt64, looks: (first: Int, most: Int),
        glance: Int? = nil, _ errors: inout ErrorSpending
    ) async throws -> StaffingCertificate? {
        guard
            var runs = runs(
                scenario, series: series, also: occupancies,
                observing: StaffingTrials.mostObserved)
        else { return nil }
        if let glance, 2 * glance <= looks.first {
            let first = try await look(
                agents, &runs, glance, series: series, confidence: errors.confidence)
            if first.isHopeless(most: looks.most) { return first }
        }
        var certificate = try await look(
            agents, &runs, looks.first, series: series, confidence: errors.look())
        if let wanted = certificate.replicationsWanted(most: looks.most) {
            certificate = try await look(
                agents, &runs, wanted, series: series, confidence: errors.look())
        }
        return certificate
    }

    /// What is said of a plan after so many replications.
    mutating func look(
        _ agents: [Int], _ runs: inout FocusedReplications, _ replications: Int, series: UInt64,
        confidence: Double
    ) async throws -> StaffingCertificate {
        try await replicate(&runs, upTo: replications)
        return StaffingCertificate(agents, runs, self, series: series, confidence: confidence)
    }

    /// The occupancy in each interval, and of each group where there are several.
    private var occupancies: [FocusedReplications.Question] {
        let occupancy = Measure.builtIn("occupancy")
        let names = (scenario.humans?.groups ?? []).map(\.name)
        let ofGroups =
            names.count == 1
            ? []
            : names.compactMap {
                try? occupancy.of(PartName($0, of: .group))
            }
        return intervals.map { FocusedReplications.Question(occupancy, intervals: $0.ofWeek) }
            + ofGroups.map { FocusedReplications.Question($0) }
    }

    /// The number of the question for the occupancy of the first interval.
    var firstOccupancy: Int { constraints.count + targets.count + spending.count }
}

extension TargetResult {
    /// How far the mean lies on the right side; undefined (NaN) without one.
    fileprivate var margin: Double { estimate.map { target.margin($0.mean) } ?? .nan }
}
