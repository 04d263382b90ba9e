import TestSupport
import Testing

@testable import SimulationKernel

struct RankSortTests {
    /// The payloads of `keys` in the order in which the sort leaves them.
    private func order(_ keys: [UInt64], low: UInt64, high: UInt64) -> [UInt64] {
        let source = UnsafeMutablePointer<Slot>.allocate(capacity: 16)
        let target = UnsafeMutablePointer<Slot>.allocate(capacity: 16)
        defer {
            source.deallocate()
            target.deallocate()
        }
        // What lies beyond must not matter, however small or large it is.
        for place in 0..<16 { source[place] = Slot(key: place % 2 == 0 ? low : .max, word: 99) }
        for (place, key) in keys.enumerated() {
            source[place] = Slot(key: key, word: UInt64(place))
        }
        RankSort.sort(source, count: keys.count, low: low, high: high, to: target)
        return (0..<keys.count).map { target[$0].word }
    }

    private func expected(_ keys: [UInt64]) -> [UInt64] {
        keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { UInt64($0) }
    }

    /// Of every count: spread over ranges narrow and wide, so that the leading bits of some
    /// keys are equal and of others all set.
    @Test(arguments: 0...16)
    func slotsAreInOrder(count: Int) {
        var dice = SplitMix64(seed: UInt64(count))
        let ranges =
            [
                (0, 0), (5, 5), (7, 9), (0, 1 << 15 - 1), (3, 1 << 20), (1 << 40, 1 << 40 + 3),
                (0, .max), (.max - 1, .max), (.max, .max),
            ] as [(UInt64, UInt64)]
        for (low, high) in ranges {
            for _ in 0..<40 {
                let keys = (0..<count).map { _ in
                    dice.below(4) == 0 ? high : low + dice.below(max(1, high - low))
                }
                #expect(order(keys, low: low, high: high) == expected(keys))
            }
        }
    }
}
