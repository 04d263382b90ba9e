import ElementaryFunctions
import SimulationKernel
import SimulationStatistics

/// The human tier in a run: groups of agents, the queues before them, and who brings them together.
struct HumanStage: ~Copyable {
    let groups: OwnedList<StaffedGroup>
    /// Agents planned to be on duty, by group.
    let plans: [Timetable<Int>]
    var lines: WaitingLines
    /// Customers to be called back when somebody has nobody waiting.
    var callBacks = WaitingLines(classes: 1)
    /// Customers waiting for a human.
    var waiting = TimeIntegral()
    /// What decides instead of the built-in rule, and whether anything does: looking at the one
    /// costs more than looking at the other.
    let routing: (any RoutingPolicy)?
    let hasOwnRouting: Bool
    /// Whether humans can fail.
    let canFail: Bool
    let waitingRoom: Int
    let afterHours: HumanTier.AfterHours
    let finish: HumanTier.Finish

    /// Whether anybody is planned to be on duty.
    var isOpen = false
    /// When the last shift ended, and whether agents have stayed to finish.
    var closedAt = Instant.zero
    var isFinishing = false
    /// AI sessions that had begun when the last shift ended, and whose customers are waited for.
    var sessionsToFinish = 0

    init(_ scenario: Scenario, _ stream: CustomerStream) {
        let humans = scenario.humans
        let plans = humans?.groups ?? []
        let sizes = plans.map { $0.agents.values.max() ?? 0 }
        self.plans = plans.map { $0.onDuty(during: scenario.measurement) }
        groups = OwnedList(count: plans.count) { number in
            let (plan, size) = (plans[number], sizes[number])
            return StaffedGroup(
                roster: AgentRoster(
                    size: size, concurrency: plan.totalRates.count, endOfShift: plan.endOfShift),
                sharedWork: plan.conversationsAreIndependent
                    ? nil : SharedWork(plan.totalRates, agents: size),
                quality: plan.qualities(
                    agents: size, after: sizes[..<number].reduce(0, +), stream),
                resolutionLoss: plan.resolutionLossPerConversation)
        }
        let lastClass = scenario.intents.reduce(0) { max($0, $1.priorityClass) }
        lines = WaitingLines(classes: lastClass + 1)
        routing = humans?.routing
        hasOwnRouting = humans?.routing != nil
        canFail = humans?.canFail ?? false
        waitingRoom = humans?.waitingRoom ?? .max
        afterHours = humans?.afterHours ?? .leave
        finish = humans?.finish ?? .inHand
    }

    /// Whether there is a human tier at all.
    var exists: Bool { groups.count > 0 }

    /// Whether conversations of an agent of any group slow each other down.
    var sharesWork: Bool {
        for group in 0..<groups.count where groups[group].sharedWork != nil { return true }
        return false
    }

    /// Agents on duty.
    var onDuty: Int {
        var sum = 0
        for group in 0..<groups.count { sum += groups[group].roster.onDuty }
        return sum
    }

    /// Agents on duty who hold nothing.
    var idle: Int {
        var sum = 0
        for group in 0..<groups.count { sum += groups[group].roster.idle }
        return sum
    }

    /// The first group that has room.
    @inline(__always)
    var firstWithRoom: Int? {
        for group in 0..<groups.count where groups[group].roster.leastLoaded != nil {
            return group
        }
        return nil
    }

    /// The areas since the last call.
    mutating func takeAreas(at now: Instant, intervalOfWeek: Int) -> RunAreas {
        RunAreas(
            staffingByGroup: (0..<groups.count).map { groups[$0].roster.takeAreas(at: now) },
            waiting: Int128(waiting.take(at: now.ticks)), intervalOfWeek: intervalOfWeek)
    }
}

extension AgentGroup {
    /// What each of so many agents resolves more or less than the mean; empty if all are alike.
    fileprivate func qualities(
        agents: Int, after others: Int, _ stream: CustomerStream
    ) -> [Double] {
        guard resolutionDeviation > 0 else { return [] }
        let draws = stream.draws(.agentQuality)
        return (others..<others + agents).map {
            resolutionDeviation * Elementary.normalQuantile(draws.uniform(entity: UInt64($0)))
        }
    }
}
