import ContactRouting
import Experiments
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
///   - workload: what to staff; how many agents it has does not matter.
///   - question: targets, intervals and how sure to be.
///   - plan: its replications are those of a plan in the search.
///   - progress: told after each replication.
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
    guard workload.inputs.humans?.groups == nil, humans.groups.count == 1 else {
        throw InvalidQuestion(
            message: "\(workload.name) has groups of agents, and staff plans a single one",
            hint: "Compare plans of groups with 'switchboard compare' or 'tune', such as "
                + "--vary 'humans.groups[0].agents=4:8'.")
    }
    var trials = StaffingTrials(scenario, question, plan, progress: progress)
    var result = StaffingResult(workload, question, trials.unit, plan)
    guard !trials.intervals.isEmpty else {
        throw InvalidQuestion(
            message: "\(workload.name) is never open, so that there is nothing to staff",
            hint: "Check its opening hours and its demand.")
    }
    let (pilot, shortfalls) = try await trials.pilot()
    result.shortfalls = shortfalls
    guard shortfalls.isEmpty else { return result.closed(trials) }

    let search = StaffingSearch(trials, pilot: pilot)
    if !question.shifts.isEmpty {
        try StaffingRoster.check(trials.byInterval(search.start), question.shifts)
    }
    var certifier = StaffingCertifier(search)
    guard let certificate = try await certifier.fewestCertified() else {
        result.shortfalls = try await certifier.search.notFound()
        return result.closed(certifier.search)
    }
    result.fill(certificate, certifier.search)
    result.effects = try await certifier.search.trials.effects(around: certificate)
    if !question.shifts.isEmpty {
        let hours = trials.byInterval(certificate.agents)
        let roster = try StaffingRoster(
            hours, humans, patterns: question.shifts, week: question.week)
        result.roster = try await certifier.certified(
            roster, replications: certificate.runs.count)
    }
    return result.closed(certifier.search)
}
