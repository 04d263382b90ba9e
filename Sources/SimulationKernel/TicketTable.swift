/// Which cancellable events are still wanted: a slab of generations with a free list.
///
/// Invariant: an odd generation is a live ticket. Cancelling makes it even at once, but the
/// number returns to the free list only when the queue lets go of the entry.
@usableFromInline
struct TicketTable {
    @usableFromInline var generations: [UInt32] = [0]
    @usableFromInline var free: [UInt32] = []
    @usableFromInline var cancelledCount = 0

    @inlinable
    init() {}

    @inlinable
    mutating func issue() -> EventQueue.Ticket {
        let number = free.popLast() ?? append()
        generations[Int(number)] &+= 1
        return EventQueue.Ticket(number: number, generation: generations[Int(number)])
    }

    @inlinable
    mutating func cancel(_ ticket: EventQueue.Ticket) -> Bool {
        let index = Int(ticket.number)
        guard ticket.generation & 1 == 1, index < generations.count,
            generations[index] == ticket.generation
        else { return false }
        generations[index] &+= 1
        cancelledCount += 1
        return true
    }

    /// Takes a number back from the queue; true if its event had not been cancelled.
    @inlinable
    mutating func redeem(_ number: UInt32) -> Bool {
        free.append(number)
        let isLive = generations[Int(number)] & 1 == 1
        if isLive {
            generations[Int(number)] &+= 1
        } else {
            cancelledCount -= 1
        }
        return isLive
    }

    /// Every number becomes free; generations go on, so that old tickets stay stale.
    @usableFromInline
    mutating func removeAll() {
        free = (1..<UInt32(generations.count)).reversed()
        for index in generations.indices where generations[index] & 1 == 1 {
            generations[index] &+= 1
        }
        cancelledCount = 0
    }

    @usableFromInline
    mutating func append() -> UInt32 {
        precondition(generations.count <= Int(EventQueue.ticketMask), "too many tickets pending")
        generations.append(0)
        return UInt32(generations.count - 1)
    }
}
