#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Selective prediction when correct answers get a normal signal of mean +d/2 and wrong ones of
/// mean -d/2, both of deviation 1, and confidence is the posterior probability of being correct.
///
/// Source: Green and Swets (1966), "Signal detection theory and psychophysics".
public struct BinormalConfidence: Sendable {
    /// The share of answers that is correct.
    public let accuracy: Double
    /// The distance d of the two means.
    public let separation: Double

    /// Takes the accuracy, between 0 and 1, and the distance of the means, above 0.
    public init(accuracy: Double, separation: Double) {
        precondition(accuracy > 0 && accuracy < 1 && separation > 0)
        self.accuracy = accuracy
        self.separation = separation
    }

    /// The probability that a correct answer has a higher signal than a wrong one.
    public var discrimination: Double {
        BinormalConfidence.above(-separation / Double(2).squareRoot())
    }

    /// The share of answers whose confidence is at least `threshold`, between 0 and 1.
    public func coverage(from threshold: Double) -> Double {
        coverage(fromLogit: log(threshold / (1 - threshold)))
    }

    /// The share of those that is wrong.
    public func selectiveRisk(from threshold: Double) -> Double {
        selectiveRisk(fromLogit: log(threshold / (1 - threshold)))
    }

    /// The share of answers whose confidence has at least this logit.
    public func coverage(fromLogit logit: Double) -> Double {
        let (correct, wrong) = given(fromLogit: logit)
        return correct + wrong
    }

    /// The share of those that is wrong.
    public func selectiveRisk(fromLogit logit: Double) -> Double {
        let (correct, wrong) = given(fromLogit: logit)
        return wrong / (correct + wrong)
    }

    /// The mean selective risk over all coverages, by the midpoint rule over the signal.
    public func areaUnderRiskCoverage(steps: Int = 20_000) -> Double {
        var (area, before) = (0.0, 0.0)
        let reach = separation / 2 + 9
        for step in 0..<steps {
            let signal = reach - 2 * reach * (Double(step) + 0.5) / Double(steps)
            let edge = reach - 2 * reach * Double(step + 1) / Double(steps)
            let now = coverage(fromLogit: logit(edge))
            area += (now - before) * selectiveRisk(fromLogit: logit(signal))
            before = now
        }
        return area
    }

    private func logit(_ signal: Double) -> Double {
        log(accuracy / (1 - accuracy)) + separation * signal
    }

    private func given(fromLogit logit: Double) -> (correct: Double, wrong: Double) {
        let signal = (logit - log(accuracy / (1 - accuracy))) / separation
        return (
            accuracy * BinormalConfidence.above(signal - separation / 2),
            (1 - accuracy) * BinormalConfidence.above(signal + separation / 2)
        )
    }

    /// The share of a standard normal distribution above `x`.
    private static func above(_ x: Double) -> Double { erfc(x / Double(2).squareRoot()) / 2 }
}
