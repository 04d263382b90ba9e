import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

extension StaffingResult {
    /// The result with what was spent on it.
    ///
    /// - Parameter replications: of a plan in the search; none before anything was searched.
    func closed(_ trials: StaffingTrials, replications: Int = 0) -> StaffingResult {
        var result = self
        result.searchReplications = replications
        result.replicationsRun = trials.replicationsRun
        result.contradictions = trials.contradictions
        result.isOutOfTime = trials.budget.isSpent
        result.replicationsToRepeat = trials.budget.replicationsToRepeat
        return result
    }

    /// The result of work that was stopped, which has taken over what is known of the best plan.
    func cutShort(
        _ best: StaffingCertificate, _ trials: StaffingTrials, replications: Int
    ) -> StaffingResult {
        var result = closed(trials, replications: replications)
        result.stage = .judged
        if !best.isJudged {
            result.stage = .searched(
                missed: trials.missed(best.runs), of: trials.constraints.count)
            result.searchReplications = best.runs.count
        }
        return result
    }

    /// Takes over what a certificate says of a single group.
    mutating func fill(_ certificate: StaffingCertificate, _ search: StaffingSearch) {
        fill(certificate, search.trials)
        intervals = search.trials.intervals.indices.map { number in
            IntervalStaffing(
                certificate, number, search.trials,
                offeredLoad: search.models[number]?.offeredLoad ?? 0,
                erlang: search.erlang[number], agents: certificate.agents[number],
                fewer: certificate.withFewer[number])
        }
    }

    /// Takes over what a certificate says of several groups.
    mutating func fill(_ certificate: StaffingCertificate, _ search: GroupStaffingSearch) {
        let trials = search.trials
        fill(certificate, trials)
        intervals = trials.intervals.indices.map { number in
            IntervalStaffing(
                certificate, number, trials, offeredLoad: search.loads[number], erlang: nil,
                agents: trials.posts(in: [number]).reduce(0) { $0 + certificate.agents[$1] },
                fewer: nil)
        }
        objective = trials.objective
        let all = certificate.runs.scenario.humans?.groups ?? []
        groups = all.indices.map { number in
            GroupStaffing(number, certificate, trials, in: certificate.runs.scenario)
        }
    }

