/// One pending event as it lies in memory: its key and its word.
///
/// The word is the payload, or, with the highest bit set, the number of a ticket that keeps
/// the payload and knows whether the event was cancelled.
@usableFromInline
struct Slot: BitwiseCopyable {
    @usableFromInline var key: UInt64
    @usableFromInline var word: UInt64

    @inlinable
    @inline(__always)
    init(key: UInt64, word: UInt64) {
        self.key = key
        self.word = word
    }

    /// The bit of a word that says: a ticket.
    @usableFromInline static let ticketFlag: UInt64 = 1 << 63

    @inlinable
    @inline(__always)
    var isTicket: Bool { word & Slot.ticketFlag != 0 }
}
