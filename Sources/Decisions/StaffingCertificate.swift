import ContactRouting
import Experiments
import SimulationStatistics

/// Whether a plan meets its targets, on customers who had no part in choosing it.
struct StaffingCertificate: Sendable {
    /// Agents in each interval.
    let agents: [Int]
    /// The replications it rests on.
    let sample: Sample
    /// Number of their series.
    let series: UInt64
    /// The confidence of each single interval, for all of them to hold at once with 95 %.
    let confidence: Double
    /// What each local target came to, by interval; nil if nothing happened there.
    let local: [[TargetResult?]]
    /// What each target over the whole run came to.
    let whole: [TargetResult]
    /// What each target that only bounds spending came to.
    let spending: [TargetResult]
    /// What those that hold by interval came to over the whole run.
    let localOverall: [TargetResult]
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
        _ agents: [Int], _ sample: Sample, _ trials: StaffingTrials, series: UInt64,
        confidence: Double
    ) {
        self.agents = agents
        self.sample = sample
        self.series = series
        self.confidence = confidence
        local = trials.intervals.indices.map { number in
            trials.local.map { target in
                let result = trials.result(target, sample, in: number, confidence: confidence)
                return result.estimate == nil ? nil : result
            }
        }
        func results(_ targets: [Target]) -> [TargetResult] {
            targets.map { TargetResult($0, sample, confidence: confidence) }
        }
        whole = results(trials.whole)
        spending = results(trials.spending)
        localOverall = results(trials.local)
    }

    /// What all targets that agents serve came to over the whole run.
    var overall: [TargetResult] { localOverall + whole }

    /// Whether all targets are met with their whole intervals.
    var isMet: Bool {
        whole.allSatisfy { $0.verdict == .met } && local.indices.allSatisfy { meets(in: $0) }
    }

    /// Whether all targets of an interval are met with their whole intervals.
    func meets(in interval: Int) -> Bool { verdict(in: interval) == .met }

    /// Whether more agents may help an interval: not where it is perfect already, and only too
    /// few came to prove it.
    func needsAgents(in interval: Int) -> Bool {
        local[interval].contains { result in
            result.map { $0.verdict != .met && !$0.isPerfect } ?? false
        }
    }

    /// What is to be said of all targets of an interval together.
    func verdict(in interval: Int) -> TargetVerdict {
        TargetVerdict(of: local[interval].compactMap { $0?.verdict })
    }

    /// What is to be said of all targets of some intervals, and of those over the whole run.
    func verdict(in intervals: [Int]) -> TargetVerdict {
        TargetVerdict(of: intervals.map { verdict(in: $0) } + whole.map(\.verdict))
    }

    /// Replications after which all targets would be met, were means and variances to stay; nil if
    /// that is more than `most` for one of them, or a mean misses its bound.
    func replicationsWanted(most: Int) -> Int? {
        let needed = results.filter { $0.verdict != .met }.map { result in
            result.margin > 0 ? replicationsToDecide(result) : .infinity
        }
        return wholeNumber(needed.max(), most: most)
    }

    /// Replications after which what is undecided would be decided either way; nil if nothing is,
    /// or that takes more than `most`.
    func replicationsToDecide(most: Int) -> Int? {
        let needed = results.filter { $0.verdict == .undecided }.map(replicationsToDecide)
        return wholeNumber(needed.max(), most: most)
    }

    private var results: [TargetResult] { local.joined().compactMap(\.self) + whole }

    /// Half-widths shrink as one over the root of the number, of what never happens as one over
    /// the number itself; a fifth more is for bad luck.
    private func replicationsToDecide(_ result: TargetResult) -> Double {
        let ratio = (result.estimate?.halfWidth ?? .infinity) / abs(result.margin)
        let growth = result.isPerfect ? ratio : ratio * ratio
        return 1.2 * Double(sample.observations.count) * growth
    }

    private func wholeNumber(_ needed: Double?, most: Int) -> Int? {
        let now = sample.observations.count
        guard let needed, now < most, needed <= 1.2 * Double(most) else { return nil }
        return min(most, max(now + 1, Int(needed.rounded(.up))))
    }
}

extension TargetResult {
    /// How far the mean lies on the right side; undefined (NaN) without one.
    fileprivate var margin: Double { estimate.map { target.margin($0.mean) } ?? .nan }
}
