/// A queue without cancellation that learns it: a cancelled event stays, marked, until its time.
struct Lazily<Base: PendingSet & ~Copyable>: CancellableSet, ~Copyable {
    private var base = Base()
    /// One bit for each number of a push, which is the payload without its lowest bit.
    private let cancelled: UnsafeMutableBufferPointer<UInt64>

    init(pushes: Int) {
        cancelled = .allocate(capacity: pushes / 64 + 1)
        cancelled.initialize(repeating: 0)
    }

    deinit { cancelled.deallocate() }

    mutating func push(_ entry: Entry) { base.push(entry) }

    mutating func pushTimer(_ entry: Entry) -> UInt64 {
        base.push(entry)
        return entry.payload >> 1
    }

    mutating func cancel(_ ticket: UInt64) {
        cancelled[Int(ticket >> 6)] |= 1 << (ticket & 63)
    }

    mutating func pop() -> Entry {
        while true {
            let entry = base.pop()
            let number = entry.payload >> 1
            if cancelled[Int(number >> 6)] & 1 << (number & 63) == 0 { return entry }
        }
    }
}
