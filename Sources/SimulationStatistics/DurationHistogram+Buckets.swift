extension DurationHistogram {
    /// The buckets that hold anything, by their number, and how many durations each holds.
    package var occupiedBuckets: [(bucket: Int, count: Int)] {
        counts.enumerated().compactMap { $1 > 0 ? ($0, Int($1)) : nil }
    }

    /// A histogram at rest, for whoever keeps thousands of them: two to four bytes for each bucket
    /// that holds anything.
    package struct Packed: Sendable, Equatable {
        /// Of each such bucket the distance to the one before, and the count.
        package let bytes: [UInt8]

        /// Packs a histogram.
        package init(_ histogram: DurationHistogram) {
            var packing = WordPacking()
            var last = 0
            for (bucket, count) in histogram.counts.enumerated() where count > 0 {
                packing.append(bucket - last)
                packing.append(Int(count))
                last = bucket
            }
            bytes = packing.finished()
        }

        /// What somebody else kept.
        package init(checking bytes: [UInt8]) throws(NotPacked) {
            self.bytes = bytes
            _ = try unpacked()
        }

        /// The histogram that was packed.
        package var histogram: DurationHistogram {
            guard let histogram = try? unpacked() else {
                preconditionFailure("packed bytes were checked when they came")
            }
            return histogram
        }

        private func unpacked() throws(NotPacked) -> DurationHistogram {
            var histogram = DurationHistogram()
            var unpacking = WordUnpacking(bytes)
            var bucket = 0
            while !unpacking.isAtEnd {
                let (step, count) = (try unpacking.integer(), try unpacking.integer())
                // Longer than any run takes some 12,100 buckets.
                guard 0...13_000 ~= step, bucket + step <= 13_000,
                    bucket + step >= histogram.counts.count, let count = UInt32(exactly: count)
                else { throw NotPacked() }
                bucket += step
                while histogram.counts.count < bucket { histogram.counts.append(0) }
                histogram.counts.append(count)
                histogram.total += Int(count)
            }
            return histogram
        }
    }
}
