import ContactRouting
import Experiments
import SimulationStatistics

/// What a run with ample agents says before anything is searched.
extension StaffingTrials {
    /// Replications of the pilot, at most; and where so many conversations for humans come to each
    /// interval of the week that its load is known to some percent.
    private static let mostOfPilot = 100
    private static let fewestOfPilot = 2
    private static let manyContacts = 1_000

    /// Whether few replications say enough of the load.
    private func isBusy(_ pilot: Sample) -> Bool {
        guard let checks = RunChecks.pooled(pilot.observations.lazy.map(\.checks)) else {
            return false
        }
        return checks.byInterval.reduce(0) { $0 + $1.humanOffered }
            >= StaffingTrials.manyContacts * checks.byInterval.count
    }

    /// So many that nobody waits: ten times the agents whom the busiest interval keeps busy.
    var ampleAgents: [Int] {
        let rate = (scenario.humans?.groups ?? []).compactMap(\.totalRates.last).min() ?? 1
        let agents = 10 * scenario.humanOfferedLoad * scenario.peakOfWork / rate + 50
        return posts.map { _ in Int(min(agents, StaffingTrials.mostAgents)) }
    }

    /// More agents than these are a mistake in the inputs.
    private static let mostAgents = 1e6

    /// Simulates ample agents, so often that it is clear which targets not even they meet, and then
    /// knows which intervals have too few contacts for a number of their own.
    ///
    /// - Throws: `InvalidQuestion` if the queue grows without bound with any number of agents, or
    ///   if a target is of a measure that the workload does not have.
    mutating func pilot() async throws -> (checks: RunChecks, shortfalls: [StaffingShortfall]) {
        let agents = ampleAgents
        guard agents.allSatisfy({ Double($0) < StaffingTrials.mostAgents }) else {
            throw InvalidQuestion(
                message: "the work that comes to humans is more than 100,000 agents could do",
                hint: "Check humans.sessionMinutes, humans.rates, the demand and the repeats.")
        }
        guard
            var runs = runs(
                staffed(agents), series: StaffingTrials.searchSeries,
                observing: StaffingTrials.mostOfPilot)
        else { throw InvalidQuestion.noSteadyState }
        var count = min(StaffingTrials.fewestOfPilot, plan.replications)
        var shortfalls: [StaffingShortfall] = []
        while true {
            try await replicate(&runs, upTo: count)
            try checkMeasures(runs)
            shortfalls = self.shortfalls(with: agents, runs)
            let isClear = shortfalls.allSatisfy { $0.reason != .undecided }
            if isClear, count >= plan.replications || isBusy(runs.observed) { break }
            if count >= StaffingTrials.mostOfPilot { break }
            count = max(plan.replications, min(2 * count, StaffingTrials.mostOfPilot))
        }
        guard let checks = RunChecks.pooled(runs.observed.observations.lazy.map(\.checks)) else {
            throw InvalidQuestion.noSteadyState
        }
        let happens = constraints.indices.filter { runs.mean($0) != nil }
            .map { constraints[$0] }
        merge(contacts: contacts(checks))
        neverHappens = Set(
            constraints.indices.filter { place in
                !happens.contains { $0.isPart(of: constraints[place]) }
            })
        return (checks, shortfalls)
    }

    /// What ample agents do, where no smaller number was found.
    mutating func notFound(replications: Int) async throws -> [StaffingShortfall] {
        let ample = ampleAgents
        guard let runs = try await simulate(ample, replications: replications) else { return [] }
        let agents = runs.scenario.meanAgentsOnDuty
        return overall(runs, confidence: 0.95).served.map {
            StaffingShortfall(result: $0, agents: agents, reason: .notFound)
        }
    }

    /// Conversations offered to humans in each interval when it is once.
    private func contacts(_ checks: RunChecks) -> [Double] {
        let hours = 1 / Double(scenario.measurement.intervalsPerHour)
        return intervals.map { interval in
            let offered = interval.ofWeek.reduce(0) { $0 + checks.byInterval[$1].humanOffered }
            let times = interval.ofWeek.reduce(0) { $0 + checks.measuredHours[$1] } / hours
            let perDay = Dictionary(grouping: interval.ofWeek) {
                $0 / (24 * scenario.measurement.intervalsPerHour)
            }
            let length = Double(interval.ofWeek.count) / Double(perDay.count)
            return Double(offered) / times * length
        }
    }

    /// Checks that every target is of a measure that the workload has.
    private func checkMeasures(_ pilot: FocusedReplications) throws {
        for (number, target) in (targets + spending).enumerated()
        where pilot.mean(constraints.count + number) == nil {
            try target.measure.checkPart(in: scenario)
            throw InvalidQuestion(
                message: "'\(target.text)' says nothing here: this workload has no "
                    + target.measure.name,
                hint: "'switchboard run' shows the measures that it has.")
        }
    }

    /// Targets that no number of agents meets, each where it is missed most; undecided those that
    /// are missed by no more than chance may explain.
    private func shortfalls(
        with agents: [Int], _ pilot: FocusedReplications
    ) -> [StaffingShortfall] {
        let single = ReplicatedSample.simultaneousConfidence(intervals: constraints.count)
        let results = results(pilot, confidence: single)
        let onDuty = staffed(agents).meanAgentsOnDuty
        return targets.compactMap { target in
            let own = constraints.indices.filter { constraints[$0].target.text == target.text }
            let worst = own.min { margin($0, pilot) < margin($1, pilot) }
            guard let worst, let result = results[worst] else { return nil }
            let isMissed = margin(worst, pilot) < 0
            guard isMissed || target.isBeyondStaffing else { return nil }
            return StaffingShortfall(
                result: result, agents: onDuty,
                reason: !isMissed
                    ? .beyondStaffing
                    : result.verdict == .missed ? .withAmpleAgents : .undecided)
        }
    }
}

extension InvalidQuestion {
    /// Of a workload whose queue grows without bound with any number of agents.
    fileprivate static let noSteadyState = InvalidQuestion(
        message: "with any number of agents the queue grows without bound",
        hint: "Check the rates and the work of the human tier.")
}
