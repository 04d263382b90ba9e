/// The future event list: a stable priority queue of 64-bit keys and payloads.
///
/// Events leave in the order of their keys, and those with equal keys in the order in which
/// they were pushed. An event pushed with a ticket can be cancelled; it then stays where it
/// is and is dropped when it reaches the front.
///
/// An implicit 4-ary heap whose entries carry a sequence number: half as deep as a binary
/// heap, and a parent's four children share two cache lines. Storage is unsafe memory owned by
/// a noncopyable struct, so that neither bounds checks nor reference counts reach the loop.
///
/// Invariants: every entry precedes its children in `(key, order)`; a ticket is in use exactly
/// while its entry is in the heap.
public struct EventQueue: ~Copyable {
    @usableFromInline
    struct Entry: BitwiseCopyable {
        @usableFromInline var key: UInt64
        /// Sequence number in the high 40 bits, ticket number in the low 24 (0: none).
        @usableFromInline var order: UInt64
        @usableFromInline var payload: UInt64

        @inlinable
        init(key: UInt64, order: UInt64, payload: UInt64) {
            self.key = key
            self.order = order
            self.payload = payload
        }

        @inlinable
        func precedes(_ other: Entry) -> Bool {
            key < other.key || (key == other.key && order < other.order)
        }
    }

    /// What `cancel` needs to find an event again; a stale one is recognised and ignored.
    public struct Ticket: Hashable, Sendable, BitwiseCopyable {
        @usableFromInline let number: UInt32
        @usableFromInline let generation: UInt32

        /// A ticket that belongs to no event.
        public static let none = Ticket(number: 0, generation: 0)

        @inlinable
        init(number: UInt32, generation: UInt32) {
            self.number = number
            self.generation = generation
        }
    }

    @usableFromInline static let ticketBits: UInt64 = 24
    @usableFromInline static let ticketMask: UInt64 = 1 << ticketBits - 1

    @usableFromInline var entries: UnsafeMutablePointer<Entry>
    @usableFromInline var capacity: Int
    /// Entries in the heap, cancelled ones included.
    @usableFromInline var size = 0
    @usableFromInline var sequence: UInt64 = 0
    @usableFromInline var tickets = TicketTable()

    /// Creates an empty queue.
    ///
    /// - Parameter minimumCapacity: pending events to make room for at once; the queue grows
    ///   beyond it by doubling.
    public init(minimumCapacity: Int = 64) {
        capacity = max(minimumCapacity, 4)
        entries = .allocate(capacity: capacity)
    }

    deinit {
        entries.deallocate()
    }

    /// Pending events; cancelled ones do not count.
    @inlinable
    public var count: Int { size - tickets.cancelledCount }

    /// Adds an event.
    ///
    /// - Complexity: O(log n); O(1) on average when increments are random.
    @inlinable
    public mutating func push(key: UInt64, payload: UInt64) {
        insert(key: key, payload: payload, ticket: 0)
    }

    /// Adds an event that can be cancelled.
    ///
    /// - Precondition: fewer than 2^24 such events are pending.
    /// - Complexity: as `push(key:payload:)`.
    @inlinable
    public mutating func pushCancellable(key: UInt64, payload: UInt64) -> Ticket {
        let ticket = tickets.issue()
        insert(key: key, payload: payload, ticket: UInt64(ticket.number))
        return ticket
    }

    /// Cancels the event that `ticket` was given for.
    ///
    /// - Returns: false if that event has already been popped or cancelled.
    /// - Complexity: O(1); the entry leaves the heap when it reaches the front.
    @inlinable
    @discardableResult
    public mutating func cancel(_ ticket: Ticket) -> Bool {
        tickets.cancel(ticket)
    }

    /// Removes and returns the earliest event, or nil if none is pending.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public mutating func pop() -> (key: UInt64, payload: UInt64)? {
        while size > 0 {
            let first = entries[0]
            size -= 1
            if size > 0 { siftDown(entries[size]) }
            let ticket = first.order & EventQueue.ticketMask
            if ticket == 0 || tickets.redeem(UInt32(truncatingIfNeeded: ticket)) {
                return (first.key, first.payload)
            }
        }
        return nil
    }

    /// Forgets every pending event and every ticket.
    ///
    /// - Parameter keepingCapacity: whether to keep the memory for the next use.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        size = 0
        sequence = 0
        tickets.removeAll()
        if !keepingCapacity { reallocate(to: 64) }
    }

    @inlinable
    mutating func insert(key: UInt64, payload: UInt64, ticket: UInt64) {
        if size == capacity { reallocate(to: capacity * 2) }
        sequence &+= 1
        let order = sequence << EventQueue.ticketBits | ticket
        siftUp(Entry(key: key, order: order, payload: payload), from: size)
        size += 1
    }

    @inlinable
    func siftUp(_ entry: Entry, from start: Int) {
        var hole = start
        while hole > 0 {
            let parent = (hole &- 1) >> 2
            guard entry.precedes(entries[parent]) else { break }
            entries[hole] = entries[parent]
            hole = parent
        }
        entries[hole] = entry
    }

    @inlinable
    func siftDown(_ entry: Entry) {
        var hole = 0
        while true {
            let firstChild = hole << 2 &+ 1
            guard firstChild < size else { break }
            var least = firstChild
            for child in firstChild &+ 1..<max(min(firstChild &+ 4, size), firstChild &+ 1)
            where entries[child].precedes(entries[least]) {
                least = child
            }
            guard entries[least].precedes(entry) else { break }
            entries[hole] = entries[least]
            hole = least
        }
        entries[hole] = entry
    }

    @usableFromInline
    mutating func reallocate(to newCapacity: Int) {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
        larger.update(from: entries, count: size)
        entries.deallocate()
        entries = larger
        capacity = newCapacity
    }
}
