/// How many children a node of a heap has, and how the smallest is found without a branch.
protocol Fan {
    static var shift: Int { get }
    static func smallest(_ children: UnsafePointer<UInt128>) -> Int
}

enum FourAry: Fan {
    static var shift: Int { 2 }

    @inline(__always)
    static func smallest(_ children: UnsafePointer<UInt128>) -> Int {
        let left = children[1] < children[0] ? 1 : 0
        let right = children[3] < children[2] ? 3 : 2
        return children[right] < children[left] ? right : left
    }
}

enum EightAry: Fan {
    static var shift: Int { 3 }

    @inline(__always)
    static func smallest(_ children: UnsafePointer<UInt128>) -> Int {
        let left = children.smaller(children.smaller(0, 1), children.smaller(2, 3))
        let right = children.smaller(children.smaller(4, 5), children.smaller(6, 7))
        return children.smaller(left, right)
    }
}

extension UnsafePointer<UInt128> {
    /// The index of the smaller of two, by arithmetic on words: the compiler would branch here.
    @inline(__always)
    fileprivate func smaller(_ first: Int, _ second: Int) -> Int {
        let (a, b) = (self[second], self[first])
        let low = UInt64(truncatingIfNeeded: a)
            .subtractingReportingOverflow(UInt64(truncatingIfNeeded: b))
        let high = UInt64(truncatingIfNeeded: a >> 64)
            .subtractingReportingOverflow(UInt64(truncatingIfNeeded: b >> 64))
        let carried = high.partialValue.subtractingReportingOverflow(low.overflow ? 1 : 0)
        let isLess = (high.overflow ? 1 : 0) | (carried.overflow ? 1 : 0)
        return first &+ (second &- first) &* isLess
    }
}

/// The best tuned heap: an implicit d-ary heap of keys and payloads packed in 128 bits.
///
/// Brothers share a cache line or two. Slots behind the last hold the greatest value, so that a
/// group of brothers is always complete. To pop, a hole goes down to a leaf along the smallest
/// children, and the last entry rises from there, seldom by more than one level: the number of
/// rounds, unlike the place where a sinking entry comes to rest, is predictable.
struct PackedHeap<Shape: Fan>: PendingSet, ~Copyable {
    private var slots: UnsafeMutablePointer<UInt128>
    private var count = 0
    private var capacity = 64

    init() { slots = Self.allocate(64) }

    deinit { Self.deallocate(slots) }

    @inline(__always)
    mutating func push(_ entry: Entry) {
        if count &+ (1 << Shape.shift) >= capacity { grow() }
        let last = count
        count &+= 1
        rise(UInt128(entry.key) << 64 | UInt128(entry.payload), from: last)
    }

    @inline(__always)
    mutating func pop() -> Entry {
        let first = slots[0]
        count &-= 1
        let last = slots[count]
        slots[count] = .max
        var hole = 0
        var child = 1
        while child < count {
            let best = child &+ Shape.smallest(slots + child)
            slots[hole] = slots[best]
            hole = best
            child = best << Shape.shift &+ 1
        }
        if count > 0 { rise(last, from: hole) }
        return Entry(
            key: UInt64(truncatingIfNeeded: first >> 64),
            payload: UInt64(truncatingIfNeeded: first))
    }

    @inline(__always)
    private func rise(_ packed: UInt128, from place: Int) {
        var hole = place
        while hole > 0 {
            let parent = (hole &- 1) >> Shape.shift
            guard packed < slots[parent] else { break }
            slots[hole] = slots[parent]
            hole = parent
        }
        slots[hole] = packed
    }

    @inline(never)
    private mutating func grow() {
        let larger = Self.allocate(2 * capacity)
        larger.update(from: slots, count: count)
        Self.deallocate(slots)
        slots = larger
        capacity *= 2
    }

    /// The first child of the root, at 1, starts a cache line: so do all groups of brothers.
    private static var offset: Int { 1 << Shape.shift - 1 }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt128> {
        let bytes = (capacity + offset) * MemoryLayout<UInt128>.stride
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: bytes, alignment: 16 << Shape.shift)
        let all = memory.bindMemory(to: UInt128.self, capacity: capacity + offset)
        all.initialize(repeating: .max, count: capacity + offset)
        return all + offset
    }

    private static func deallocate(_ slots: UnsafeMutablePointer<UInt128>) {
        (slots - offset).deallocate()
    }
}
