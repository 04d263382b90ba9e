import ElementaryFunctions

/// A number that came out of a simulation, with the half-width of its confidence interval: at
/// 95 % unless something else is said where it is made.
public struct Estimate: Sendable, Equatable {
    /// The point estimate.
    public let mean: Double
    /// Half the length of the interval; nil when there are too few replications to have one.
    public let halfWidth: Double?

    /// Creates an estimate from its parts.
    public init(mean: Double, halfWidth: Double?) {
        self.mean = mean
        self.halfWidth = halfWidth
    }

    /// The estimate in another unit.
    package func times(_ factor: Double) -> Estimate {
        Estimate(mean: mean * factor, halfWidth: halfWidth.map { $0 * abs(factor) })
    }

    /// The interval, a single point when there is no half-width.
    public var interval: ClosedRange<Double> {
        let reach = halfWidth ?? 0
        return mean - reach...mean + reach
    }
}

/// Independent replications of a ratio of two expectations, such as abandonments over offers.
///
/// The estimate is the ratio of the sums, not the mean of the ratios, which is biased. Its
/// interval comes from the delta method (S. Asmussen & P. Glynn, *Stochastic Simulation*,
/// 2007, III.4): the linearised values `r + (numerator - r * denominator) / mean denominator`
/// behave, to first order, like independent replications of the ratio itself.
public struct RatioSample: Sendable, Equatable {
    /// Numerator of each replication.
    public let numerators: [Double]
    /// Denominator of each replication, in the same order.
    public let denominators: [Double]

    /// Creates a sample of pairs; both arrays have one element per replication.
    public init(numerators: [Double], denominators: [Double]) {
        precondition(numerators.count == denominators.count, "one denominator per numerator")
        self.numerators = numerators
        self.denominators = denominators
    }

    /// The linearised replications, or nil if every denominator is zero or a value is undefined.
    public var linearised: ReplicatedSample? { linearised(isShare: false) }

    /// The linearised replications, with the skewness that their kind has at least.
    ///
    /// - Parameter isShare: whether the ratio lies between 0 and 1.
    public func linearised(isShare: Bool) -> ReplicatedSample? {
        let total = denominators.reduce(0, +)
        let ratio = numerators.reduce(0, +) / total
        guard ratio.isFinite else { return nil }
        let meanDenominator = total / Double(denominators.count)
        let plain = ReplicatedSample(
            zip(numerators, denominators).map { ratio + ($0 - ratio * $1) / meanDenominator })
        let isPositive = !numerators.contains { $0 < 0 } && !denominators.contains { $0 < 0 }
        guard isPositive else { return plain }
        // Some are called shares and can exceed 1, such as loops per conversation.
        let isBounded = isShare && !zip(numerators, denominators).contains { $0 > $1 }
        let least = ReplicatedSample.leastSkewness(
            mean: ratio, deviation: plain.variance.squareRoot(), isShare: isBounded)
        return ReplicatedSample(plain.values, shape: .skewed(atLeast: least))
    }

    /// The estimate of a share of things that are counted, nil where there are none.
    ///
    /// It is that of `linearised`, but never narrower than if every thing were on its own (E. B.
    /// Wilson 1927, "Probable inference, the law of succession, and statistical inference"):
    /// replications that all show nothing of something rare have no variance, and prove little.
    public func estimateOfShare(confidence: Double) -> Estimate? {
        guard let estimate = linearised(isShare: true)?.estimate(confidence: confidence) else {
            return nil
        }
        let (share, count) = (estimate.mean, denominators.reduce(0, +))
        guard let halfWidth = estimate.halfWidth, (0...1).contains(share) else { return estimate }
        let z = Elementary.normalQuantile((1 + confidence) / 2)
        let spread = z * z / count
        let reach = (share * (1 - share) * spread + spread * spread / 4).squareRoot()
        let (low, high) = (
            (share + spread / 2 - reach) / (1 + spread), (share + spread / 2 + reach) / (1 + spread)
        )
        return Estimate(mean: share, halfWidth: max(halfWidth, share - low, high - share))
    }
}

/// The difference of two quantities measured on the same customers.
public struct PairedDifference: Sendable, Equatable {
    /// First minus second, with the interval of the paired differences.
    public let estimate: Estimate
    /// The variance that independent replications would have had over the variance of the
    /// paired ones: what common random numbers bought. Nil below two replications, or when
    /// the paired differences do not vary at all.
    public let varianceRatio: Double?

    /// Pairs the replications of two samples by their position.
    ///
    /// - Parameters:
    ///   - first: replications of the one.
    ///   - second: as many replications of the other, on the same customers.
    ///   - confidence: that of the interval.
    public init(
        _ first: ReplicatedSample, _ second: ReplicatedSample, confidence: Double = 0.95
    ) {
        let differences = first - second
        estimate = differences.estimate(confidence: confidence)
        let ratio = (first.variance + second.variance) / differences.variance
        varianceRatio = ratio.isFinite ? ratio : nil
    }
}
