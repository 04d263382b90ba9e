import Foundation
import TestSupport
import Testing

@testable import SimulationKernel

/// The queue under more than a simulation asks of it, beside a heap: growth to very many events and
/// back, ties, cancellations, the far future, and increments that are made against it.
///
/// `SWITCHBOARD_STRESS=100000000` does as many operations, with a tenth as many events at most.
struct EventQueueStressTests {
    private static let operations =
        ProcessInfo.processInfo.environment["SWITCHBOARD_STRESS"].flatMap { Int($0) } ?? 1_000_000

    @Test func theQueueBehavesLikeAHeap() {
        var stress = Stress(seed: 1, most: Self.operations / 10)
        let difference = stress.firstDifference(operations: Self.operations)
        let largest = stress.largest
        #expect(difference == nil)
        #expect(largest > Self.operations / 11)
    }

    /// Canary: an event that is lost is seen.
    @Test func aLostEventIsCaught() {
        var stress = Stress(seed: 1, most: 10_000)
        stress.losesEvents = true
        let difference = stress.firstDifference(operations: 100_000)
        #expect(difference != nil)
    }
}

/// A queue and a heap that are asked the same.
private struct Stress: ~Copyable {
    /// What increments are drawn from, in turn.
    private enum Law: CaseIterable {
        case spread, ties, farFuture, powers, shrinking, beforeAll
    }

    var losesEvents = false
    private(set) var largest = 0
    private let most: Int
    private var queue = EventQueue()
    private var heap = Heap()
    private var generator: SplitMix64
    private var now: UInt64 = 1 << 20
    private var law = Law.spread
    private var isGrowing = true
    private var tickets: [(ticket: EventQueue.Ticket, number: UInt64)] = []

    init(seed: UInt64, most: Int) {
        generator = SplitMix64(seed: seed)
        self.most = most
    }

    /// The first operation after which the two disagree; nil if none does.
    mutating func firstDifference(operations: Int) -> Int? {
        for operation in 0..<operations {
            if operation % 5_000 == 0 {
                law = Law.allCases[Int(generator.below(UInt64(Law.allCases.count)))]
            }
            if queue.count >= most { isGrowing = false }
            if queue.count == 0 { isGrowing = true }
            let dice = generator.below(100)
            if dice < (isGrowing ? 62 : 10) {
                push(UInt64(operation))
            } else if dice % 10 == 9 {
                guard cancel() else { return operation }
            } else {
                guard pop() else { return operation }
            }
            largest = max(largest, queue.count)
            if queue.count != heap.count { return operation }
        }
        while heap.count > 0 {
            guard pop() else { return operations }
        }
        return queue.pop() == nil ? nil : operations
    }

    private mutating func push(_ number: UInt64) {
        let key = key()
        heap.push(key, number)
        if losesEvents, number % 10_000 == 9_999 { return }
        if number % 3 == 0 {
            let ticket = queue.pushCancellable(key: key, payload: number)
            tickets.append((ticket, number))
        } else {
            queue.push(key: key, payload: number)
        }
    }

    private mutating func pop() -> Bool {
        let (popped, expected) = (queue.pop(), heap.pop())
        if let expected { now = expected.key }
        return popped?.key == expected?.key && popped?.payload == expected?.number
    }

    /// Cancels an event, which may have left by now.
    private mutating func cancel() -> Bool {
        guard !tickets.isEmpty else { return true }
        let place = Int(generator.below(UInt64(tickets.count)))
        tickets.swapAt(place, tickets.count - 1)
        let (ticket, number) = tickets.removeLast()
        return queue.cancel(ticket) == heap.cancel(number)
    }

    private mutating func key() -> UInt64 {
        switch law {
        case .spread: now &+ generator.below(1 << 30)
        case .ties: now &+ generator.below(3) << 10
        case .farFuture: now &+ generator.below(1 << 50) << 8
        case .powers: now &+ 1 << generator.below(58)
        case .shrinking: now &+ 1 << (40 - generator.below(41))
        case .beforeAll: generator.below(max(1, now))
        }
    }
}

/// A binary heap of keys, equal ones in the order in which they came; what is cancelled is marked,
/// and left out when its turn comes.
private struct Heap {
    private var events: [(key: UInt64, number: UInt64)] = []
    private var isPresent: [Bool] = []
    private(set) var count = 0

    mutating func push(_ key: UInt64, _ number: UInt64) {
        while isPresent.count <= number { isPresent.append(false) }
        isPresent[Int(number)] = true
        count += 1
        events.append((key, number))
        var place = events.count - 1
        while place > 0, events[place] < events[(place - 1) / 2] {
            events.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func cancel(_ number: UInt64) -> Bool {
        guard isPresent[Int(number)] else { return false }
        isPresent[Int(number)] = false
        count -= 1
        return true
    }

    mutating func pop() -> (key: UInt64, number: UInt64)? {
        while let event = removeFirst() {
            guard isPresent[Int(event.number)] else { continue }
            isPresent[Int(event.number)] = false
            count -= 1
            return event
        }
        return nil
    }

    private mutating func removeFirst() -> (key: UInt64, number: UInt64)? {
        guard let first = events.first, let last = events.popLast() else { return nil }
        guard !events.isEmpty else { return first }
        events[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < events.count && events[child] < events[least] {
                least = child
            }
            guard least != place else { return first }
            events.swapAt(place, least)
            place = least
        }
    }
}
