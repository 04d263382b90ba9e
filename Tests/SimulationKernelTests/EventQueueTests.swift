import TestSupport
import Testing

@testable import SimulationKernel

struct EventQueueTests {
    @Test(
        arguments: [
            [], [7], [1, 2, 3], [3, 2, 1], [2, 2, 2], [0, .max, 0, .max],
            [5, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9], [.max - 1, .max, 1, 0],
        ] as [[UInt64]])
    func eventsLeaveInTheOrderOfKeysAndThenOfPushes(keys: [UInt64]) {
        var queue = EventQueue()
        for (payload, key) in keys.enumerated() { queue.push(key: key, payload: UInt64(payload)) }
        #expect(queue.count == keys.count)
        let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        for payload in expected {
            let popped = queue.pop()
            #expect(popped?.key == keys[payload])
            #expect(popped?.payload == UInt64(payload))
        }
        #expect(queue.pop() == nil)
        #expect(queue.isDrained == true)
    }

    @Test func equalKeysKeepTheirOrderWhetherOrNotTheyHaveTickets() {
        var queue = EventQueue()
        for payload in 0..<500 as Range<UInt64> {
            if payload % 3 == 0 {
                _ = queue.pushCancellable(key: payload % 2, payload: payload)
            } else {
                queue.push(key: payload % 2, payload: payload)
            }
        }
        let order = queue.drain()
        let even = stride(from: 0, to: 500 as UInt64, by: 2)
        #expect(order == Array(even) + even.map { $0 + 1 })
    }

    @Test func aPushEarlierThanEverythingIsNext() {
        var queue = EventQueue()
        for key in 100..<200 as Range<UInt64> { queue.push(key: key, payload: key) }
        #expect(queue.pop()?.key == 100)
        queue.push(key: 3, payload: 3)
        #expect(queue.pop()?.key == 3)
        #expect(queue.pop()?.key == 101)
        #expect(queue.count == 98)
    }

    @Test func theQueueCanBeUsedAgainAfterItRanEmpty() {
        var queue = EventQueue()
        for round in 0..<5 as Range<UInt64> {
            for key in (0..<300 as Range<UInt64>).reversed() {
                queue.push(key: key, payload: round)
            }
            #expect(queue.drain() == Array(repeating: round, count: 300))
        }
    }

