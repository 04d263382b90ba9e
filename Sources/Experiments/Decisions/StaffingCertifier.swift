import ContactRouting
import SimulationStatistics

/// Adds agents to what a search found until customers who had no part in it say, with the whole
/// intervals, that every target is met.
///
/// Every plan is judged on a series of replications of its own. Of the 5 % with which all of this
/// may be wrong, look number j at data spends 1 / (j (j + 1)), which makes 1 in all, evenly on
/// every target and interval. A plan that the replications allowed are not likely to decide gets
/// an agent more where it stands on the edge: the answer is then on the safe side.
struct StaffingCertifier: Sendable {
    var search: StaffingSearch
    /// For targets over the whole run, where there are any.
    let path: StaffingPath?
    private var steps: Int
    private var stride = 1
    /// Replications of one plan, at most.
    private let most: Int
    private var replications: Int
    private var looks = 0
    /// Plans judged so far, each on the series of that number.
    private var series: UInt64 = 0

    private static let mostPlans: UInt64 = 40

    init(_ search: StaffingSearch, path: StaffingPath?, steps: Int, most: Int) {
        self.search = search
        self.path = path
        self.steps = steps
        self.most = most
        replications = min(max(search.trials.plan.replications, 10), most)
    }

    /// The plan that is certified, or the last one that could not be.
    mutating func certify(_ first: [Int]) async throws -> StaffingCertificate? {
        var agents = first
        var latest: StaffingCertificate?
        while series < StaffingCertifier.mostPlans {
            series += 1
            guard
                let certificate = try await judge(
                    agents, search.trials.staffed(agents))
            else { return latest }
            latest = certificate
            if certificate.isMet {
                let spare = try await fewer(certificate).filter { $0.value == .met }
                let leaner = agents.indices.filter {
                    spare[$0] != nil && agents[$0] > search.tooFew[$0] + 1
                }
                if leaner.isEmpty { return certificate }
                for number in leaner { agents[number] -= 1 }
            } else {
                guard let larger = enlarged(certificate) else { return certificate }
                agents = larger
            }
        }
        return latest
    }

    /// What would be said of each interval if it had one agent fewer, on the customers of the
    /// certificate: met means that it has one too many.
    mutating func fewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: TargetVerdict] {
        var verdicts: [Int: TargetVerdict] = [:]
        guard !search.trials.local.isEmpty else { return [:] }
        for third in 0..<3 {
            let trying = certificate.agents.indices.filter {
                $0 % 3 == third && certificate.agents[$0] > (search.models[$0]?.leastAgents ?? 0)
            }
            guard !trying.isEmpty else { continue }
            let agents = certificate.agents.indices.map {
                certificate.agents[$0] - (trying.contains($0) ? 1 : 0)
            }
            let sample = try await search.trials.simulate(
                agents, series: certificate.series,
                replications: certificate.sample.observations.count)
            let judgement = sample.map {
                StaffingCertificate(
                    agents, $0, search.trials, series: certificate.series,
                    confidence: certificate.confidence)
            }
            for number in trying { verdicts[number] = judgement?.verdict(in: number) ?? .missed }
        }
        return verdicts
    }

    /// The roster with what fresh customers say of it.
    mutating func certified(_ roster: StaffingRoster) async throws -> StaffingRoster {
        var roster = roster
        series += 1
        let hours = (0..<168).map { roster.onDuty[$0 % roster.onDuty.count] }
        let agents = search.trials.intervals.map { hours[$0.hours[0]] }
        let certificate = try await judge(agents, search.trials.staffed(byHourOfWeek: hours))
        roster.isMet = certificate?.isMet ?? false
        roster.targets =
            certificate.map { certificate in
                (search.trials.local + search.trials.whole + search.trials.spending).map {
                    TargetResult($0, certificate.sample)
                }
            } ?? []
        return roster
    }

    /// Replicates a plan until all its targets are met, or some are not going to be.
    private mutating func judge(
        _ agents: [Int], _ scenario: Scenario
    ) async throws -> StaffingCertificate? {
        guard var designs = search.trials.designs(scenario, series: series) else { return nil }
        while true {
            looks += 1
            let sample = try await search.trials.replicate(&designs, upTo: replications)
            let certificate = StaffingCertificate(
                agents, sample, search.trials, series: series, confidence: confidence)
            let isOver =
                !certificate.hopeless(most: most).isEmpty || certificate.isWholeHopeless(most: most)
            if certificate.isMet || isOver || replications == most { return certificate }
            let wanted = certificate.replicationsWanted(most: most)
            replications = min(most, max(wanted, replications + 5))
        }
    }

    /// One agent more wherever a target is not met for sure, and a stride along the path where
    /// that is one over the whole run; nil at the end of the path.
    private mutating func enlarged(_ certificate: StaffingCertificate) -> [Int]? {
        var agents = certificate.agents
        let hopeless = certificate.hopeless(most: most)
        let short =
            hopeless.isEmpty ? agents.indices.filter { !certificate.meets(in: $0) } : hopeless
        for number in short {
            search.learn(tooFew: agents[number], in: number)
            agents[number] += 1
        }
        if certificate.whole.contains(where: { $0.verdict != .met }) {
            guard let path, steps < path.order.count else { return nil }
            steps = min(steps + stride, path.order.count)
            stride *= 2
            agents = zip(agents, path.agents(after: steps)).map { max($0, $1) }
        }
        return agents
    }

    private var confidence: Double {
        let claims =
            search.trials.intervals.count * search.trials.local.count + search.trials.whole.count
        return 1 - 0.05 / (Double(looks * (looks + 1)) * Double(claims))
    }
}
