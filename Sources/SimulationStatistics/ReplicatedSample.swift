import ElementaryFunctions

/// Independent replications of one quantity: `x[0]`, `x[1]`, ... identically distributed.
///
/// Their interval knows that simulation outputs are skewed: few replications with a low mean come
/// with a small standard error, and Student's interval then misses the truth too often. At 95 % its
/// quantile t is replaced by the one that a symmetric interval needs to second order (P. Hall 1983,
/// "Inverting an Edgeworth expansion"), t + (z^5 + 2 z^3 - 3 z) / 18 x skewness^2 / n, at most 2 t;
/// other confidences are widened by the same factor, for the expansion is no good far out.
public struct ReplicatedSample: Sendable, Equatable {
    /// What is known of the skewness beyond the values themselves.
    public enum Shape: Sendable, Equatable {
        /// The skewness is that of the values, but at least this: few values show too little of it.
        case skewed(atLeast: Double)
        /// The values were made so that Student's interval is right; their origin is as skewed as
        /// this, which says when to trust it.
        case settled(skewness: Double)
    }

    /// One value per replication.
    public let values: [Double]
    /// What is known of the skewness.
    public let shape: Shape

    /// Creates a sample; the order is that of the replications.
    public init(_ values: [Double], shape: Shape = .skewed(atLeast: 0)) {
        self.values = values
        self.shape = shape
    }

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

    /// The sample skewness without its bias for normal values; 0 below three values, or if all
    /// are equal.
    public var skewness: Double {
        let (count, centre) = (Double(values.count), mean)
        let distances = values.map { $0 - centre }
        let second = distances.reduce(0) { $0 + $1 * $1 } / count
        let third = distances.reduce(0) { $0 + $1 * $1 * $1 } / count
        guard count > 2, second > 0 else { return 0 }
        return third / (second * second.squareRoot()) * (count * (count - 1)).squareRoot()
            / (count - 2)
    }

    /// The mean with its interval at 95 %.
    public var estimate: Estimate { estimate(confidence: 0.95) }

    /// The mean with its interval, see above.
    ///
    /// - Parameter confidence: probability that the interval covers the expectation; between 0
    ///   and 1.
    public func estimate(confidence: Double) -> Estimate {
        precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
        guard values.count > 1 else { return Estimate(mean: mean, halfWidth: nil) }
        let student = ReplicatedSample.studentQuantile(confidence, values.count)
        guard case .skewed(let least) = shape, values.count > 2 else {
            return Estimate(mean: mean, halfWidth: student * standardError)
        }
        let quantile = ReplicatedSample.quantile(
            confidence, values.count, skewness: max(abs(skewness), least))
        return Estimate(mean: mean, halfWidth: quantile * standardError)
    }

    /// Half of Student's interval of so many replications of a variance.
    package static func halfWidth(
        variance: Double, replications: Int, confidence: Double
    ) -> Double {
        studentQuantile(confidence, replications) * (variance / Double(replications)).squareRoot()
    }

    /// The sums with another sample, replication by replication.
    package static func + (left: ReplicatedSample, right: ReplicatedSample) -> ReplicatedSample {
        precondition(left.values.count == right.values.count, "paired by replication")
        return ReplicatedSample(zip(left.values, right.values).map { $0 + $1 })
    }

    /// Student's quantile of an interval around the mean of so many values.
    static func studentQuantile(_ confidence: Double, _ count: Int) -> Double {
        Elementary.studentQuantile((1 + confidence) / 2, degreesOfFreedom: Double(count - 1))
    }

    /// The same for values of this skewness.
    static func quantile(_ confidence: Double, _ count: Int, skewness: Double) -> Double {
        studentQuantile(confidence, count) * widening(count, skewness: skewness)
    }

    /// By what the interval of so many values of this skewness is wider than Student's.
    private static func widening(_ count: Int, skewness: Double) -> Double {
        let z = 1.959963984540054
        let term = z * (z * z * (z * z + 2) - 3) / 18
        let added = term * skewness * skewness / Double(count)
        return min(1 + added / studentQuantile(0.95, count), 2)
    }

    /// Fewer values than these say nothing of their own skewness.
    static let fewestToJudge = 20

    /// About how many replications would make an interval that can be trusted; nil if these do.
    ///
    /// They do if they are twenty or more and four times the squared skewness; fewer than twenty
    /// only where what is known beforehand is far from skewed. So measured in Benchmarks/Coverage;
    /// there is no theorem, and heavy tails (a lognormal law of sigma 1.5) are beyond it.
    public var replicationsToTrust: Int? {
        guard values.count > 1 else { return nil }
        let isJudged = values.count >= ReplicatedSample.fewestToJudge
        let expected =
            switch shape {
            case .skewed(let least): isJudged ? max(least, abs(skewness)) : least
            case .settled(let skewness): skewness
            }
        let square = expected * expected
        guard (isJudged ? 4 : 8) * square > Double(values.count) else { return nil }
        let needed = (4 * square / 10).rounded(.up) * 10
        return Int(min(max(needed, Double(ReplicatedSample.fewestToJudge)), 1e9))
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

extension ReplicatedSample {
    /// The skewness to expect at least of replications of something that cannot be negative.
    ///
    /// A gamma distribution has twice its coefficient of variation, a lognormal one three times and
    /// more: this takes 2.5. A share cannot exceed 1 either; its skewness vanishes towards a half,
    /// like that of something that happens to all or to none.
    ///
    /// - Parameters:
    ///   - mean: of the replications.
    ///   - deviation: their standard deviation.
    ///   - isShare: whether they lie between 0 and 1.
    static func leastSkewness(mean: Double, deviation: Double, isShare: Bool) -> Double {
        let size = isShare ? min(mean, 1 - mean) : mean
        guard deviation > 0, size > 0 else { return 0 }
        let factor = isShare ? 2.5 * (1 - 2 * size) / (1 - size) : 2.5
        return factor * deviation / size
    }
}