    @Test(arguments: [false, true])
    func removeAllForgetsEventsAndTickets(keepingCapacity: Bool) {
        var queue = EventQueue()
        var tickets: [EventQueue.Ticket] = []
        for key in 0..<1_000 as Range<UInt64> {
            queue.push(key: key, payload: 0)
            tickets.append(queue.pushCancellable(key: key, payload: 0))
        }
        queue.cancel(tickets[10])
        queue.removeAll(keepingCapacity: keepingCapacity)
        #expect(queue.isDrained == true)
        for ticket in tickets { #expect(queue.cancel(ticket) == false) }

        let later = (0..<1_000).map {
            queue.pushCancellable(key: 5, payload: UInt64($0))
        }
        for ticket in tickets { #expect(queue.cancel(ticket) == false) }
        #expect(queue.count == 1_000)
        for ticket in later.dropFirst() { #expect(queue.cancel(ticket) == true) }
        #expect(queue.drain() == [0])
    }

    /// Bursts before everything pending merge into larger and larger rungs.
    @Test func fallingKeysNeedFewRungs() {
        var queue = EventQueue()
        var greatestDepth = 0
        for key in (1...50_000 as ClosedRange<UInt64>).reversed() {
            queue.push(key: key << 20, payload: key)
            greatestDepth = max(greatestDepth, queue.depth)
        }
        #expect(greatestDepth < 20)
        #expect(queue.drain() == Array(1...50_000))
    }

    /// A mass of equals is not searched when others come after it.
    @Test func aMassOfEqualsKeepsItsOrderAmongFallingKeys() {
        var queue = EventQueue()
        for number in 0..<20_000 as Range<UInt64> {
            queue.push(key: 1 << 40, payload: number)
            queue.push(key: 1 << 41 - number, payload: number)
        }
        #expect(queue.drain() == Array(0..<20_000) + (0..<20_000).reversed())
    }

    /// A mass of equals that is next stays where it is while others pass before it, alone or in
    /// bursts of any size.
    @Test(arguments: [1, 5, 90, 200] as [UInt64])
    func othersPassBeforeAMassOfEquals(burst: UInt64) {
        var queue = EventQueue()
        for number in 0..<5_000 as Range<UInt64> { queue.push(key: 1 << 40, payload: number) }
        var key = 0 as UInt64
        for _ in 0..<(2_000 / burst) {
            #expect(queue.nextKey() == 1 << 40)
            for number in (0..<burst).reversed() {
                queue.push(key: key + number / 2, payload: number)
            }
            var keys: [UInt64] = []
            for _ in 0..<burst { keys.append(queue.pop()?.key ?? .max) }
            #expect(keys == (0..<burst).map { key + $0 / 2 })
            key += burst
        }
        queue.push(key: 1 << 40, payload: 5_000)
        #expect(queue.drain() == Array(0...5_000))
    }

    /// More events than are cut at once: uniform, all alike, and near ones among far ones.
    @Test(arguments: 0..<3)
    func manyEventsAreCutCoarselyFirst(kind: Int) {
        var dice = SplitMix64(seed: 5)
        var keys = (0..<60_000).map { number -> UInt64 in
            switch kind {
            case 0: dice.below(1 << 40)
            case 1: 1 << 40 + 3
            default: number % 2 == 0 ? dice.below(1 << 20) : 1 << 50 + dice.below(1 << 20)
            }
        }
        var queue = EventQueue()
        for (number, key) in keys.enumerated() { queue.push(key: key, payload: UInt64(number)) }
        for number in 60_000..<90_000 as Range<UInt64> {
            guard let (key, _) = queue.pop() else { break }
            keys.append(key + dice.below(1 << 40))
            queue.push(key: keys[Int(number)], payload: number)
        }
        #expect(queue.count == 60_000)
        var last = (key: UInt64(0), payload: UInt64(0))
        var misplaced = 0
        while let next = queue.pop() {
            if next.key != keys[Int(next.payload)] || next <= last { misplaced += 1 }
            last = next
        }
        #expect(misplaced == 0)
    }
}

extension EventQueue {
    /// Whether nothing is left, checked in both ways.
    var isDrained: Bool {
        mutating get { count == 0 && pop() == nil }
    }

    /// The payloads of all that is left, in the order in which they leave.
    mutating func drain() -> [UInt64] {
        var payloads: [UInt64] = []
        while let (_, payload) = pop() { payloads.append(payload) }
        return payloads
    }
}

#if CHECK_INVARIANTS
    /// Canaries: an invariant that is broken stops the program.
    struct EventQueueInvariantTests {
        @Test func anUnsortedBottomIsCaught() async {
            await #expect(processExitsWith: .failure) {
                var queue = EventQueue()
                for key in UInt64(1)...10 { queue.push(key: key, payload: 0) }
                queue.head.pointee.key = 5
                queue.checkInvariants()
            }
        }

        @Test func anEventInTheWrongRungIsCaught() async {
            await #expect(processExitsWith: .failure) {
                var queue = EventQueue()
                for key in UInt64(1)...100 { queue.push(key: key << 20, payload: 0) }
                _ = queue.pop()
                queue.append(Slot(key: 0, word: 0), at: queue.firstCut.nexts, in: queue.rungs)
                queue.stored += 1
                queue.checkInvariants()
            }
        }

        @Test func aMiscountIsCaught() async {
            await #expect(processExitsWith: .failure) {
                var queue = EventQueue()
                queue.stored += 1
                queue.checkInvariants()
            }
        }
    }
#endif
