/// A random stream whose every draw is a pure function of its address.
///
/// A draw is addressed by `(seed, replication, purpose, entity, index)`. Nothing is consumed and
/// nothing advances, so the order of draws, the number of threads and the draws of other purposes
/// change nothing, and two variants of a scenario give the same customer the same fortune.
///
/// The first three coordinates are hashed into a 64-bit key by ten rounds of `Philox`; the last
/// two form its 128-bit counter `(entity / 2, index)`, and `entity % 2` chooses one of the block's
/// two words. Consecutive entities thus share a block, which `fill` uses to do half the work.
public struct KeyedStream: Sendable, Equatable, BitwiseCopyable {
    @usableFromInline let key: UInt64

    /// Creates the stream of one purpose in one replication.
    ///
    /// Different arguments give unrelated streams, however small the difference; as keys have 64
    /// bits, n streams share a key by accident with a probability of about n² / 2⁶⁵.
    public init(seed: UInt64, replication: UInt64, purpose: UInt64) {
        key = Philox.block(seed, replication, key: purpose, rounds: 10).first
    }

    /// Returns 64 uniformly distributed bits.
    @inlinable
    public func bits(entity: UInt64, index: UInt64 = 0) -> UInt64 {
        let block = Philox.block(entity >> 1, index, key: key, rounds: Philox.drawRounds)
        return entity & 1 == 0 ? block.first : block.second
    }

    /// Returns a uniform number in the open interval (0, 1).
    ///
    /// The value is (m + ½) · 2⁻⁵² with m the upper 52 of `bits(entity:index:)`: the lattice is
    /// symmetric about ½, never 0 or 1, and `1 - u` is exact.
    @inlinable
    public func uniform(entity: UInt64, index: UInt64 = 0) -> Double {
        Self.uniform(from: bits(entity: entity, index: index))
    }

    /// Fills a buffer with the uniforms of consecutive entities.
    ///
    /// Element `i` has the same bits as `uniform(entity: firstEntity + i, index: index)`.
    @inlinable
    public func fill(
        _ buffer: inout MutableSpan<Double>, firstEntity: UInt64, index: UInt64 = 0
    ) {
        unsafe buffer.withUnsafeMutableBufferPointer {
            unsafe fill($0, firstEntity: firstEntity, index: index)
        }
    }

    // Not inlined into the other, where the compiler would take it for a loop to vectorise: the
    // products of 64 bits are none of a vector's, and moving them about takes twice the time.
    @inline(never)
    @usableFromInline
    func fill(
        _ buffer: UnsafeMutableBufferPointer<Double>, firstEntity: UInt64, index: UInt64
    ) {
        var position = 0
        if firstEntity & 1 == 1, !buffer.isEmpty {
            unsafe buffer[0] = uniform(entity: firstEntity, index: index)
            position = 1
        }
        while position + 1 < buffer.count {
            let entity = firstEntity &+ UInt64(position)
            let block = Philox.block(entity >> 1, index, key: key, rounds: Philox.drawRounds)
            unsafe buffer[position] = Self.uniform(from: block.first)
            unsafe buffer[position + 1] = Self.uniform(from: block.second)
            position += 2
        }
        if position < buffer.count {
            unsafe buffer[position] = uniform(
                entity: firstEntity &+ UInt64(position), index: index)
        }
    }

    // The upper 52 bits become the significand of a number in [1, 2). Subtracting 1 - 2⁻⁵³ is
    // exact, and needs no conversion from integer. (53 bits and a half would round to 1.)
    @inlinable
    @inline(__always)
    static func uniform(from bits: UInt64) -> Double {
        Double(bitPattern: 0x3FF0_0000_0000_0000 | bits >> 12) - (1 - 0x1p-53)
    }
}
