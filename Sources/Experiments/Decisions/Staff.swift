import ContactRouting
import SimulationStatistics
import StrictJSON
import Workloads

/// Finds the fewest agents that meet the targets, and certifies them.
///
/// A pilot with ample agents gives the load of each interval and shows which targets no number of
/// agents meets; `StaffingSearch` finds the fewest agents on one series of replications,
/// `StaffingCertifier` judges them on others.
///
/// - Parameters:
///   - plan: its replications are those of a plan in the search.
/// - Throws: `InvalidQuestion` if the question does not suit the workload; `CancellationError`
///   when the task is cancelled.
public func staff(
    _ workload: Workload, _ question: StaffingQuestion, _ plan: ReplicationPlan,
    progress: ProgressReport? = nil
) async throws -> StaffingResult {
    let scenario = workload.scenario
    guard let humans = scenario.humans else {
        throw InvalidQuestion(
            message: "\(workload.name) has no human tier to staff",
            hint: "Add \"humans\" to it, with any number of agents.")
    }
    var trials = StaffingTrials(scenario, question, plan, progress: progress)
    var result = StaffingResult(workload, question, trials.unit, plan)
    let ample = trials.ampleAgents
    guard let pilot = try await trials.simulate(ample, replications: plan.replications) else {
        return result
    }
    try trials.checkMeasures(pilot)
    result.shortfalls = trials.shortfalls(with: ample, pilot)
    guard result.shortfalls.isEmpty else { return result.closed(trials) }

    var search = StaffingSearch(trials, ample: pilot)
    guard var agents = try await search.fewest() else { return result.closed(search.trials) }
    var (path, steps) = (StaffingPath?.none, 0)
    if !trials.whole.isEmpty {
        let longest = StaffingPath(search.models, least: agents)
        path = longest
        steps = try await search.fewestSteps(of: longest) ?? longest.order.count
        agents = longest.agents(after: steps)
    }
    var certifier = StaffingCertifier(
        search, path: path, steps: steps, most: question.mostReplications)
    guard let certificate = try await certifier.certify(agents) else {
        return result.closed(certifier.search.trials)
    }
    let hours = trials.byHourOfWeek(certificate.agents)
    let roster =
        try question.shifts.isEmpty
        ? nil : StaffingRoster(hours, humans, patterns: question.shifts)
    let fewer = try await certifier.fewer(certificate)
    result.fill(certificate, certifier.search, fewer: fewer)
    result.effects = try await certifier.search.trials.effects(around: certificate)
    if let roster { result.roster = try await certifier.certified(roster) }
    return result.closed(certifier.search.trials)
}
