/// The conversations present, and those of customers who will return, each at a numbered place
/// that is used again after it has ended.
///
/// Memory is proportional to their number at the busiest moment.
struct ConversationPool: ~Copyable {
    private var places: FixedArray<Conversation>
    /// Places that were in use and are free again, the last one on top.
    private var free: [UInt32] = []
    private var used = 0

    init() {
        places = FixedArray(repeating: Conversation(issue: 0, intent: 0), count: 64)
    }

    subscript(place: UInt32) -> Conversation {
        @inline(__always)
        get { places[Int(place)] }
        @inline(__always)
        nonmutating _modify { yield &places[Int(place)] }
    }

    /// Puts a conversation at a free place.
    ///
    /// - Complexity: O(1) amortised.
    mutating func insert(_ conversation: Conversation) -> UInt32 {
        if let place = free.popLast() {
            places[Int(place)] = conversation
            return place
        }
        if used == places.count {
            places.grow(to: used * 2, filling: conversation)
        }
        places[used] = conversation
        used += 1
        return UInt32(used - 1)
    }

    /// Frees a place.
    mutating func remove(_ place: UInt32) {
        free.append(place)
    }
}
