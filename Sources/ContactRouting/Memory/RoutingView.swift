import SimulationKernel

/// What a routing policy sees when it decides: the queues and the groups of agents as they are.
///
/// It cannot be copied or kept. Every question costs as much as reading a number.
public struct RoutingView: ~Copyable {
    private let stage: UnsafePointer<HumanStage>
    private let conversations: UnsafePointer<ConversationPool>
    /// The instant.
    public let now: Instant

    private init(
        _ stage: UnsafePointer<HumanStage>, _ conversations: UnsafePointer<ConversationPool>,
        _ now: Instant
    ) {
        self.stage = stage
        self.conversations = conversations
        self.now = now
    }

    /// Lends a view for the time of a decision.
    static func look<Answer>(
        at stage: borrowing HumanStage, _ conversations: borrowing ConversationPool,
        _ now: Instant, _ decide: (borrowing RoutingView) -> Answer
    ) -> Answer {
        withUnsafePointer(to: stage) { stage in
            withUnsafePointer(to: conversations) { conversations in
                decide(RoutingView(stage, conversations, now))
            }
        }
    }
}

extension RoutingView {
    /// Groups of agents, in the order of the scenario.
    public var groups: Int { stage.pointee.groups.count }

    /// Queues, one for each priority of the intents, from the first served.
    public var queues: Int { stage.pointee.lines.classes }

    /// Agents of a group on duty.
    public func agentsOnDuty(inGroup group: Int) -> Int {
        stage.pointee.groups[group].roster.onDuty
    }

    /// Agents of a group on duty who hold no conversation.
    public func idleAgents(inGroup group: Int) -> Int { stage.pointee.groups[group].roster.idle }

    /// Whether an agent of a group could take one more conversation.
    public func hasRoom(inGroup group: Int) -> Bool {
        stage.pointee.groups[group].roster.leastLoaded != nil
    }

    /// Customers who wait in a queue.
    public func customers(inQueue queue: Int) -> Int { stage.pointee.lines.count(of: queue) }

    /// How long the first customer of a queue has waited; nil if nobody does.
    public func longestWait(inQueue queue: Int) -> TimeSpan? {
        stage.pointee.lines.head(of: queue).map { now - conversations.pointee[$0].offered }
    }

    /// The first customer of a queue, if anyone waits.
    public func withFirst<Answer>(
        inQueue queue: Int, _ look: (borrowing ConversationView) -> Answer
    ) -> Answer? {
        stage.pointee.lines.head(of: queue).map { look(conversations.pointee.view($0)) }
    }
}
