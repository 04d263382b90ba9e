/// Sorting a few slots without a branch that could be mispredicted.
///
/// The rank of a slot is its position plus the number of later slots that are less, minus the
/// number of earlier ones that are greater: stable, and a fixed sequence of comparisons.
enum RankSort {
    /// Writes `count` slots, at most 16, to `target` in the order of their keys.
    ///
    /// `source`, `target` and `scratch` must have room for 16 slots; what lies beyond `count` in
    /// `source` is ignored, and in `target` undefined.
    @inline(__always)
    static func sort(
        _ source: UnsafeMutablePointer<Slot>, count: Int, to target: UnsafeMutablePointer<Slot>,
        scratch: UnsafeMutablePointer<Slot>
    ) {
        if count <= 8 {
            sort8(source, count: count, to: target)
        } else {
            sort16(source, count: count, to: target, scratch: scratch)
        }
    }

    @inline(never)
    private static func sort16(
        _ source: UnsafeMutablePointer<Slot>, count: Int, to target: UnsafeMutablePointer<Slot>,
        scratch: UnsafeMutablePointer<Slot>
    ) {
        sort8(source, count: 8, to: scratch)
        sort8(source + 8, count: count - 8, to: scratch + 8)
        merge(scratch, scratch + 8, rightCount: count - 8, to: target)
    }

    /// Merges 8 sorted slots with at most 8 others; equals from the left come first.
    @inline(__always)
    private static func merge(
        _ left: UnsafeMutablePointer<Slot>, _ right: UnsafeMutablePointer<Slot>, rightCount: Int,
        to target: UnsafeMutablePointer<Slot>
    ) {
        var (i, j) = (0, 0)
        while i < 8, j < rightCount {
            let takesRight = right[j].key < left[i].key
            target[i &+ j] = takesRight ? right[j] : left[i]
            j &+= takesRight ? 1 : 0
            i &+= takesRight ? 0 : 1
        }
        while i < 8 {
            target[i &+ j] = left[i]
            i &+= 1
        }
        while j < rightCount {
            target[i &+ j] = right[j]
            j &+= 1
        }
    }

    /// The key at `index`, or the greatest of all beyond `count`.
    @inline(__always)
    private static func key(
        _ source: UnsafeMutablePointer<Slot>, _ index: Int, _ count: Int
    ) -> UInt64 {
        let key = source[index].key
        return index < count ? key : .max
    }

    /// Counts the pair `(earlier, later)` into both ranks.
    @inline(__always)
    private static func rank(
        _ earlier: UInt64, _ later: UInt64, _ earlierRank: inout Int, _ laterRank: inout Int
    ) {
        let isInverted = later < earlier ? 1 : 0
        earlierRank &+= isInverted
        laterRank &-= isInverted
    }

    @inline(never)
    private static func sort8(
        _ source: UnsafeMutablePointer<Slot>, count: Int, to target: UnsafeMutablePointer<Slot>
    ) {
        let (a, b) = (key(source, 0, count), key(source, 1, count))
        let (c, d) = (key(source, 2, count), key(source, 3, count))
        let (e, f) = (key(source, 4, count), key(source, 5, count))
        let (g, h) = (key(source, 6, count), key(source, 7, count))
        var (ra, rb, rc, rd, re, rf, rg, rh) = (0, 1, 2, 3, 4, 5, 6, 7)
        rank(a, b, &ra, &rb)
        rank(a, c, &ra, &rc)
        rank(a, d, &ra, &rd)
        rank(a, e, &ra, &re)
        rank(a, f, &ra, &rf)
        rank(a, g, &ra, &rg)
        rank(a, h, &ra, &rh)
        rank(b, c, &rb, &rc)
        rank(b, d, &rb, &rd)
        rank(b, e, &rb, &re)
        rank(b, f, &rb, &rf)
        rank(b, g, &rb, &rg)
        rank(b, h, &rb, &rh)
        rank(c, d, &rc, &rd)
        rank(c, e, &rc, &re)
        rank(c, f, &rc, &rf)
        rank(c, g, &rc, &rg)
        rank(c, h, &rc, &rh)
        rank(d, e, &rd, &re)
        rank(d, f, &rd, &rf)
        rank(d, g, &rd, &rg)
        rank(d, h, &rd, &rh)
        rank(e, f, &re, &rf)
        rank(e, g, &re, &rg)
        rank(e, h, &re, &rh)
        rank(f, g, &rf, &rg)
        rank(f, h, &rf, &rh)
        rank(g, h, &rg, &rh)
        target[ra] = source[0]
        target[rb] = source[1]
        target[rc] = source[2]
        target[rd] = source[3]
        target[re] = source[4]
        target[rf] = source[5]
        target[rg] = source[6]
        target[rh] = source[7]
    }
}
