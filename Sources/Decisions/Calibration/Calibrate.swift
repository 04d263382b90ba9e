import Experiments
import SimulationStatistics
import Workloads

/// Finds the inputs of a workload that make measures come to given numbers.
///
/// The measures of some replications on the same customers are a function of the inputs, whose root
/// is searched (`SingleInputSearch`, `SeveralInputsSearch`, `WholeInputsSearch`). The intervals of
/// the inputs are those of the implicit function theorem: what the measures vary by, through the
/// inverse of their derivatives (S. Asmussen & P. Glynn 2007, *Stochastic Simulation*, III.4), with
/// Student's quantile; errors of the numbers themselves go the same way. Other customers, whom the
/// search has not seen, then say whether the root of the sample is that of the workload.
///
/// - Parameters:
///   - workload: what to calibrate.
///   - question: which inputs, from which numbers.
///   - plan: replications of the result, seed and threads.
///   - baseline: what the workload is set against; it stays as it is.
///   - progress: told after each replication.
///   - variant: the workload with settings on top of its own.
/// - Returns: what was found, or why there is nothing.
/// - Throws: `InvalidQuestion` if an input is no number or a measure has no value;
///   `InvalidWorkload` if there is no such input; `CancellationError` when the task is cancelled.
public func calibrate(
    _ workload: Workload, _ question: CalibrationQuestion, _ plan: ReplicationPlan,
    baseline: Workload? = nil, progress: ProgressReport? = nil,
    variant: @escaping @Sendable ([Setting]) throws -> Workload
) async throws -> CalibrationResult {
    let sought = try question.inputs.map { try SoughtInput($0, in: workload) }
    let few = min(plan.replications, max(3, plan.replications / 5))
    func trials(_ series: UInt64, _ stage: String, after done: Int = 0) -> CalibrationTrials {
        CalibrationTrials(
            workload, question, plan, series: series, replications: few, baseline: baseline,
            progress: progress?.during(stage), doneBefore: done, variant: variant)
    }
    var searching = trials(0, "search")
    try await searching.checkMeasures(at: sought.map(\.start))
    let finding: CalibrationFinding
    if sought.count == 1 {
        var search = SingleInputSearch(sought[0], searching, replications: plan.replications)
        finding = try await search.run()
        searching = search.trials
    } else if sought.allSatisfy(\.input.isWhole) {
        var search = WholeInputsSearch(sought, searching, replications: plan.replications)
        finding = try await search.run()
        searching = search.trials
    } else {
        var search = SeveralInputsSearch(sought, searching, replications: plan.replications)
        finding = try await search.run()
        searching = search.trials
    }
    searching.replications = plan.replications
    var estimator = CalibrationEstimator(sought, finding, searching)
    try await estimator.run()
    var confirming = trials(1, "confirming", after: estimator.trials.replicationsRun)
    confirming.replications = plan.replications
    if finding.isUsable { _ = try await confirming.point(estimator.values) }
    return estimator.result(of: workload, plan, few: few, confirmed: confirming)
}
