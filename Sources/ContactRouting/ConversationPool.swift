/// The conversations present, and those of customers who will return, each at a numbered place
/// that is used again after it has ended. A conversation closed ahead of its end is not here
/// any more.
///
/// Memory is proportional to their number at the busiest moment.
struct ConversationPool: ~Copyable {
    private var places: FixedArray<Conversation>
    /// Places that were in use and are free again: the last one, linked by `next` to the others.
    private var free = Conversation.noLink
    private var used = 0
    /// Conversations at their places: those present, and those of customers who will return.
    private(set) var count = 0

    init() { places = FixedArray(repeating: ConversationPool.newcomer, count: 64) }

    private static let newcomer = Conversation(issue: 0, traits: CustomerTraits())

    /// The conversation at a place, where it lies: valid until the next `insert`.
    @inline(__always)
    subscript(place: UInt32) -> UnsafeMutablePointer<Conversation> {
        places.address(of: Int(place))
    }

    /// Puts a conversation that has just begun at a free place.
    ///
    /// - Complexity: O(1) amortised.
    @inline(__always)
    mutating func insert(issue: UInt64, _ traits: borrowing CustomerTraits) -> UInt32 {
        let place = takePlace()
        count += 1
        places.address(of: Int(place)).pointee = Conversation(
            issue: issue, traits: copy traits)
        return place
    }

    private mutating func takePlace() -> UInt32 {
        if free != Conversation.noLink {
            let place = free
            free = self[place].pointee.next
            return place
        }
        if used == places.count { places.grow(to: used * 2, filling: places[0]) }
        used += 1
        return UInt32(used - 1)
    }

    /// Frees a place.
    mutating func remove(_ place: UInt32) {
        self[place].pointee.next = free
        free = place
        count -= 1
    }
}
