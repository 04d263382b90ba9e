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
/// - Returns: the plan; of a task that is cancelled, the best one known so far.
/// - Throws: `InvalidQuestion` if the question does not suit the workload; `CancellationError`
///   when the task is cancelled before any plan was found to be enough.
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
    try question.checkGroups(of: workload)
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
    if humans.groups.count == 1 {
        var certifier = StaffingCertifier(StaffingSearch(trials, pilot: pilot))
        do {
            return try await result.staffed(&certifier)
        } catch let error as CancellationError {
            let search = certifier.search
            guard let best = certifier.best ?? search.trials.candidate else { throw error }
            result.fill(best, search)
            return result.cutShort(best, search.trials, replications: search.replications)
        }
    }
    var certifier = GroupStaffingCertifier(
        GroupStaffingSearch(trials, pilot: pilot, prices: trials.prices))
    do {
        return try await result.staffed(&certifier)
    } catch let error as CancellationError {
        let search = certifier.search
        guard let best = certifier.best ?? search.trials.candidate else { throw error }
        result.fill(best, search)
        return result.cutShort(best, search.trials, replications: search.replications)
    }
}

extension StaffingResult {
    /// The fewest agents of a single group.
    fileprivate func staffed(
        _ certifier: inout StaffingCertifier
    ) async throws -> StaffingResult {
        var result = self
        let (search, trials) = (certifier.search, certifier.search.trials)
        if !question.shifts.isEmpty {
            try StaffingRoster.check(trials.byInterval(search.start), question.shifts)
        }
        guard let certificate = try await certifier.fewestCertified() else {
            let replications = certifier.search.replications
            return try await notFound(&certifier.search.trials, replications)
        }
        result.fill(certificate, certifier.search)
        if question.wantsEffects {
            result.effects = try await certifier.search.trials.effects(around: certificate)
        }
        if !question.shifts.isEmpty, let group = trials.scenario.humans?.groups[0] {
            let roster = try StaffingRoster(
                trials.byInterval(certificate.agents), group, patterns: question.shifts,
                week: question.week, at: workload.place(ofGroup: 0))
            result.roster = try await certifier.certified(
                roster, replications: certificate.runs.count)
        }
        return result.closed(certifier.search.trials, replications: certifier.search.replications)
    }

    /// The result where no smaller number was found than ample agents.
    private func notFound(
        _ trials: inout StaffingTrials, _ replications: Int
    ) async throws -> StaffingResult {
        var result = self
        result.shortfalls = try await trials.notFound(replications: replications)
        return result.closed(trials, replications: replications)
    }

    /// The cheapest agents of several groups.
    fileprivate func staffed(
        _ certifier: inout GroupStaffingCertifier
    ) async throws -> StaffingResult {
        var result = self
        let trials = certifier.search.trials
        if !question.shifts.isEmpty {
            for place in trials.groups.indices {
                let some = trials.posts.map { _ in 1 }
                try StaffingRoster.check(
                    trials.byInterval(some, ofGroup: place), question.shifts)
            }
        }
        guard let certificate = try await certifier.cheapestCertified() else {
            let replications = certifier.search.replications
            return try await notFound(&certifier.search.trials, replications)
        }
        result.fill(certificate, certifier.search)
        if question.wantsEffects {
            result.effects = try await certifier.search.trials.effects(around: certificate)
        }
        if !question.shifts.isEmpty {
            try await result.addRosters(certificate, &certifier)
        }
        return result.closed(certifier.search.trials, replications: certifier.search.replications)
    }

    /// Covers what every group needs with shifts, and judges all of them at once.
    private mutating func addRosters(
        _ certificate: StaffingCertificate, _ certifier: inout GroupStaffingCertifier
    ) async throws {
        let trials = certifier.search.trials
        var rosters = try trials.groups.indices.map { place in
            try StaffingRoster(
                trials.byInterval(certificate.agents, ofGroup: place),
                trials.scenario.humans?.groups[trials.groups[place]]
                    ?? AgentGroup(agents: .constant(0)),
                patterns: question.shifts, week: question.week,
                at: workload.place(ofGroup: trials.groups[place]))
        }
        let judged = try await certifier.judge(rosters, replications: certificate.runs.count)
        for place in rosters.indices {
            rosters[place].judge(judged)
            groups[trials.groups[place]].roster = rosters[place]
        }
    }
}

extension StaffingQuestion {
    /// Checks the groups that are to be kept.
    ///
    /// - Throws: `InvalidQuestion` if one is not there, or nothing is left to plan.
    fileprivate func checkGroups(of workload: Workload) throws {
        let names = (workload.scenario.humans?.groups ?? []).map(\.name)
        for name in kept where !names.contains(name) {
            let question = Suggestion.nearest(to: name, among: names).map {
                "Did you mean '\($0)'? "
            }
            throw InvalidQuestion(
                message: "\(workload.name) has no group of agents called '\(name)'",
                hint: (question ?? "") + "It has \(names.joined(separator: ", ")).")
        }
        guard plannedGroups(of: workload.scenario).isEmpty else { return }
        throw InvalidQuestion(
            message: "every group keeps its agents, so that there is nothing to staff",
            hint: "Leave one of \(names.joined(separator: ", ")) to be planned.")
    }
}
