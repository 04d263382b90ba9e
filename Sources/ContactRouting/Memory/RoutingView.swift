import SimulationKernel

/// What a routing policy sees when it decides: the queues and the groups of agents as they are.
///
/// It cannot be copied or kept. Every question costs as much as reading a number.
@safe public struct RoutingView: ~Copyable {
    private let staff: UnsafePointer<OwnedList<StaffedGroup>>
    private let table: UnsafePointer<ServerTable>
    private let lines: UnsafePointer<WaitingLines>
    private let conversations: UnsafePointer<ConversationPool>
    /// The instant.
    public let now: Instant

    /// Lends a view for the time of a decision.
    static func look<Answer>(
        at staff: borrowing OwnedList<StaffedGroup>, _ table: borrowing ServerTable,
        _ lines: WaitingLines,
        _ conversations: borrowing ConversationPool, _ now: Instant,
        _ decide: (borrowing RoutingView) -> Answer
    ) -> Answer {
        unsafe withUnsafePointer(to: staff) { staff in
            unsafe withUnsafePointer(to: table) { table in
                unsafe withUnsafePointer(to: lines) { lines in
                    unsafe withUnsafePointer(to: conversations) { conversations in
                        unsafe decide(
                            RoutingView(
                                staff: staff, table: table, lines: lines,
                                conversations: conversations, now: now))
                    }
                }
            }
        }
    }
}

extension RoutingView {
    /// Groups of agents, in the order of the scenario.
    public var groups: Int { unsafe staff.pointee.count }

    /// Queues, by priority from the first served: customers wait in one whom no skill, priority or
    /// target tells apart.
    public var queues: Int { unsafe lines.pointee.classes }

    /// Agents of a group on duty.
    public func agentsOnDuty(inGroup group: Int) -> Int {
        unsafe staff.pointee[group].roster.onDuty
    }

    /// Agents of a group on duty who hold no conversation.
    public func idleAgents(inGroup group: Int) -> Int {
        unsafe staff.pointee[group].roster.idle
    }

    /// Whether an agent of a group could take one more conversation.
    public func hasRoom(inGroup group: Int) -> Bool {
        unsafe staff.pointee[group].roster.next != nil
    }

    /// Whether agents of a group may take conversations of a queue, at once or later.
    public func group(_ group: Int, mayServe queue: Int) -> Bool {
        unsafe table.pointee.server(ofQueue: queue, group: group) != nil
    }

    /// The queue in which a customer waits or would wait.
    public func queue(of conversation: borrowing ConversationView) -> Int {
        Int(conversation.state.queue)
    }

    /// Customers who wait in a queue.
    public func customers(inQueue queue: Int) -> Int {
        unsafe lines.pointee.count(of: queue)
    }

    /// How long the first customer of a queue has waited; nil if nobody does.
    public func longestWait(inQueue queue: Int) -> TimeSpan? {
        unsafe lines.pointee.head(of: queue).map {
            unsafe now - conversations.pointee[$0].offered
        }
    }

    /// The first customer of a queue, if anyone waits.
    public func withFirst<Answer>(
        inQueue queue: Int, _ look: (borrowing ConversationView) -> Answer
    ) -> Answer? {
        unsafe lines.pointee.head(of: queue).map {
            unsafe look(conversations.pointee.view($0))
        }
    }
}
