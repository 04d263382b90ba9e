import SimulationKernel

/// What an observer or a policy of the user's own may look at: one conversation, as far as it has
/// come.
///
/// It cannot be copied or kept; what is to be remembered is taken out of it.
@safe public struct ConversationView: ~Copyable {
    private let address: UnsafePointer<Conversation>

    @inline(__always)
    init(_ address: UnsafePointer<Conversation>) { unsafe self.address = address }

    /// The conversation itself, where it lies.
    var state: Conversation {
        @inline(__always)
        unsafeAddress { unsafe address }
    }
}

extension ConversationView {
    /// Number of the issue, from zero in the order of arrival.
    public var issue: UInt64 { state.issue }
    /// Attempts at the issue before this one.
    public var earlierAttempts: Int { Int(state.attempt) }
    /// Position of the intent in the scenario's list.
    public var intent: Int { Int(state.traits.intent) }
    /// Position of the complexity in the scenario's list.
    public var complexity: Int { Int(state.traits.complexity) }
    /// Position of the segment in the scenario's list.
    public var segment: Int { Int(state.traits.segment) }
    /// Whether it started in the measured part of the run, so that measures count it.
    public var isCounted: Bool { state.isCounted }
    /// When it started.
    public var started: Instant { state.started }
    /// Interval of the week of the start, on the clock of the centre.
    public var startInterval: Int { Int(state.startInterval) }
    /// Whether the customer asked for a human: at once, or in the middle of the AI session.
    public var hasAskedForHuman: Bool { state.traits.asksForHuman || state.hasAsked }
    /// Whether it entered an AI session.
    public var enteredAI: Bool { state.enteredAI }
    /// Whether it found every AI session taken, or the rate of starts used up.
    public var foundAIFull: Bool { state.foundAIFull }
    /// Whether it found the AI down.
    public var foundAIDown: Bool { state.foundAIDown }
    /// Times that a hand-over came back to the AI.
    public var loops: Int { Int(state.loops) }
    /// Why it was handed over; nil if it was not.
    public var handOverReason: HandOverReason? { state.isHandOver ? state.reason : nil }
    /// When it was offered to the humans, if it was.
    public var offered: Instant? { state.isOffered ? state.offered : nil }
    /// The human who took it: position of the group, and number in it; nil if none has.
    public var agent: (group: Int, number: Int)? {
        state.isTaken ? (Int(state.group), Int(state.agent)) : nil
    }
    /// When a human took it, if one did.
    public var taken: Instant? { state.isTaken ? state.taken : nil }
    /// Conversations that the human held when this one began, itself included.
    public var conversationsOfAgent: Int { Int(state.agentLoad) }
}
