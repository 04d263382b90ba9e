import RandomVariates
import SimulationKernel

@testable import ContactRouting

/// A desk without an AI in the plainest way: whatever happens next is found by looking at
/// everybody, and every rule is written as its definition says.
struct ShadowDesk {
    struct Customer {
        let issue: UInt64
        let kind: CustomerKind
        let offered: Instant
        let givesUp: Instant
        let work: TimeSpan
    }

    struct Agent {
        let group: Int
        let number: Int
        let limit: Int
        let speed: Double
        var ends: [Instant] = []
        /// When they came to hold as many, and when they were given the last one.
        var since = Instant.zero
        var given = Instant.zero
        /// The same as `since` as a number: who came to it first.
        var order: Int
    }

    struct Taken: Equatable {
        let at: Instant
        let group: Int
        let agent: Int
    }

    let scenario: Scenario
    let tier: HumanTier
    var agents: [Agent] = []
    var waiting: [Customer] = []
    var taken: [UInt64: Taken] = [:]
    var now = Instant.zero
    var order = 0
    /// By group, the number of the agent whose turn it is.
    var turn: [Int]

    init(_ scenario: Scenario, _ tier: HumanTier) {
        self.scenario = scenario
        self.tier = tier
        turn = tier.groups.map { _ in 0 }
        for (group, plan) in tier.groups.enumerated() {
            var given = plan.grades.map { _ in 0.0 }
            for number in 0..<plan.agents.values[0] {
                let missing = given.indices.map {
                    plan.grades[$0].share * Double(number + 1) - given[$0]
                }
                let grade = missing.indices.max { missing[$0] < missing[$1] - 1e-9 }
                if let grade { given[grade] += 1 }
                let own = grade.map { plan.grades[$0] }
                agents.append(
                    Agent(
                        group: group, number: number, limit: own?.limit ?? plan.totalRates.count,
                        speed: own?.speedFactor ?? 1, order: number))
            }
        }
        order = agents.count
    }

    // MARK: Rules

    /// The skill by which a group takes a customer.
    func skill(_ group: Int, _ kind: CustomerKind) -> Skill? {
        tier.groups[group].skills.first {
            $0.intents?.contains(kind.intent) ?? true
                && $0.segments?.contains(kind.segment) ?? true
                && $0.complexities?.contains(kind.complexity) ?? true
        }
    }

    /// Whether two kinds wait in one queue.
    func areTogether(_ one: CustomerKind, _ other: CustomerKind) -> Bool {
        let (mine, theirs) = (scenario.intents[one.intent], scenario.intents[other.intent])
        return mine.priorityClass == theirs.priorityClass && mine.waitWeight == theirs.waitWeight
            && mine.targetWait == theirs.targetWait
            && tier.groups.indices.allSatisfy { group in
                let number = { (kind: CustomerKind) in
                    self.tier.groups[group].skills.firstIndex {
                        $0.intents?.contains(kind.intent) ?? true
                    }
                }
                return number(one) == number(other)
            }
    }

    func queue(of kind: CustomerKind) -> [Customer] {
        waiting.filter { areTogether($0.kind, kind) }
    }

    /// The agent of a group who is next.
    func next(_ group: Int) -> Int? {
        let own = agents.indices.filter {
            agents[$0].group == group && agents[$0].ends.count < agents[$0].limit
        }
        switch tier.agentSelection {
        case .roundRobin:
            let size = agents.count { $0.group == group }
            return own.min {
                (agents[$0].number - turn[group] + size) % size
                    < (agents[$1].number - turn[group] + size) % size
            }
        case .mostSpareCapacity:
            return own.min {
                (agents[$0].ends.count - agents[$0].limit, agents[$0].order)
                    < (agents[$1].ends.count - agents[$1].limit, agents[$1].order)
            }
        default:
            return own.min {
                (agents[$0].ends.count, agents[$0].order)
                    < (agents[$1].ends.count, agents[$1].order)
            }
        }
    }

