/// An array of buckets that cut a range of keys into equal parts.
///
/// Bucket `i` holds keys from `base + i << shift`; the last one also takes whatever lies beyond
/// it, up to `limit`. Buckets before `current` are drained. The first slots of a bucket lie in
/// an array of the rung's own, the others in a chain.
///
/// Invariant: the counts of drained buckets are zero, so that an exhausted rung's memory can be
/// used again as it is.
@usableFromInline
struct Rung: BitwiseCopyable {
    /// Slots of a bucket before its chain.
    @usableFromInline static let inlineSlots = 16

    @usableFromInline var base: UInt64 = 0
    @usableFromInline var shift: UInt64 = 0
    @usableFromInline var lastBucket: UInt64 = 0
    var limit: UInt64 = 0
    var current = 0

    @usableFromInline var slots: UnsafeMutablePointer<Slot>
    /// Slots in each bucket; `inlineSlots + 1` if it has a chain.
    @usableFromInline var counts: UnsafeMutablePointer<UInt8>
    @usableFromInline var chains: UnsafeMutablePointer<Chain>
    var capacity: Int

    /// Creates room for a number of empty buckets.
    init(capacity: Int) {
        self.capacity = capacity
        slots = .allocate(capacity: capacity * Rung.inlineSlots)
        counts = .allocate(capacity: capacity)
        counts.initialize(repeating: 0, count: capacity)
        chains = .allocate(capacity: capacity)
        chains.initialize(repeating: Chain(), count: capacity)
    }

    func deallocate() {
        slots.deallocate()
        counts.deallocate()
        chains.deallocate()
    }

    @inlinable
    @inline(__always)
    func bucket(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: min((key &- base) &>> shift, lastBucket))
    }

    @inlinable
    @inline(__always)
    func append(_ slot: Slot, _ pool: inout ChunkPool) {
        let bucket = bucket(of: slot.key)
        let count = Int(counts[bucket])
        if count < Rung.inlineSlots {
            slots[bucket &* Rung.inlineSlots &+ count] = slot
            counts[bucket] = UInt8(truncatingIfNeeded: count &+ 1)
        } else {
            counts[bucket] = UInt8(truncatingIfNeeded: Rung.inlineSlots &+ 1)
            chains[bucket].append(slot, &pool)
        }
    }

    /// The largest key that bucket `index` can hold.
    func lastKey(ofBucket index: Int) -> UInt64 {
        UInt64(index) == lastBucket ? limit : base &+ (UInt64(index) &+ 1) &<< shift &- 1
    }

    /// The next bucket that is not empty, or nil if the rung is exhausted.
    func nextBucket() -> Int? {
        var index = current
        let end = Int(lastBucket)
        while index <= end {
            if counts[index] != 0 { return index }
            index += 1
        }
        return nil
    }

    /// Sets the range: `count` slots from `low` up, most of them not beyond `high`.
    ///
    /// The width of a bucket is the power of two nearest to what gives `slotsPerBucket` slots.
    mutating func setRange(low: UInt64, high: UInt64, limit: UInt64, count: Int) {
        let wanted = count / Rung.slotsPerBucket
        let buckets = wanted > Rung.mostBuckets ? Rung.coarseBuckets : max(wanted, 2)
        let span = high &- low
        let width = Double(span) / Double(buckets)
        let exponent = width < 1 ? 0 : Int(width.exponent) + (width.significand > 1.41 ? 1 : 0)
        base = low
        shift = UInt64(exponent)
        lastBucket = span >> UInt64(exponent)
        self.limit = limit
        current = 0
        if Int(lastBucket) >= capacity {
            deallocate()
            self.resize(to: Int(lastBucket) + 1)
        }
    }

    private mutating func resize(to capacity: Int) {
        let (base, shift, lastBucket, limit) = (base, shift, lastBucket, limit)
        self = Rung(capacity: capacity)
        (self.base, self.shift) = (base, shift)
        (self.lastBucket, self.limit) = (lastBucket, limit)
    }

    private static let slotsPerBucket = 6
    /// Beyond this many buckets a rung is cut coarsely, and its buckets once more: scattering to
    /// a few thousand places at a time is cheaper than to many.
    private static let mostBuckets = 8_192
    private static let coarseBuckets = 2_048
}
