import Experiments
import SimulationStatistics

/// Whether a target was met.
public enum TargetVerdict: String, Sendable {
    /// The whole interval lies on the right side.
    case met
    /// The whole interval lies on the wrong side.
    case missed
    /// The bound lies in the interval, or there is none.
    case undecided

    /// Of several targets together.
    init(of verdicts: [TargetVerdict]) {
        self =
            verdicts.contains(.missed)
            ? .missed : verdicts.contains(.undecided) ? .undecided : .met
    }
}

/// What a target came to.
public struct TargetResult: Sendable {
    /// The target.
    public let target: Target
    /// The measure; nil if it does not apply.
    public let estimate: Estimate?
    /// Whether the target was met.
    public let verdict: TargetVerdict
    /// Where, in words; nil for the whole run.
    public internal(set) var place: String?

    /// Whether a share is as good as it can be: none of what is bad, all of what is good.
    var isPerfect: Bool {
        target.measure.unit == "share" && estimate?.mean == (target.relation == .atMost ? 0 : 1)
    }

    /// What a target came to by an estimate that there is already.
    init(_ target: Target, _ estimate: Estimate?) {
        self.target = target
        self.estimate = estimate
        verdict = estimate.map { target.verdict(on: $0) } ?? .undecided
    }

    init(_ target: Target, _ sample: Sample, confidence: Double = 0.95) {
        self.init(
            target, ratios: sample.ratios(target.measure),
            linearised: sample.linearised(target.measure), confidence: confidence)
    }

    /// What a target came to where one of the questions of some replications asks for it.
    init(
        _ target: Target, _ replications: FocusedReplications, question: Int, confidence: Double
    ) {
        self.init(
            target, ratios: replications.ratios(question),
            linearised: replications.linearised(question), confidence: confidence)
    }

    private init(
        _ target: Target, ratios: [Ratio]?, linearised: ReplicatedSample?, confidence: Double
    ) {
        self.target = target
        estimate =
            target.measure.isCountedShare
            ? ratios.flatMap { RatioSample($0).estimateOfShare(confidence: confidence) }
            : linearised?.estimate(confidence: confidence)
        verdict = estimate.map { target.verdict(on: $0) } ?? .undecided
    }
}
