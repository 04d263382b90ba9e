/// A `DurationHistogram` in the making, for loops in which the checks of an array (uniqueness,
/// bounds) would be most of the work.
@safe public struct DurationCounter: ~Copyable {
    @usableFromInline var counts: UnsafeMutablePointer<UInt32>
    @usableFromInline var capacity: Int
    @usableFromInline let isKept: Bool

    /// Creates an empty counter.
    ///
    /// - Parameters:
    ///   - isKept: whether it counts at all; if not, it takes no memory.
    ///   - capacity: buckets to have memory for from the start, not negative; more come by need.
    public init(isKept: Bool = true, capacity: Int = 4_096) {
        self.isKept = isKept
        self.capacity = isKept ? capacity : 0
        unsafe counts = .allocate(capacity: self.capacity)
        unsafe counts.initialize(repeating: 0, count: self.capacity)
    }

    deinit { unsafe counts.deallocate() }

    /// Adds one duration of `ticks` (not negative).
    ///
    /// - Complexity: O(1).
    @inlinable
    @inline(__always)
    public mutating func add(_ ticks: Int64) {
        assert(ticks >= 0, "a duration cannot be negative")
        let index = DurationHistogram.bucket(of: UInt64(bitPattern: ticks))
        if index >= capacity {
            guard isKept else { return }
            grow(toHold: index)
        }
        unsafe counts[index] &+= 1
    }

    /// What was added so far.
    ///
    /// - Complexity: O(buckets).
    public var histogram: DurationHistogram {
        var buckets = capacity
        while buckets > 0, unsafe counts[buckets - 1] == 0 { buckets -= 1 }
        var histogram = DurationHistogram()
        histogram.counts = unsafe UnsafeBufferPointer(start: counts, count: buckets).map { Int($0) }
        histogram.total = histogram.counts.reduce(0, +)
        return histogram
    }

    @usableFromInline
    @inline(never)
    mutating func grow(toHold index: Int) {
        let newCapacity = max(capacity * 2, index + 1)
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
        unsafe larger.initialize(repeating: 0, count: newCapacity)
        unsafe larger.update(from: counts, count: capacity)
        unsafe counts.deallocate()
        unsafe counts = larger
        capacity = newCapacity
    }
}
