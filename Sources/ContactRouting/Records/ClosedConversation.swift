import SimulationKernel

/// A conversation that has ended, as every fold over closed conversations sees it; or one that
/// still waits when the run is over, which is counted wherever it has been.
///
/// It cannot be copied or kept; what is to be remembered is taken out of it.
public struct ClosedConversation: ~Copyable {
    /// What happened to it.
    public let conversation: ConversationView
    /// How it ended.
    public let outcome: Outcome
    /// When it ended.
    public let end: Instant
    /// Whether the customer's problem is solved: where answers can be wrong, in truth. No policy
    /// sees this.
    public let isResolved: Bool
    /// How long the customer stays away; `forever` if for good.
    public let awayFor: TimeSpan
    /// Whether the customer returns before the doors close.
    public let returnsInTime: Bool

    @inline(__always)
    init(
        _ conversation: consuming ConversationView, _ outcome: Outcome, at end: Instant,
        isResolved: Bool, awayFor: TimeSpan, returnsInTime: Bool
    ) {
        self.conversation = conversation
        self.outcome = outcome
        self.end = end
        self.isResolved = isResolved
        self.awayFor = awayFor
        self.returnsInTime = returnsInTime
    }

    /// From the start to the end.
    @inline(__always)
    public var endToEnd: TimeSpan { end - conversation.state.started }

    /// Whether the AI had a session with the customer.
    @inline(__always)
    public var hadSession: Bool { outcome == .contained || conversation.state.enteredAI }

    /// Whether the AI came to an answer, right or wrong.
    @inline(__always)
    var hadAnswer: Bool { outcome == .contained || conversation.state.hasAnswer }

    /// Time in AI sessions, hand-overs that came back included.
    public var aiTime: TimeSpan { hadSession ? conversation.state.traits.aiTime : .zero }

    /// Turns of the AI session.
    @inline(__always)
    public var turns: Int {
        guard hadSession else { return 0 }
        // Whom the AI contained had the whole session.
        let isWhole = outcome == .contained
        return Int(isWhole ? conversation.state.traits.turns : conversation.state.turn)
    }

    /// When a human took it, or when it ended.
    @inline(__always)
    private var taken: Instant { outcome == .handled ? conversation.state.taken : end }

    /// From the offer to humans until one took it or the customer left; none without an offer.
    @inline(__always)
    public var wait: TimeSpan {
        outcome.followsOffer ? taken - conversation.state.offered : .zero
    }

    /// Time with a human.
    @inline(__always)
    public var humanTime: TimeSpan { end - taken }

    /// Whether the AI contained it and the customer stays away for the whole window.
    @inline(__always)
    public func isAssumedResolved(window: TimeSpan) -> Bool {
        outcome == .contained && awayFor > window
    }
}
