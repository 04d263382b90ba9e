import SimulationKernel
import SimulationStatistics

/// Who takes a conversation.
struct Taker: BitwiseCopyable {
    var group: Int
    /// Number of the agent in the group.
    var agent: Int
    /// How well the group serves the queue, by number of the server; -1 if as well as anybody.
    var server = -1
}

/// The human tier in a run: groups of agents, the queues before them, and who brings them together.
struct HumanStage: ~Copyable {
    let groups: OwnedList<StaffedGroup>
    /// Agents planned to be on duty, by group.
    let plans: [Timetable<Int>]
    /// The queue of every kind of customer.
    let map: QueueMap
    /// Who serves which queue, and how.
    private(set) var table: ServerTable
    var lines: WaitingLines
    /// Customers to be called back when somebody has nobody waiting, by queue.
    var callBacks: WaitingLines
    /// Customers waiting for a human.
    var waiting = TimeIntegral()
    /// What decides instead of the built-in selections, and whether anything does: looking at the
    /// one costs more than looking at the other.
    let routing: (any RoutingPolicy)?
    let hasOwnRouting: Bool
    /// Whether every group takes everything at once and equally well, in the order of the list, and
    /// the best priority goes first: most desks, for which most of the choices need no look.
    let isPlain: Bool
    /// How agents and conversations are chosen.
    private(set) var selection: Selection
    /// What the order of service asks of each queue.
    let laws: FixedArray<QueueLaw>
    /// Whether humans can fail.
    let canFail: Bool
    private(set) var waitingRoom: Int
    let afterHours: HumanTier.AfterHours
    let finish: HumanTier.Finish

    /// The most agents of each group.
    let sizes: [Int]
    /// Customers who wait for one agent alone.
    var agentLines: AgentLines
    /// What happens between customers and agents beside queueing.
    private(set) var rules: ContactRules

    /// Which queues are open.
    var hours: QueueHours
    /// Agents planned in this interval, by group.
    private(set) var planned: [Int]
    /// When days begin on which people come and leave; empty if none do.
    private let days: [Instant]
    private var today = -1
    /// When areas were last taken.
    private var flushed = Instant.zero
    /// Agents who can be called beside those who are there, by group.
    private var callable: [Int]
    /// When a queue will next be offered to further groups; `distantFuture` if it will not.
    let nextOverflow: FixedArray<Instant>

