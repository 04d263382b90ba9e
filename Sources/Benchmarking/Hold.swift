import SimulationKernel

/// Takes the earliest of a steady number of pending events and schedules it again.
///
/// A payload is the number of its push, so the popped pairs show the order of equal keys too.
struct Hold: HoldModel, ~Copyable {
    private var queue = EventQueue()
    private var number: UInt64 = 0

    /// A set of `pending` events, each scheduled from time zero.
    ///
    /// - Precondition: `pending` is positive.
    init(pending: Int, _ increments: borrowing Increments) {
        precondition(pending > 0, "nothing can be held")
        for _ in 0..<pending { push(after: 0, increments) }
    }

    @inline(__always)
    mutating func step(_ increments: borrowing Increments) -> (key: UInt64, payload: UInt64) {
        guard let event = queue.pop() else { preconditionFailure("the queue is empty") }
        push(after: event.key, increments)
        return event
    }

    @inline(__always)
    private mutating func push(after now: UInt64, _ increments: borrowing Increments) {
        queue.push(key: now &+ increments[number], payload: number)
        number &+= 1
    }
}
