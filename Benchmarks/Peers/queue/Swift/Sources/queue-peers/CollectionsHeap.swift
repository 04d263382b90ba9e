import HeapModule

/// The min-max heap of swift-collections, as its documentation shows it.
struct CollectionsHeap: PendingSet {
    private struct Event: Comparable {
        var key: UInt64
        var payload: UInt64

        static func < (first: Event, second: Event) -> Bool {
            (first.key, first.payload) < (second.key, second.payload)
        }
    }

    private var heap = Heap<Event>()

    init() {}

    mutating func push(_ entry: Entry) {
        heap.insert(Event(key: entry.key, payload: entry.payload))
    }

    mutating func pop() -> Entry {
        let event = heap.removeMin()
        return Entry(key: event.key, payload: event.payload)
    }
}
