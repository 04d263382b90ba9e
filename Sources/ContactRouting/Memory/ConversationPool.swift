/// The conversations present; one closed ahead of its end is not here any more.
typealias ConversationPool = Pool<Conversation>

extension Conversation: PoolMember {}

extension Pool where Element == Conversation {
    /// Nobody yet.
    init() { self.init([]) }

    /// A pool of these, at places from zero.
    init(_ conversations: [Conversation]) {
        self.init(conversations, filler: Conversation(issue: 0, traits: CustomerTraits()))
    }

    /// A look at the conversation at a place, for as long as nobody inserts another.
    @inline(__always)
    func view(_ place: UInt32) -> ConversationView {
        unsafe ConversationView(address(of: place))
    }

    /// Puts a conversation that has just begun at a free place.
    ///
    /// - Complexity: O(1) amortised.
    @inline(__always)
    mutating func insert(issue: UInt64, _ traits: CustomerTraits, attempt: UInt32 = 0) -> UInt32 {
        insert(Conversation(issue: issue, traits: traits, attempt: attempt))
    }
}
