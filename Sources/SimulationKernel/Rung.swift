/// Where the bucket of a key is: what `push` needs to know of a rung.
///
/// Bucket `i` holds keys from `base + i << shift`. What lies beyond the last one falls into
/// the bucket `clamp`: into the last one itself, or, in the first rung, into one more that
/// takes the far future.
@usableFromInline
struct Cut: BitwiseCopyable {
    /// The next free slot of a bucket, in a place of its own.
    @usableFromInline typealias Place = UnsafeMutablePointer<UnsafeMutablePointer<Slot>>

    @usableFromInline var base: UInt64 = 0
    @usableFromInline var shift: UInt64 = 63
    @usableFromInline var clamp: UInt64 = 0
    @usableFromInline let nexts: Place

    @inlinable
    @inline(__always)
    func place(of key: UInt64) -> Place {
        nexts + Int(truncatingIfNeeded: min((key &- base) &>> shift, clamp))
    }
}

/// An array of buckets that cut a range of keys into equal parts.
///
/// Buckets before `current` are drained. The last one reaches up to `limit`.
///
/// The first slots of a bucket lie in the rung's own memory, aligned to their size, and the
/// others in a chain of chunks. `nexts` points at each bucket's next free slot, so appending is
/// a store and an increment; that a slot ended a stretch of memory shows in its address.
///
/// Invariants: `nexts[i]` is always a free slot; a drained bucket is empty, so that an exhausted
/// rung's memory can be used again as it is.
@usableFromInline
struct Rung: BitwiseCopyable {
    /// Slots of a bucket before its chain.
    static let ownSlots = 16
    @usableFromInline static let stretchBytes: UInt = 256

    @usableFromInline var cut: Cut
    /// Buckets of the range, without the one for the far future.
    var buckets = 0
    var limit: UInt64 = 0
    var current = 0
    /// Events that the range was cut for.
    var cutFor = 0

    let slots: UnsafeMutablePointer<Slot>
    /// The first chunk of each bucket that has a chain, and the number of its chunks.
    let chains: UnsafeMutablePointer<(first: UnsafeMutablePointer<Slot>, chunks: Int)>
    let capacity: Int

    var nexts: Cut.Place { cut.nexts }

    /// Creates room for a number of buckets, all of them empty.
    init(capacity: Int) {
        self.capacity = capacity
        slots = UnsafeMutableRawPointer.allocate(
            byteCount: capacity * Int(Rung.stretchBytes), alignment: Int(Rung.stretchBytes)
        ).bindMemory(to: Slot.self, capacity: capacity * Rung.ownSlots)
        chains = .allocate(capacity: capacity)
        cut = Cut(nexts: .allocate(capacity: capacity))
        for bucket in 0..<capacity { (nexts + bucket).initialize(to: start(of: bucket)) }
    }

    func deallocate() {
        slots.deallocate()
        nexts.deallocate()
        chains.deallocate()
    }

    func start(of bucket: Int) -> UnsafeMutablePointer<Slot> { slots + bucket &* Rung.ownSlots }

    /// Finds the next free slot of a bucket that has filled a stretch of memory.
    func extend(_ bucket: Int, _ pool: inout ChunkPool) {
        let end = nexts[bucket]
        if end == start(of: bucket + 1) {
            let chunk = pool.take()
            chains[bucket] = (chunk, 1)
            nexts[bucket] = chunk + 1
        } else if UInt(bitPattern: end) & UInt(Chunk.bytes - 1) == 0 {
            let chunk = pool.take()
            Chunk.setLink(Chunk.containing(end - 1), to: chunk)
            chains[bucket].chunks += 1
            nexts[bucket] = chunk + 1
        }
    }

    /// Slots in a bucket, or nil if it has a chain beyond its own ones.
    @inline(__always)
    func count(of bucket: Int) -> Int? {
        let count = nexts[bucket] - start(of: bucket)
        return UInt(bitPattern: count) < UInt(Rung.ownSlots) ? count : nil
    }

    /// The chain of a bucket that has one.
    func chain(of bucket: Int) -> Chain {
        Chain(first: chains[bucket].first, next: nexts[bucket], chunks: chains[bucket].chunks)
    }

    /// Takes the chain of a bucket that has one; the bucket is left empty.
    func takeChain(of bucket: Int) -> Chain {
        let chain = chain(of: bucket)
        nexts[bucket] = start(of: bucket)
        return chain
    }

    /// The least key that a bucket can hold.
    func firstKey(of bucket: Int) -> UInt64 { cut.base &+ UInt64(bucket) &<< cut.shift }

    /// The largest key that a bucket of the range can hold.
    func lastKey(of bucket: Int) -> UInt64 {
        bucket == buckets - 1 ? limit : firstKey(of: bucket + 1) &- 1
    }

    /// The end of the range as it was cut; later keys may lie beyond it, up to `limit`.
    var lastOwnKey: UInt64 {
        let last = firstKey(of: buckets) &- 1
        return last < cut.base ? limit : min(last, limit)
    }

    /// The next bucket that is not empty, or nil if the rung is exhausted.
    func nextBucket() -> Int? {
        var bucket = current
        while bucket < buckets {
            if nexts[bucket] != start(of: bucket) { return bucket }
            bucket += 1
        }
        return nil
    }

    /// Empties every bucket, that of the far future included, without moving an event.
    func removeAll(_ pool: inout ChunkPool) {
        for bucket in 0...Int(cut.clamp) {
            if count(of: bucket) == nil { pool.put(takeChain(of: bucket)) }
            nexts[bucket] = start(of: bucket)
        }
    }

    /// What cuts `count` slots, most of them between `low` and `high`, into small buckets.
    ///
    /// The width of a bucket is the power of two nearest to what gives `slotsPerBucket` slots.
    static func division(
        low: UInt64, high: UInt64, count: Int
    ) -> (shift: UInt64, buckets: Int) {
        let buckets = isCoarse(count) ? coarseBuckets : max(count / slotsPerBucket, 2)
        let span = high &- low
        let width = Double(span) / Double(buckets)
        let exponent = width < 1 ? 0 : Int(width.exponent) + (width.significand > 1.41 ? 1 : 0)
        return (UInt64(exponent), Int(span >> UInt64(exponent)) + 1)
    }

    /// Whether so many slots are cut into buckets that will have to be cut again.
    static func isCoarse(_ count: Int) -> Bool { count > mostBuckets * slotsPerBucket }

    private static let slotsPerBucket = 6
    /// Beyond this many buckets a rung is cut coarsely, and its buckets once more: scattering to
    /// a few hundred places at a time is cheaper than to many.
    private static let mostBuckets = 4_096
    private static let coarseBuckets = 512
}
