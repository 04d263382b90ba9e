import ContactRouting
import SimulationStatistics

/// Adds agents to what a search found until customers who had no part in it say, with the whole
/// intervals, that every target is met.
///
/// Every plan is judged on a series of replications of its own, with one look after some of them
/// and one more where that is worth it. There are at most so many looks, and the 5 % with which
/// all of this may be wrong are spent evenly on them and on every target and interval. A plan that
/// the replications allowed are not likely to decide gets more agents where it stands on the edge,
/// as many as its interval reaches beyond the bound: the answer is then on the safe side.
struct StaffingCertifier: Sendable {
    var search: StaffingSearch
    /// For targets over the whole run, where there are any.
    private var path: StaffingPath?
    private var steps = 0
    private var stride = 1
    /// Replications of one plan, at most.
    private let most: Int
    /// Plans judged so far, each on the series of that number.
    private var series: UInt64 = 0

    /// Plans that are judged, at most.
    private static let mostPlans = 8
    /// Replications before the first look.
    private static let firstLook = 20

    init(_ search: StaffingSearch, most: Int) {
        self.search = search
        self.most = most
    }

    /// Searches and certifies; nil if the search found nothing.
    mutating func fewestCertified() async throws -> StaffingCertificate? {
        guard var agents = try await search.fewest() else { return nil }
        if !search.trials.whole.isEmpty {
            let path = StaffingPath(search.models, least: agents)
            steps = try await search.fewestSteps(of: path) ?? path.order.count
            agents = path.agents(after: steps)
            self.path = path
        }
        return try await certify(agents)
    }

    /// A certified plan, with what would be said of each interval if it had one agent fewer, or
    /// the last plan that could not be certified.
    mutating func certify(_ first: [Int]) async throws -> StaffingCertificate? {
        var agents = first
        var best: StaffingCertificate?
        for _ in 0..<StaffingCertifier.mostPlans {
            series += 1
            let plan = search.trials.staffed(agents)
            guard var certificate = try await judge(agents, plan) else { return best }
            if certificate.isMet {
                certificate.withOneFewer = try await withOneFewer(certificate)
                best = certificate
                let spare = agents.indices.filter {
                    certificate.withOneFewer[$0] == .met && agents[$0] > search.tooFew[$0] + 1
                }
                if spare.isEmpty { return certificate }
                for number in spare { agents[number] -= 1 }
            } else if best?.isMet == true {
                return best
            } else {
                best = certificate
                guard let larger = enlarged(certificate) else { return certificate }
                agents = larger
            }
        }
        return best
    }

    /// The roster with what fresh customers say of it.
    mutating func certified(_ roster: StaffingRoster) async throws -> StaffingRoster {
        var roster = roster
        series += 1
        let hours = (0..<168).map { roster.onDuty[$0 % roster.onDuty.count] }
        let agents = search.trials.intervals.map { hours[$0.hours[0]] }
        let plan = search.trials.staffed(byHourOfWeek: hours)
        guard let certificate = try await judge(agents, plan) else { return roster }
        let trials = search.trials
        roster.isMet = certificate.isMet
        roster.targets = (trials.local + trials.whole + trials.spending).map {
            TargetResult($0, certificate.sample)
        }
        return roster
    }

    /// Replicates a plan until all its targets are met, or some are not going to be.
    private mutating func judge(
        _ agents: [Int], _ scenario: Scenario
    ) async throws -> StaffingCertificate? {
        guard var designs = search.trials.designs(scenario, series: series) else { return nil }
        var certificate = try await look(agents, &designs, min(most, StaffingCertifier.firstLook))
        if let wanted = certificate.replicationsWanted(most: most), !certificate.isMet {
            certificate = try await look(agents, &designs, wanted)
        }
        return certificate
    }

    private mutating func look(
        _ agents: [Int], _ designs: inout Designs, _ replications: Int
    ) async throws -> StaffingCertificate {
        let sample = try await search.trials.replicate(&designs, upTo: replications)
        return StaffingCertificate(
            agents, sample, search.trials, series: series, confidence: confidence)
    }

    /// What would be said of each interval with one agent fewer, on the customers of the
    /// certificate: met means that it has one too many.
    ///
    /// Every third interval tries at once. A single interval has as many replications as it takes,
    /// and are allowed; of many there is always one on the edge, and they have those of the
    /// certificate.
    private mutating func withOneFewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: TargetVerdict] {
        var verdicts: [Int: TargetVerdict] = [:]
        guard !search.trials.local.isEmpty else { return [:] }
        let count = certificate.sample.observations.count
        for third in 0..<3 {
            let trying = certificate.agents.indices.filter {
                $0 % 3 == third && certificate.agents[$0] > (search.models[$0]?.leastAgents ?? 0)
            }
            guard !trying.isEmpty else { continue }
            let agents = search.fewer(certificate.agents, trying)
            var judgement: StaffingCertificate?
            let plan = search.trials.staffed(agents)
            if var designs = search.trials.designs(plan, series: certificate.series) {
                judgement = try await look(agents, &designs, count)
                let wanted = judgement?.replicationsToDecide(most: most)
                if let wanted, search.trials.unit == .constant {
                    judgement = try await look(agents, &designs, wanted)
                }
            }
            for number in trying { verdicts[number] = judgement?.verdict(in: number) ?? .missed }
        }
        return verdicts
    }

    /// More agents wherever a target is not met for sure, and a stride along the path where that
    /// is one over the whole run; nil at the end of the path.
    private mutating func enlarged(_ certificate: StaffingCertificate) -> [Int]? {
        var agents = certificate.agents
        for number in agents.indices where !certificate.meets(in: number) {
            search.learn(tooFew: agents[number], in: number)
            let reach = (Double(certificate.sample.observations.count) / Double(most)).squareRoot()
            let wanted = certificate.local[number].compactMap(\.self).compactMap {
                search.wanted($0, in: number, now: agents[number], reach: reach)
            }
            let (least, most) = (agents[number] + 1, agents[number] + search.step(of: number))
            agents[number] = min(max(wanted.max() ?? least, least), most)
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
        let trials = search.trials
        let claims = trials.intervals.count * trials.local.count + trials.whole.count
        return ReplicatedSample.simultaneousConfidence(
            intervals: 2 * StaffingCertifier.mostPlans * claims)
    }
}
