/// Something that takes the earliest event, schedules what follows, and says what it took.
protocol HoldModel: ~Copyable {
    /// Steps before the timing, as a multiple of the pending events.
    static var warmUpFactor: Int { get }
    mutating func step(_ task: borrowing Task) -> Entry
}

/// Takes the earliest event and schedules it again.
struct Hold<Queue: PendingSet & ~Copyable>: HoldModel, ~Copyable {
    static var warmUpFactor: Int { 2 }
    private var queue = Queue()
    private var number: UInt64 = 0

    init(_ task: borrowing Task) {
        for _ in 0..<task.n { push(after: 0, task) }
    }

    @inline(__always)
    mutating func step(_ task: borrowing Task) -> Entry {
        let entry = queue.pop()
        push(after: entry.key, task)
        return entry
    }

    @inline(__always)
    private mutating func push(after now: UInt64, _ task: borrowing Task) {
        queue.push(Entry(key: now &+ task.increment(number), payload: number))
        number &+= 1
    }
}

/// Hold with timers: 3 of 7 steps push one and cancel the one pushed `ring.count` timers before,
/// when it is not due for long. The lowest bit of a payload says whether it is a timer.
struct Cancel<Queue: CancellableSet & ~Copyable>: HoldModel, ~Copyable {
    /// Until the marked events of a lazy queue are as many as they will be.
    static var warmUpFactor: Int { 8 }
    private var queue: Queue
    private var number: UInt64 = 0
    /// The place of the last step among seven.
    private var phase = 6
    private let ring: UnsafeMutableBufferPointer<Queue.Ticket?>
    private var place = 0

    init(_ task: borrowing Task) {
        queue = Queue(pushes: task.n + 2 * (task.holds + task.warmUp(Self.warmUpFactor)))
        ring = .allocate(capacity: max(1, task.n * 3 / 10))
        ring.initialize(repeating: nil)
        for _ in 0..<(task.n - ring.count) { push(after: 0, task) }
    }

    deinit { ring.deallocate() }

    @inline(__always)
    mutating func step(_ task: borrowing Task) -> Entry {
        let entry = queue.pop()
        if entry.payload & 1 == 0 { push(after: entry.key, task) }
        phase = phase == 6 ? 0 : phase &+ 1
        if phase < 3 { pushTimer(after: entry.key, task) }
        return entry
    }

    @inline(__always)
    private mutating func push(after now: UInt64, _ task: borrowing Task) {
        queue.push(Entry(key: now &+ task.increment(number), payload: number << 1))
        number &+= 1
    }

    @inline(__always)
    private mutating func pushTimer(after now: UInt64, _ task: borrowing Task) {
        if let oldest = ring[place] { queue.cancel(oldest) }
        let due = now &+ 8 &* task.increment(number) &+ 12 << 32
        ring[place] = queue.pushTimer(Entry(key: due, payload: number << 1 | 1))
        place = place &+ 1 == ring.count ? 0 : place &+ 1
        number &+= 1
    }
}
