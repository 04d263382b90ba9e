import SimulationKernel

/// Customers who wait for one agent alone: a line for each agent of all groups.
struct AgentLines {
    private var lines: WaitingLines
    /// Agents of the groups before each.
    private let before: [Int]

    /// No line for anybody, if nobody has an agent of theirs.
    init(sizes: [Int]) {
        before = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        lines = WaitingLines(classes: sizes.reduce(0, +))
    }

    /// Who waits for any agent.
    var count: Int { lines.count }

    private func line(_ group: Int, _ agent: Int) -> Int { before[group] + agent }

    /// Who waits first for an agent.
    func head(of group: Int, _ agent: Int) -> UInt32? {
        lines.count > 0 ? lines.head(of: line(group, agent)) : nil
    }

    mutating func append(
        _ place: UInt32, to group: Int, _ agent: Int, in conversations: borrowing ConversationPool
    ) {
        lines.append(place, priorityClass: line(group, agent), in: conversations)
    }

    mutating func remove(
        _ place: UInt32, from group: Int, _ agent: Int,
        in conversations: borrowing ConversationPool
    ) {
        lines.remove(place, priorityClass: line(group, agent), in: conversations)
    }

    /// Everyone who waits, agent by agent.
    func places(in conversations: borrowing ConversationPool) -> [UInt32] {
        lines.places(in: conversations)
    }
}
