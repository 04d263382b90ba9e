import Foundation
import TestSupport
import Testing

@testable import SimulationKernel

/// The queue beside a sorted array, over a long stream of random operations.
struct EventQueueShadowTests {
    private static let operations =
        ProcessInfo.processInfo.environment["SWITCHBOARD_LONG_TESTS"] == nil ? 400_000 : 10_000_000

    @Test(arguments: [1, 2])
    func theQueueBehavesLikeASortedArray(seed: UInt64) {
        let difference = firstDifference(
            operations: EventQueueShadowTests.operations / 2, seed: seed)
        #expect(difference == nil)
    }

    /// Canary: were equal keys to leave in the opposite order, it would be seen.
    @Test func anUnstableQueueIsCaught() {
        let difference = firstDifference(operations: 100_000, seed: 1) { shadow, key in
            shadow.firstPlace(notAfter: key &- 1)
        }
        #expect(difference != nil)
    }

    /// Canary: a queue that loses sight of the earliest events would be seen.
    @Test func aQueueOutOfOrderIsCaught() {
        let difference = firstDifference(operations: 100_000, seed: 1) { shadow, key in
            shadow.events.count < 100 ? shadow.firstPlace(notAfter: key) : 0
        }
        #expect(difference != nil)
    }

    /// The first operation after which queue and shadow disagree, or nil.
    private func firstDifference(
        operations: Int, seed: UInt64,
        place: (Shadow, UInt64) -> Int = { $0.firstPlace(notAfter: $1) }
    ) -> Int? {
        var queue = EventQueue()
        var shadow = Shadow()
        var traffic = Traffic(seed: seed)
        var stale: [EventQueue.Ticket] = []
        for operation in 0..<operations {
            switch traffic.next(pending: shadow.events.count) {
            case .push(let key, let isCancellable):
                // Any 64 bits are a payload, those of negative numbers included.
                let sign: UInt64 = operation % 16 == 0 ? 1 << 63 : 0
                var event = Shadow.Event(key: key, payload: sign | UInt64(operation))
                if isCancellable {
                    event.ticket = queue.pushCancellable(key: key, payload: event.payload)
                } else {
                    queue.push(key: key, payload: event.payload)
                }
                shadow.events.insert(event, at: place(shadow, key))
            case .pop:
                if operation % 4 == 0, queue.nextKey() != shadow.events.last?.key {
                    return operation
                }
                let (popped, expected) = (queue.pop(), shadow.events.popLast())
                if popped?.key != expected?.key || popped?.payload != expected?.payload {
                    return operation
                }
                traffic.now = expected?.key ?? traffic.now
                if let ticket = expected?.ticket { stale.append(ticket) }
            case .cancel(let luck):
                guard !shadow.events.isEmpty else { break }
                let index = Int(luck % UInt64(shadow.events.count))
                guard let ticket = shadow.events[index].ticket else { break }
                shadow.events.remove(at: index)
                stale.append(ticket)
                if !queue.cancel(ticket) { return operation }
            case .cancelStale(let luck):
                guard !stale.isEmpty else { break }
                if queue.cancel(stale[Int(luck % UInt64(stale.count))]) { return operation }
            case .removeAll:
                queue.removeAll(keepingCapacity: operation % 2 == 0)
                stale += shadow.events.compactMap(\.ticket)
                shadow.events = []
            }
            if queue.count != shadow.events.count { return operation }
        }
        while let expected = shadow.events.popLast() {
            guard let popped = queue.pop(), popped.key == expected.key,
                popped.payload == expected.payload
            else { return operations }
        }
        return queue.pop() == nil ? nil : operations
    }
}

/// The obviously right queue: a sorted array, the next event last.
private struct Shadow {
    struct Event {
        var key: UInt64
        var payload: UInt64
        var ticket: EventQueue.Ticket?
    }

    var events: [Event] = []

    /// Where the events not later than `key` begin, and so one with that key belongs.
    func firstPlace(notAfter key: UInt64) -> Int {
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].key <= key { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What a wild user does to a queue: the mood changes every few thousand operations, from
/// steady to bursts, ties, the far future, the past and before everything, and between growth
/// and collapse.
private struct Traffic {
    enum Operation {
        case push(UInt64, isCancellable: Bool)
        case pop
        case cancel(UInt64)
        case cancelStale(UInt64)
        case removeAll
    }

    /// The key that left last.
    var now: UInt64 = 1 << 40
    private var generator: SplitMix64
    /// A key that falls all the time while events are pushed before everything.
    private var floor: UInt64 = 1 << 40
    private var mood: UInt64 = 0
    private var pushShare: UInt64 = 50

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func next(pending: Int) -> Operation {
        if generator.below(3_000) == 0 {
            mood = generator.below(9)
            floor = now
            pushShare = [20, 35, 45, 48, 60, 75][Int(generator.below(6))]
        }
        if generator.below(40_000) == 0 { return .removeAll }
        let dice = generator.below(100)
        if dice < pushShare, pending < 20_000 {
            return .push(key(), isCancellable: generator.below(3) == 0)
        }
        if dice < pushShare + 5 { return .cancel(generator.next()) }
        if dice < pushShare + 7 { return .cancelStale(generator.next()) }
        return .pop
    }

    private mutating func fallingKey() -> UInt64 {
        floor = floor &- min(floor, generator.below(1 << 20))
        return floor
    }

    private mutating func key() -> UInt64 {
        switch mood {
        case 0: now &+ generator.below(1 << 24)
        case 1: now &+ generator.below(4)
        case 2: now | 0xFF
        case 3: .max - generator.below(1 << 50)
        case 4: generator.below(now | 1)
        case 5: generator.next()
        case 6: [0, 1, .max - 1, .max][Int(generator.below(4))]
        case 7: fallingKey()
        default: now &+ generator.below(1 << (generator.below(45)))
        }
    }
}