    /// Conversations of a kind that a group finishes in a second when full.
    func pace(_ group: Int, _ kind: CustomerKind) -> Double {
        let together = scenario.intents.indices.filter {
            areTogether(CustomerKind(intent: $0, segment: 0, complexity: 0), kind)
        }
        let share = together.reduce(0) { $0 + scenario.intents[$1].share }
        let work = together.reduce(0) {
            $0 + scenario.intents[$1].share * scenario.intents[$1].humanSession.mean
        }
        let plan = tier.groups[group]
        let ofGrades =
            plan.grades.isEmpty
            ? 1 : plan.grades.reduce(0) { $0 + $1.share * $1.speedFactor }
        let skill = skill(group, kind)?.speedFactor ?? 0
        let rate = (plan.totalRates.last ?? 1) * skill * ofGrades
        return Double(plan.agents.values[0]) * rate / (work / share)
    }

    /// Whether a group may take a customer of a kind who has waited so long.
    func mayTake(_ group: Int, _ kind: CustomerKind, waited: TimeSpan, ahead: Int) -> Bool {
        guard let own = skill(group, kind) else { return false }
        let plan = tier.groups[group]
        let place = plan.skills.firstIndex {
            $0.covers(intent: kind.intent, segment: 0, complexity: 0)
        }
        let kept = plan.skills.indices.reduce(0) {
            $0 + ($1 == place ? 0 : plan.skills[$1].reserved)
        }
        let room = agents.count { $0.group == group && $0.ends.count < $0.limit }
        guard room > kept else { return false }
        if own.isAtOnce { return true }
        if let after = own.afterWait, waited >= after { return true }
        guard let bound = own.overflowWait else { return false }
        let pace = tier.groups.indices.filter { skill($0, kind)?.isAtOnce ?? false }
            .reduce(0) { $0 + self.pace($1, kind) }
        return pace == 0 || Double(ahead) / pace > bound.seconds
    }

    /// Who takes a customer of a kind.
    func taker(_ kind: CustomerKind, waited: TimeSpan, ahead: Int) -> Int? {
        let groups = tier.groups.indices.filter {
            mayTake($0, kind, waited: waited, ahead: ahead)
        }
        func better(_ value: (Int, Agent) -> [Double]) -> Int? {
            var best: (agent: Int, value: [Double])?
            for group in groups {
                guard let agent = next(group) else { continue }
                let own = value(group, agents[agent])
                if best.map({ $0.value.lexicographicallyPrecedes(own) }) ?? true {
                    best = (agent, own)
                }
            }
            return best?.agent
        }
        func quality(_ group: Int) -> Double {
            (skill(group, kind)?.speedFactor ?? 0) * (skill(group, kind)?.resolutionFactor ?? 0)
        }
        func cost(_ group: Int) -> Double { tier.groups[group].costPerPaidHour }
        switch tier.agentSelection {
        case .listed: return better { _, _ in [0] }
        case .longestIdle:
            return better { [-Double($1.ends.count), Double((now - $1.since).ticks)] }
        case .leastLoaded: return better { [-Double($1.ends.count)] }
        case .mostSpareCapacity: return better { [Double($1.limit - $1.ends.count)] }
        case .mostSkilled: return better { group, _ in [quality(group)] }
        case .lowestCost: return better { group, _ in [-cost(group)] }
        case .roundRobin: return better { [Double((now - $1.given).ticks)] }
        case .score:
            let points = tier.agentScore
            return better { group, agent in
                let idle = agent.ends.isEmpty ? (now - agent.since).seconds / 60 : 0
                return [
                    points.skill * quality(group) + points.cost * cost(group)
                        + points.idleMinute * idle
                        + points.conversation * Double(agent.ends.count)
                ]
            }
        }
    }

