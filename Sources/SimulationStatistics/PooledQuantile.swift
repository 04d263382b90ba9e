import ElementaryFunctions

/// A quantile of the durations of all replications together, with an interval.
///
/// The mean of the replications' own quantiles would be biased where replications are short, far
/// out in the tail most of all, and so would their spread around it. Here the share of durations
/// below the quantile is a ratio of sums over replications, whose interval p - h to p + h is read
/// off the durations as an interval of the quantile: the longer side of Q(p - h) to Q(p + h) (R. S.
/// Woodruff 1952, "Confidence intervals for medians and other position measures"). So the quantile
/// is linearised with the density over the interval itself in place of an estimate at a point.
public struct PooledQuantile: Sendable {
    /// The quantile, in ticks.
    public let value: Double
    /// The quantile linearised, in ticks: one value per replication around it.
    public let linearised: ReplicatedSample

    /// Pools the durations of replications; nil if there are none at all.
    ///
    /// - Parameters:
    ///   - probability: between 0 and 1.
    ///   - replications: the durations of each.
    /// - Complexity: O(replications x buckets).
    public init?(_ probability: Double, of replications: [DurationHistogram]) {
        let packed = replications.map(DurationHistogram.Packed.init)
        guard let own = Self.quantiles([probability], of: packed)[0] else { return nil }
        self = own
    }

    private init(
        _ probability: Double, of all: DurationHistogram, _ value: Double, below: [Double],
        counts: [Int]
    ) {
        self.value = value
        let mean = Double(all.count) / Double(counts.count)
        let share = below.reduce(0, +) / Double(all.count)
        let deviations = zip(below, counts).map { ($0 - share * Double($1)) / mean }
        let shares = SharesBelow(ReplicatedSample(deviations), probability, of: all)
        linearised = shares.spread(around: value)
    }

    private init(_ value: Double, inEachOf count: Int) {
        self.value = value
        linearised = ReplicatedSample([Double](repeating: value, count: count))
    }

    /// Several quantiles of the same durations; nil if there are none at all.
    ///
    /// The replications stay packed: unpacked, those of a hundred thousand would be gigabytes.
    ///
    /// - Complexity: O(replications x occupied buckets x quantiles).
    package static func quantiles(
        _ probabilities: [Double], of replications: some Collection<DurationHistogram.Packed>
    ) -> [PooledQuantile?] {
        let all = DurationHistogram(pooling: replications)
        let values = probabilities.map(all.quantile)
        // Where every replication is the same, nothing is random.
        guard let first = replications.first, replications.contains(where: { $0 != first }) else {
            return values.map { $0.map { PooledQuantile($0, inEachOf: replications.count) } }
        }
        let edges = values.map { DurationHistogram.Edge($0 ?? 0) }
        var below = values.map { _ in [Double]() }
        var counts: [Int] = []
        for replication in replications {
            let (total, parts) = replication.counts(upTo: edges)
            counts.append(total)
            for (place, part) in parts.enumerated() { below[place].append(part) }
        }
        return probabilities.indices.map { place in
            values[place].map {
                PooledQuantile(
                    probabilities[place], of: all, $0, below: below[place], counts: counts)
            }
        }
    }
}

/// The share of durations below a quantile, replication by replication.
private struct SharesBelow {
    /// Deviations of each replication's share from that of all.
    let deviations: ReplicatedSample
    let probability: Double
    let all: DurationHistogram
    /// What is to be expected beforehand, and with what the values show.
    let expected: Double
    let skewness: Double

    private static let confidence = 0.95
    /// Shares that differ by less are the same but for their last digits.
    private static let rounding = 1e-12

    init(_ deviations: ReplicatedSample, _ probability: Double, of all: DurationHistogram) {
        self.deviations = deviations
        self.probability = probability
        self.all = all
        expected = ReplicatedSample.leastSkewness(
            mean: probability, deviation: deviations.variance.squareRoot(), isShare: true)
        skewness = max(expected, abs(deviations.skewness))
    }

    /// One value per replication with the mean `value`, whose Student interval is that of the
    /// quantile.
    func spread(around value: Double) -> ReplicatedSample {
        let count = deviations.values.count
        let student = ReplicatedSample.studentQuantile(SharesBelow.confidence, count)
        let reach = max(student * deviations.standardError, least)
        let isOffEnd = probability + reach >= 1
        let width = isOffEnd ? widthOffEnd(reach, student, value) : distance(reach, around: value)
        var pattern = deviations.values
        if deviations.standardError < SharesBelow.rounding {
            // Equal shares by chance: the interval is wide all the same.
            pattern = (0..<count).map {
                $0 == count - 1 && count % 2 == 1 ? 0 : Double($0 % 2) - 0.5
            }
        }
        let scale = width / (student * ReplicatedSample(pattern).standardError)
        return ReplicatedSample(
            pattern.map { value - $0 * (scale.isFinite ? scale : 0) },
            shape: .settled(skewness: doubt(isOffEnd: isOffEnd)))
    }

    /// The standard error of the share if every duration were on its own: no two replications say
    /// more, even if their shares are equal by chance.
    private var least: Double {
        (probability * (1 - probability) / Double(all.count)).squareRoot()
    }

    /// Beyond the longest duration nothing can be read off: what is known within is drawn out.
    private func widthOffEnd(_ reach: Double, _ student: Double, _ value: Double) -> Double {
        let skewed = ReplicatedSample.quantile(
            SharesBelow.confidence, deviations.values.count, skewness: skewness)
        let far =
            deviations.values.count > 2 ? max(skewed * deviations.standardError, least) : reach
        return max(distance(far, around: value), slope(over: reach) * reach, slope(over: far) * far)
    }

    /// The skewness by which the interval is trusted or not: never where it was drawn out.
    private func doubt(isOffEnd: Bool) -> Double {
        let count = Double(deviations.values.count)
        let judged = deviations.values.count < ReplicatedSample.fewestToJudge ? expected : skewness
        return isOffEnd ? max(judged, (0.3 * count).squareRoot()) : judged
    }

    /// The longer side of the interval between the quantiles of `probability` - and + `reach`.
    private func distance(_ reach: Double, around value: Double) -> Double {
        max(quantile(probability + reach) - value, value - quantile(probability - reach))
    }

    /// Ticks per share around the quantile.
    private func slope(over reach: Double) -> Double {
        let most = 0.8 * min(probability, 1 - probability)
        let step = max(min(reach, most), 1 / Double(all.count))
        return (quantile(probability + step) - quantile(probability - step)) / (2 * step)
    }

    private func quantile(_ probability: Double) -> Double {
        all.quantile(min(max(probability, 0), 1)) ?? 0
    }
}
