import Testing

@testable import SimulationKernel

/// The tickets, as the users of the queue see them.
struct EventQueueTicketTests {
    @Test func aCancelledEventNeverLeaves() {
        var queue = EventQueue()
        let tickets = (0..<10).map { queue.pushCancellable(key: UInt64($0), payload: UInt64($0)) }
        for ticket in [0, 9, 4, 5] { #expect(queue.cancel(tickets[ticket]) == true) }
        #expect(queue.count == 6)
        #expect(queue.drain() == [1, 2, 3, 6, 7, 8])
        #expect(queue.count == 0)
    }

    @Test func theSecondCancellationDoesNothing() {
        var queue = EventQueue()
        let ticket = queue.pushCancellable(key: 1, payload: 1)
        queue.push(key: 2, payload: 2)
        #expect(queue.cancel(ticket) == true)
        #expect(queue.cancel(ticket) == false)
        #expect(queue.count == 1)
        #expect(queue.drain() == [2])
        #expect(queue.cancel(ticket) == false)
    }

    @Test func anEventThatHasHappenedCannotBeCancelled() {
        var queue = EventQueue()
        let ticket = queue.pushCancellable(key: 1, payload: 1)
        #expect(queue.pop()?.payload == 1)
        #expect(queue.cancel(ticket) == false)
        #expect(queue.count == 0)
    }

    @Test func staleTicketsDoNotTouchLaterEvents() {
        var queue = EventQueue()
        var stale: [EventQueue.Ticket] = []
        for round in 0..<200 as Range<UInt64> {
            let ticket = queue.pushCancellable(key: round, payload: round)
            for old in stale { #expect(queue.cancel(old) == false) }
            #expect(queue.count == 1)
            if round % 2 == 0 { #expect(queue.cancel(ticket) == true) }
            #expect(queue.pop()?.payload == (round % 2 == 0 ? nil : round))
            stale.append(ticket)
        }
        #expect(Set(stale).count == 200)
        // One at a time needs a single number: memory does not grow with those that have been.
        #expect(stale.allSatisfy { $0.number == 0 })
    }

    @Test func theTicketOfNoEventCancelsNothing() {
        var queue = EventQueue()
        #expect(queue.cancel(.none) == false)
        _ = queue.pushCancellable(key: 1, payload: 1)
        queue.push(key: 2, payload: 2)
        #expect(queue.cancel(.none) == false)
        #expect(queue.count == 2)
    }

    @Test func manyCancelledEventsAtTheFrontArePassedOver() {
        var queue = EventQueue()
        let tickets = (0..<5_000).map { queue.pushCancellable(key: UInt64($0), payload: 0) }
        queue.push(key: 10_000, payload: 1)
        for ticket in tickets { queue.cancel(ticket) }
        #expect(queue.count == 1)
        #expect(queue.pop()?.payload == 1)
        #expect(queue.isDrained == true)
    }

    @Test func aQueueOfCancelledEventsIsEmpty() {
        var queue = EventQueue()
        let tickets = (0..<100).map { queue.pushCancellable(key: UInt64($0 / 7), payload: 0) }
        for ticket in tickets.reversed() { #expect(queue.cancel(ticket) == true) }
        #expect(queue.isDrained == true)
        let ticket = queue.pushCancellable(key: 0, payload: 3)
        #expect(queue.count == 1)
        #expect(queue.cancel(ticket) == true)
        #expect(queue.isDrained == true)
    }
}
