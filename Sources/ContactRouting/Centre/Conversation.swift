import SimulationKernel

/// One attempt at an issue, while it is present; its place is kept while the customer is away
/// and will return.
///
/// Plain data without references, so that the pool can hold it in raw memory.
struct Conversation: BitwiseCopyable {
    /// No link: the end of a list of places.
    static var noLink: UInt32 { .max }
    /// Later than any instant of a run: what has not happened.
    static var notYet: Instant { .distantFuture }

    // What the customer brings, drawn when the conversation is created. Wide fields come first
    // throughout, so that nothing is lost between them: these are the memory of a run.

    /// Number of the issue, from zero.
    var issue: UInt64
    var traits: CustomerTraits
    /// Attempts before this one.
    var attempt: UInt32 = 0

    // Where it is now.

    /// The human who took it: number in the group.
    var agent: Int32 = 0
    /// Neighbours in the waiting line.
    var previous = Conversation.noLink
    var next = Conversation.noLink
    /// Ends the customer's patience, or an AI session that an outage can interrupt.
    var timer = EventQueue.Ticket.none
    /// Times that a hand-over came back to the AI: of each, less than .999 of the times before.
    var loops: UInt16 = 0
    /// Interval of the week of the offer to humans.
    var offerInterval: UInt16 = 0

    // What happened to it so far.

    var started = Instant.zero
    /// When it was offered to the humans, if it was.
    var offered = Conversation.notYet
    /// When a human took it, if one did.
    var taken = Conversation.notYet
    /// When the AI session began.
    var sessionStarted = Instant.zero
    /// When the AI session will have taken its whole length; in the queue, when a human was
    /// predicted to be free.
    var due = Instant.zero
    /// The group of agents who took it.
    var group: UInt16 = 0
    /// Interval of the week of the start.
    var startInterval: UInt16 = 0
    /// The queue in which it waits for a human, or would have waited.
    var queue: UInt16 = 0
    /// What few ask for.
    fileprivate var marks: Marks = []
    /// Turns of the AI session until the next decision.
    var turn: UInt8 = 0
    /// Conversations that the agent held when this one began, itself included.
    var agentLoad: UInt8 = 0
    /// Why it was handed over, if `isHandOver`.
    var reason = HandOverReason.notContained
    /// Whether it started in the measured part of the run.
    var isCounted = false
    /// Whether the AI had a session with the customer.
    var enteredAI = false
    /// Whether the AI handed it over.
    var isHandOver = false
    /// Whether its issue began in the measured part.
    var isOfCountedIssue = false
    /// Whether the AI came to an answer, right or wrong; that of a contained one goes without
    /// saying.
    var hasAnswer = false

    init(issue: UInt64, traits: CustomerTraits, attempt: UInt32 = 0) {
        (self.issue, self.traits, self.attempt) = (issue, traits, attempt)
    }

    var isOffered: Bool { offered != Conversation.notYet }
    var isTaken: Bool { taken != Conversation.notYet }

    /// What its random numbers go by.
    var attemptAtIssue: Attempt { Attempt(issue: issue, number: attempt) }
}

/// What is true of a conversation and few ask for, a bit each.
private struct Marks: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    static let foundAIFull = Marks(rawValue: 1)
    static let foundAIDown = Marks(rawValue: 2)
    static let isInAILine = Marks(rawValue: 4)
    static let hasAsked = Marks(rawValue: 8)
}

extension Conversation {
    /// Whether it found every AI session taken, or the rate of starts used up.
    var foundAIFull: Bool {
        get { marks.contains(.foundAIFull) }
        set { mark(.foundAIFull, newValue) }
    }
    /// Whether it found the AI down.
    var foundAIDown: Bool {
        get { marks.contains(.foundAIDown) }
        set { mark(.foundAIDown, newValue) }
    }
    /// Whether the customer waits for the AI and not for a human.
    var isInAILine: Bool {
        get { marks.contains(.isInAILine) }
        set { mark(.isInAILine, newValue) }
    }
    /// Whether the customer has asked for a human in the middle of a session.
    var hasAsked: Bool {
        get { marks.contains(.hasAsked) }
        set { mark(.hasAsked, newValue) }
    }

    private mutating func mark(_ mark: Marks, _ isTrue: Bool) {
        if isTrue { marks.insert(mark) } else { marks.remove(mark) }
    }
}
