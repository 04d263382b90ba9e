import Testing

@testable import SimulationStatistics

struct DurationHistogramTests {
    private static let probabilities = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1]

    /// Durations spread over `magnitudes` powers of two, about as many of each.
    private func durations(_ count: Int, magnitudes: UInt64, seed: UInt64) -> [Int64] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let magnitude = state >> 33 % magnitudes
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state | 1 << 63) >> (63 - magnitude))
        }
    }

    private func histogram(_ durations: [Int64]) -> DurationHistogram {
        var histogram = DurationHistogram()
        for ticks in durations { histogram.add(ticks) }
        return histogram
    }

    /// The largest relative error of the quantiles against the sorted durations.
    private func largestError(_ histogram: DurationHistogram, _ durations: [Int64]) -> Double {
        let sorted = durations.sorted()
        let errors = DurationHistogramTests.probabilities.map { probability in
            let rank = max(1, Int((probability * Double(sorted.count)).rounded(.up)))
            let exact = Double(sorted[rank - 1])
            return abs((histogram.quantile(probability) ?? .infinity) - exact) / exact
        }
        return errors.max() ?? .infinity
    }

    @Test(arguments: [1, 9, 30, 55] as [UInt64])
    func aCounterComesToTheSameHistogram(magnitudes: UInt64) {
        let durations = durations(2_000, magnitudes: magnitudes, seed: 3)
        var counter = DurationCounter()
        #expect(counter.histogram == DurationHistogram())
        for ticks in durations { counter.add(ticks) }
        #expect(counter.histogram == histogram(durations))
    }

    @Test(arguments: [1, 8, 9, 20, 40, 55] as [UInt64])
    func quantilesAreOffByAtMostFourPerMille(magnitudes: UInt64) {
        let durations = durations(2_000, magnitudes: magnitudes, seed: magnitudes)
        #expect(largestError(histogram(durations), durations) <= 0.004)
    }

    @Test func everySingleDurationIsFoundAgain() {
        var edges: [Int64] = []
        for power in 0..<54 {
            edges += [(1 << power) - 1, 1 << power, (1 << power) + 1, 3 << power, 191 << power / 2]
        }
        for ticks in edges where ticks > 0 {
            let found = histogram([ticks]).quantile(0.5) ?? .infinity
            #expect(abs(found - Double(ticks)) <= 0.004 * Double(ticks))
        }
    }

    @Test func shortDurationsAreExact() {
        let histogram = histogram(Array(0..<256))
        for ticks in 0..<256 {
            #expect(histogram.quantile((Double(ticks) + 0.5) / 256) == Double(ticks))
        }
    }

    /// Canary: quantiles of other durations are seen to be wrong.
    @Test func durationsHalfAPerCentLongerAreCaught() {
        let durations = durations(2_000, magnitudes: 30, seed: 5)
        let longer = durations.map { $0 + $0 / 100 + 1 }
        #expect(largestError(histogram(longer), durations) > 0.004)
    }

    @Test func mergingIsTheSameAsAdding() {
        let (short, long) = (
            durations(500, magnitudes: 10, seed: 3), durations(700, magnitudes: 40, seed: 4)
        )
        for (first, second) in [(short, long), (long, short), (short, []), ([], long), ([], [])] {
            var merged = histogram(first)
            merged.merge(histogram(second))
            #expect(merged == histogram(first + second))
            #expect(merged.count == first.count + second.count)
        }
        #expect(histogram(short) != histogram(long))
    }

    @Test func anEmptyHistogramHasNoQuantiles() {
        #expect(DurationHistogram().quantile(0.5) == nil)
        #expect(DurationHistogram().count == 0)
    }

    @Test func extremeProbabilitiesAreTheExtremes() {
        let histogram = histogram([3, 100, 7])
        #expect(histogram.quantile(0) == 3)
        #expect(histogram.quantile(1.0 / 3) == 3)
        #expect(histogram.quantile(0.5) == 7)
        #expect(histogram.quantile(1) == 100)
    }

    @Test func memoryStaysWithinItsBound() {
        let histogram = histogram([0, 1 << 54])
        #expect(histogram.counts.count <= 12_100)
    }

    @Test func occupiedBucketsHoldEverything() {
        let all = histogram([3, 3, 700, 0]).occupiedBuckets
        #expect(all.map(\.bucket) == [0, 3, 256 + 350])
        #expect(all.map(\.count) == [1, 2, 1])
        #expect(DurationHistogram().occupiedBuckets.isEmpty)
    }

    /// What is packed comes back as it was: nothing, one, far apart, many.
    @Test func packedHistogramsComeBack() {
        var many = DurationHistogram()
        for number in 0..<200_000 { many.add(Int64(number % 3 * 5_000_000)) }
        for each in [
            histogram([]), histogram([0]), histogram([1 << 54]), histogram([0, 127, 128, 1 << 40]),
            many,
        ] {
            let packed = DurationHistogram.Packed(each)
            #expect(DurationHistogram(pooling: [packed]) == each)
            var twice = each
            twice.merge(each)
            #expect(DurationHistogram(pooling: [packed, packed]) == twice)
            let edges = [0, 1, 127.5, 5e6, 1e12, 1e18]
            let counts = packed.counts(upTo: edges.map(DurationHistogram.Edge.init))
            #expect(counts.total == each.count)
            #expect(counts.below == edges.map(each.count))
        }
    }

    /// More durations than four bytes can count come to the same share.
    @Test func manyRunsTogether() {
        var one = histogram([5, 9])
        for _ in 0..<33 { one.merge(one) }
        #expect(one.count == 1 << 34)
        #expect(one.quantile(0.5) == 5 && one.quantile(0.6) == 9)
    }
}
