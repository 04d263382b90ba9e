import ContactRouting
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
                trials.linearised(target.measure, sample, in: number)
                    .map { TargetResult(target, $0, confidence: confidence) }
            }
        }
        whole = trials.whole.map { TargetResult($0, sample, confidence: confidence) }
    }

    /// Whether all targets are met with their whole intervals.
    var isMet: Bool {
        whole.allSatisfy { $0.verdict == .met } && local.indices.allSatisfy { meets(in: $0) }
    }

    /// Whether all targets of an interval are met with their whole intervals.
    func meets(in interval: Int) -> Bool { verdict(in: interval) == .met }

    /// What is to be said of all targets of an interval together.
    func verdict(in interval: Int) -> TargetVerdict {
        let verdicts = local[interval].compactMap { $0?.verdict }
        if verdicts.contains(.missed) { return .missed }
        return verdicts.contains(.undecided) ? .undecided : .met
    }

    /// Replications after which a result would exclude its bound, were its mean and variance to
    /// stay; nil if that is more than `most`, or the mean misses the bound.
    private func replicationsNeeded(_ result: TargetResult, most: Int) -> Int? {
        guard result.verdict != .met else { return sample.observations.count }
        guard let estimate = result.estimate, let halfWidth = estimate.halfWidth else { return nil }
        let margin = result.target.margin(estimate.mean)
        guard margin > 0 else { return nil }
        let needed = Double(sample.observations.count) * (halfWidth / margin) * (halfWidth / margin)
        return needed <= Double(most) ? Int(needed.rounded(.up)) : nil
    }

    /// The intervals that cannot be shown to meet their targets, with so many replications.
    func hopeless(most: Int) -> [Int] {
        local.indices.filter { number in
            local[number].contains { result in
                result.map { replicationsNeeded($0, most: most) == nil } ?? false
            }
        }
    }

    /// Whether a target over the whole run cannot be shown to be met.
    func isWholeHopeless(most: Int) -> Bool {
        whole.contains { replicationsNeeded($0, most: most) == nil }
    }

    /// Replications after which all would be decided; only where nothing is hopeless.
    func replicationsWanted(most: Int) -> Int {
        (local.joined().compactMap(\.self) + whole)
            .compactMap { replicationsNeeded($0, most: most) }.max() ?? most
    }
}
