import ElementaryFunctions
import SimulationStatistics

/// Durations, in constant memory: how many of which length to 0.4 %, and their sums as they are.
struct DurationTally: Sendable, Equatable {
    /// Durations above 0, in microseconds.
    private(set) var histogram = DurationHistogram()
    /// Durations of 0.
    private(set) var zeros = 0
    private(set) var sum = 0.0
    private(set) var sumOfSquares = 0.0
    /// Of those above 0.
    private(set) var sumOfLogs = 0.0
    private(set) var sumOfSquaredLogs = 0.0
    private(set) var longest = 0.0

    /// How many durations there are.
    var count: Int { histogram.count + zeros }
    var mean: Double { sum / Double(count) }
    var variance: Double {
        guard count > 1 else { return 0 }
        return max(0, sumOfSquares - sum * mean) / Double(count - 1)
    }

    /// Adds one of so many seconds, not negative.
    mutating func add(_ seconds: Double) {
        guard seconds >= 1e-6 else {
            zeros += 1
            return
        }
        histogram.add(Int64((seconds * 1e6).rounded()))
        sum += seconds
        sumOfSquares += seconds * seconds
        let logarithm = Elementary.log(seconds)
        sumOfLogs += logarithm
        sumOfSquaredLogs += logarithm * logarithm
        longest = max(longest, seconds)
    }

    /// Adds those of another one.
    mutating func merge(_ other: DurationTally) {
        histogram.merge(other.histogram)
        zeros += other.zeros
        sum += other.sum
        sumOfSquares += other.sumOfSquares
        sumOfLogs += other.sumOfLogs
        sumOfSquaredLogs += other.sumOfSquaredLogs
        longest = max(longest, other.longest)
    }

    /// The same, with the few that are 0 taken for half of the shortest other one, as short times
    /// that were rounded down; nil if more than one in a hundred are 0, which is no rounding.
    var withoutZeros: DurationTally? {
        guard zeros > 0 else { return self }
        guard zeros * 100 <= count, let shortest = bins.first?.lower else { return nil }
        var tally = self
        tally.zeros = 0
        for _ in 0..<zeros { tally.add(max(shortest / 2, 1e-6)) }
        return tally
    }

    /// A part of them: from where to where in seconds, how many.
    struct Bin {
        var lower: Double
        var upper: Double
        var count: Double
        var middle: Double { (lower + upper) / 2 }
    }

    /// Those above 0, in order.
    var bins: [Bin] {
        histogram.occupiedBuckets.map { bucket, count in
            func edge(_ share: Double) -> Double {
                DurationHistogram.value(inBucket: bucket, share: share) / 1e6
            }
            let (lower, upper) = (edge(0), edge(1))
            // Short ones have buckets of a microsecond, which stand for the value itself.
            return Bin(lower: lower, upper: max(upper, lower + 1e-6), count: Double(count))
        }
    }

    /// The value below which a share lies, in seconds; zeros come first.
    func quantile(_ share: Double) -> Double {
        let rank = share * Double(count) - Double(zeros)
        guard rank > 0 else { return 0 }
        return (histogram.quantile(rank / Double(histogram.count)) ?? 0) / 1e6
    }
}
