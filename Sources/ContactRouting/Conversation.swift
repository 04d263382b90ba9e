import SimulationKernel

/// One attempt at an issue, while it is present; its place is kept while the customer is away
/// and will return.
///
/// Plain data without references, so that the pool can hold it in raw memory.
struct Conversation: BitwiseCopyable {
    /// No link: the end of a list of places.
    static var noLink: UInt32 { .max }

    // What the customer brings, drawn when the conversation is created. Wide fields come first
    // throughout, so that nothing is lost between them: these are the memory of a run.

    /// Number of the issue, from zero.
    var issue: UInt64
    var traits: CustomerTraits
    /// Attempts before this one.
    var attempt: UInt32 = 0

    // Where it is now.

    var agent: Int32 = 0
    /// Times that a hand-over came back to the AI.
    var loops: UInt32 = 0
    /// Neighbours in the waiting line.
    var previous = Conversation.noLink
    var next = Conversation.noLink
    /// Ends the customer's patience, or an AI session that an outage can interrupt.
    var timer = EventQueue.Ticket.none

    // What happened to it so far.

    var started = Instant.zero
    /// When it was offered to the humans, if it was.
    var offered = Instant.zero
    /// When a human took it, if one did.
    var taken = Instant.zero
    /// When the AI session began.
    var sessionStarted = Instant.zero
    /// When the AI session will have taken its whole length; in the queue, when a human was
    /// predicted to be free.
    var due = Instant.zero
    /// Turns of the AI session until the next decision.
    var turn: UInt8 = 0
    /// Conversations that the agent held when this one began, itself included.
    var agentLoad: UInt8 = 0
    /// Why it was handed over, if `isHandOver`.
    var reason = HandOverReason.notContained
    /// Hour of the week of the start, and of the offer to humans.
    var startHour: UInt8 = 0
    var offerHour: UInt8 = 0
    /// Whether it started in the measured part of the run.
    var isCounted = false
    var enteredAI = false
    var foundAIFull = false
    var isHandOver = false
    /// Whether its issue began in the measured part.
    var isOfCountedIssue = false
    /// Whether the AI came to an answer, right or wrong; that of a contained one goes without
    /// saying.
    var hasAnswer = false
    /// Whether it found the AI down.
    var foundAIDown = false
    /// Whether the customer waits for the AI and not for a human.
    var isInAILine = false
    /// Whether the customer has asked for a human in the middle of a session.
    var hasAsked = false
}

/// What a customer brings to one attempt at an issue.
struct CustomerTraits: BitwiseCopyable {
    /// Length of the AI session; zero for customers who cannot come to have one.
    var aiTime = TimeSpan.zero
    /// Length of the human session with an agent who has no other; zero for newcomers who
    /// cannot come to have one.
    var work = TimeSpan.zero
    /// Uniform number that decides whether the customer returns; 1 if nobody ever does.
    var returnLuck = 1.0
    var intent: UInt16 = 0
    /// Level of the AI's confidence in its answer, for statistics; what decides is finer.
    var confidence: UInt16 = 0
    /// Two bytes, so that traits are whole words of four: a copy of an odd number of bytes is
    /// slow to read again.
    var complexity: UInt16 = 0
    var segment: UInt8 = 0
    /// Turns of a whole AI session.
    var turns: UInt8 = 1
    var isRoutedToAI = false
    var asksForHuman = false
    /// Whether the AI contains the conversation, if it enters a session: as drawn, or because
    /// its confidence suffices whatever happens. Later, whether it has decided to answer.
    var isContained = false
    /// Whether the AI's answer is correct; hidden from every policy.
    var isCorrect = false

    /// Whether the customer enters an AI session, if one is free.
    var isForAI: Bool { isRoutedToAI && !asksForHuman }
}
