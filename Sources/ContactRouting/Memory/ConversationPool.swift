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

    /// A pool of these, at places from zero.
    init(_ conversations: [Conversation]) {
        count = conversations.count
        used = count
        places = FixedArray(repeating: ConversationPool.newcomer, count: max(1, count))
        for (place, conversation) in conversations.enumerated() { places[place] = conversation }
    }

    private static let newcomer = Conversation(issue: 0, traits: CustomerTraits())

    /// The conversation at a place, where it lies.
    subscript(place: UInt32) -> Conversation {
        @inline(__always)
        unsafeAddress { unsafe places.address(of: Int(place)) }
        @inline(__always)
        nonmutating unsafeMutableAddress { unsafe places.mutableAddress(of: Int(place)) }
    }

    /// A look at the conversation at a place, for as long as nobody inserts another.
    @inline(__always)
    func view(_ place: UInt32) -> ConversationView {
        unsafe ConversationView(places.address(of: Int(place)))
    }

    /// Puts a conversation that has just begun at a free place.
    ///
    /// - Complexity: O(1) amortised.
    @inline(__always)
    mutating func insert(issue: UInt64, _ traits: CustomerTraits) -> UInt32 {
        let place = takePlace()
        count += 1
        self[place] = Conversation(issue: issue, traits: traits)
        return place
    }

    private mutating func takePlace() -> UInt32 {
        if free != Conversation.noLink {
            let place = free
            free = self[place].next
            return place
        }
        if used == places.count { places.grow(to: used * 2, filling: places[0]) }
        used += 1
        return UInt32(used - 1)
    }

    /// The places in use, in order.
    ///
    /// - Complexity: O(places).
    var placesInUse: [UInt32] {
        var unused: Set<UInt32> = []
        var place = free
        while place != Conversation.noLink {
            unused.insert(place)
            place = self[place].next
        }
        return (0..<UInt32(used)).filter { !unused.contains($0) }
    }

    /// Frees a place.
    mutating func remove(_ place: UInt32) {
        self[place].next = free
        free = place
        count -= 1
    }
}
