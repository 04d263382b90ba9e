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
        let queues = sorted.map(\.key)
        let numbers = Dictionary(uniqueKeysWithValues: queues.enumerated().map { ($1, $0) })
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

extension Scenario {
    /// Intents, segments and complexities, as far as queues tell them apart.
    var customerClasses: (intents: Classes, segments: Classes, complexities: Classes) {
        let skills = (humans?.groups ?? []).flatMap(\.skills)
        func covering(_ set: KeyPath<Skill, Set<Int>?>, _ thing: Int) -> [Bool] {
            skills.map { $0[keyPath: set]?.contains(thing) ?? true }
        }
        return (
            Classes(intents.indices) { intent in
                IntentSignature(
                    covering: covering(\.intents, intent),
                    priorityClass: intents[intent].priorityClass,
                    waitWeight: intents[intent].waitWeight, target: intents[intent].targetWait)
            },
            Classes(segments.indices) { segment in
                SegmentSignature(
                    covering: covering(\.segments, segment),
                    priorityClass: segments[segment].priorityClass)
            },
            Classes(complexities.indices) { covering(\.complexities, $0) }
        )
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
