/// A kind of customer, by positions in the lists of the scenario.
public struct CustomerKind: Sendable, Hashable {
    /// Position of the intent.
    public var intent: Int
    /// Position of the segment.
    public var segment: Int
    /// Position of the complexity.
    public var complexity: Int
}

/// Who may take whom, before anything is simulated.
public struct HumanRoutes: Sendable, Equatable {
    /// Kinds of customers whom no group may ever take: one of each class that skills tell apart, as
    /// far as there are any.
    public var untaken: [CustomerKind] = []
    /// Kinds whom some group may take, but none as soon as they come.
    public var untakenAtFirst: [CustomerKind] = []
    /// Whether there are customers for whom, at some time, nobody who may take them is planned, or
    /// must take them in the end.
    var mayLackAgents = false
    /// By group, the numbers of the skills that count for some kind.
    public var usedSkills: [Set<Int>] = []
    /// The sets of groups that may take some kind, sooner or later, each with the segments of whose
    /// customers that is so.
    package var takers: [Set<Int>: Set<Int>] = [:]
}

extension Scenario {
    /// The most kinds of customers that skills, priorities and targets may tell apart.
    public static let mostKindsOfCustomers = 20_000

    /// How many kinds they tell apart.
    public var kindsOfCustomers: Int { customerClasses.count }

    /// Who may take whom.
    ///
    /// - Complexity: O(classes of customers x groups).
    public var humanRoutes: HumanRoutes {
        guard let groups = humans?.groups else { return HumanRoutes() }
        var routes = HumanRoutes()
        routes.usedSkills = Array(repeating: [], count: groups.count)
        let classes = customerClasses
        let exists = classes.existing(in: self)
        let segments = classes.segmentsThatExist(in: self)
        var plans: Set<QueuePlan> = []
        for (own, intent) in classes.intents.representatives.enumerated() {
            for (third, segment) in classes.segments.representatives.enumerated() {
                for (other, complexity) in classes.complexities.representatives.enumerated() {
                    let kind = CustomerKind(
                        intent: intent, segment: segment, complexity: complexity)
                    let plan = queuePlan(intent: intent, segment: segment, complexity: complexity)
                    routes.addSkills(of: plan)
                    guard exists[own][other], segments[own].contains(third) else { continue }
                    routes.add(kind, plan, of: groups)
                    let alike = self.segments.indices.filter {
                        classes.segments.classes[$0] == third
                    }
                    routes.takers[plan.groups, default: []].formUnion(alike)
                    plans.insert(plan)
                }
            }
        }
        for plan in plansAfterTransfers(of: Array(plans)) {
            routes.takers[plan.groups, default: []].formUnion(self.segments.indices)
            plans.insert(plan)
        }
        routes.mayLackAgents = plans.contains { !$0.isReliable(with: groups) }
        return routes
    }
}

extension QueuePlan {
    /// The groups that may serve the queue.
    fileprivate var groups: Set<Int> { Set(skills.indices.filter { skills[$0] != nil }) }
}

extension HumanRoutes {
    fileprivate mutating func addSkills(of plan: QueuePlan) {
        for (group, skill) in plan.skills.enumerated() {
            if let skill { usedSkills[group].insert(skill) }
        }
    }

    fileprivate mutating func add(_ kind: CustomerKind, _ plan: QueuePlan, of groups: [AgentGroup])
    {
        var (isTaken, isTakenAtOnce) = (false, false)
        for (group, skill) in plan.skills.enumerated() {
            guard let skill else { continue }
            isTaken = true
            let own = groups[group].skills[skill]
            // Who has no one at once is predicted to wait for ever.
            isTakenAtOnce = isTakenAtOnce || own.isAtOnce || own.overflowWait != nil
        }
        if !isTaken { untaken.append(kind) } else if !isTakenAtOnce { untakenAtFirst.append(kind) }
    }
}

extension QueuePlan {
    /// Whether somebody is planned at all times who sooner or later must take whoever waits.
    fileprivate func isReliable(with groups: [AgentGroup]) -> Bool {
        skills.enumerated().contains { group, skill in
            skill.map { groups[group].isAlwaysThere(withSkill: $0) } ?? false
        }
    }
}

extension AgentGroup {
    /// Whether somebody is planned at all times who sooner or later must take a conversation that a
    /// skill covers.
    fileprivate func isAlwaysThere(withSkill number: Int) -> Bool {
        let kept = skills.enumerated().reduce(0) {
            $0 + ($1.offset == number ? 0 : $1.element.reserved)
        }
        let own = skills[number]
        return agents.values.allSatisfy { $0 > kept } && !(open?.values.contains(false) ?? false)
            && (own.isAtOnce || own.afterWait != nil)
    }
}
