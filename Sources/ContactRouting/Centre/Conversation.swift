import SimulationKernel

/// One attempt at an issue, while it is present.
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
    /// Turns of the AI session until the next decision; of an agent's work without a customer, the
    /// raw value of its use.
    var turn: UInt8 = 0
    /// Times that it rang or was passed on: tells draws of one attempt apart.
    var rounds: UInt8 = 0
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
    /// Whether the AI came to an answer, right or wrong; that of a contained one goes without
    /// saying.
    var hasAnswer = false

    init(issue: UInt64, traits: CustomerTraits, attempt: UInt32 = 0) {
        (self.issue, self.traits, self.attempt) = (issue, traits, attempt)
    }

    var isOffered: Bool { offered != Conversation.notYet }
    var isTaken: Bool { taken != Conversation.notYet && !isRinging }

    /// What its random numbers go by.
    var attemptAtIssue: Attempt { Attempt(issue: issue, number: attempt) }
}

/// What is true of a conversation and few ask for, a bit each.
private struct Marks: OptionSet, BitwiseCopyable {
    let rawValue: UInt16

    static let foundAIFull = Marks(rawValue: 1)
    static let foundAIDown = Marks(rawValue: 2)
    static let isInAILine = Marks(rawValue: 4)
    static let hasAsked = Marks(rawValue: 8)
    static let isOfCountedIssue = Marks(rawValue: 16)
    static let isAgentWork = Marks(rawValue: 32)
    static let isRinging = Marks(rawValue: 64)
    static let isOnHold = Marks(rawValue: 128)
    static let isInAgentLine = Marks(rawValue: 256)
    static let isToBePassedOn = Marks(rawValue: 512)
    static let holdsFirstAgent = Marks(rawValue: 1_024)
    static let knowsAgent = Marks(rawValue: 2_048)
    static let prefersAgent = Marks(rawValue: 4_096)
    static let metPreferred = Marks(rawValue: 8_192)
    static let leavesSilently = Marks(rawValue: 16_384)
    static let isAnswered = Marks(rawValue: 32_768)
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

    /// Whether its issue began in the measured part.
    var isOfCountedIssue: Bool {
        get { marks.contains(.isOfCountedIssue) }
        set { mark(.isOfCountedIssue, newValue) }
    }
    /// Whether it is no conversation but what an agent does without a customer.
    var isAgentWork: Bool {
        get { marks.contains(.isAgentWork) }
        set { mark(.isAgentWork, newValue) }
    }
    /// Whether it rings at an agent, who has been held since `taken`.
    var isRinging: Bool {
        get { marks.contains(.isRinging) }
        set { mark(.isRinging, newValue) }
    }
    /// Whether the agent at whom it rings will accept.
    var isAnswered: Bool {
        get { marks.contains(.isAnswered) }
        set { mark(.isAnswered, newValue) }
    }
    /// Whether the customer is called back when it is their turn in the queue.
    var isOnHold: Bool {
        get { marks.contains(.isOnHold) }
        set { mark(.isOnHold, newValue) }
    }
    /// Whether it waits for one agent alone.
    var isInAgentLine: Bool {
        get { marks.contains(.isInAgentLine) }
        set { mark(.isInAgentLine, newValue) }
    }
    /// Whether the agent who has it will pass it on.
    var isToBePassedOn: Bool {
        get { marks.contains(.isToBePassedOn) }
        set { mark(.isToBePassedOn, newValue) }
    }
    /// Whether the agent who passed it on, `group` and `agent`, stays until another has it.
    var holdsFirstAgent: Bool {
        get { marks.contains(.holdsFirstAgent) }
        set { mark(.holdsFirstAgent, newValue) }
    }
    /// Whether `group` and `agent` are who served the customer in the attempt before.
    var knowsAgent: Bool {
        get { marks.contains(.knowsAgent) }
        set { mark(.knowsAgent, newValue) }
    }
    /// Whether it was sent to an agent of the customer's.
    var prefersAgent: Bool {
        get { marks.contains(.prefersAgent) }
        set { mark(.prefersAgent, newValue) }
    }
    /// Whether that agent took it.
    var metPreferred: Bool {
        get { marks.contains(.metPreferred) }
        set { mark(.metPreferred, newValue) }
    }
    /// Whether the customer gives up without a sign.
    var leavesSilently: Bool {
        get { marks.contains(.leavesSilently) }
        set { mark(.leavesSilently, newValue) }
    }

    @inline(__always)
    private mutating func mark(_ mark: Marks, _ isTrue: Bool) {
        if isTrue { marks.insert(mark) } else { marks.remove(mark) }
    }
}
