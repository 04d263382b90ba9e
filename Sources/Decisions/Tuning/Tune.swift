import Experiments
import Workloads

/// Finds the point of a space that is best by an objective and meets targets.
///
/// A search (see `TuningSearch`) on one series of replications proposes candidates: its best
/// point and those around it, the workload as it stands, and the best threshold that is always
/// the same. They are judged on a second series, so that luck in the search flatters nobody:
/// targets by intervals that hold for all candidates at once, the best of those that meet them by
/// the procedure of Kim and Nelson, the gain by paired differences.
///
/// - Parameters:
///   - workload: what to tune.
///   - space: which inputs, and from where to where.
///   - question: what is best, and which targets must be met.
///   - plan: seed and threads.
///   - progress: told after each replication.
///   - variant: the workload with settings on top of its own.
/// - Returns: what was found; of a task that is cancelled, the points of the search that were
///   complete, of which nothing is recommended.
/// - Throws: `InvalidQuestion` if the objective or a target has no value in the workload;
///   `CancellationError` when the task is cancelled before any point was complete.
public func tune(
    _ workload: Workload, _ space: TuningSpace, _ question: TuningQuestion,
    _ plan: ReplicationPlan, progress: ProgressReport? = nil,
    variant: @escaping @Sendable ([Setting]) throws -> Workload
) async throws -> TuningResult {
    var search = TuningSearch(
        question, space, workload,
        Replications(
            plan, measures: question.measures, progress: progress?.during("search")),
        variant: variant)
    let best: Int
    do {
        best = try await search.run()
    } catch let error as CancellationError {
        guard let result = search.resultSoFar(for: workload, plan) else { throw error }
        return result
    }
    var judgement = TuningJudgement(
        search, best: best,
        Replications(
            plan, series: 1, measures: question.measures, progress: progress?.during("judging"),
            doneBefore: search.designs.replicationsRun))
    do {
        try await judgement.run()
    } catch let error as CancellationError {
        guard let result = search.resultSoFar(for: workload, plan) else { throw error }
        return result
    }
    return judgement.result(for: workload, plan)
}
