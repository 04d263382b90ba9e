import SimulationKernel

/// A queue of customers for humans, of whom none differs from another in who may take them, when,
/// how well, and in what order.
struct QueuePlan: Sendable, Hashable {
    /// Class in the order of service: 0 is served first.
    var priorityClass: Int
    /// What a wait counts for.
    var waitWeight: Double
    /// In what time a customer should be served.
    var target: TimeSpan
    /// By group, the number of the skill by which they take from it; nil if they do not.
    var skills: [Int?]
    /// Whether it is of conversations that were passed on.
    var isPassedOn = false
}

/// Which queue a customer waits in.
///
/// Intents that no skill, priority or target tells apart are one class, and so are segments and
/// complexities; every combination of classes has its queue, and those with equal plans share one.
///
/// - Complexity: a look O(1); memory O(intents + segments + complexities + combinations of
///   classes).
struct QueueMap: ~Copyable {
    /// The queues, by priority class and then as they are first met.
    let queues: [QueuePlan]
    private let intents: FixedArray<UInt32>
    private let segments: FixedArray<UInt32>
    private let complexities: FixedArray<UInt32>
    private let table: FixedArray<UInt16>
    private let isOne: Bool

    /// - Parameters:
    ///   - queues: the plans.
    ///   - classes: the class of each intent, segment and complexity, as a summand of the place of
    ///     their combination.
    ///   - table: the queue of each combination.
    init(
        _ queues: [QueuePlan], intents: [Int], segments: [Int], complexities: [Int], table: [Int]
    ) {
        self.queues = queues
        self.intents = FixedArray(intents.map { UInt32($0) })
        self.segments = FixedArray(segments.map { UInt32($0) })
        self.complexities = FixedArray(complexities.map { UInt32($0) })
        self.table = FixedArray(table.map { UInt16($0) })
        isOne = queues.count == 1
    }

    /// The queue of a customer.
    @inline(__always)
    func queue(of traits: CustomerTraits) -> UInt16 {
        if isOne { return 0 }
        return queue(
            intent: Int(traits.intent), segment: Int(traits.segment),
            complexity: Int(traits.complexity))
    }

    /// The queue of a customer of this kind.
    @inline(__always)
    func queue(intent: Int, segment: Int, complexity: Int) -> UInt16 {
        table[Int(intents[intent] &+ segments[segment] &+ complexities[complexity])]
    }
}
