import SimulationKernel
import SimulationStatistics

/// Agents who are alike: who is on duty, how many conversations each holds, who takes the next.
///
/// Agent `j` is on duty whenever at least `j + 1` agents are planned, so each has a shift of
/// their own. One whose shift ends takes nothing new and finishes what they hold.
///
/// The agents on duty with room left stand in one list per number of conversations held, in
/// the order in which they came to hold that many: the least loaded, and among those the
/// longest so, is always the head of the first list that is not empty.
///
/// - Complexity: assigning and finishing O(concurrency); a staffing change O(agents changed).
struct AgentGroup {
    private static let noLink: Int32 = -1

    /// Most conversations per agent.
    let concurrency: Int
    /// Conversations held by each agent.
    private(set) var load: [Int]
    /// Agents planned to be on duty: those with a smaller number.
    private(set) var onDuty = 0
    /// The conversations of agent `j` are the first `load[j]` from `j * concurrency`.
    private var held: [UInt32]

    private var heads: [Int32]
    private var tails: [Int32]
    private var previous: [Int32]
    private var following: [Int32]

    /// Conversations held, by agents on duty or finishing.
    var conversations = TimeIntegral()
    /// Slots of the agents on duty, and those in use by agents finishing.
    var slots = TimeIntegral()
    /// Agents with at least one conversation.
    var busyAgents = TimeIntegral()
    /// Agents on duty or finishing.
    var presentAgents = TimeIntegral()

    init(size: Int, concurrency: Int) {
        self.concurrency = concurrency
        load = Array(repeating: 0, count: size)
        held = Array(repeating: 0, count: size * concurrency)
        heads = Array(repeating: AgentGroup.noLink, count: concurrency)
        tails = heads
        previous = Array(repeating: AgentGroup.noLink, count: size)
        following = previous
    }

    /// The agent who takes the next conversation, or nil if none on duty has room.
    var leastLoaded: Int? {
        for head in heads where head != AgentGroup.noLink { return Int(head) }
        return nil
    }

    /// The conversations that `agent` holds.
    func conversations(of agent: Int) -> ArraySlice<UInt32> {
        held[agent * concurrency..<agent * concurrency + load[agent]]
    }

    /// Gives the conversation at `place` to `agent`, who is on duty and has room.
    mutating func assign(_ place: UInt32, to agent: Int, at now: Instant) {
        unlink(agent)
        held[agent * concurrency + load[agent]] = place
        load[agent] += 1
        if load[agent] < concurrency { link(agent) }
        conversations.add(1, at: now.ticks)
        if load[agent] == 1 { busyAgents.add(1, at: now.ticks) }
    }

    /// Takes the conversation at `place` away from `agent`, who has finished it.
    mutating func release(_ place: UInt32, from agent: Int, at now: Instant) {
        let isOnDuty = agent < onDuty
        if isOnDuty, load[agent] < concurrency { unlink(agent) }
        let base = agent * concurrency
        load[agent] -= 1
        for position in base..<base + load[agent] where held[position] == place {
            held[position] = held[base + load[agent]]
        }
        if isOnDuty { link(agent) }
        conversations.add(-1, at: now.ticks)
        if load[agent] == 0 { busyAgents.add(-1, at: now.ticks) }
        if !isOnDuty {
            slots.add(-1, at: now.ticks)
            if load[agent] == 0 { presentAgents.add(-1, at: now.ticks) }
        }
    }

    /// Begins and ends shifts so that `planned` agents are on duty.
    mutating func setOnDuty(_ planned: Int, at now: Instant) {
        for agent in onDuty..<max(onDuty, planned) {
            if load[agent] < concurrency { link(agent) }
            slots.add(concurrency - load[agent], at: now.ticks)
            if load[agent] == 0 { presentAgents.add(1, at: now.ticks) }
        }
        for agent in min(onDuty, planned)..<onDuty {
            if load[agent] < concurrency { unlink(agent) }
            slots.add(load[agent] - concurrency, at: now.ticks)
            if load[agent] == 0 { presentAgents.add(-1, at: now.ticks) }
        }
        onDuty = planned
    }

    /// Adds `agent` at the end of the list for their load.
    private mutating func link(_ agent: Int) {
        let level = load[agent]
        let tail = tails[level]
        previous[agent] = tail
        following[agent] = AgentGroup.noLink
        if tail == AgentGroup.noLink {
            heads[level] = Int32(agent)
        } else {
            following[Int(tail)] = Int32(agent)
        }
        tails[level] = Int32(agent)
    }

    /// Takes `agent` out of the list for their load.
    private mutating func unlink(_ agent: Int) {
        let level = load[agent]
        let (before, after) = (previous[agent], following[agent])
        if before == AgentGroup.noLink {
            heads[level] = after
        } else {
            following[Int(before)] = after
        }
        if after == AgentGroup.noLink {
            tails[level] = before
        } else {
            previous[Int(after)] = before
        }
    }
}
