import SimulationKernel
import SimulationStatistics

/// The agents of a group: who is on duty, how many conversations each holds, who takes the next.
///
/// When fewer are planned, idle agents go first and then those who hold least, or each has a
/// shift of their own: see `AgentGroup.EndOfShift`. One who goes off duty takes nothing new and
/// finishes what they hold. When more are planned, who went last comes back first.
///
/// The agents on duty with room left stand in one list per number of conversations held (or per
/// number of those that they cannot hold, where spare capacity counts), in the order in which they
/// came to hold that many: who comes first, and among those has done so for longest, is always the
/// head of the first list that is not empty.
///
/// - Complexity: finding an agent O(concurrency), or O(agents / 64) in turn; assigning and
///   finishing O(1); a staffing change O(agents changed x concurrency), or O(agents) if agents
///   without room left must go.
struct AgentRoster: ~Copyable {
    static let noLink: Int32 = -1

    /// Who of the agents with room comes first.
    enum Order {
        /// Whoever holds fewest conversations.
        case leastLoaded
        /// Whoever can hold most more.
        case mostSpare
        /// Whoever follows the one who was given the last conversation.
        case inTurn
    }

    struct Agent: BitwiseCopyable {
        var load: UInt8 = 0
        /// Most conversations.
        var limit: UInt8
        /// The list for those who hold nothing.
        var firstList: UInt8
        var isOnDuty = false
        var previous = AgentRoster.noLink
        var following = AgentRoster.noLink
    }

    struct List: BitwiseCopyable {
        var head = AgentRoster.noLink
        var tail = AgentRoster.noLink
    }

    /// Most conversations of any agent.
    let concurrency: Int
    /// Agents on duty.
    private(set) var onDuty = 0
    /// Agents on duty with room left.
    private(set) var withRoom = 0
    /// Who goes off duty when fewer agents are planned.
    private let endOfShift: AgentGroup.EndOfShift
    private let order: Order
    private var agents: FixedArray<Agent>
    private var lists: FixedArray<List>
    /// The agents off duty; the last of them comes on duty next.
    private var offDuty: FixedArray<Int32>
    /// Since when each agent holds as many conversations as now or, in turn, when each was given
    /// the last one; empty if nobody asks.
    private var since: FixedArray<Instant>
    /// Whether each agent has room, a bit each, if they take conversations in turn.
    private var room: FixedArray<UInt64>
    /// Whose turn it is.
    private var turn = 0

    /// Conversations held, by agents on duty or finishing.
    var conversations = TimeIntegral()
    /// Slots of the agents on duty, and those in use by agents finishing.
    var slots = TimeIntegral()
    /// Agents with at least one conversation.
    var busyAgents = TimeIntegral()
    /// Agents on duty or finishing.
    var presentAgents = TimeIntegral()

    /// - Parameters:
    ///   - size: the most agents.
    ///   - concurrency: most conversations per agent, at most 255.
    ///   - endOfShift: who goes when fewer are planned.
    ///   - limits: most conversations of each agent, where they differ.
    ///   - order: who comes first.
    ///   - isTimed: whether `since(_:)` will be asked.
    init(
        size: Int, concurrency: Int, endOfShift: AgentGroup.EndOfShift = .idleFirst,
        limits: [Int] = [], order: Order = .leastLoaded, isTimed: Bool = false
    ) {
        self.concurrency = concurrency
        self.endOfShift = endOfShift
        self.order = order
        agents = FixedArray(
            repeating: Agent(limit: UInt8(concurrency), firstList: 0), count: size)
        lists = FixedArray(repeating: List(), count: concurrency)
        offDuty = FixedArray(repeating: 0, count: size)
        since = FixedArray(repeating: .zero, count: isTimed ? size : 0)
        room = FixedArray(repeating: 0, count: order == .inTurn ? (size + 63) / 64 : 0)
        for agent in 0..<size { offDuty[size - 1 - agent] = Int32(agent) }
        for (agent, limit) in limits.enumerated() {
            agents[agent].limit = UInt8(min(limit, concurrency))
            if order == .mostSpare {
                agents[agent].firstList = UInt8(concurrency) - agents[agent].limit
            }
        }
    }

    /// Conversations that `agent` holds.
    func load(of agent: Int) -> Int { Int(agents[agent].load) }

    /// How many more conversations `agent` can hold.
    func spare(of agent: Int) -> Int { limit(of: agent) - load(of: agent) }

    private func limit(of agent: Int) -> Int { Int(agents[agent].limit) }

    /// Whether `agent` is on duty.
    func isOnDuty(_ agent: Int) -> Bool { agents[agent].isOnDuty }

    /// Whether `agent` could hold one more conversation, if they are on duty.
    @inline(__always)
    func hasRoom(_ agent: Int) -> Bool { agents[agent].load < agents[agent].limit }

    /// Since when `agent` holds as many conversations as now or, in turn, when they were given the
    /// last one.
    func since(_ agent: Int) -> Instant { since[agent] }

    /// Agents on duty who hold nothing.
    var idle: Int { presentAgents.level - busyAgents.level }

    /// The agent who takes the next conversation, or nil if none on duty has room.
    var next: Int? {
        // Inlined, because a call would copy the group.
        @inline(__always)
        get { order == .inTurn ? nextInTurn : firstOfLists }
    }

