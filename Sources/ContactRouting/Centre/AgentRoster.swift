import SimulationKernel
import SimulationStatistics

/// The agents of a group: who is on duty, how many conversations each holds, who takes the next.
///
/// When fewer are planned, idle agents go first and then those who hold least, or each has a
/// shift of their own: see `AgentGroup.EndOfShift`. One who goes off duty takes nothing new and
/// finishes what they hold. When more are planned, who went last comes back first.
///
/// The agents on duty with room left stand in one list per number of conversations held, in
/// the order in which they came to hold that many: the least loaded, and among those the
/// longest so, is always the head of the first list that is not empty.
///
/// - Complexity: finding an agent O(concurrency), assigning and finishing O(1); a staffing
///   change O(agents changed x concurrency), or O(agents) if agents without room left must go.
struct AgentRoster: ~Copyable {
    static let noLink: Int32 = -1

    struct Agent: BitwiseCopyable {
        var load: Int32 = 0
        var isOnDuty = false
        var previous = AgentRoster.noLink
        var following = AgentRoster.noLink
    }

    struct List: BitwiseCopyable {
        var head = AgentRoster.noLink
        var tail = AgentRoster.noLink
    }

    /// Most conversations per agent.
    let concurrency: Int
    /// Agents on duty.
    private(set) var onDuty = 0
    /// Who goes off duty when fewer are planned.
    private let endOfShift: AgentGroup.EndOfShift
    private var agents: FixedArray<Agent>
    /// The list of each load below `concurrency`.
    private var lists: FixedArray<List>
    /// The agents off duty; the last of them comes on duty next.
    private var offDuty: FixedArray<Int32>

    /// Conversations held, by agents on duty or finishing.
    var conversations = TimeIntegral()
    /// Slots of the agents on duty, and those in use by agents finishing.
    var slots = TimeIntegral()
    /// Agents with at least one conversation.
    var busyAgents = TimeIntegral()
    /// Agents on duty or finishing.
    var presentAgents = TimeIntegral()

    init(size: Int, concurrency: Int, endOfShift: AgentGroup.EndOfShift = .idleFirst) {
        self.concurrency = concurrency
        self.endOfShift = endOfShift
        agents = FixedArray(repeating: Agent(), count: size)
        lists = FixedArray(repeating: List(), count: concurrency)
        offDuty = FixedArray(repeating: 0, count: size)
        for agent in 0..<size { offDuty[size - 1 - agent] = Int32(agent) }
    }

    /// Conversations that `agent` holds.
    func load(of agent: Int) -> Int { Int(agents[agent].load) }

    /// Agents on duty who hold nothing.
    var idle: Int { presentAgents.level - busyAgents.level }

    /// The agent who takes the next conversation, or nil if none on duty has room.
    var leastLoaded: Int? {
        // Inlined, because a call would copy the group.
        @inline(__always)
        get {
            for level in 0..<concurrency where lists[level].head != AgentRoster.noLink {
                return Int(lists[level].head)
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
        if load + 1 < concurrency { link(agent) }
        conversations.add(1, at: now.ticks)
        if load == 0 { busyAgents.add(1, at: now.ticks) }
    }

    /// Takes a conversation away from `agent`, who has finished it.
    mutating func release(from agent: Int, at now: Instant) {
        let isOnDuty = agents[agent].isOnDuty
        let load = load(of: agent) - 1
        if isOnDuty, load + 1 < concurrency { unlink(agent) }
        agents[agent].load -= 1
        if isOnDuty { link(agent) }
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
    private var firstToGo: Int? { endOfShift == .idleFirst ? leastLoaded : nil }

    private mutating func bringOn(_ agent: Int, at now: Instant) {
        let load = load(of: agent)
        agents[agent].isOnDuty = true
        onDuty += 1
        if load < concurrency { link(agent) }
        slots.add(concurrency - load, at: now.ticks)
        if load == 0 { presentAgents.add(1, at: now.ticks) }
    }

    private mutating func sendOff(_ agent: Int, at now: Instant) {
        let load = load(of: agent)
        if load < concurrency { unlink(agent) }
        agents[agent].isOnDuty = false
        offDuty[offDuty.count - onDuty] = Int32(agent)
        onDuty -= 1
        slots.add(load - concurrency, at: now.ticks)
        if load == 0 { presentAgents.add(-1, at: now.ticks) }
    }

    /// Adds `agent` at the end of the list for their load.
    @inline(__always)
    private func link(_ agent: Int) {
        let level = load(of: agent)
        let tail = lists[level].tail
        agents[agent].previous = tail
        agents[agent].following = AgentRoster.noLink
        if tail == AgentRoster.noLink {
            lists[level].head = Int32(agent)
        } else {
            agents[Int(tail)].following = Int32(agent)
        }
        lists[level].tail = Int32(agent)
    }

    /// Takes `agent` out of the list for their load.
    @inline(__always)
    private func unlink(_ agent: Int) {
        let level = load(of: agent)
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
    }
}
