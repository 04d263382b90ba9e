import ContactRouting
import Workloads

/// What is kept of one task of a sweep.
public struct SweepRecord: Sendable {
    /// Number of the task.
    public let task: Int
    /// Number of the replication.
    public let replication: Int
    /// The settings of the combination, in the order of the variations.
    public let settings: [Setting]
    /// The chosen measures; nil where one does not apply or has nothing to divide by.
    public let values: [Double?]
    /// What cannot be true of any run and is: a fault of the program.
    public let contradictions: [String]

    /// Creates a record.
    public init(
        task: Int, replication: Int, settings: [Setting], values: [Double?],
        contradictions: [String] = []
    ) {
        self.task = task
        self.replication = replication
        self.settings = settings
        self.values = values
        self.contradictions = contradictions
    }
}

extension Measure {
    func value(_ tally: Tally, _ scenario: Scenario) -> Double? {
        ratio(tally, scenario).flatMap { $0.value.isFinite ? $0.value : nil }
    }
}

/// When the records of a sweep are handed over.
public enum SweepOrder: Sendable {
    /// In the order of the tasks, each as soon as those before it are done.
    case ofTasks
    /// Each as soon as it is done.
    case asDone
}

/// Does some tasks of a sweep, several at a time, and hands over what they came to one by one.
///
/// - Parameters:
///   - plan: all tasks.
///   - tasks: the numbers of those to do, in rising order.
///   - measures: what to keep of each.
///   - seed: root of all randomness.
///   - threads: tasks to do at the same time; changes nothing in the records.
///   - order: when records are handed over.
///   - progress: told how many of these tasks are done.
///   - scenario: makes the scenario of a combination from its settings.
///   - record: gets every record.
/// - Throws: what `scenario` and `record` throw, and `CancellationError` when cancelled; every
///   record before the task that failed has been handed over.
public func sweep(
    _ plan: SweepPlan, tasks: some RandomAccessCollection<Int>, measures: [Measure], seed: UInt64,
    threads: Int, order: SweepOrder = .ofTasks, progress: ProgressReport? = nil,
    scenario: @escaping @Sendable ([Setting]) throws -> Scenario,
    record: (SweepRecord) throws -> Void
) async throws {
    @Sendable func perform(_ task: Int) throws -> SweepRecord {
        let settings = plan.settings(ofCombination: task / plan.replications)
        let replication = task % plan.replications
        var scenario = try scenario(settings)
        scenario.measurement = scenario.measurement.keepingPeriods(of: [], for: measures)
        let tally = try simulate(scenario, Series(seed: seed).customers(replication))
        return SweepRecord(
            task: task, replication: replication, settings: settings,
            values: measures.map { $0.value(tally, scenario) },
            contradictions: tally.contradictions(scenario))
    }
    switch order {
    case .ofTasks:
        try await inOrder(tasks, threads: threads, progress: progress, work: perform) {
            try record($0)
        }
    case .asDone:
        try await asDone(tasks, threads: threads, progress: progress, work: perform) {
            try record($0)
        }
    }
}
