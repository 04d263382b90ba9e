extension DurationHistogram {
    /// The buckets that hold anything, by their number, and how many durations each holds.
    package var occupiedBuckets: [(bucket: Int, count: Int)] {
        counts.enumerated().compactMap { $1 > 0 ? ($0, Int($1)) : nil }
    }
}
