import ElementaryFunctions

/// A number that came out of a simulation, with the half-width of its 95 % confidence interval.
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
    public var estimate: Estimate {
        guard values.count > 1 else { return Estimate(mean: mean, halfWidth: nil) }
        let quantile = Elementary.studentQuantile(
            0.975, degreesOfFreedom: Double(values.count - 1))
        return Estimate(mean: mean, halfWidth: quantile * standardError)
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
    public init(_ first: ReplicatedSample, _ second: ReplicatedSample) {
        precondition(first.values.count == second.values.count, "paired by replication")
        let differences = ReplicatedSample(zip(first.values, second.values).map { $0 - $1 })
        estimate = differences.estimate
        let ratio = (first.variance + second.variance) / differences.variance
        varianceRatio = ratio.isFinite ? ratio : nil
    }
}
