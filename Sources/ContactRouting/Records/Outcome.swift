/// How a conversation ended.
public enum Outcome: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// The AI answered, and the customer left it at that.
    case contained
    /// A human closed it.
    case handled
    /// The customer gave up waiting for a human.
    case abandoned
    /// The AI had no session free, and nothing else was to be had.
    case blockedByAI
    /// The waiting room before the humans was full.
    case blockedByHumans
    /// The customer was told of too long a wait and did not join the queue.
    case balked
    /// No human was on duty.
    case unserved
    /// Still waited for a human when the last one on duty went home.
    case leftAtClosing
    /// Gave up waiting for the AI.
    case leftAIQueue
    /// Nobody was told of the hand-over.
    case lostInHandOver
    /// An outage of the AI ended the session for good.
    case lostInOutage
    /// A standing text answered while the AI was down.
    case staticAnswer
    /// Still waited for a human when nothing happened any more.
    case neverServed
    /// Still waited for a call back then.
    case neverCalled
    /// Still waited for the AI then.
    case neverAnswered
    /// Was in a session when the run was over. None that is counted is: the run goes on until they
    /// have ended.
    case unfinished

    /// Whether the conversation has ended at all.
    @inline(__always)
    public var isEnd: Bool {
        switch self {
        case .neverServed, .neverCalled, .neverAnswered, .unfinished: false
        case .contained, .handled, .abandoned, .blockedByAI, .blockedByHumans, .balked, .unserved,
            .leftAtClosing, .leftAIQueue, .lostInHandOver, .lostInOutage, .staticAnswer:
            true
        }
    }

    /// Whether the conversation had been offered to humans. Where the outcome is known when the
    /// program is compiled, so is this.
    @inline(__always)
    public var followsOffer: Bool {
        switch self {
        case .handled, .abandoned, .blockedByHumans, .balked, .leftAtClosing, .neverServed,
            .neverCalled:
            true
        case .contained, .blockedByAI, .unserved, .leftAIQueue, .lostInHandOver, .lostInOutage,
            .staticAnswer, .neverAnswered, .unfinished:
            false
        }
    }

    /// Whether customers who try again do so as soon as they redial.
    var isRedialled: Bool {
        switch self {
        case .abandoned, .leftAIQueue, .blockedByAI, .blockedByHumans, .balked: true
        case .contained, .handled, .unserved, .leftAtClosing, .lostInHandOver, .lostInOutage,
            .staticAnswer, .neverServed, .neverCalled, .neverAnswered, .unfinished:
            false
        }
    }
}
