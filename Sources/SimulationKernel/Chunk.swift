/// Memory of pending events in linked chunks of 1 KiB, aligned to their size.
///
/// The first slot of a chunk is its link to the next one.
enum Chunk {
    /// Slots of a chunk, its link included.
    static let slots = 64
    static let bytes = 1_024

    /// The chunk that a slot lies in.
    static func containing(_ slot: UnsafeMutablePointer<Slot>) -> UnsafeMutablePointer<Slot> {
        UnsafeMutablePointer(
            bitPattern: UInt(bitPattern: slot) & ~UInt(bytes - 1)
        ).unsafelyUnwrapped
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

/// The events of a bucket beyond those that lie in its rung, taken out of it.
struct Chain {
    let first: UnsafeMutablePointer<Slot>
    /// The next free slot of the last chunk.
    let next: UnsafeMutablePointer<Slot>
    let chunks: Int

    /// Slots in the chain.
    var count: Int { (chunks - 1) * (Chunk.slots - 1) + (next - Chunk.containing(next) - 1) }

    /// Hands every slot to `body` in order, chunk by chunk, and keeps them.
    func visit(_ body: (UnsafeMutablePointer<Slot>, Int) -> Void) {
        let last = Chunk.containing(next)
        var chunk = first
        while chunk != last {
            body(chunk + 1, Chunk.slots - 1)
            chunk = Chunk.link(chunk)
        }
        body(chunk + 1, next - chunk - 1)
    }
}

/// The chunks that no bucket uses, the last one returned on top, and the memory of all.
@usableFromInline
struct ChunkPool {
    private var free: UnsafeMutablePointer<Slot>?
    private var slabs: [UnsafeMutableRawPointer] = []
    private var unused: UnsafeMutablePointer<Slot>?
    private var unusedCount = 0

    /// Chunks of the largest slab: 4 MiB.
    private static let mostChunks = 4_096

    init() {}

    mutating func take() -> UnsafeMutablePointer<Slot> {
        if let chunk = free {
            free = UnsafeMutablePointer(bitPattern: UInt(chunk.pointee.key))
            return chunk
        }
        if unusedCount == 0 { addSlab() }
        let chunk = unused.unsafelyUnwrapped
        unused = chunk + Chunk.slots
        unusedCount -= 1
        return chunk
    }

    mutating func put(_ chunk: UnsafeMutablePointer<Slot>) {
        chunk.pointee = Slot(key: UInt64(UInt(bitPattern: free)), word: 0)
        free = chunk
    }

    /// Returns the chunks of a chain whose slots are no longer needed.
    mutating func put(_ chain: Chain) {
        let last = Chunk.containing(chain.next)
        var chunk = chain.first
        while chunk != last {
            let following = Chunk.link(chunk)
            put(chunk)
            chunk = following
        }
        put(last)
    }

    /// Slabs double, so that a small queue stays small.
    private mutating func addSlab() {
        unusedCount = min(ChunkPool.mostChunks, 4 << min(slabs.count, 12))
        let slab = UnsafeMutableRawPointer.allocate(
            byteCount: unusedCount * Chunk.bytes, alignment: Chunk.bytes)
        slabs.append(slab)
        unused = slab.bindMemory(to: Slot.self, capacity: unusedCount * Chunk.slots)
    }

    func deallocate() {
        for slab in slabs { slab.deallocate() }
    }
}
