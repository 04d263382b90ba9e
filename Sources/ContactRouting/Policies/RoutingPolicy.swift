import SimulationKernel

/// Brings conversations and humans together. It is asked two questions: a conversation arrives,
/// which group takes it; an agent has room, which queue is served.
///
/// Both are pure functions of what can be seen. Within a queue, who came first is served first;
/// within a group, who holds fewest conversations takes the next.
///
/// Policies are equal if they decide alike: a scenario is a value, whatever decides in it.
public protocol RoutingPolicy: Sendable, Equatable {
    /// The group of agents that takes a conversation at once, which must have room and may serve
    /// its queue; nil to let the customer wait there. Customers with an agent of their own are sent
    /// to that one without its being asked.
    func group(
        for conversation: borrowing ConversationView, _ now: borrowing RoutingView
    ) -> Int?

    /// The queue from which an agent of `group`, who has room, takes the next conversation: one in
    /// which somebody waits and which the group may serve; nil to keep the room free.
    ///
    /// Asked whenever a conversation of the group ends or its staffing changes, again and again
    /// until nobody waits, no room is left or the answer is nil.
    func queue(for group: Int, _ now: borrowing RoutingView) -> Int?
}

/// Today's rule: the first group that may and has room takes a conversation, and the first queue in
/// which anyone waits is served.
public struct FirstComeFirstServed: RoutingPolicy {
    /// Creates the rule.
    public init() {}

    /// The first group that has room.
    public func group(
        for conversation: borrowing ConversationView, _ now: borrowing RoutingView
    ) -> Int? {
        let queue = now.queue(of: conversation)
        return (0..<now.groups).first {
            now.hasRoom(inGroup: $0) && now.group($0, mayServe: queue)
        }
    }

    /// The first queue in which anyone waits.
    public func queue(for group: Int, _ now: borrowing RoutingView) -> Int? {
        (0..<now.queues).first {
            now.customers(inQueue: $0) > 0 && now.group(group, mayServe: $0)
        }
    }
}
