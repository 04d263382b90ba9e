/// Not a queue: first in, first out, whatever the keys. The floor of the harness.
struct RingBuffer: PendingSet, ~Copyable {
    private var entries: UnsafeMutablePointer<Entry> = .allocate(capacity: 64)
    private var capacity = 64
    private var head = 0
    private var count = 0

    init() {}

    deinit { entries.deallocate() }

    @inline(__always)
    mutating func push(_ entry: Entry) {
        if count == capacity { grow() }
        entries[(head &+ count) & (capacity &- 1)] = entry
        count &+= 1
    }

    @inline(__always)
    mutating func pop() -> Entry {
        let entry = entries[head]
        head = (head &+ 1) & (capacity &- 1)
        count &-= 1
        return entry
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
        for index in 0..<count { larger[index] = entries[(head + index) & (capacity - 1)] }
        entries.deallocate()
        (entries, capacity, head) = (larger, 2 * capacity, 0)
    }
}
