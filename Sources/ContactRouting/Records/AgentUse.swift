/// What holds an agent when it is not a customer.
public enum AgentUse: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    /// Work after a conversation, when the customer has gone.
    case afterContactWork
    /// A conversation rings, and the customer waits on.
    case ringing
    /// The agent has not answered, and is not there.
    case away
    /// A customer who has left without a sign.
    case nobodyThere
    /// The agent waits for the one to whom a conversation is passed on, or talks to both.
    case colleague
}
