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
/// 1. The limits fall with depth. Keys beyond `limits[1]` are in the first rung, those beyond
///    `limits[r + 1]` and up to `limits[r]` in rung `r`, and those up to `limits[depth]` in the
///    bottom.
/// 2. Events with equal keys share a bucket, are appended to it in the order of pushing, and
///    are moved together and in order before a newer one can overtake them: the queue is
///    stable without sequence numbers.
/// 3. A bucket that is divided either shrinks its range or holds equal keys only; a rung
///    whose last bucket is divided leaves the stack first; a rung split off the bottom takes
///    in those before it that are not larger. So depth is bounded by the bits of a key over
///    those that one rung resolves, and the logarithm of the number of events.
///
/// - Complexity: amortised O(1) per event for any distribution that a few levels of equal
///   division resolve, O(log n) for keys that keep falling, O(bits of a key) for the most
///   skewed. A mass of equal keys that is next is moved again for every hundred events that
///   are pushed before it at once. Memory: 16 bytes per event in a large queue, up to 50 where
///   half-empty buckets are many (some 10,000 events), plus a few KiB; what the queue once
///   needed it keeps.
public struct EventQueue: ~Copyable {
    /// What `cancel` needs to find an event again; a stale one is recognised and ignored.
    public struct Ticket: Hashable, Sendable, BitwiseCopyable {
        @usableFromInline let number: UInt32
        @usableFromInline let generation: UInt32

        @inlinable
        init(number: UInt32, generation: UInt32) {
            self.number = number
            self.generation = generation
        }

        /// A ticket that belongs to no event.
        @inlinable
        public static var none: Ticket { Ticket(number: 0, generation: 0) }
    }

    /// The sorted events to come next: `head ..< end`.
    @usableFromInline var head: UnsafeMutablePointer<Slot>
    @usableFromInline var end: UnsafeMutablePointer<Slot>
    var bottom: UnsafeMutablePointer<Slot>
    var bottomCapacity = 64

    /// The rungs in use are the first `depth`, at least one; those behind keep their memory.
    @usableFromInline let rungs: UnsafeMutablePointer<Rung>
    var rungsMade = 1
    var depth = 1
    /// The greatest key of each rung in use but the first, then that of the bottom, then 0.
    @usableFromInline let limits: UnsafeMutablePointer<UInt64>
    /// How the first rung is cut: a copy at hand for `push`.
    @usableFromInline var firstCut: Cut
    @usableFromInline var pool = ChunkPool()
    /// Room for a bucket while it is moved.
    let scratch = UnsafeMutablePointer<Slot>.allocate(capacity: Rung.ownSlots)

    /// Events in the rungs, those that were cancelled but not yet dropped included.
    @usableFromInline var stored = 0
    @usableFromInline var tickets = TicketTable()

    /// Rungs beyond which one that is split off the bottom takes in all those before it.
    static let mostSplits = 64
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
        limits = .allocate(capacity: EventQueue.mostRungs + 2)
        limits.initialize(repeating: 0, count: EventQueue.mostRungs + 2)
        limits[1] = .max
        firstCut = rungs[0].cut
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
    public var count: Int { stored &+ (end - head) &- tickets.cancelledCount }

    /// Adds an event.
    ///
    /// - Complexity: O(1) amortised.
    @inlinable
    @inline(__always)
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
    /// - Complexity: O(1). The event's memory is freed when it is next moved, at the latest when
    ///   its time has come.
    @discardableResult
    public mutating func cancel(_ ticket: Ticket) -> Bool {
        tickets.cancel(ticket)
    }

    /// Removes and returns the earliest event, or nil if none is pending.
    ///
    /// - Complexity: O(1) amortised.
    @inlinable
    @inline(__always)
    public mutating func pop() -> (key: UInt64, payload: UInt64)? {
        while true {
            if head == end, !refill() { return nil }
            let slot = head.pointee
            head += 1
            if !slot.isTicket { return (slot.key, slot.word) }
            if let payload = redeem(slot) { return (slot.key, payload) }
        }
    }

    /// The key of the earliest event, or nil if none is pending.
    ///
    /// - Complexity: O(1) amortised.
    @inlinable
    @inline(__always)
    public mutating func nextKey() -> UInt64? {
        while true {
            if head == end, !refill() { return nil }
            let slot = head.pointee
            if !slot.isTicket || !dropsFirst(slot) { return slot.key }
        }
    }

    /// Forgets every pending event and every ticket.
    ///
    /// - Parameter keepingCapacity: whether to keep the memory for the next use.
    /// - Complexity: O(buckets + tickets): events are not visited.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        guard keepingCapacity else {
            let generations = tickets
            self = EventQueue()
            tickets = generations
            tickets.removeAll()
            return
        }
        for rung in 0..<depth { rungs[rung].removeAll(&pool) }
        while depth > 1 { removeRung() }
        endFirstRange()
        bottomLast = .max
        head = bottom
        end = bottom
        stored = 0
        tickets.removeAll()
    }

    @inlinable
    @inline(__always)
    mutating func insert(_ slot: Slot) {
        if slot.key <= limits[1] {
            insertBeforeFirstRung(slot)
            return
        }
        stored &+= 1
        append(slot, at: firstCut.place(of: slot.key), in: rungs)
    }

    /// Appends to the bucket whose next free slot is kept at `place`.
    @inlinable
    @inline(__always)
    mutating func append(
        _ slot: Slot, at place: Cut.Place, in rung: UnsafeMutablePointer<Rung>
    ) {
        let next = place.pointee
        next.pointee = slot
        place.pointee = next + 1
        if UInt(bitPattern: next + 1) & (Rung.stretchBytes &- 1) == 0 {
            extend(rung, at: place)
        }
    }

    @usableFromInline
    @inline(never)
    mutating func extend(_ rung: UnsafeMutablePointer<Rung>, at place: Cut.Place) {
        rung.pointee.extend(place - rung.pointee.cut.nexts, &pool)
    }

    /// A payload whose highest bit is set cannot lie in a slot as it is.
    @usableFromInline
    @inline(never)
    mutating func ticketed(_ slot: Slot) -> Slot {
        let ticket = tickets.issue(slot.word)
        return Slot(key: slot.key, word: UInt64(ticket.number) | Slot.ticketFlag)
    }

    /// Drops the first event if it was cancelled.
    @usableFromInline
    @inline(never)
    mutating func dropsFirst(_ slot: Slot) -> Bool {
        guard tickets.isCancelled(UInt32(truncatingIfNeeded: slot.word)) else { return false }
        head += 1
        _ = redeem(slot)
        return true
    }

    @usableFromInline
    @inline(never)
    mutating func redeem(_ slot: Slot) -> UInt64? {
        tickets.redeem(UInt32(truncatingIfNeeded: slot.word))
    }
}
