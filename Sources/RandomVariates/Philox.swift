/// The counter-based generator Philox2x64: a keyed bijection of 128-bit counters.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC'11). Each
/// round multiplies one half of the block by a constant and mixes the 128-bit product with the
/// other half and the key; the key advances by a Weyl sequence.
@usableFromInline
enum Philox {
    @inlinable static var multiplier: UInt64 { 0xD2B7_4407_B1CE_6E93 }
    @inlinable static var keyIncrement: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    /// Rounds of every draw: six pass BigCrush in the paper, and one is to spare.
    @inlinable static var drawRounds: Int { 7 }

    /// Encrypts one 128-bit counter.
    @inlinable
    @inline(__always)
    static func block(
        _ first: UInt64, _ second: UInt64, key: UInt64, rounds: Int
    ) -> (first: UInt64, second: UInt64) {
        var (first, second, key) = (first, second, key)
        for _ in 0..<rounds {
            let product = first.multipliedFullWidth(by: multiplier)
            first = product.high ^ key ^ second
            second = product.low
            key &+= keyIncrement
        }
        return (first, second)
    }
}
