/// The future event list: a stable priority queue of 64-bit keys and payloads.
///
/// Events leave in the order of their keys, and those with equal keys in the order in which
/// they were pushed. An event pushed with a ticket can be cancelled.
///
/// A lazily sorted bucket queue of the ladder family (Tang, Goh & Thng 2005; calendar queue,
/// Brown 1988; radix heaps, Ahuja et al. 1990). The next few events lie sorted in the *bottom*.
/// Behind it is a stack of *rungs*, arrays of buckets, each rung dividing one bucket of the
/// one before; the first has one bucket more, unsorted, for the *far future*. An
/// event is moved at most once per level and compared only with the few of its own bucket,
/// without a branch that could be mispredicted; a comparison heap mispredicts at every level.
///
/// Invariants:
/// 1. Keys up to `bottomLast` are in the bottom; those beyond it and up to `limits[r]` in rung
///    `r`, the deepest such, and the others in the first rung. Limits fall with depth.
/// 2. Events with equal keys share a bucket, are appended to it in the order of pushing, and
///    are moved together and in order before a newer one can overtake them: the queue is
///    stable without sequence numbers.
/// 3. A bucket that is divided either shrinks its range or holds equal keys only; a rung
///    whose last bucket is divided leaves the stack first: depth is bounded by the bits of a
///    key over those that one rung resolves.
///
/// - Complexity: amortised O(1) per event for any distribution that a few levels of equal
///   division resolve; O(bits of a key) at worst. Memory: 16 bytes per event, plus a few KiB.
public struct EventQueue: ~Copyable {
    /// What `cancel` needs to find an event again; a stale one is recognised and ignored.
    public struct Ticket: Hashable, Sendable, BitwiseCopyable {
        let number: UInt32
        let generation: UInt32

        /// A ticket that belongs to no event.
        public static let none = Ticket(number: 0, generation: 0)
    }

    /// The sorted events to come next: `head ..< end`.
    @usableFromInline var head: UnsafeMutablePointer<Slot>
    @usableFromInline var end: UnsafeMutablePointer<Slot>
    var bottom: UnsafeMutablePointer<Slot>
    var bottomCapacity = 64
    /// The greatest key that belongs in the bottom.
    @usableFromInline var bottomLast = UInt64.max

    /// The rungs in use are the first `depth`, at least one; those behind keep their memory.
    @usableFromInline let rungs: UnsafeMutablePointer<Rung>
    var rungsMade = 1
    var depth = 1
    /// The greatest key of each rung in use but the first, 0 behind them.
    @usableFromInline let limits: UnsafeMutablePointer<UInt64>
    @usableFromInline var pool = ChunkPool()
    /// Room for two buckets while they are moved.
    let scratch = UnsafeMutablePointer<Slot>.allocate(capacity: 2 * Rung.ownSlots)

    /// Events pushed and not popped, those that were cancelled but not yet dropped included.
    @usableFromInline var size = 0
    @usableFromInline var tickets = TicketTable()

    /// Rungs that bursts of early events may add before all are returned to the far future.
    static let mostSplits = 40
    /// Division by at least two narrows a range of 64 bits at most 64 times.
    static let mostRungs = mostSplits + 66
    /// Events that are kept sorted in the bottom alone before rungs are worth it.
    static let fewEvents = 24
    /// Events in the bottom beyond which insertion is too slow.
    static let manyInBottom = 96

    /// Creates an empty queue of a few KiB.
    public init() {
        bottom = .allocate(capacity: bottomCapacity)
        head = bottom
        end = bottom
        rungs = .allocate(capacity: EventQueue.mostRungs)
        rungs.initialize(to: Rung(capacity: 8))
        limits = .allocate(capacity: EventQueue.mostRungs + 1)
        limits.initialize(repeating: 0, count: EventQueue.mostRungs + 1)
    }

    deinit {
        for index in 0..<rungsMade { rungs[index].deallocate() }
        rungs.deallocate()
        limits.deallocate()
        bottom.deallocate()
        scratch.deallocate()
        pool.deallocate()
    }

    /// Pending events; cancelled ones do not count.
    @inlinable
    public var count: Int { size - tickets.cancelledCount }

    /// Adds an event.
    ///
    /// - Complexity: O(1) amortised.
    @inlinable
    public mutating func push(key: UInt64, payload: UInt64) {
        let slot = Slot(key: key, word: payload)
        insert(slot.isTicket ? ticketed(slot) : slot)
    }

    /// Adds an event that can be cancelled.
    ///
    /// - Precondition: fewer than 2^32 such events are pending.
    /// - Complexity: O(1) amortised.
    public mutating func pushCancellable(key: UInt64, payload: UInt64) -> Ticket {
        let ticket = tickets.issue(payload)
        insert(Slot(key: key, word: UInt64(ticket.number) | Slot.ticketFlag))
        return ticket
    }

    /// Cancels the event that `ticket` was given for.
    ///
    /// - Returns: false if that event has already been popped or cancelled.
    /// - Complexity: O(1); the event is dropped when it is next moved.
    @discardableResult
    public mutating func cancel(_ ticket: Ticket) -> Bool {
        tickets.cancel(ticket)
    }

    /// Removes and returns the earliest event, or nil if none is pending.
    ///
    /// - Complexity: O(1) amortised.
    @inlinable
    public mutating func pop() -> (key: UInt64, payload: UInt64)? {
        while true {
            if head == end, !refill() { return nil }
            let slot = head.pointee
            head += 1
            size &-= 1
            if !slot.isTicket { return (slot.key, slot.word) }
            if let payload = redeem(slot) { return (slot.key, payload) }
        }
    }

    /// Forgets every pending event and every ticket.
    ///
    /// - Parameter keepingCapacity: whether to keep the memory for the next use.
    /// - Complexity: O(n) when memory is kept.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        guard keepingCapacity else {
            let generations = tickets
            self = EventQueue()
            tickets = generations
            tickets.removeAll()
            return
        }
        while pop() != nil {}
        tickets.removeAll()
    }

    @inlinable
    @inline(__always)
    mutating func insert(_ slot: Slot) {
        size &+= 1
        let key = slot.key
        if key <= bottomLast {
            insertIntoBottom(slot)
            return
        }
        var rung = (key <= limits[1] ? 1 : 0) &+ (key <= limits[2] ? 1 : 0)
        if rung == 2 {
            while key <= limits[rung &+ 1] { rung &+= 1 }
        }
        rungs[rung].append(slot, &pool)
    }

    /// A payload whose highest bit is set cannot lie in a slot as it is.
    @usableFromInline
    @inline(never)
    mutating func ticketed(_ slot: Slot) -> Slot {
        let ticket = tickets.issue(slot.word)
        return Slot(key: slot.key, word: UInt64(ticket.number) | Slot.ticketFlag)
    }

    @usableFromInline
    @inline(never)
    mutating func redeem(_ slot: Slot) -> UInt64? {
        tickets.redeem(UInt32(truncatingIfNeeded: slot.word))
    }
}