    init(_ scenario: Scenario, _ stream: CustomerStream) {
        let humans = scenario.humans
        let plans = humans?.groups ?? []
        let days = plans.contains { $0.careers != nil } ? scenario.measurement.daysOfRun : []
        let daily = days.map { scenario.inForce(at: $0 - .zero).humans?.groups ?? [] }
        let workforces = plans.indices.map { number in
            Workforce(daily.map { $0[number] }, number: number, stream)
        }
        let sizes = plans.indices.map { number in
            let most = plans[number].agents.values.max() ?? 0
            return workforces[number]?.mostSeats(of: most) ?? most
        }
        self.days = days
        let selection = Selection(scenario)
        self.selection = selection
        self.sizes = sizes
        agentLines = AgentLines(sizes: humans?.preferredAgent == nil ? [] : sizes)
        rules = ContactRules(scenario)
        self.plans = plans.map { $0.onDuty(during: scenario.measurement) }
        groups = OwnedList(count: plans.count) { number in
            StaffedGroup(
                plans[number], size: sizes[number], selection,
                after: sizes[..<number].reduce(0, +), workforces[number],
                calls: plans[number].onCall.map {
                    Calls($0, interval: scenario.measurement.interval)
                }, stream)
        }
        map = QueueMap(scenario)
        table = ServerTable(scenario, map, isPlain: scenario.isPlainThroughout)
        let queues = map.queues.count
        laws = FixedArray(map.queues.map(QueueLaw.init))
        lines = WaitingLines(classes: queues)
        callBacks = WaitingLines(classes: queues)
        hours = QueueHours(queues: queues)
        planned = Array(repeating: 0, count: plans.count)
        callable = planned
        nextOverflow = FixedArray(repeating: .distantFuture, count: queues)
        routing = humans?.routing
        hasOwnRouting = humans?.routing != nil
        isPlain = scenario.isPlainThroughout
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

    /// Agents on duty who serve a queue, and how many of them hold nothing.
    func agents(ofQueue queue: Int) -> (onDuty: Int, idle: Int) {
        var (onDuty, idle) = (0, 0)
        for number in table.servers(ofQueue: queue) {
            let group = Int(table.servers[number].group)
            onDuty += groups[group].roster.onDuty
            idle += groups[group].roster.idle
        }
        return (onDuty, idle)
    }

    /// Customers who wait for agents who serve a queue, in that one and others.
    func competitors(forQueue queue: Int) -> Int {
        table.competitors[queue].reduce(0) { $0 + lines.count(of: $1) }
    }

    /// Whether nobody else may wait.
    var isFull: Bool { lines.count + agentLines.count >= waitingRoom }

    /// The groups that take conversations of a queue as soon as they come.
    func groupsAtOnce(ofQueue queue: Int) -> [Int] {
        if isPlain { return Array(0..<groups.count) }
        return table.servers(ofQueue: queue).filter { table.servers[$0].isAtOnce }
            .map { Int(table.servers[$0].group) }.sorted()
    }

    /// Whether any group ever serves a queue.
    @inline(__always)
    func isServed(_ queue: Int) -> Bool { !table.servers(ofQueue: queue).isEmpty }

    /// Whether anybody who serves a queue is planned to be on duty, or can be called.
    func isPlanned(_ queue: Int) -> Bool {
        for number in table.servers(ofQueue: queue)
        where isExpected(Int(table.servers[number].group)) {
            return true
        }
        return false
    }

    /// Whether agents of a group are planned, or can be called.
    func isExpected(_ group: Int) -> Bool { planned[group] > 0 || callable[group] > 0 }

    /// Whether a group that is not planned any more stays for a queue that it is to finish.
    func stays(_ group: Int) -> Bool {
        guard hours.finishing > 0, !isExpected(group) else { return false }
        for place in table.queues(ofGroup: group)
        where hours.isFinishing(Int(table.servers[table.server(place)].queue)) {
            return true
        }
        return false
    }

    /// The number of the server by which a group serves a queue; -1 if all serve it alike.
    @inline(__always)
    func server(ofQueue queue: Int, chosen group: Int) -> Int {
        isPlain ? -1 : chosenServer(ofQueue: queue, group)
    }

    private func chosenServer(ofQueue queue: Int, _ group: Int) -> Int {
        guard let server = table.server(ofQueue: queue, group: group) else {
            preconditionFailure("a routing policy chose a group that may not take the queue")
        }
        return server
    }

    /// Whether conversations are offered to further groups in the course of time.
    var overflows: Bool { !isPlain && table.overflows && !hasOwnRouting }

    /// Lends a view of it for the time of a decision.
    func look<Answer>(
        _ conversations: borrowing ConversationPool, at now: Instant,
        _ decide: (borrowing RoutingView) -> Answer
    ) -> Answer {
        RoutingView.look(at: groups, table, lines, conversations, now, decide)
    }

    /// The first group that has room, and whose turn it is there.
    @inline(__always)
    var firstWithRoom: Taker? {
        for group in 0..<groups.count {
            if let agent = groups[group].roster.next { return Taker(group: group, agent: agent) }
        }
        return nil
    }

    /// The agent who takes a conversation of a server.
    func taker(_ server: Int) -> Taker? {
        let group = Int(table.servers[server].group)
        return groups[group].roster.next.map { Taker(group: group, agent: $0, server: server) }
    }

    /// Makes agents what they are from now on; who they are and what they are doing stays.
    mutating func change(to scenario: Scenario, _ stream: CustomerStream) {
        guard let tier = scenario.humans else { return }
        table = ServerTable(scenario, map, isPlain: isPlain)
        selection = Selection(scenario)
        rules = ContactRules(scenario)
        waitingRoom = tier.waitingRoom ?? .max
        for (number, plan) in tier.groups.enumerated() {
            groups[number].change(
                to: plan, size: sizes[number], after: sizes[..<number].reduce(0, +), stream)
        }
    }

    /// The areas since the last call.
    mutating func takeAreas(at now: Instant, intervalOfWeek: Int) -> RunAreas {
        defer { flushed = now }
        return RunAreas(
            staffingByGroup: (0..<groups.count).map {
                groups[$0].takeAreas(at: now, after: now - flushed)
            },
            waiting: Int128(waiting.take(at: now.ticks)), intervalOfWeek: intervalOfWeek,
            end: now)
    }
}

/// Who is to be there.
extension HumanStage {
    /// Begins the day, if a new one has come.
    ///
    /// - Returns: whether one has.
    mutating func beginDay(_ scenario: Scenario, at now: Instant) -> Bool {
        guard today + 1 < days.count, days[today + 1] <= now else { return false }
        while today + 1 < days.count, days[today + 1] <= now { today += 1 }
        for (number, plan) in (scenario.humans?.groups ?? []).enumerated() {
            groups[number].workforce?.begin(day: today)
            groups[number].learn(plan, size: sizes[number])
        }
        return true
    }

    /// Who of a group came, left and is employed today; nil if nobody is counted.
    func people(ofGroup group: Int) -> PeopleCount? {
        groups[group].workforce.map(\.today)
    }

    /// Plans who is to be there in an interval that begins: those of the plan, as far as people
    /// are there for it, and those who are called.
    mutating func plan(_ scenario: Scenario, at now: Instant) {
        for number in plans.indices {
            let plan = plans[number].value(at: now)
            planned[number] = groups[number].workforce?.seats(ofPlan: plan) ?? plan
            callable[number] = 0
        }
        guard let tier = scenario.humans, tier.groups.contains(where: { $0.onCall != nil }) else {
            return
        }
        var (load, others) = (Double(lines.count + agentLines.count), 0.0)
        for (number, group) in tier.groups.enumerated() {
            load += groups[number].recentlyHeld
            if group.onCall == nil {
                others += Double(planned[number] * group.totalRates.count)
            }
        }
        for (number, group) in tier.groups.enumerated() where group.onCall != nil {
            let each = Double(group.totalRates.count)
            callable[number] = planned[number]
            planned[number] =
                groups[number].calls?.there(
                    load: load, others: others, each: each, most: planned[number]) ?? 0
            others += Double(planned[number]) * each
        }
    }
}
