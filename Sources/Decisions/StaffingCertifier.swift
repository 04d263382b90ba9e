import ContactRouting
import Experiments
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
    /// The series on which the latest plan was judged.
    private var series = StaffingTrials.searchSeries

    /// Plans that are judged, at most.
    private static let mostPlans = 7
    /// Replications before the first look, and of the plans that only say what a change does.
    static let firstLook = 20
    /// Half-widths that a mean should lie beyond the bound on top of the one that it must: about
    /// two standard errors, so that most of many intervals pass.
    private static let reserve = 0.5

    init(_ search: StaffingSearch, most: Int) {
        self.search = search
        self.most = most
    }

    private var trials: StaffingTrials { search.trials }

    /// Searches and certifies; nil if the search found nothing.
    mutating func fewestCertified() async throws -> StaffingCertificate? {
        guard var agents = try await search.fewest() else { return nil }
        if !trials.whole.isEmpty {
            let path = StaffingPath(search.models, least: agents)
            steps = try await search.fewestSteps(of: path) ?? path.order.count
            agents = path.agents(after: steps)
            stride = search.leastSteps(along: path, after: steps)
            self.path = path
        }
        return try await certify(agents)
    }

    /// A certified plan, with what would be said of each interval if it had fewer agents, or the
    /// last plan that could not be certified. One plan is left for a roster.
    mutating func certify(_ first: [Int]) async throws -> StaffingCertificate? {
        var agents = first
        var best: StaffingCertificate?
        var firstLook = StaffingCertifier.firstLook
        for _ in 1..<StaffingCertifier.mostPlans {
            guard var certificate = try await judge(agents, trials.staffed(agents), firstLook)
            else {
                return best
            }
            if certificate.isMet {
                certificate.withFewer = try await withFewer(certificate)
                best = certificate
                let spare = agents.indices.filter { certificate.withFewer[$0]?.verdict == .met }
                let fewer = trials.fewer(agents, in: spare)
                guard trials.isWorthIt(agents, fewer) else { return certificate }
                agents = fewer
                // As many as have just told that these are enough.
                firstLook =
                    spare.compactMap { certificate.withFewer[$0]?.replications }.max() ?? firstLook
            } else if let known = best, known.isMet {
                // Where fresh customers do not find it enough, or just after, all get back what
                // was enough; all of them if it is over the whole run.
                let isMetOverall = certificate.whole.allSatisfy { $0.verdict == .met }
                for number in agents.indices where agents[number] != known.agents[number] {
                    let touched = trials.touched(by: number)
                    if isMetOverall, touched.allSatisfy({ certificate.meets(in: $0) }) { continue }
                    agents[number] = known.agents[number]
                    best?.withFewer[number]?.verdict = .undecided
                }
                let isNew = agents != certificate.agents
                guard isNew, trials.isWorthIt(agents, known.agents) else { return best }
            } else {
                best = certificate
                guard let larger = enlarged(certificate) else { return certificate }
                agents = larger
            }
        }
        return best
    }

    /// The roster with what fresh customers say of it.
    ///
    /// - Parameter replications: of the first look, those that the plan needed.
    mutating func certified(
        _ roster: StaffingRoster, replications: Int
    ) async throws -> StaffingRoster {
        var roster = roster
        let agents = trials.intervals.map { roster.onDutyInWeek[$0.ofWeek[0]] }
        let plan = trials.staffed(byInterval: roster.onDutyInWeek)
        guard let certificate = try await judge(agents, plan, replications)
        else { return roster }
        roster.isMet = certificate.isMet && certificate.spending.allSatisfy { $0.verdict == .met }
        roster.targets = certificate.overall + certificate.spending
        return roster
    }

    /// Replicates a plan on a series of its own until all its targets are met, or some are not
    /// going to be.
    private mutating func judge(
        _ agents: [Int], _ scenario: Scenario, _ firstLook: Int
    ) async throws -> StaffingCertificate? {
        series += 1
        guard var designs = trials.designs(scenario, series: series) else { return nil }
        var certificate = try await look(agents, &designs, min(most, firstLook))
        if let wanted = certificate.replicationsWanted(most: most) {
            certificate = try await look(agents, &designs, wanted)
        }
        return certificate
    }

    private mutating func look(
        _ agents: [Int], _ designs: inout Replications, _ replications: Int
    ) async throws -> StaffingCertificate {
        let sample = try await search.trials.replicate(&designs, upTo: replications)
        return StaffingCertificate(agents, sample, trials, series: series, confidence: confidence)
    }

    /// What would be said of each interval with as many agents fewer as are worth finding, on the
    /// customers of the certificate: met means that it has too many.
    ///
    /// Every third interval tries at once, and answers for the two after it. A single interval
    /// has as many replications as it takes, and are allowed; of many there is always one on the
    /// edge, and they have those of a first look.
    private mutating func withFewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: StaffingCertificate.Fewer] {
        var verdicts: [Int: StaffingCertificate.Fewer] = [:]
        guard !trials.local.isEmpty else { return [:] }
        let isSingle = trials.unit == .constant
        let count = certificate.sample.observations.count
        for third in 0..<3 {
            let trying = trials.third(third).filter {
                let fewer = certificate.agents[$0] - trials.grain(of: certificate.agents[$0])
                return fewer >= search.models[$0]?.leastAgents ?? 0
            }
            guard !trying.isEmpty else { continue }
            let agents = trials.fewer(certificate.agents, in: trying)
            var judgement: StaffingCertificate?
            if var designs = trials.designs(trials.staffed(agents), series: series) {
                judgement = try await look(
                    agents, &designs, isSingle ? count : min(count, StaffingCertifier.firstLook))
                if let wanted = judgement?.replicationsToDecide(most: most), isSingle {
                    judgement = try await look(agents, &designs, wanted)
                }
            }
            for number in trying {
                let verdict = judgement?.verdict(in: trials.touched(by: number)) ?? .missed
                verdicts[number] = StaffingCertificate.Fewer(
                    agents: agents[number], verdict: verdict,
                    replications: judgement?.sample.observations.count ?? 0)
            }
        }
        return verdicts
    }

    /// More agents wherever a target is not met for sure, and a stride along the path where that
    /// is one over the whole run; nil where more would not help.
    private mutating func enlarged(_ certificate: StaffingCertificate) -> [Int]? {
        var agents = certificate.agents
        // Intervals shrink until all the replications that are allowed are used.
        let shrinks = (Double(certificate.sample.observations.count) / Double(most)).squareRoot()
        for number in agents.indices where certificate.needsAgents(in: number) {
            let (now, grain) = (agents[number], trials.grain(of: agents[number]))
            func wanted(_ reach: Double) -> Int {
                certificate.local[number].compactMap(\.self).compactMap {
                    search.wanted($0, in: number, now: now, reach: reach)
                }.max() ?? now
            }
            let wish = max(wanted(shrinks + StaffingCertifier.reserve), wanted(0) + grain, now + 1)
            agents[number] = min(wish, now + max(grain, search.step(of: number)))
        }
        if certificate.whole.contains(where: { $0.verdict != .met }) {
            let before = agents
            if let path {
                let reach = shrinks + StaffingCertifier.reserve
                let wanted = certificate.whole.filter { $0.verdict != .met }.compactMap {
                    search.wantedSteps($0, on: path, now: steps, reach: reach)
                }.max()
                // An eighth of all agents at most: fresh customers say whether that is enough.
                let most = steps + agents.reduce(0, +) / 8
                steps = max(steps, min(wanted ?? 0, most) - stride)
            }
            // Steps into intervals that have more already change nothing.
            while agents == before, let path, steps < path.order.count {
                steps = min(steps + stride, path.order.count)
                stride *= 2
                agents = zip(agents, path.agents(after: steps)).map { max($0, $1) }
            }
            if agents == before { agents = beyondPath(agents) }
        }
        return agents == certificate.agents ? nil : agents
    }

    /// More agents wherever anybody comes, as far as there can be a need of them: the models that
    /// the path ends with may rest on quiet days.
    private func beyondPath(_ agents: [Int]) -> [Int] {
        agents.indices.map { number in
            guard search.models[number] != nil else { return agents[number] }
            return min(agents[number] + search.step(of: number), trials.ampleAgents[number])
        }
    }

    private var confidence: Double {
        // The whole run is reported for every target, also for those that hold by interval.
        let (local, intervals) = (trials.local.count, trials.intervals.count)
        let claims =
            local * (intervals > 1 ? intervals + 1 : 1) + trials.whole.count
            + trials.spending.count
        return ReplicatedSample.simultaneousConfidence(
            intervals: 2 * StaffingCertifier.mostPlans * claims)
    }
}
