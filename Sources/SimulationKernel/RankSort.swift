/// Sorting the few slots of a bucket without a branch that could be mispredicted.
///
/// The rank of a slot is the number of slots before it in the sorted order. All ranks are
/// counted at once with vector comparisons of the leading 15 bits of the keys' distances from
/// the start of the bucket. Those settle the order of nearly every bucket; the few with a tie
/// in them show it in the sum of their ranks, and are sorted by insertion.
enum RankSort {
    private typealias Lanes = SIMD8<Int16>

    /// Writes `count` slots, at most 16, to `target` in the order of their keys; stable.
    ///
    /// All keys must lie in `low ... high`. `source` and `target` must have room for 16 slots;
    /// what lies beyond `count` in `source` is read but ignored, and in `target` undefined.
    @inline(__always)
    static func sort(
        _ source: UnsafeMutablePointer<Slot>, count: Int, low: UInt64, high: UInt64,
        to target: UnsafeMutablePointer<Slot>
    ) {
        let significant = UInt64.bitWidth &- (high &- low).leadingZeroBitCount
        let shift = UInt64(truncatingIfNeeded: max(significant &- 15, 0))
        if count <= 8 {
            sort8(source, count, low, shift, target)
        } else {
            sort16(source, count, low, shift, target)
        }
    }

    @inline(never)
    private static func sort8(
        _ source: UnsafeMutablePointer<Slot>, _ count: Int, _ low: UInt64, _ shift: UInt64,
        _ target: UnsafeMutablePointer<Slot>
    ) {
        let keys = leadingBits(source, count, low, shift)
        var ranks = Lanes()
        for lane in 0..<8 { add(&ranks, keys[lane], below: keys) }
        scatter(source, ranks, target)
        if sum(ranks) != expectedSum(count, 8) { insertionSort(source, count, target) }
    }

    @inline(never)
    private static func sort16(
        _ source: UnsafeMutablePointer<Slot>, _ count: Int, _ low: UInt64, _ shift: UInt64,
        _ target: UnsafeMutablePointer<Slot>
    ) {
        let left = leadingBits(source, 8, low, shift)
        let right = leadingBits(source + 8, count - 8, low, shift)
        var (leftRanks, rightRanks) = (Lanes(), Lanes())
        for lane in 0..<8 {
            add(&leftRanks, left[lane], below: left)
            add(&rightRanks, left[lane], below: right)
            add(&leftRanks, right[lane], below: left)
            add(&rightRanks, right[lane], below: right)
        }
        scatter(source, leftRanks, target)
        scatter(source + 8, rightRanks, target)
        if sum(leftRanks &+ rightRanks) != expectedSum(count, 16) {
            insertionSort(source, count, target)
        }
    }

    @inline(__always)
    private static func leadingBits(
        _ source: UnsafeMutablePointer<Slot>, _ count: Int, _ low: UInt64, _ shift: UInt64
    ) -> Lanes {
        var keys = Lanes()
        for lane in 0..<8 {
            keys[lane] = Int16(truncatingIfNeeded: (source[lane].key &- low) &>> shift)
        }
        // A key in use may have all 15 bits set like those that are not: a tie like any other.
        let unused =
            Lanes(0, 1, 2, 3, 4, 5, 6, 7) .>= Lanes(repeating: Int16(truncatingIfNeeded: count))
        return (keys | unsafeBitCast(unused, to: Lanes.self)) & Lanes(repeating: .max)
    }

    @inline(__always)
    private static func add(_ ranks: inout Lanes, _ key: Int16, below keys: Lanes) {
        let isBelow = Lanes(repeating: key) .< keys
        ranks &-= unsafeBitCast(isBelow, to: Lanes.self)
    }

    @inline(__always)
    private static func scatter(
        _ source: UnsafeMutablePointer<Slot>, _ ranks: Lanes, _ target: UnsafeMutablePointer<Slot>
    ) {
        let places = SIMD8<UInt16>(truncatingIfNeeded: ranks)
        for lane in 0..<8 { target[Int(places[lane])] = source[lane] }
    }

    @inline(__always)
    private static func sum(_ ranks: Lanes) -> Int {
        let halves = unsafeBitCast(ranks, to: SIMD2<UInt64>.self)
        return Int(((halves.x &+ halves.y) &* 0x0001_0001_0001_0001) &>> 48)
    }

    @inline(__always)
    private static func expectedSum(_ count: Int, _ lanes: Int) -> Int {
        (count &* (count &- 1)) &>> 1 &+ (lanes &- count) &* count
    }

    @inline(never)
    private static func insertionSort(
        _ source: UnsafeMutablePointer<Slot>, _ count: Int, _ target: UnsafeMutablePointer<Slot>
    ) {
        for index in 0..<count {
            var hole = index
            while hole > 0, target[hole - 1].key > source[index].key {
                target[hole] = target[hole - 1]
                hole -= 1
            }
            target[hole] = source[index]
        }
    }
}