    private var firstOfLists: Int? {
        @inline(__always)
        get {
            for level in 0..<concurrency where lists[level].head != AgentRoster.noLink {
                return Int(lists[level].head)
            }
            return nil
        }
    }

    /// The first agent with room from the one on whose turn it is, and from the first one on.
    private var nextInTurn: Int? {
        @inline(__always)
        get {
            guard withRoom > 0 else { return nil }
            let (word, bit) = (turn / 64, turn % 64)
            let own = (room[word] >> UInt64(bit)) << UInt64(bit)
            if own != 0 { return word * 64 + own.trailingZeroBitCount }
            for step in 1...room.count {
                let next = (word + step) % room.count
                if room[next] != 0 { return next * 64 + room[next].trailingZeroBitCount }
            }
            return nil
        }
    }

    /// The areas since the last call.
    mutating func takeAreas(at now: Instant) -> StaffTime {
        StaffTime(
            held: Int128(conversations.take(at: now.ticks)),
            slots: Int128(slots.take(at: now.ticks)),
            busy: Int128(busyAgents.take(at: now.ticks)),
            present: Int128(presentAgents.take(at: now.ticks)))
    }

    /// Gives a conversation to `agent`, who is on duty and has room.
    mutating func assign(to agent: Int, at now: Instant) {
        unlink(agent)
        let load = load(of: agent)
        agents[agent].load += 1
        if since.count > 0 { since[agent] = now }
        if order == .inTurn { turn = agent + 1 < agents.count ? agent + 1 : 0 }
        if hasRoom(agent) { link(agent) }
        conversations.add(1, at: now.ticks)
        if load == 0 { busyAgents.add(1, at: now.ticks) }
    }

    /// Takes a conversation away from `agent`, who has finished it.
    mutating func release(from agent: Int, at now: Instant) {
        let isOnDuty = agents[agent].isOnDuty
        if isOnDuty, hasRoom(agent) { unlink(agent) }
        agents[agent].load -= 1
        if since.count > 0, order != .inTurn { since[agent] = now }
        if isOnDuty { link(agent) }
        let load = load(of: agent)
        conversations.add(-1, at: now.ticks)
        if load == 0 { busyAgents.add(-1, at: now.ticks) }
        if !isOnDuty {
            slots.add(-1, at: now.ticks)
            if load == 0 { presentAgents.add(-1, at: now.ticks) }
        }
    }

    /// Brings agents on and off duty so that `planned` are on it.
    mutating func setOnDuty(_ planned: Int, at now: Instant) {
        while onDuty < planned { bringOn(Int(offDuty[offDuty.count - onDuty - 1]), at: now) }
        while onDuty > planned, let agent = firstToGo { sendOff(agent, at: now) }
        guard onDuty > planned else { return }
        for agent in stride(from: agents.count - 1, through: 0, by: -1)
        where agents[agent].isOnDuty {
            sendOff(agent, at: now)
            if onDuty == planned { return }
        }
    }

    /// Who goes off duty next, if that is not simply the one with the highest number.
    private var firstToGo: Int? {
        guard endOfShift == .idleFirst else { return nil }
        guard order == .mostSpare else { return firstOfLists }
        // Whoever can hold most more need not be idle.
        let heads = (0..<concurrency).map { Int(lists[$0].head) }.filter { $0 >= 0 }
        return heads.min { agents[$0].load < agents[$1].load }
    }

    private mutating func bringOn(_ agent: Int, at now: Instant) {
        let load = load(of: agent)
        agents[agent].isOnDuty = true
        onDuty += 1
        if since.count > 0, order != .inTurn { since[agent] = now }
        if hasRoom(agent) { link(agent) }
        slots.add(limit(of: agent) - load, at: now.ticks)
        if load == 0 { presentAgents.add(1, at: now.ticks) }
    }

    private mutating func sendOff(_ agent: Int, at now: Instant) {
        let load = load(of: agent)
        if hasRoom(agent) { unlink(agent) }
        agents[agent].isOnDuty = false
        offDuty[offDuty.count - onDuty] = Int32(agent)
        onDuty -= 1
        slots.add(load - limit(of: agent), at: now.ticks)
        if load == 0 { presentAgents.add(-1, at: now.ticks) }
    }

    /// Adds `agent` at the end of the list for their load.
    @inline(__always)
    private mutating func link(_ agent: Int) {
        let level = Int(agents[agent].firstList &+ agents[agent].load)
        let tail = lists[level].tail
        agents[agent].previous = tail
        agents[agent].following = AgentRoster.noLink
        if tail == AgentRoster.noLink {
            lists[level].head = Int32(agent)
        } else {
            agents[Int(tail)].following = Int32(agent)
        }
        lists[level].tail = Int32(agent)
        withRoom += 1
        if order == .inTurn { room[agent / 64] |= 1 << UInt64(agent % 64) }
    }

    /// Takes `agent` out of the list for their load.
    @inline(__always)
    private mutating func unlink(_ agent: Int) {
        let level = Int(agents[agent].firstList &+ agents[agent].load)
        let (before, after) = (agents[agent].previous, agents[agent].following)
        if before == AgentRoster.noLink {
            lists[level].head = after
        } else {
            agents[Int(before)].following = after
        }
        if after == AgentRoster.noLink {
            lists[level].tail = before
        } else {
            agents[Int(after)].previous = before
        }
        withRoom -= 1
        if order == .inTurn { room[agent / 64] &= ~(1 << UInt64(agent % 64)) }
    }
}
