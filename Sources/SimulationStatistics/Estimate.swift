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

    /// The interval, a single point when there is no half-width.
    public var interval: ClosedRange<Double> {
        let reach = halfWidth ?? 0
        return mean - reach...mean + reach
    }
}

/// Independent replications of one quantity: `x[0]`, `x[1]`, ... identically distributed.
public struct ReplicatedSample: Sendable, Equatable {
    /// One value per replication.
    public let values: [Double]

    /// Creates a sample; the order is that of the replications.
    public init(_ values: [Double]) { self.values = values }

    /// The arithmetic mean; undefined (NaN) for an empty sample.
    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The unbiased sample variance; undefined (NaN) below two values.
    public var variance: Double {
        let centre = mean
        let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
        return values.count > 1 ? squares / Double(values.count - 1) : .nan
    }

    /// The standard error of the mean; undefined (NaN) below two values.
    public var standardError: Double { (variance / Double(values.count)).squareRoot() }

    /// The mean with its Student interval at 95 %.
    public var estimate: Estimate { estimate(confidence: 0.95) }

    /// The mean with its Student interval.
    ///
    /// - Parameter confidence: probability that the interval covers the expectation, if the
    ///   values are normal; between 0 and 1.
    public func estimate(confidence: Double) -> Estimate {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        guard values.count > 1 else { return Estimate(mean: mean, halfWidth: nil) }
        let quantile = Elementary.studentQuantile(
            (1 + confidence) / 2, degreesOfFreedom: Double(values.count - 1))
        return Estimate(mean: mean, halfWidth: quantile * standardError)
    }

    /// How much of the error probability each of `count` intervals may have so that all of them
    /// cover at once in at least 95 % (Bonferroni), as the confidence of a single one.
    public static func simultaneousConfidence(intervals count: Int) -> Double {
        1 - 0.05 / Double(max(count, 1))
    }

    /// The values less those of another sample, replication by replication.
    public static func - (left: ReplicatedSample, right: ReplicatedSample) -> ReplicatedSample {
        precondition(left.values.count == right.values.count, "paired by replication")
        return ReplicatedSample(zip(left.values, right.values).map { $0 - $1 })
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
    public var linearised: ReplicatedSample? {
        let total = denominators.reduce(0, +)
        let ratio = numerators.reduce(0, +) / total
        guard ratio.isFinite else { return nil }
        let meanDenominator = total / Double(denominators.count)
        return ReplicatedSample(
            zip(numerators, denominators).map { ratio + ($0 - ratio * $1) / meanDenominator })
    }

    /// The estimate of a share of things that are counted, nil where there are none.
    ///
    /// It is that of `linearised`, but never narrower than if every thing were on its own (E. B.
    /// Wilson 1927, "Probable inference, the law of succession, and statistical inference"):
    /// replications that all show nothing of something rare have no variance, and prove little.
    public func estimateOfShare(confidence: Double) -> Estimate? {
        guard let estimate = linearised?.estimate(confidence: confidence) else { return nil }
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
    /// - Parameter confidence: that of the interval.
    public init(
        _ first: ReplicatedSample, _ second: ReplicatedSample, confidence: Double = 0.95
    ) {
        let differences = first - second
        estimate = differences.estimate(confidence: confidence)
        let ratio = (first.variance + second.variance) / differences.variance
        varianceRatio = ratio.isFinite ? ratio : nil
    }
}
