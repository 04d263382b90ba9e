import SimulationKernel

/// How a conversation ended.
enum Outcome {
    case contained
    case handled
    case abandoned
    case blockedByAI
    case blockedByHumans
    case unserved
    /// Gave up waiting for the AI.
    case leftAIQueue
    case lostInHandOver
    case lostInOutage
    case staticAnswer
    /// Still waited for a human when nothing happened any more.
    case neverServed
    /// Still waited for a call back then.
    case neverCalled
    /// Still waited for the AI then.
    case neverAnswered

    /// Whether the conversation has ended at all.
    @inline(__always)
    var isEnd: Bool {
        switch self {
        case .neverServed, .neverCalled, .neverAnswered: false
        case .contained, .handled, .abandoned, .blockedByAI, .blockedByHumans, .unserved,
            .leftAIQueue, .lostInHandOver, .lostInOutage, .staticAnswer:
            true
        }
    }

    /// Whether the conversation had been offered to humans. Where the outcome is known when the
    /// program is compiled, so is this.
    @inline(__always)
    var followsOffer: Bool {
        switch self {
        case .handled, .abandoned, .blockedByHumans, .neverServed, .neverCalled: true
        case .contained, .blockedByAI, .unserved, .leftAIQueue, .lostInHandOver, .lostInOutage,
            .staticAnswer, .neverAnswered:
            false
        }
    }
}

/// A conversation that has ended, as every fold over closed conversations sees it; or one that
/// still waits when the run is over, which is counted wherever it has been.
struct ClosedConversation {
    let conversation: UnsafePointer<Conversation>
    let outcome: Outcome
    /// Whether the customer's problem is solved: see `ContactCentre.resolves`.
    let isResolved: Bool
    /// How long the customer stays away; `forever` if for good.
    let awayFor: TimeSpan
    let end: Instant

    init(
        _ conversation: UnsafePointer<Conversation>, _ outcome: Outcome, at end: Instant,
        isResolved: Bool, awayFor: TimeSpan
    ) {
        self.conversation = conversation
        self.outcome = outcome
        self.isResolved = isResolved
        self.awayFor = awayFor
        self.end = end
    }

    @inline(__always)
    var endToEnd: TimeSpan { end - conversation.pointee.started }

    /// Whether the AI had a session with the customer.
    @inline(__always)
    var hadSession: Bool { outcome == .contained || conversation.pointee.enteredAI }

    /// Whether the AI came to an answer, right or wrong.
    @inline(__always)
    var hadAnswer: Bool { outcome == .contained || conversation.pointee.hasAnswer }

    /// When a human took it, or when it ended.
    @inline(__always)
    private var taken: Instant { outcome == .handled ? conversation.pointee.taken : end }

    /// From the offer to humans until one took it or the customer left.
    @inline(__always)
    var wait: TimeSpan {
        outcome.followsOffer ? taken - conversation.pointee.offered : .zero
    }

    @inline(__always)
    var humanTime: TimeSpan { end - taken }

    /// Whether the AI contained it and the customer stays away for the whole window.
    @inline(__always)
    func isAssumedResolved(window: TimeSpan) -> Bool {
        outcome == .contained && awayFor > window
    }
}