    /// Takes over what a certificate says whoever is planned.
    private mutating func fill(_ certificate: StaffingCertificate, _ trials: StaffingTrials) {
        confidence = certificate.confidence
        scenario = certificate.runs.scenario
        settings = trials.settings(certificate.agents, of: workload)
        // What a search says of the plan that it chose is too good to be told.
        guard certificate.isJudged else { return }
        certifyingReplications = certificate.runs.count
        measures = certificate.runs.observed.values()
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

extension IntervalStaffing {
    fileprivate init(
        _ certificate: StaffingCertificate, _ number: Int, _ trials: StaffingTrials,
        offeredLoad: Double, erlang: Int?, agents: Int, fewer: StaffingCertificate.Fewer?
    ) {
        interval = trials.intervals[number]
        self.offeredLoad = offeredLoad
        self.erlang = erlang
        self.agents = agents
        targets = certificate.isJudged ? certificate.results(in: number) : []
        occupancy =
            certificate.isJudged
            ? certificate.runs.linearised(trials.firstOccupancy + number)?.estimate : nil
        self.fewer = fewer?.agents
        withFewer = fewer?.verdict
    }
}

extension GroupStaffing {
    fileprivate init(
        _ number: Int, _ certificate: StaffingCertificate, _ trials: StaffingTrials,
        in scenario: Scenario
    ) {
        let group = scenario.humans.map { $0.groups[number] }
        let place = trials.groups.firstIndex(of: number)
        name = group?.name ?? ""
        isKept = place == nil
        agents = place.map { trials.agents(certificate.agents, ofGroup: $0) } ?? []
        fewer = trials.intervals.indices.map { interval in
            let post = place.flatMap {
                trials.posts.firstIndex(of: StaffingPost(place: $0, interval: interval))
            }
            return post.flatMap { certificate.withFewer[$0] }.map { ($0.agents, $0.verdict) }
        }
        onDuty = group.map(scenario.meanAgentsOnDuty) ?? 0
        fullTimeEquivalents = group.map(scenario.fullTimeEquivalents) ?? 0
        costPer30Days =
            group.map {
                scenario.fullTimeEquivalents(of: $0) * $0.paidHoursPerWeek * 30 / 7
                    * $0.costPerPaidHour
            } ?? 0
        let question = trials.firstOccupancy + trials.intervals.count + number
        occupancy =
            certificate.isJudged ? certificate.runs.linearised(question)?.estimate : nil
    }
}

extension Workload {
    /// Where a group of agents is in its file: the tier itself in the short form.
    func place(ofGroup number: Int) -> JSONPath {
        let humans = JSONPath([.key("humans")])
        return inputs.humans?.groups == nil ? humans : humans.key("groups").index(number)
    }
}

extension StaffingTrials {
    /// The settings that staff a workload so, one for each group that is planned.
    func settings(_ agents: [Int], of workload: Workload) -> [Setting] {
        groups.indices.map { place in
            let owner = workload.place(ofGroup: groups[place])
            return unit == .constant
                ? Setting(
                    path: owner.key("agents"),
                    text: "\(self.agents(agents, ofGroup: place)[0] ?? 0)")
                : Setting(agentsPerWeek: byInterval(agents, ofGroup: place), of: owner)
        }
    }

    /// What one agent more, or fewer, in every interval changes, on the customers of a certificate,
    /// of every group in turn where there are several.
    mutating func effects(around certificate: StaffingCertificate) async throws -> [StaffingEffect]
    {
        guard let names = scenario.humans?.groups.map(\.name), names.count > 1 else {
            return try await effects(around: certificate, at: Array(posts.indices), of: nil)
        }
        var effects: [StaffingEffect] = []
        for (place, group) in groups.enumerated() {
            let own = posts.indices.filter { posts[$0].place == place }
            effects += try await self.effects(around: certificate, at: own, of: names[group])
        }
        return effects
    }

    private mutating func effects(
        around certificate: StaffingCertificate, at posts: [Int], of group: String?
    ) async throws -> [StaffingEffect] {
        let usual = [
            "serviceLevel", "waitingSeconds", "abandonmentRate", "occupancy",
            "costPerConversation", "costPerTrueResolution",
        ]
        let asked = (targets + spending).map(\.measure)
        let names = asked.map(\.name)
        let measures = asked + usual.filter { !names.contains($0) }.map(Measure.builtIn)
        let agents = certificate.agents
        let canBeFewer = posts.contains { agents[$0] > 1 }
        let first = constraints.count + targets.count + spending.count
        /// What so many agents more change of each measure; nil if a queue grows without bound.
        func changes(_ change: Int) async throws -> [Estimate?]? {
            let changed = posts.reduce(into: agents) {
                $0[$1] = max($0[$1] + change, min($0[$1], 1))
            }
            guard
                var runs = runs(
                    staffed(changed), series: certificate.series,
                    also: measures.map { FocusedReplications.Question($0) })
            else { return nil }
            for count in StaffingTrials.replicationsOfEffects {
                try await replicate(&runs, upTo: min(certificate.runs.count, count))
                let before = certificate.runs.observed.first(runs.count)
                let found = measures.indices.map { number -> Estimate? in
                    guard let after = runs.linearised(first + number),
                        let before = before.linearised(measures[number])
                    else { return nil }
                    return PairedDifference(after, before).estimate
                }
                let areSure = found.prefix(asked.count).allSatisfy {
                    $0.map { ($0.halfWidth ?? .infinity) <= abs($0.mean) / 2 } ?? true
                }
                if areSure || count == StaffingTrials.replicationsOfEffects.last { return found }
            }
            return nil
        }
        let more = try await changes(1)
        let fewer = canBeFewer ? try await changes(-1) : nil
        return measures.indices.compactMap { number in
            guard certificate.runs.observed.linearised(measures[number]) != nil else { return nil }
            return StaffingEffect(
                group: group, measure: measures[number], oneMore: more?[number],
                oneFewer: fewer?[number])
        }
    }

    /// Paired differences are so sure that a few replications tell the sign of what is bounded and
    /// about its size; where they do not, more of them than these are not worth their time.
    private static let replicationsOfEffects = [5, 10, StaffingCertifier.firstLook]
}
