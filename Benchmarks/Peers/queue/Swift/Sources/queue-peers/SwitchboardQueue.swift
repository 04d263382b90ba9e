import SimulationKernel

/// Our queue, through its public interface.
struct SwitchboardQueue: PendingSet, CancellableSet, ~Copyable {
    private var queue = EventQueue()

    init() {}

    init(pushes: Int) {}

    mutating func push(_ entry: Entry) {
        queue.push(key: entry.key, payload: entry.payload)
    }

    mutating func pushTimer(_ entry: Entry) -> EventQueue.Ticket {
        queue.pushCancellable(key: entry.key, payload: entry.payload)
    }

    mutating func cancel(_ ticket: EventQueue.Ticket) {
        queue.cancel(ticket)
    }

    mutating func pop() -> Entry {
        guard let (key, payload) = queue.pop() else { preconditionFailure("the queue is empty") }
        return Entry(key: key, payload: payload)
    }
}
