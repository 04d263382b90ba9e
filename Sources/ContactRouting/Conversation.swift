import SimulationKernel

/// One attempt at an issue, while it is present; its place is kept while the customer is away
/// and will return.
struct Conversation {
    /// No link: the end of a list of places.
    static let noLink: UInt32 = .max

    var key: ConversationKey
    var intent: Int
    /// Whether it started in the measured part of the run.
    var isCounted = false
    var enteredAI = false
    var askedForHuman = false
    var foundAIFull = false
    /// Whether the AI handed it over.
    var isHandOver = false

    var started = Instant.zero
    var aiTime = TimeSpan.zero
    /// When it was offered to the humans.
    var offered: Instant?
    /// When a human took it.
    var taken: Instant?

    /// Neighbours in the waiting line.
    var previous = Conversation.noLink
    var next = Conversation.noLink
    var patienceTimer = EventQueue.Ticket.none

    var agent = 0
    /// Work left, in ticks of an agent at rate 1; kept up to date only while rates change.
    var workLeft = 0.0
    var completion = EventQueue.Ticket.none

    init(issue: Int, intent: Int) {
        key = ConversationKey(issue: UInt64(issue), attempt: 0)
        self.intent = intent
    }

    /// The next attempt at the same issue.
    func following() -> Conversation {
        var conversation = Conversation(issue: Int(key.issue), intent: intent)
        conversation.key.attempt = key.attempt + 1
        return conversation
    }
}

/// The conversations present, each at a numbered place that is used again after it has ended.
///
/// Memory is proportional to the conversations present at the busiest moment.
struct ConversationPool {
    private var places: [Conversation] = []
    private var free: [UInt32] = []

    subscript(place: UInt32) -> Conversation {
        get { places[Int(place)] }
        _modify { yield &places[Int(place)] }
    }

    /// Puts a conversation at a free place.
    mutating func insert(_ conversation: Conversation) -> UInt32 {
        if let place = free.popLast() {
            places[Int(place)] = conversation
            return place
        }
        places.append(conversation)
        return UInt32(places.count - 1)
    }

    /// Frees a place.
    mutating func remove(_ place: UInt32) {
        free.append(place)
    }
}