    /// How urgent a customer is.
    func urgency(_ customer: Customer) -> [Double] {
        let intent = scenario.intents[customer.kind.intent]
        let wait = (now - customer.offered).seconds
        switch tier.conversationSelection {
        case .priority: return [-Double(intent.priorityClass), wait]
        case .firstCome: return [wait]
        case .ageing:
            return [tier.pointsPerMinute * wait / 60 - Double(intent.priorityClass), wait]
        case .longestWeightedWait: return [intent.waitWeight * wait, wait]
        case .earliestDeadline:
            let target = intent.targetWait ?? scenario.measurement.acceptableWait
            return [wait - target.seconds, wait]
        case .expectedDelay:
            let pace = tier.groups.indices.reduce(0) { $0 + self.pace($1, customer.kind) }
            return [Double(queue(of: customer.kind).count) / pace, wait]
        }
    }

    // MARK: The run

    mutating func give(_ customer: Customer, to agent: Int) {
        let group = agents[agent].group
        let speed = agents[agent].speed * (skill(group, customer.kind)?.speedFactor ?? 1)
        let work = speed == 1 ? customer.work : TimeSpan(seconds: customer.work.seconds / speed)
        order += 1
        (agents[agent].since, agents[agent].given, agents[agent].order) = (now, now, order)
        agents[agent].ends.append(now + work)
        let size = agents.count { $0.group == group }
        turn[group] = (agents[agent].number + 1) % size
        taken[customer.issue] = Taken(at: now, group: group, agent: agents[agent].number)
    }

    /// Gives the first of a queue to whoever may take them.
    mutating func serve(_ kind: CustomerKind) {
        while let first = queue(of: kind).first,
            let agent = taker(
                kind, waited: now - first.offered, ahead: queue(of: kind).count)
        {
            waiting.removeAll { $0.issue == first.issue }
            give(first, to: agent)
        }
    }

    mutating func arrive(_ customer: Customer) {
        waiting.append(customer)
        serve(customer.kind)
    }

    mutating func pull(_ group: Int) {
        while let agent = next(group) {
            let heads = waiting.filter { customer in
                let own = queue(of: customer.kind)
                return own.first?.issue == customer.issue
                    && mayTake(
                        group, customer.kind, waited: now - customer.offered, ahead: own.count)
            }
            let best = heads.reduce(nil as Customer?) { best, head in
                guard let best else { return head }
                return urgency(best).lexicographicallyPrecedes(urgency(head)) ? head : best
            }
            guard let best else { return }
            waiting.removeAll { $0.issue == best.issue }
            give(best, to: agent)
        }
    }

    /// When somebody who waits may be taken by one more group.
    func nextOverflow() -> (at: Instant, kind: CustomerKind)? {
        let delays = waiting.flatMap { customer in
            tier.groups.indices.compactMap { group in
                skill(group, customer.kind)?.afterWait.map {
                    (at: customer.offered + $0, kind: customer.kind)
                }
            }
        }
        return delays.filter { $0.at > now }.min { $0.at < $1.at }
    }

    /// Everybody who comes, until all are served or gone.
    mutating func run(_ customers: [Customer]) {
        var left = customers[...]
        while true {
            let end = agents.indices.flatMap { agent in
                agents[agent].ends.map { (at: $0, agent: agent) }
            }.min { $0.at < $1.at }
            let leaver = waiting.min { $0.givesUp < $1.givesUp }
            let overflow = nextOverflow()
            let instants = [left.first?.offered, end?.at, leaver?.givesUp, overflow?.at]
            guard let soonest = instants.compactMap({ $0 }).min() else { return }
            now = soonest
            if let end, end.at == now {
                agents[end.agent].ends.remove(
                    at: agents[end.agent].ends.firstIndex(of: end.at) ?? 0)
                order += 1
                (agents[end.agent].since, agents[end.agent].order) = (now, order)
                pull(agents[end.agent].group)
            } else if let leaver, leaver.givesUp == now {
                waiting.removeAll { $0.issue == leaver.issue }
            } else if let overflow, overflow.at == now {
                serve(overflow.kind)
            } else if let customer = left.popFirst() {
                arrive(customer)
            }
        }
    }
}
