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

/// Does some tasks of a sweep, several at a time, and hands over what they came to one by one.
///
/// - Parameters:
///   - plan: all tasks.
///   - tasks: the numbers of those to do.
///   - measures: what to keep of each.
///   - seed: root of all randomness.
///   - threads: tasks to do at the same time; changes nothing in the records.
///   - progress: told how many of these tasks are done.
///   - scenario: makes the scenario of a combination from its settings.
///   - record: gets every record, in the order of the tasks.
/// - Throws: what `scenario` and `record` throw, and `CancellationError` when cancelled; every
///   record before the task that failed has been handed over.
public func sweep(
    _ plan: SweepPlan, tasks: Range<Int>, measures: [Measure], seed: UInt64, threads: Int,
    progress: ProgressReport? = nil,
    scenario: @escaping @Sendable ([Setting]) throws -> Scenario,
    record: (SweepRecord) throws -> Void
) async throws {
    try await inOrder(tasks, threads: threads, progress: progress) { task in
        let settings = plan.settings(ofCombination: task / plan.replications)
        let replication = task % plan.replications
        var scenario = try scenario(settings)
        scenario.measurement = scenario.measurement.keepingPeriods(of: [], for: measures)
        let tally = try simulate(scenario, Series(seed: seed).customers(replication))
        return SweepRecord(
            task: task, replication: replication, settings: settings,
            values: measures.map { $0.value(tally, scenario) },
            contradictions: tally.contradictions(scenario))
    } each: {
        try record($0)
    }
}
