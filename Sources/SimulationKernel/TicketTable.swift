/// The payloads of the events that can be cancelled, and which of them are still wanted.
///
/// A slab with a free list. An odd generation is a live ticket. Cancelling makes it even at
/// once, but the number is used again only after the queue has let go of the event.
@usableFromInline
struct TicketTable {
    private struct Entry {
        var payload: UInt64
        var generation: UInt32
    }

    private var entries: [Entry] = []
    private var free: [UInt32] = []
    /// Tickets that are cancelled but still in the queue.
    @usableFromInline var cancelledCount = 0

    /// Tickets ever issued whose event was popped or cancelled.
    ///
    /// - Complexity: O(most tickets pending at a time).
    var retiredCount: Int { entries.reduce(0) { $0 + Int($1.generation >> 1) } }

    @usableFromInline
    init() {}

    mutating func issue(_ payload: UInt64) -> EventQueue.Ticket {
        guard let number = free.popLast() else {
            precondition(entries.count < Int(UInt32.max), "too many tickets pending")
            entries.append(Entry(payload: payload, generation: 1))
            return EventQueue.Ticket(number: UInt32(entries.count - 1), generation: 1)
        }
        entries[Int(number)].payload = payload
        entries[Int(number)].generation &+= 1
        return EventQueue.Ticket(number: number, generation: entries[Int(number)].generation)
    }

    mutating func cancel(_ ticket: EventQueue.Ticket) -> Bool {
        let index = Int(ticket.number)
        guard ticket.generation & 1 == 1, index < entries.count,
            entries[index].generation == ticket.generation
        else { return false }
        entries[index].generation &+= 1
        cancelledCount += 1
        return true
    }

    func isCancelled(_ number: UInt32) -> Bool { entries[Int(number)].generation & 1 == 0 }

    /// Takes a number back from the queue; the payload, or nil if the event was cancelled.
    mutating func redeem(_ number: UInt32) -> UInt64? {
        free.append(number)
        let index = Int(number)
        if entries[index].generation & 1 == 1 {
            entries[index].generation &+= 1
            return entries[index].payload
        }
        cancelledCount -= 1
        return nil
    }

    /// Makes every number free; generations go on, so that old tickets stay stale.
    mutating func removeAll() {
        for index in entries.indices where entries[index].generation & 1 == 1 {
            entries[index].generation &+= 1
        }
        free = entries.indices.reversed().map { UInt32($0) }
        cancelledCount = 0
    }
}
