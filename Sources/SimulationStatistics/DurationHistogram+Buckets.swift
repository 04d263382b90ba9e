extension DurationHistogram {
    /// The buckets that hold anything, by their number, and how many durations each holds.
    package var occupiedBuckets: [(bucket: Int, count: Int)] {
        counts.enumerated().compactMap { $1 > 0 ? ($0, Int($1)) : nil }
    }

    /// A histogram at rest, for whoever keeps thousands of them: two to four bytes for each bucket
    /// that holds anything.
    ///
    /// Of each such bucket it has the distance to the one before and the count, seven bits to a
    /// byte, the last of which has its eighth bit clear (LEB128).
    package struct Packed: Sendable {
        private var bytes: [UInt8] = []

        /// Packs a histogram.
        package init(_ histogram: DurationHistogram) {
            var last = 0
            for (bucket, count) in histogram.counts.enumerated() where count > 0 {
                append(bucket - last)
                append(Int(count))
                last = bucket
            }
        }

        /// The histogram that was packed.
        package var histogram: DurationHistogram {
            var histogram = DurationHistogram()
            var (place, bucket) = (0, 0)
            while place < bytes.count {
                bucket += number(at: &place)
                let count = number(at: &place)
                histogram.grow(toHold: bucket)
                histogram.counts[bucket] = UInt32(count)
                histogram.total += count
            }
            return histogram
        }

        private mutating func append(_ number: Int) {
            var rest = number
            while rest >= 128 {
                bytes.append(UInt8(rest & 127 | 128))
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }

        private func number(at place: inout Int) -> Int {
            var (number, shift) = (0, 0)
            while bytes[place] >= 128 {
                number |= Int(bytes[place] & 127) << shift
                shift += 7
                place += 1
            }
            number |= Int(bytes[place]) << shift
            place += 1
            return number
        }
    }
}
