/// Slots in the order of their arrival, in linked chunks of 1 KiB.
///
/// Chunks are aligned to their size, so that the address of the next free slot tells when a
/// chunk is full. The first slot of a chunk is its link.
@usableFromInline
struct Chain: BitwiseCopyable {
    /// Slots of a chunk, its link included.
    static let chunkSlots = 64
    @usableFromInline static let chunkBytes = 1_024

    @usableFromInline var first: UnsafeMutablePointer<Slot>?
    /// The next free slot; nil, or the address after the last chunk, when there is none.
    @usableFromInline var next: UnsafeMutablePointer<Slot>?

    @usableFromInline
    init() {}

    /// Whether there is a free slot in the last chunk.
    @inlinable
    @inline(__always)
    var hasRoom: Bool { UInt(bitPattern: next) & UInt(Chain.chunkBytes - 1) != 0 }

    /// Adds a slot at the end, from `pool` if the last chunk is full.
    ///
    /// - Complexity: O(1).
    @inlinable
    @inline(__always)
    mutating func append(_ slot: Slot, _ pool: inout ChunkPool) {
        if !hasRoom { extend(&pool) }
        next.unsafelyUnwrapped.pointee = slot
        next = next.unsafelyUnwrapped + 1
    }

    @usableFromInline
    @inline(never)
    mutating func extend(_ pool: inout ChunkPool) {
        let chunk = pool.take()
        if let next {
            Chain.setLink((next - 1).chunkStart, to: chunk)
        } else {
            first = chunk
        }
        next = chunk + 1
    }

    /// Empties the chain and hands every slot to `body` in order, chunk by chunk.
    mutating func drain(
        _ pool: inout ChunkPool, _ body: (UnsafeMutablePointer<Slot>, Int) -> Void
    ) {
        guard var chunk = first, let end = next else { return }
        let lastChunk = (end - 1).chunkStart
        self = Chain()
        while chunk != lastChunk {
            let following = Chain.link(chunk)
            body(chunk + 1, Chain.chunkSlots - 1)
            pool.put(chunk)
            chunk = following
        }
        body(chunk + 1, end - chunk - 1)
        pool.put(chunk)
    }

    /// Moves every slot of `other` to the end of this chain; returns how many.
    mutating func append(contentsOf other: inout Chain, _ pool: inout ChunkPool) -> Int {
        var count = 0
        let moved = other
        other = Chain()
        moved.visit { slots, number in
            for index in 0..<number { append(slots[index], &pool) }
            count += number
        }
        var empty = moved
        empty.drain(&pool) { _, _ in }
        return count
    }

    /// Hands every slot to `body` in order, chunk by chunk, and keeps them.
    func visit(_ body: (UnsafeMutablePointer<Slot>, Int) -> Void) {
        guard var chunk = first, let end = next else { return }
        let lastChunk = (end - 1).chunkStart
        while chunk != lastChunk {
            body(chunk + 1, Chain.chunkSlots - 1)
            chunk = Chain.link(chunk)
        }
        body(chunk + 1, end - chunk - 1)
    }

    static func link(_ chunk: UnsafeMutablePointer<Slot>) -> UnsafeMutablePointer<Slot> {
        UnsafeMutablePointer(bitPattern: UInt(chunk.pointee.key)).unsafelyUnwrapped
    }

    static func setLink(
        _ chunk: UnsafeMutablePointer<Slot>, to next: UnsafeMutablePointer<Slot>
    ) {
        chunk.pointee = Slot(key: UInt64(UInt(bitPattern: next)), word: 0)
    }
}

extension UnsafeMutablePointer<Slot> {
    /// The chunk that this slot lies in.
    var chunkStart: UnsafeMutablePointer<Slot> {
        UnsafeMutablePointer(
            bitPattern: UInt(bitPattern: self) & ~UInt(Chain.chunkBytes - 1)
        ).unsafelyUnwrapped
    }
}

/// The chunks that no chain uses, the last one returned on top, and the memory of all.
@usableFromInline
struct ChunkPool {
    private var free: UnsafeMutablePointer<Slot>?
    private var slabs: [UnsafeMutableRawPointer] = []
    private var unused: UnsafeMutablePointer<Slot>?
    private var unusedCount = 0

    /// Chunks of the largest slab: 1 MiB.
    private static let mostChunks = 1_024

    init() {}

    mutating func take() -> UnsafeMutablePointer<Slot> {
        if let chunk = free {
            free = UnsafeMutablePointer(bitPattern: UInt(chunk.pointee.key))
            return chunk
        }
        if unusedCount == 0 { addSlab() }
        let chunk = unused.unsafelyUnwrapped
        unused = chunk + Chain.chunkSlots
        unusedCount -= 1
        return chunk
    }

    mutating func put(_ chunk: UnsafeMutablePointer<Slot>) {
        chunk.pointee = Slot(key: UInt64(UInt(bitPattern: free)), word: 0)
        free = chunk
    }

    /// Slabs double, so that a small queue stays small.
    private mutating func addSlab() {
        unusedCount = min(ChunkPool.mostChunks, 4 << min(slabs.count, 10))
        let slab = UnsafeMutableRawPointer.allocate(
            byteCount: unusedCount * Chain.chunkBytes, alignment: Chain.chunkBytes)
        slabs.append(slab)
        unused = slab.bindMemory(to: Slot.self, capacity: unusedCount * Chain.chunkSlots)
    }

    func deallocate() {
        for slab in slabs { slab.deallocate() }
    }
}
