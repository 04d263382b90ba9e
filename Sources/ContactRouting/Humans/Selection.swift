import SimulationKernel

/// How agents and conversations are chosen, in plain values.
struct Selection {
    /// Two numbers, of which the greater first one wins and of equals the greater second one.
    struct Rank: Comparable {
        var first: Double
        var second = 0.0

        static func < (left: Rank, right: Rank) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }

    private let agents: AgentSelection
    private let conversations: ConversationSelection
    private let classesPerTick: Double
    private let score: AgentScore
    /// Whether the choice between groups looks at the agents whom they would send; else the first
    /// group that has one does.
    let comparesAgents: Bool
    /// Whether it looks at times, too.
    let looksAtTimes: Bool

    init(_ scenario: Scenario) {
        let humans = scenario.humans
        agents = humans?.agentSelection ?? .listed
        conversations = humans?.conversationSelection ?? .priority
        classesPerTick = (humans?.pointsPerMinute ?? 0) / 60 / Double(TimeSpan.ticksPerSecond)
        score = humans?.agentScore ?? AgentScore()
        let groups = humans?.groups.count ?? 0
        switch agents {
        case .listed, .mostSkilled, .lowestCost: (comparesAgents, looksAtTimes) = (false, false)
        case .leastLoaded, .mostSpareCapacity:
            (comparesAgents, looksAtTimes) = (groups > 1, false)
        case .longestIdle, .roundRobin, .score:
            (comparesAgents, looksAtTimes) = (groups > 1, groups > 1)
        }
    }

    /// Who of a group comes first.
    var order: AgentRoster.Order {
        switch agents {
        case .mostSpareCapacity: .mostSpare
        case .roundRobin: .inTurn
        case .listed, .longestIdle, .leastLoaded, .mostSkilled, .lowestCost, .score: .leastLoaded
        }
    }

    /// How an agent of a group with such points stands to those of others.
    ///
    /// Inlined, because a call would copy the roster.
    @inline(__always)
    func rank(
        of agent: Int, in roster: borrowing AgentRoster, points: Double, at now: Instant
    ) -> Rank {
        let load = Double(roster.load(of: agent))
        func ticks() -> Double { Double((now - roster.since(agent)).ticks) }
        switch agents {
        case .listed, .mostSkilled, .lowestCost: return Rank(first: points)
        case .leastLoaded: return Rank(first: -load)
        case .mostSpareCapacity: return Rank(first: Double(roster.spare(of: agent)))
        case .longestIdle: return Rank(first: -load, second: ticks())
        case .roundRobin: return Rank(first: ticks())
        case .score:
            let minutes = load == 0 ? ticks() / 60 / Double(TimeSpan.ticksPerSecond) : 0
            return Rank(
                first: points + score.idleMinute * minutes + score.conversation * load)
        }
    }

    /// Whether the delays predicted for queues have a say.
    var looksAtDelays: Bool { conversations == .expectedDelay }

    /// How urgent the first customer of a queue is, who has waited so long.
    ///
    /// - Parameter delay: predicted for the last customer of the queue, if that has a say.
    func urgency(_ queue: QueueLaw, waited: TimeSpan, delay: Double) -> Rank {
        let wait = Double(waited.ticks)
        switch conversations {
        case .priority: return Rank(first: -queue.priorityClass, second: wait)
        case .firstCome: return Rank(first: wait)
        case .ageing: return Rank(first: classesPerTick * wait - queue.priorityClass, second: wait)
        case .longestWeightedWait: return Rank(first: queue.waitWeight * wait, second: wait)
        case .earliestDeadline: return Rank(first: wait - queue.target, second: wait)
        case .expectedDelay: return Rank(first: delay, second: wait)
        }
    }
}

/// What the order of service asks of a queue, in plain values.
struct QueueLaw: BitwiseCopyable {
    var priorityClass: Double
    var waitWeight: Double
    /// Ticks.
    var target: Double

    init(_ plan: QueuePlan) {
        priorityClass = Double(plan.priorityClass)
        waitWeight = plan.waitWeight
        target = Double(plan.target.ticks)
    }
}

extension Scenario {
    /// Whether the human tier is plain at all times of the run.
    var isPlainThroughout: Bool {
        ([self] + changes.map(\.scenario)).allSatisfy { $0.humans?.isPlain ?? true }
    }
}

extension HumanTier {
    /// Whether every group takes everything at once and equally well, in the order of the list, and
    /// the best priority goes first.
    var isPlain: Bool {
        agentSelection == .listed && conversationSelection == .priority && transfers.isEmpty
            && groups.allSatisfy {
                $0.skills == [Skill()] && !$0.agentsDiffer && $0.fatigue == nil
            }
    }
}
