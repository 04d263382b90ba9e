import SimulationStatistics
import Workloads

/// Whether a published figure came out.
public enum Verdict: String, Sendable {
    /// The whole interval agrees with the published value.
    case reproduced
    /// The whole interval disagrees with it.
    case missed
    /// The interval straddles the edge, or there is none: more replications are needed.
    case undecided
    /// The measure does not apply to this workload.
    case notApplicable
}

/// A published figure beside the simulated one.
public struct FigureResult: Sendable {
    /// What was published.
    public let figure: Figure
    /// What came out; nil if the measure does not apply.
    public let simulated: Estimate?
    /// Whether the two agree.
    public let verdict: Verdict

    init(_ figure: Figure, _ simulated: Estimate?) {
        self.figure = figure
        self.simulated = simulated
        verdict = simulated.map { figure.verdict(on: $0) } ?? .notApplicable
    }
}

extension Figure {
    /// Whether it is about the baseline.
    var isOfBaseline: Bool { inputs.measure.hasPrefix("baseline.") }

    /// The measure without its prefix.
    var measureName: String {
        isOfBaseline ? String(inputs.measure.dropFirst("baseline.".count)) : inputs.measure
    }

    /// Whether it changes an input within an object that one of `settings` set or took away.
    func changesInputs(within settings: [Setting]) -> Bool {
        self.settings.contains { own in
            settings.contains { $0.path != own.path && $0.replaces(own) }
        }
    }

    /// The values that agree with the figure.
    var accepted: ClosedRange<Double> {
        let (least, most) = (
            inputs.published - inputs.tolerance, inputs.published + inputs.tolerance
        )
        return switch inputs.relation {
        case .equals: least...most
        case .atMost: -.infinity...most
        case .atLeast: least ... .infinity
        }
    }

    func verdict(on estimate: Estimate) -> Verdict {
        guard estimate.halfWidth != nil else { return .undecided }
        let interval = estimate.interval
        if accepted.contains(interval.lowerBound), accepted.contains(interval.upperBound) {
            return .reproduced
        }
        return accepted.overlaps(interval) ? .undecided : .missed
    }
}
