import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

extension StaffingResult {
    /// The result with what was spent on it.
    func closed(_ search: StaffingSearch) -> StaffingResult {
        var result = closed(search.trials)
        result.searchReplications = search.replications
        return result
    }

    /// The same before anything was searched.
    func closed(_ trials: StaffingTrials) -> StaffingResult {
        var result = self
        result.replicationsRun = trials.replicationsRun
        result.contradictions = trials.contradictions
        result.isOutOfTime = trials.budget.isSpent
        result.replicationsToRepeat = trials.budget.replicationsToRepeat
        return result
    }

    /// Takes over what a certificate says.
    mutating func fill(_ certificate: StaffingCertificate, _ search: StaffingSearch) {
        let trials = search.trials
        certifyingReplications = certificate.runs.count
        confidence = certificate.confidence
        scenario = certificate.runs.scenario
        settings = [trials.setting(certificate.agents)]
        measures = certificate.runs.observed.values()
        let occupancy = trials.constraints.count + trials.targets.count + trials.spending.count
        intervals = trials.intervals.indices.map { number in
            IntervalStaffing(
                interval: trials.intervals[number],
                offeredLoad: search.models[number]?.offeredLoad ?? 0,
                erlang: search.erlang[number], agents: certificate.agents[number],
                targets: certificate.results(in: number),
                occupancy: certificate.runs.linearised(occupancy + number)?.estimate,
                fewer: certificate.withFewer[number]?.agents,
                withFewer: certificate.withFewer[number]?.verdict)
        }
        let isByTime = trials.constraints.contains { $0.place != nil }
        whole =
            certificate.shared.compactMap { certificate.results[$0] } + certificate.spending
            + (isByTime ? certificate.overall : [])
        shortfalls = (certificate.results.compactMap(\.self) + certificate.spending)
            .filter { $0.verdict != .met }.map { result in
                let isSpending = result.target.boundsSpending && result.verdict == .missed
                return StaffingShortfall(
                    result: result, agents: certificate.runs.scenario.meanAgentsOnDuty,
                    reason: isSpending ? .atFewestAgents : .undecided)
            }
    }
}

extension StaffingTrials {
    /// The setting that staffs a workload so.
    func setting(_ agents: [Int]) -> Setting {
        unit == .constant
            ? Setting(path: JSONPath([.key("humans"), .key("agents")]), text: "\(agents[0])")
            : Setting(agentsPerWeek: byInterval(agents))
    }

    /// What one agent more, or fewer, in every interval changes, on the customers of a certificate.
    mutating func effects(around certificate: StaffingCertificate) async throws -> [StaffingEffect]
    {
        let usual = [
            "serviceLevel", "waitingSeconds", "abandonmentRate", "occupancy",
            "costPerConversation", "costPerTrueResolution",
        ]
        let asked = (targets + spending).map(\.measure)
        let names = asked.map(\.name)
        let measures = asked + usual.filter { !names.contains($0) }.map(Measure.builtIn)
        let agents = certificate.agents
        // Paired differences are so sure that more replications are not worth their time.
        let count = min(certificate.runs.count, StaffingCertifier.firstLook)
        let before = certificate.runs.observed.first(count)
        let canBeFewer = agents.contains { $0 > 1 }
        var plans: [FocusedReplications?] = []
        for change in canBeFewer ? [1, -1] : [1] {
            let changed = agents.map { max($0 + change, min($0, 1)) }
            var runs = runs(
                staffed(changed), series: certificate.series,
                also: measures.map { FocusedReplications.Question($0) })
            if var some = runs {
                try await replicate(&some, upTo: count)
                runs = some
            }
            plans.append(runs)
        }
        let first = constraints.count + targets.count + spending.count
        func change(_ number: Int, _ plan: FocusedReplications?) -> Estimate? {
            guard let after = plan?.linearised(first + number),
                let before = before.linearised(measures[number])
            else { return nil }
            return PairedDifference(after, before).estimate
        }
        return measures.indices.compactMap { number in
            guard before.linearised(measures[number]) != nil else { return nil }
            return StaffingEffect(
                measure: measures[number], oneMore: change(number, plans[0]),
                oneFewer: canBeFewer ? change(number, plans[1]) : nil)
        }
    }
}
