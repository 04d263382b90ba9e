import SimulationKernel

/// The hold model with timers that are cancelled before they are due, as patience mostly is.
///
/// With a timer that is pushed, the one is cancelled that was pushed as many timers before as
/// are pending. The lowest bit of a payload says whether it is a timer.
struct HoldWithTimers: HoldModel, ~Copyable {
    private var queue = EventQueue()
    private var number: UInt64 = 0
    /// The timers pending, in a ring.
    private var timers: [EventQueue.Ticket]
    private var place = 0
    private let timersPerHold: Double
    /// The timers that are due to be pushed.
    private var owed = 0.0

    /// A set of `pending` events, timers included, with `timersPerHold` cancellations per hold.
    ///
    /// - Precondition: there are at least two events, and some cancellations.
    init(pending: Int, timersPerHold: Double, _ increments: borrowing Increments) {
        precondition(pending > 1 && timersPerHold > 0, "nothing can be held or cancelled")
        self.timersPerHold = timersPerHold
        // So that a timer lives for about one mean increment: it is hardly ever due before.
        let share = timersPerHold / (1 + timersPerHold)
        let count = max(1, min(pending - 1, Int(Double(pending) * share)))
        timers = Array(repeating: .none, count: count)
        for _ in 0..<max(1, pending - count) { push(after: 0, increments) }
    }

    @inline(__always)
    mutating func step(_ increments: borrowing Increments) -> (key: UInt64, payload: UInt64) {
        guard let event = queue.pop() else { preconditionFailure("the queue is empty") }
        if event.payload & 1 == 0 { push(after: event.key, increments) }
        owed += timersPerHold
        while owed >= 1 {
            owed -= 1
            pushTimer(after: event.key, increments)
        }
        return event
    }

    @inline(__always)
    private mutating func push(after now: UInt64, _ increments: borrowing Increments) {
        queue.push(key: now &+ increments[number], payload: number << 1)
        number &+= 1
    }

    @inline(__always)
    private mutating func pushTimer(after now: UInt64, _ increments: borrowing Increments) {
        queue.cancel(timers[place])
        let due = now &+ 8 &* increments[number] &+ 12 << 32
        timers[place] = queue.pushCancellable(key: due, payload: number << 1 | 1)
        place = place &+ 1 == timers.count ? 0 : place &+ 1
        number &+= 1
    }
}
