/// A popped event, or one to be pushed.
struct Entry {
    var key: UInt64
    var payload: UInt64
}

/// What the hold model asks of a queue.
protocol PendingSet: ~Copyable {
    init()
    mutating func push(_ entry: Entry)
    /// Removes the earliest event of a set that is not empty.
    mutating func pop() -> Entry
}

/// A queue that can take an event back.
protocol CancellableSet: ~Copyable {
    associatedtype Ticket
    init(pushes: Int)
    mutating func push(_ entry: Entry)
    mutating func pushTimer(_ entry: Entry) -> Ticket
    mutating func cancel(_ ticket: Ticket)
    mutating func pop() -> Entry
}
