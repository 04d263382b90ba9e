import SimulationKernel

extension QueueMap {
    /// The queues of a scenario.
    init(_ scenario: Scenario) {
        let classes = scenario.customerClasses
        let (segmentCount, complexityCount) = (
            classes.segments.representatives.count, classes.complexities.representatives.count
        )
        var plans: [QueuePlan] = []
        for intent in classes.intents.representatives {
            for segment in classes.segments.representatives {
                for complexity in classes.complexities.representatives {
                    plans.append(
                        scenario.queuePlan(
                            intent: intent, segment: segment, complexity: complexity))
                }
            }
        }
        var firsts: [QueuePlan: Int] = [:]
        for (place, plan) in plans.enumerated() where firsts[plan] == nil { firsts[plan] = place }
        let sorted = firsts.sorted {
            ($0.key.priorityClass, $0.value) < ($1.key.priorityClass, $1.value)
        }
        let queues = sorted.map(\.key) + scenario.plansAfterTransfers(of: sorted.map(\.key))
        let numbers = Dictionary(
            queues.enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
        self.init(
            queues,
            intents: classes.intents.classes.map { $0 * segmentCount * complexityCount },
            segments: classes.segments.classes.map { $0 * complexityCount },
            complexities: classes.complexities.classes, table: plans.map { numbers[$0] ?? 0 })
    }
}

/// Things of which those that are equal in everything that counts are one class.
struct Classes {
    /// The class of each.
    let classes: [Int]
    /// The first of each class.
    let representatives: [Int]

    init<Signature: Hashable>(_ things: Range<Int>, _ signature: (Int) -> Signature) {
        var known: [Signature: Int] = [:]
        var representatives: [Int] = []
        classes = things.map { thing in
            let own = signature(thing)
            if let found = known[own] { return found }
            known[own] = representatives.count
            representatives.append(thing)
            return representatives.count - 1
        }
        self.representatives = representatives
    }
}

/// Intents, segments and complexities, as far as queues tell them apart.
struct CustomerClasses {
    let intents: Classes
    let segments: Classes
    let complexities: Classes

    /// How many combinations there are.
    var count: Int {
        intents.representatives.count * segments.representatives.count
            * complexities.representatives.count
    }

    /// By class of intents, the classes of segments whose customers have them.
    func segmentsThatExist(in scenario: Scenario) -> [Set<Int>] {
        var found = Array(repeating: Set<Int>(), count: intents.representatives.count)
        for intent in scenario.intents.indices {
            for segment in scenario.segments.indices
            where scenario.share(ofIntent: intent, segment: segment) > 0 {
                found[intents.classes[intent]].insert(segments.classes[segment])
            }
        }
        return found
    }

    /// By class of intents and of complexities, whether there are customers of both.
    func existing(in scenario: Scenario) -> [[Bool]] {
        var found = Array(
            repeating: Array(repeating: false, count: complexities.representatives.count),
            count: intents.representatives.count)
        for (number, intent) in scenario.intents.enumerated() where intent.share > 0 {
            for (complexity, share) in intent.complexityShares.enumerated() where share > 0 {
                found[intents.classes[number]][complexities.classes[complexity]] = true
            }
        }
        return found
    }
}

extension Scenario {
    /// Intents, segments and complexities, as far as queues tell them apart.
    var customerClasses: CustomerClasses {
        let skills = (humans?.groups ?? []).flatMap(\.skills)
        let selection = humans?.conversationSelection
        func covering(_ set: KeyPath<Skill, Set<Int>?>, _ thing: Int) -> [Bool] {
            skills.map { $0[keyPath: set]?.contains(thing) ?? true }
        }
        return CustomerClasses(
            intents: Classes(intents.indices) { intent in
                IntentSignature(
                    covering: covering(\.intents, intent),
                    priorityClass: intents[intent].priorityClass,
                    waitWeight: selection == .longestWeightedWait
                        ? intents[intent].waitWeight : 1,
                    target: selection == .earliestDeadline ? intents[intent].targetWait : nil)
            },
            segments: Classes(segments.indices) { segment in
                SegmentSignature(
                    covering: covering(\.segments, segment),
                    priorityClass: segments[segment].priorityClass)
            },
            complexities: Classes(complexities.indices) { covering(\.complexities, $0) }
        )
    }

    /// The plans of the queues of conversations that were passed on, which have no kind of customer
    /// of their own.
    func plansAfterTransfers(of plans: [QueuePlan]) -> [QueuePlan] {
        var (known, new) = (plans, ArraySlice(plans))
        // Those who took over may pass on again.
        while !new.isEmpty {
            let found = new.flatMap { plan in
                (humans?.transfers ?? []).compactMap { plan.passedOn(by: $0) }
            }
            let before = known.count
            for plan in found where !known.contains(plan) { known.append(plan) }
            new = known[before...]
        }
        return Array(known[plans.count...])
    }

    /// By transfer and queue, the queue to which conversations of the one are passed on; nil if
    /// nobody may take them there.
    var transferQueues: [[Int?]] {
        guard let transfers = humans?.transfers, !transfers.isEmpty else { return [] }
        let plans = QueueMap(self).queues
        return transfers.map { transfer in
            plans.map { plan in plan.passedOn(by: transfer).flatMap { plans.firstIndex(of: $0) } }
        }
    }

    /// The plan of the queue of customers of this kind.
    func queuePlan(intent: Int, segment: Int, complexity: Int) -> QueuePlan {
        // What has no say tells nobody apart.
        let selection = humans?.conversationSelection
        return QueuePlan(
            priorityClass: segments[segment].priorityClass ?? intents[intent].priorityClass,
            waitWeight: selection == .longestWeightedWait ? intents[intent].waitWeight : 1,
            target: selection == .earliestDeadline
                ? intents[intent].targetWait ?? measurement.acceptableWait : .zero,
            skills: (humans?.groups ?? []).map { group in
                group.skills.firstIndex {
                    $0.covers(intent: intent, segment: segment, complexity: complexity)
                }
            })
    }
}

extension QueuePlan {
    /// The plan for a conversation that a transfer passes on; nil if nobody who passes on has it,
    /// or nobody may take it there.
    func passedOn(by transfer: Transfer) -> QueuePlan? {
        guard transfer.from.contains(where: { skills[$0] != nil }) else { return nil }
        var plan = self
        for group in skills.indices where !transfer.to.contains(group) { plan.skills[group] = nil }
        plan.isPassedOn = true
        return plan.skills.contains { $0 != nil } ? plan : nil
    }
}

private struct IntentSignature: Hashable {
    let covering: [Bool]
    let priorityClass: Int
    let waitWeight: Double
    let target: TimeSpan?
}

private struct SegmentSignature: Hashable {
    let covering: [Bool]
    let priorityClass: Int?
}
