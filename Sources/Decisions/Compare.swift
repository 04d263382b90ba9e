import Experiments
import Workloads

/// What is to be known of several workloads.
public struct ComparisonQuestion: Sendable {
    /// The workload that each of the others is set against; nil for every pair.
    public var control: Int?
    /// How to choose the best, if that is asked.
    public var selection: SelectionQuestion?
    /// Measures of your own to compare beside those of `Measure.all`.
    public var measures: [Measure]

    /// States the question; unless given, every pair is compared and nothing is chosen.
    public init(
        control: Int? = nil, selection: SelectionQuestion? = nil, measures: [Measure] = []
    ) {
        self.control = control
        self.selection = selection
        self.measures = measures
    }
}

/// Runs several workloads on common random numbers and sets each beside the others.
///
/// - Parameters:
///   - workloads: what to compare; names tell them apart.
///   - plan: values and differences rest on its replications; a selection adds its own.
///   - question: what each is set against, and whether the best is to be chosen.
///   - progress: told after each replication.
/// - Returns: the comparison; of a task that is cancelled before all replications are done, that of
///   those that were complete, without a selection.
/// - Throws: `InvalidQuestion` if the best is asked by a measure that does not apply to all;
///   `CancellationError` when the task is cancelled before the first replication of all is done,
///   or during the selection.
public func compare(
    _ workloads: [Workload], _ plan: ReplicationPlan,
    _ question: ComparisonQuestion = ComparisonQuestion(), progress: ProgressReport? = nil
) async throws -> ComparisonResult {
    let measures = question.measures + [question.selection?.objective.measure].compactMap(\.self)
    var designs = Replications(plan, measures: measures, progress: progress)
    for workload in workloads { _ = designs.add(workload.scenario, named: workload.name) }
    let all = Array(workloads.indices)
    var plan = plan
    var isCutShort = false
    do {
        try await designs.replicate(all, upTo: plan.replications)
    } catch let error as CancellationError {
        plan.replications = all.map(designs.replications).min() ?? 0
        guard plan.replications > 0 else { throw error }
        isCutShort = true
    }
    var selection: Selection?
    if let choice = question.selection, !isCutShort {
        for design in all {
            try choice.objective.measure.checkApplies(
                to: designs.sample(design), of: workloads[design].name)
        }
        do {
            selection = try await designs.select(among: all, choice)
        } catch let missing as MissingValue {
            throw InvalidQuestion(
                message: "\(choice.objective.measure.name) has no value in replication "
                    + "\(missing.replication + 1) of '\(workloads[missing.candidate].name)': "
                    + "the best cannot be chosen by it",
                hint: "Give a longer --horizon, or name another measure.")
        }
    }
    let comparison = designs.comparison(control: question.control, first: plan.replications)
    return ComparisonResult(
        results: zip(workloads, all).map { workload, design in
            RunResult(workload, plan, designs.sample(design, first: plan.replications))
        },
        differences: comparison.differences, confidence: comparison.confidence,
        selection: selection, isCutShort: isCutShort, contradictions: designs.contradictions)
}
