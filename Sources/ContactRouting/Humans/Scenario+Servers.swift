import SimulationKernel

extension ServerTable {
    /// Who serves the queues of a scenario.
    ///
    /// - Parameter isPlain: whether everybody serves all alike at all times, so that nobody asks
    ///   how fast which queue is served.
    init(_ scenario: Scenario, _ map: borrowing QueueMap, isPlain: Bool) {
        let groups = scenario.humans?.groups ?? []
        let selection = scenario.humans?.agentSelection ?? .listed
        let work =
            isPlain ? map.queues.map { _ in 1 } : scenario.meanWork(ofQueues: map)
        let queues = map.queues.enumerated().map { queue, plan in
            var own: [Server] = []
            for (group, skill) in plan.skills.enumerated() {
                guard let skill else { continue }
                var server = Server(
                    groups[group], group, skill, queue: queue, meanWork: work[queue])
                server.setPoints(selection, scenario)
                own.append(server)
            }
            // Sorting is stable: of equals the group listed first.
            return own.sorted { $0.points > $1.points }
        }
        self.init(queues, groups: groups.count)
    }
}

extension Server {
    fileprivate init(
        _ group: AgentGroup, _ number: Int, _ skillNumber: Int, queue: Int, meanWork: Double
    ) {
        let skill = group.skills[skillNumber]
        self.group = UInt16(number)
        self.queue = UInt16(queue)
        let others = group.skills.enumerated().filter { $0.offset != skillNumber }
        kept = Int32(others.reduce(0) { $0 + $1.element.reserved })
        afterWait = skill.isAtOnce ? .zero : skill.afterWait ?? .forever
        overflowWait = skill.overflowWait ?? .forever
        let grades = group.grades
        let speedOfGrades = grades.isEmpty ? 1 : grades.reduce(0) { $0 + $1.share * $1.speedFactor }
        speed = skill.speedFactor
        resolution = skill.resolutionFactor
        rate = (group.totalRates.last ?? 1) * skill.speedFactor * speedOfGrades / meanWork
        points = 0
    }

    /// What the choice of an agent sees of the group, whatever the moment.
    fileprivate mutating func setPoints(_ selection: AgentSelection, _ scenario: Scenario) {
        let skill = speed * resolution
        let cost = scenario.humans?.groups[Int(group)].costPerPaidHour ?? 0
        switch selection {
        case .listed, .longestIdle, .leastLoaded, .mostSpareCapacity, .roundRobin: points = 0
        case .mostSkilled: points = skill
        case .lowestCost: points = -cost
        case .score:
            let score = scenario.humans?.agentScore ?? AgentScore()
            points = score.skill * skill + score.cost * cost
        }
    }
}

extension Scenario {
    /// Mean work that the customers of each queue bring, in seconds of an agent with one
    /// conversation; those who were passed on bring what they had.
    fileprivate func meanWork(ofQueues map: borrowing QueueMap) -> [Double] {
        var (work, weight) = (
            Array(repeating: 0.0, count: map.queues.count),
            Array(repeating: 0.0, count: map.queues.count)
        )
        let targets = transferQueues
        /// Adds customers to a queue and to those to which they are passed on.
        func add(_ share: Double, _ mean: Double, to queue: Int, _ complexity: Int) {
            weight[queue] += share
            work[queue] += share * mean
            for (rule, transfer) in (humans?.transfers ?? []).enumerated() {
                guard let target = targets[rule][queue] else { continue }
                add(share * transfer.shares[complexity], mean, to: target, complexity)
            }
        }
        for (number, intent) in intents.enumerated() {
            let mean = intent.humanSession.mean
            let after = intent.afterContactWork?.mean ?? 0
            for (segmentNumber, segment) in segments.enumerated() {
                for (complexity, share) in intent.complexityShares.enumerated() {
                    let queue = Int(
                        map.queue(
                            intent: number, segment: segmentNumber, complexity: complexity))
                    let session =
                        mean * complexities[complexity].workFactor * segment.workFactor
                    add(
                        self.share(ofIntent: number, segment: segmentNumber) * share,
                        session + after, to: queue, complexity)
                }
            }
        }
        return zip(work, weight).map { $1 > 0 && $0 > 0 ? $0 / $1 : 1 }
    }
}
