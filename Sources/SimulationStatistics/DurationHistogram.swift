/// A mergeable sketch of a distribution of durations, for percentiles in constant memory.
///
/// Counts fall into buckets whose width is at most 1/256 of their lower edge, as in an HDR
/// histogram (G. Tene), and a percentile is read off by its rank within its bucket: it is
/// off by at most 0.4 %, and by far less where many durations share a bucket. Merging adds
/// counts, so the order of merging changes nothing.
///
/// Memory grows with the logarithm of the longest duration: at most 12 100 counts of eight bytes.
public struct DurationHistogram: Sendable, Equatable {
    var counts: [Int] = []
    var total = 0

    /// Creates an empty histogram.
    public init() {}

    /// How many durations were added.
    public var count: Int { total }

    /// Adds one duration of `ticks` (not negative).
    ///
    /// - Complexity: O(1).
    public mutating func add(_ ticks: Int64) {
        let index = DurationHistogram.bucket(of: UInt64(ticks))
        if index >= counts.count { grow(toHold: index) }
        counts[index] += 1
        total += 1
    }

    /// Adds every duration of `other`.
    ///
    /// - Complexity: O(buckets).
    public mutating func merge(_ other: DurationHistogram) {
        if other.counts.count > counts.count { grow(toHold: other.counts.count - 1) }
        let others = other.counts.span
        var own = counts.mutableSpan
        var index = 0
        while index < others.count {
            own[index] += others[index]
            index += 1
        }
        total += other.total
    }

    /// The smallest duration that a share `probability` of them does not exceed, in ticks and
    /// to a relative error of 0.4 %; nil if the histogram is empty.
    ///
    /// - Complexity: O(buckets).
    public func quantile(_ probability: Double) -> Double? {
        guard total > 0 else { return nil }
        let rank = min(total, max(1, Int((probability * Double(total)).rounded(.up))))
        var (index, before) = (0, 0)
        // A plain loop: an iterator over thousands of buckets is most of a short run's time in
        // a build that is not optimised.
        let span = counts.span
        while before + span[index] < rank {
            before += span[index]
            index += 1
        }
        let share = (Double(rank - before) - 0.5) / Double(counts[index])
        return DurationHistogram.value(inBucket: index, share: share)
    }

    /// How many durations do not exceed `ticks`, those of its bucket in proportion.
    ///
    /// - Complexity: O(buckets).
    public func count(upTo ticks: Double) -> Double {
        guard ticks >= 0 else { return 0 }
        let edge = Edge(ticks)
        var whole = 0
        let span = counts.span
        var place = 0
        while place < min(edge.bucket, span.count) {
            whole += span[place]
            place += 1
        }
        return Double(whole) + (edge.bucket < span.count ? edge.share * Double(span[place]) : 0)
    }

    /// A duration among the buckets.
    struct Edge {
        /// The bucket that it falls into.
        let bucket: Int
        /// How much of that it takes.
        let share: Double

        /// A duration in ticks, not negative.
        init(_ ticks: Double) {
            bucket = DurationHistogram.bucket(of: UInt64(min(ticks, 9e18)))
            let lower = DurationHistogram.value(inBucket: bucket, share: 0)
            let width = DurationHistogram.value(inBucket: bucket, share: 1) - lower
            share = width > 0 ? min((ticks - lower) / width, 1) : 1
        }
    }

    mutating func grow(toHold index: Int) {
        counts += Array(repeating: 0, count: index + 1 - counts.count)
    }

    /// Values below 512 have buckets of their own; above, the leading nine bits choose.
    @inlinable
    @inline(__always)
    static func bucket(of value: UInt64) -> Int {
        let shift = max(0, 55 - (value | 1).leadingZeroBitCount)
        return shift << 8 + Int(value >> UInt64(shift))
    }

    /// The value at a share of the way through a bucket, whose values are taken to be spread
    /// evenly over it.
    package static func value(inBucket index: Int, share: Double) -> Double {
        guard index >= 512 else { return Double(index) }
        let shift = index >> 8 - 1
        let lower = (index - shift << 8) << shift
        return Double(lower) + share * Double(1 << shift)
    }
}
