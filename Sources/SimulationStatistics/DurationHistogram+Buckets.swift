extension DurationHistogram {
    /// The buckets that hold anything, by their number, and how many durations each holds.
    package var occupiedBuckets: [(bucket: Int, count: Int)] {
        counts.enumerated().compactMap { $1 > 0 ? ($0, $1) : nil }
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
                packing.append(count)
                last = bucket
            }
            bytes = packing.finished()
        }

        /// What somebody else kept.
        package init(checking bytes: [UInt8]) throws(NotPacked) {
            self.bytes = bytes
            try visit { _, _ in }
        }

        /// More durations than any run has: sums of as many runs as there may be stay whole
        /// numbers.
        private static let most = 1 << 40

        /// Calls `body` with every bucket that holds anything, and how many it holds.
        private func visit(_ body: (_ bucket: Int, _ count: Int) -> Void) throws(NotPacked) {
            var unpacking = WordUnpacking(bytes)
            var (bucket, total, isFirst) = (0, 0, true)
            while !unpacking.isAtEnd {
                let (step, count) = (try unpacking.integer(), try unpacking.integer())
                // Longer than any run takes some 12,100 buckets.
                guard (isFirst ? 0 : 1)...13_000 ~= step, bucket + step <= 13_000, count > 0,
                    count <= Self.most - total
                else { throw NotPacked() }
                bucket += step
                total += count
                isFirst = false
                body(bucket, count)
            }
        }

        fileprivate func each(_ body: (_ bucket: Int, _ count: Int) -> Void) {
            guard (try? visit(body)) != nil else {
                preconditionFailure("packed bytes were checked when they came")
            }
        }

        /// How many durations there are, and how many do not exceed each of some others.
        func counts(upTo edges: [DurationHistogram.Edge]) -> (total: Int, below: [Double]) {
            var total = 0
            var below = edges.map { _ in 0.0 }
            each { bucket, count in
                total += count
                for (place, edge) in edges.enumerated() where bucket <= edge.bucket {
                    // Whole numbers, exact in any order, and one part at the end.
                    below[place] +=
                        bucket < edge.bucket ? Double(count) : edge.share * Double(count)
                }
            }
            return (total, below)
        }
    }

    /// All durations of several histograms.
    ///
    /// - Complexity: O(occupied buckets).
    package init(pooling replications: some Sequence<Packed>) {
        for replication in replications {
            replication.each { bucket, count in
                if bucket >= counts.count { grow(toHold: bucket) }
                counts[bucket] += count
                total += count
            }
        }
    }
}
