import ElementaryFunctions
import RandomVariates

/// A law of durations fitted to a sample by maximum likelihood.
public struct LawFit: Sendable {
    /// Families that are tried, by the word of a workload.
    public enum Family: String, CaseIterable, Sendable {
        case exponential, lognormal, gamma, weibull
        /// None of them fits: bins that were counted.
        case histogram
    }

    /// The family that was chosen.
    public let family: Family
    /// Mean in the unit of the law, and half of its interval of 95 %.
    public let mean: FittedDemand.Estimate
    /// Coefficient of variation of the law.
    public let cv: Double
    /// How many durations it was fitted to.
    public let count: Int
    /// Greatest distance between the law's and the sample's cumulative distribution
    /// (Kolmogorov and Smirnov).
    public let distance: Double
    /// That of the best of the families, which is greater where bins were taken.
    let distanceOfFamilies: Double
    /// The statistic of Anderson and Darling, which looks at the tails more.
    public let andersonDarling: Double
    /// Quantiles in that unit, of the sample and of the law: the points of a Q-Q plot.
    public let quantiles: [(share: Double, sample: Double, law: Double)]
    /// The law, in minutes but for times to a return, which are in hours.
    public let law: Law

    /// From how many durations on a law is chosen.
    static let fewest = 30

    /// The best law by the Bayesian information criterion (Schwarz 1978), or bins if its distance
    /// from the sample is more than 3 % and more than chance would let expect; nil if there are
    /// too few.
    ///
    /// - Parameter unit: seconds of the unit of the law, usually a minute.
    init?(_ tally: DurationTally, unit: Double = 60) {
        guard tally.count >= LawFit.fewest, tally.sum > 0 else { return nil }
        let bins = tally.bins
        let candidates = LawCandidate.all(tally, unit)
        let best = candidates.max { $0.criterion(tally.count) < $1.criterion(tally.count) }
        guard let best else { return nil }
        let fit = LawFit.distances(of: best.distribution, tally, bins)
        let limit = max(0.03, 1.36 / Double(tally.count).squareRoot())
        let isFit = fit.distance <= limit
        let (law, distribution) =
            isFit ? (best.law, best.distribution) : LawFit.histogram(tally, unit)
        let distances = isFit ? fit : LawFit.distances(of: distribution, tally, bins)
        self.law = law
        family = isFit ? best.family : .histogram
        let mean = distribution.mean
        self.mean = FittedDemand.Estimate(
            value: mean / unit,
            halfWidth: 1.96 * best.deviationOfMean(tally, isFit: isFit) / unit)
        cv = distribution.variance.squareRoot() / mean
        count = tally.count
        distanceOfFamilies = fit.distance
        (distance, andersonDarling) = distances
        quantiles = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99].map { share in
            (share, tally.quantile(share) / unit, distribution.quantile(share) / unit)
        }
    }

    /// How far a distribution is from a sample.
    private static func distances(
        of distribution: Distribution, _ tally: DurationTally, _ bins: [DurationTally.Bin]
    ) -> (distance: Double, andersonDarling: Double) {
        let n = Double(tally.count)
        var below = Double(tally.zeros)
        var distance = 0.0
        var square = 0.0
        var last = distribution.cumulative(0)
        for bin in bins {
            distance = max(distance, abs(below / n - distribution.cumulative(bin.lower)))
            let next = distribution.cumulative(bin.upper)
            let (middle, share) = ((last + next) / 2, (below + bin.count / 2) / n)
            if middle > 0, middle < 1 {
                square +=
                    (share - middle) * (share - middle) / (middle * (1 - middle))
                    * (next - last)
            }
            below += bin.count
            distance = max(distance, abs(below / n - next))
            last = next
        }
        return (distance, square * n)
    }

    /// Bins of equal shares, fifty at most, the last of them cut into ten, and moved a little so
    /// that their mean is that of the sample.
    private static func histogram(
        _ tally: DurationTally, _ unit: Double
    ) -> (Law, Distribution) {
        let count = min(50, max(5, tally.count / 20))
        let zeros = Double(tally.zeros) / Double(tally.count)
        let body = (1..<count).map { Double($0) / Double(count) }
        let tail = (1...10).map { 1 - (1 - Double($0) / 10) / Double(count) }
        var edges = zeros > 0 ? [0.0, 1e-6] : [0]
        var weights = zeros > 0 ? [zeros] : []
        var done = zeros
        for share in (body + tail).map({ zeros + (1 - zeros) * $0 }) {
            let edge = share > 1 - 1e-12 ? tally.longest : tally.quantile(share)
            guard edge > edges[edges.count - 1] * 1.000_01 else { continue }
            edges.append(edge)
            weights.append(share - done)
            done = share
        }
        let pairs = zip(edges, edges.dropFirst())
        let mean =
            zip(pairs, weights).reduce(0) { $0 + ($1.0.0 + $1.0.1) / 2 * $1.1 }
            / weights.reduce(0, +)
        let law = Law.histogram(
            edges: edges.map { ($0 * tally.mean / mean / unit).rounded(to: 7) },
            weights: weights.map { $0.rounded(to: 6) })
        return (law, law.distribution(times: unit))
    }
}

