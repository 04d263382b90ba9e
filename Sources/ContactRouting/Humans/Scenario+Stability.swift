import SimulationKernel

/// Whether queues can be kept from growing.
extension Scenario {
    /// Whether some queue would grow without bound: customers who never give up bring more work
    /// than the agents who may take them can do, however they share it, and there is room for all
    /// of them. Where those who wait leave with the last agent, every closing time ends the queue.
    public var isUnstable: Bool {
        guard let humans, humans.waitingRoom == nil else { return false }
        let loads = patientLoads.filter { !isClearedAgainAndAgain($0.plan) }
        let load = loads.reduce(0) { $0 + $1.load }
        guard load > 0 else { return false }
        let capacities = humans.groups.map { meanAgentsOnDuty(of: $0) * ($0.totalRates.last ?? 1) }
        var sharing = WorkSharing(
            capacities: capacities,
            queues: loads.map { own in
                let speeds = own.plan.skills.enumerated().map { group, skill in
                    skill.map { humans.groups[group].speed(withSkill: $0) }
                }
                // Optimistic where speeds differ: all work is as fast as by the fastest.
                let fastest = speeds.compactMap { $0 }.max() ?? 1
                let groups = speeds.indices.filter { speeds[$0] != nil }
                return (load: own.load / fastest, groups: groups)
            })
        // Agents who could do just as much as comes are too few.
        return !sharing.hasRoomToSpare()
    }

    /// The work of customers who never give up, in erlangs, by queues of the same plan.
    private var patientLoads: [(plan: QueuePlan, load: Double)] {
        var loads: [QueuePlan: Double] = [:]
        var order: [QueuePlan] = []
        for (number, intent) in intents.enumerated() {
            let ofIntent = humanLoad(of: intent)
            let meanFactor = mean(overSegmentsOf: intent) { $0.workFactor }
            for (place, segment) in segments.enumerated()
            where (segment.patience ?? intent.patience) == nil && intent.share > 0 {
                let ofSegment =
                    self.share(ofIntent: number, segment: place) / intent.share
                    * segment.workFactor / meanFactor
                for (complexity, share) in intent.complexityShares.enumerated() {
                    let plan = queuePlan(intent: number, segment: place, complexity: complexity)
                    let mean = intent.complexityShares.indices.reduce(0) {
                        $0 + intent.complexityShares[$1] * complexities[$1].workFactor
                    }
                    let part = share * complexities[complexity].workFactor / mean
                    if loads[plan] == nil { order.append(plan) }
                    loads[plan, default: 0] += ofIntent * ofSegment * part
                }
            }
        }
        return order.compactMap { plan in loads[plan].map { (plan, $0) } }
    }

    /// Whether the week has an hour in which nobody who serves a queue is on duty, and customers
    /// leave then.
    private func isClearedAgainAndAgain(_ plan: QueuePlan) -> Bool {
        guard let humans, humans.afterHours == .leave else { return false }
        let own = plan.skills.indices.filter { plan.skills[$0] != nil }
            .map { humans.groups[$0].onDuty(during: measurement) }
        guard let first = own.first else { return true }
        let step = own.map(\.interval.ticks).min() ?? first.interval.ticks
        let intervals = 7 * TimeSpan.day.ticks / step
        let isPlanned = (0..<intervals).map { number in
            own.contains { $0.value(at: .zero + TimeSpan(ticks: number * step)) > 0 }
        }
        return own.allSatisfy(\.isCyclic) && isPlanned.contains(false) && isPlanned.contains(true)
    }
}

extension AgentGroup {
    /// What work is divided by on average if agents of the group take it by a skill.
    fileprivate func speed(withSkill number: Int) -> Double {
        let ofGrades = grades.isEmpty ? 1 : grades.reduce(0) { $0 + $1.share * $1.speedFactor }
        return skills[number].speedFactor * ofGrades
    }
}

/// How work of queues can be spread over the groups that serve them: a flow from the one to the
/// other, made greatest by paths that improve it (L. R. Ford and D. R. Fulkerson 1956).
private struct WorkSharing {
    private var spare: [Double]
    private let queues: [(load: Double, groups: [Int])]
    /// What each group does for each queue.
    private var done: [[Int: Double]]

    init(capacities: [Double], queues: [(load: Double, groups: [Int])]) {
        spare = capacities
        self.queues = queues
        done = Array(repeating: [:], count: queues.count)
    }

    /// Whether all work can be done and whoever may do any of it has time left.
    mutating func hasRoomToSpare() -> Bool {
        for queue in queues.indices {
            var left = queues[queue].load
            while left > 1e-12 * queues[queue].load {
                guard let path = path(from: queue) else { return false }
                left -= push(along: path, atMost: left)
            }
        }
        return queues.indices.allSatisfy { queues[$0].load == 0 || path(from: $0) != nil }
    }

    /// Queues and groups in turn, from a queue to a group with time to spare, each group giving
    /// back some of the work of the queue that follows it.
    private func path(from start: Int) -> [Int]? {
        var cameBy: [Int: (queue: Int, before: Int?)] = [:]
        var frontier: [(queue: Int, by: Int?)] = [(start, nil)]
        var seen: Set<Int> = [start]
        while let (queue, by) = frontier.first {
            frontier.removeFirst()
            for group in queues[queue].groups where cameBy[group] == nil {
                cameBy[group] = (queue, by)
                if spare[group] > 1e-9 { return way(to: group, cameBy) }
                for other in queues.indices
                where (done[other][group] ?? 0) > 1e-9 && seen.insert(other).inserted {
                    frontier.append((other, group))
                }
            }
        }
        return nil
    }

    private func way(to group: Int, _ cameBy: [Int: (queue: Int, before: Int?)]) -> [Int] {
        var way: [Int] = []
        var last: Int? = group
        while let group = last, let step = cameBy[group] {
            way = [step.queue, group] + way
            last = step.before
        }
        return way
    }

    private mutating func push(along path: [Int], atMost wanted: Double) -> Double {
        var amount = min(wanted, spare[path[path.count - 1]])
        // A queue after the first is served less by the group before it.
        for place in stride(from: 2, to: path.count, by: 2) {
            amount = min(amount, done[path[place]][path[place - 1]] ?? 0)
        }
        for place in stride(from: 0, to: path.count, by: 2) {
            done[path[place]][path[place + 1], default: 0] += amount
            if place > 0 { done[path[place]][path[place - 1], default: 0] -= amount }
        }
        spare[path[path.count - 1]] -= amount
        return amount
    }
}
