import Testing

@testable import Benchmarking

@Suite struct HoldTests {
    private struct Event {
        var key: UInt64
        var payload: UInt64
    }

    /// The hold model once more, with an array and nothing clever; the timers by their number.
    private struct Reference {
        var events: [Event] = []
        var number: UInt64 = 0

        mutating func push(_ due: UInt64, payload: UInt64) {
            events.append(Event(key: due, payload: payload))
            number += 1
        }

        mutating func pop() -> Event {
            let first = events.indices.min {
                (events[$0].key, events[$0].payload) < (events[$1].key, events[$1].payload)
            }
            return events.remove(at: first ?? 0)
        }
    }

    @Test(arguments: IncrementLaw.allCases, [1, 2, 7, 60])
    func itPopsWhatTheReferencePops(law: IncrementLaw, pending: Int) {
        let increments = Increments(law, seed: 5, count: 1 << 12)
        var model = Hold(pending: pending, increments)
        var reference = Reference()
        for _ in 0..<pending {
            reference.push(increments[reference.number], payload: reference.number)
        }
        var mistakes = 0
        for _ in 0..<2_000 {
            let expected = reference.pop()
            reference.push(
                expected.key + increments[reference.number], payload: reference.number)
            let found = model.step(increments)
            if found != (expected.key, expected.payload) { mistakes += 1 }
        }
        #expect(mistakes == 0)
    }

    @Test(arguments: [2, 10, 61], [0.1, 3.0 / 7, 2.5])
    func timersAreCancelled(pending: Int, rate: Double) {
        let increments = Increments(.bimodal, seed: 5, count: 1 << 12)
        var model = HoldWithTimers(pending: pending, timersPerHold: rate, increments)
        let length = max(1, min(pending - 1, Int(Double(pending) * rate / (1 + rate))))
        var reference = Reference()
        var timers: [UInt64] = []
        for _ in 0..<(pending - length) {
            reference.push(increments[reference.number], payload: reference.number << 1)
        }
        var (mistakes, owed) = (0, 0.0)
        for _ in 0..<2_000 {
            let expected = reference.pop()
            if expected.payload & 1 == 0 {
                let due = expected.key + increments[reference.number]
                reference.push(due, payload: reference.number << 1)
            }
            owed += rate
            while owed >= 1 {
                owed -= 1
                if timers.count == length {
                    let oldest = timers.removeFirst()
                    reference.events.removeAll { $0.payload == oldest }
                }
                timers.append(reference.number << 1 | 1)
                let due = expected.key + 8 * increments[reference.number] + 12 << 32
                reference.push(due, payload: reference.number << 1 | 1)
            }
            let found = model.step(increments)
            if found != (expected.key, expected.payload) { mistakes += 1 }
        }
        #expect(mistakes == 0)
    }

    @Test func theHashFoldsWhatIsPopped() {
        let increments = Increments(.constant, seed: 1, count: 2)
        var model = Hold(pending: 2, increments)
        // Pushes 0 and 1 at 2^32, popped in this order.
        let key: UInt64 = 1 << 32
        let expected = ((key * 31 + 0) * 31 + key) * 31 + 1
        #expect(model.run(holds: 2, increments) == OutcomeHash(expected))
    }
}
