/// A customer who is away and will return: what the next attempt at the issue begins with.
///
/// Many more are away than present. So they are kept small and by themselves, and what a customer
/// brings to the next attempt is drawn when it begins.
struct AwayCustomer: PoolMember {
    var issue: UInt64
    /// Attempts before the next one.
    var attempt: UInt32
    var next = UInt32.max
    /// The human who took the last attempt, if `knowsAgent`.
    var agent: Int32 = 0
    var group: UInt16 = 0
    var intent: UInt16
    var complexity: UInt16
    var segment: UInt8
    var knowsAgent = false
    var isOfCountedIssue: Bool
}

extension Pool where Element == AwayCustomer {
    /// Nobody yet.
    init() {
        self.init(
            filler: AwayCustomer(
                issue: 0, attempt: 0, intent: 0, complexity: 0, segment: 0,
                isOfCountedIssue: false))
    }
}

extension AwayCustomer {
    /// Who goes after this attempt, in order to return.
    init(after conversation: Conversation) {
        let traits = conversation.traits
        self.init(
            issue: conversation.issue, attempt: conversation.attempt + 1, intent: traits.intent,
            complexity: traits.complexity, segment: traits.segment,
            isOfCountedIssue: conversation.isOfCountedIssue)
        if conversation.isTaken {
            (group, agent, knowsAgent) = (conversation.group, conversation.agent, true)
        }
    }

    var attemptAtIssue: Attempt { Attempt(issue: issue, number: attempt) }
}