/// One family, fitted.
struct LawCandidate {
    let family: LawFit.Family
    /// In a unit of so many seconds.
    let law: Law
    let unit: Double
    /// Of a sample in seconds.
    let logLikelihood: Double
    let parameters: Int

    /// In seconds.
    var distribution: Distribution { law.distribution(times: unit) }

    func criterion(_ count: Int) -> Double {
        logLikelihood.isFinite
            ? logLikelihood - Double(parameters) * Elementary.log(Double(count)) / 2 : -.infinity
    }

    /// Standard deviation of the mean: for a lognormal that of the estimate by its two parameters,
    /// else that of the sample's mean.
    func deviationOfMean(_ tally: DurationTally, isFit: Bool) -> Double {
        let n = Double(tally.count)
        guard isFit, family == .lognormal else { return (tally.variance / n).squareRoot() }
        let square = LawCandidate.squaredSigma(tally)
        return distribution.mean * ((square + square * square / 2) / n).squareRoot()
    }

    /// All families, fitted to a sample; those that have no value of 0 only if hardly any is.
    static func all(_ tally: DurationTally, _ unit: Double) -> [LawCandidate] {
        let exponential = exponential(tally, unit)
        guard let positive = tally.withoutZeros else { return [exponential] }
        return [
            exponential, lognormal(positive, unit), gamma(positive, unit),
            weibull(positive, positive.bins, unit),
        ]
    }

    private static func squaredSigma(_ tally: DurationTally) -> Double {
        let n = Double(tally.histogram.count)
        let mean = tally.sumOfLogs / n
        return max(1e-12, tally.sumOfSquaredLogs / n - mean * mean)
    }

    static func exponential(_ tally: DurationTally, _ unit: Double) -> LawCandidate {
        let (n, mean) = (Double(tally.count), tally.mean)
        return LawCandidate(
            family: .exponential, law: .exponential(mean: (mean / unit).rounded(to: 5)),
            unit: unit,
            logLikelihood: -n * (Elementary.log(mean) + 1), parameters: 1)
    }

    static func lognormal(_ tally: DurationTally, _ unit: Double) -> LawCandidate {
        let n = Double(tally.histogram.count)
        let (mean, square) = (tally.sumOfLogs / n, squaredSigma(tally))
        let law = Law.lognormal(
            mean: (Elementary.exp(mean + square / 2) / unit).rounded(to: 5),
            cv: Elementary.expm1(square).squareRoot().rounded(to: 4))
        let constant = Elementary.log(2 * Double.pi * square) + 1
        return LawCandidate(
            family: .lognormal, law: law, unit: unit,
            logLikelihood: -tally.sumOfLogs - n / 2 * constant,
            parameters: 2)
    }

    /// By the equation of the shape k, ln k - digamma(k) = ln mean - mean of logarithms.
    static func gamma(_ tally: DurationTally, _ unit: Double) -> LawCandidate {
        let n = Double(tally.histogram.count)
        let gap = Elementary.log(tally.sum / n) - tally.sumOfLogs / n
        guard gap > 1e-9 else { return .impossible(.gamma) }
        let shape = bisect(from: 1e-3, to: 1e6) { shape in
            Elementary.log(shape) - digamma(shape) > gap
        }
        let mean = tally.mean
        let law = Law.gamma(
            mean: (mean / unit).rounded(to: 5), cv: (1 / shape.squareRoot()).rounded(to: 4))
        let likelihood =
            (shape - 1) * tally.sumOfLogs - n * shape
            - n * (Elementary.logGamma(shape) + shape * Elementary.log(mean / shape))
        return LawCandidate(
            family: .gamma, law: law, unit: unit, logLikelihood: likelihood, parameters: 2)
    }

    static func weibull(
        _ tally: DurationTally, _ bins: [DurationTally.Bin], _ unit: Double
    ) -> LawCandidate {
        let sample = WeibullSample(
            ended: bins.map { ($0.middle, $0.count) }, censored: [])
        guard let fit = sample.fit() else { return .impossible(.weibull) }
        return LawCandidate(
            family: .weibull,
            law: .weibull(
                mean: (fit.mean / unit).rounded(to: 5), shape: fit.shape.rounded(to: 4)),
            unit: unit, logLikelihood: fit.logLikelihood, parameters: 2)
    }

    private static func impossible(_ family: LawFit.Family) -> LawCandidate {
        LawCandidate(
            family: family, law: .constant(1), unit: 60, logLikelihood: -.infinity, parameters: 2)
    }
}

/// The derivative of the logarithm of the gamma function: by recurrence to 6, then by its
/// asymptotic series (Abramowitz and Stegun 1964, 6.3.18).
private func digamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 6 {
        sum -= 1 / x
        x += 1
    }
    let square = 1 / (x * x)
    return sum + Elementary.log(x) - 0.5 / x
        - square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
}

/// The place where a condition that holds below stops holding, between two positive numbers, by
/// halving their logarithms' distance.
func bisect(from lower: Double, to upper: Double, holds: (Double) -> Bool) -> Double {
    var (lower, upper) = (lower, upper)
    for _ in 0..<80 {
        let middle = (lower * upper).squareRoot()
        if holds(middle) { lower = middle } else { upper = middle }
    }
    return (lower * upper).squareRoot()
}
