import ContactRouting
import Experiments
import SimulationStatistics

/// Adds agents to what a search found until customers who had no part in it say, with the whole
/// intervals, that every target is met.
///
/// Every plan is judged on a series of replications of its own, with one look after some of them
/// and one more where that is worth it. There are at most so many looks, and the probability with
/// which all of this may be wrong is spent evenly on them and on every constraint. A plan that the
/// replications allowed do not decide gets more agents where it stands on the edge, as many as its
/// interval reaches beyond the bound: the answer is then on the safe side.
struct StaffingCertifier: Sendable {
    var search: StaffingSearch
    /// Intervals that serve constraints together, if any do.
    private var blocks: [StaffingBlock] = []
    /// The series on which the latest plan was judged.
    private var series = StaffingTrials.searchSeries
    /// The best plan that was judged so far: the latest certified one, or the latest one.
    private(set) var best: StaffingCertificate?

    /// Replications before the first look, at least, and of the plans that only say what a change
    /// does.
    static let firstLook = 20
    /// Replications of one plan, at most: so many, fewer where so many intervals are judged that
    /// one of them is always on the edge, or this many times those of the search.
    private static let fewestAllowed = 100
    private static let fewestAllowedOfMany = 40
    private static let timesOfSearch = 8
    /// Half-widths that a mean should lie beyond the bound on top of the one that it must: about
    /// two standard errors, so that most of many intervals pass.
    private static let reserve = 0.5

    init(_ search: StaffingSearch) {
        self.search = search
    }

    private var trials: StaffingTrials { search.trials }

    /// Plans that are judged, at most: more where so much must hold at once that there is always
    /// one thing left.
    private var mostPlans: Int { min(14, 7 + max(0, trials.constraints.count - 100) / 20) }

    /// Replications of one plan, at most.
    private var most: Int {
        let areMany = trials.shared.isEmpty && trials.intervals.count > 1
        return max(
            areMany
                ? StaffingCertifier.fewestAllowedOfMany : StaffingCertifier.fewestAllowed,
            StaffingCertifier.timesOfSearch * search.replications)
    }

    /// Searches and certifies; nil if the search found nothing.
    mutating func fewestCertified() async throws -> StaffingCertificate? {
        guard let agents = try await search.fewest() else { return nil }
        guard !trials.shared.isEmpty else { return try await certify(agents) }
        blocks =
            try await search.fewestSteps(agents)
            ?? StaffingBlock.all(search, least: agents).map { $0.atItsEnd }
        return try await certify(blocks.agents(agents))
    }

    /// A certified plan, with what would be said of each interval if it had fewer agents, or the
    /// last plan that could not be certified. One plan is left for a roster.
    mutating func certify(_ first: [Int]) async throws -> StaffingCertificate? {
        var agents = first
        var firstLook = max(StaffingCertifier.firstLook, search.replications)
        for _ in 1..<mostPlans {
            guard var certificate = try await judge(agents, trials.staffed(agents), firstLook)
            else {
                return best
            }
            // What the edge of this plan took, that of the next one takes too.
            firstLook = max(firstLook, certificate.runs.count)
            if certificate.isMet {
                best = certificate
                certificate.withFewer = try await withFewer(certificate)
                best = certificate
                let fewer = lessened(certificate)
                guard trials.isWorthIt(agents, fewer) else { return certificate }
                agents = fewer
            } else if let known = best, known.isMet {
                // Where fresh customers do not find it enough, or just after, all get back half of
                // what was taken, or a single step; all of them if several serve what is missed.
                let isMetTogether = certificate.verdict(of: trials.shared) == .met
                for number in agents.indices where agents[number] != known.agents[number] {
                    let touched = trials.touched(by: number)
                    let isEnough = touched.allSatisfy { certificate.verdict(in: $0) == .met }
                    if isMetTogether, isEnough { continue }
                    let (now, enough) = (agents[number], known.agents[number])
                    agents[number] = min(
                        enough, now + max(trials.grain(of: now), (enough - now + 1) / 2))
                    if agents[number] == enough { best?.withFewer[number]?.verdict = .undecided }
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
        let plan = trials.staffed(byGroup: [roster.onDutyInWeek])
        roster.judge(try await judge(agents, plan, replications))
        return roster
    }

    /// Replicates a plan on a series of its own until all its targets are met, or some are not
    /// going to be.
    private mutating func judge(
        _ agents: [Int], _ scenario: Scenario, _ firstLook: Int
    ) async throws -> StaffingCertificate? {
        series += 1
        return try await search.trials.judge(
            agents, scenario, series: series, looks: (min(most, firstLook), most),
            confidence: confidence)
    }

    private mutating func look(
        _ agents: [Int], _ runs: inout FocusedReplications, _ replications: Int
    ) async throws -> StaffingCertificate {
        try await search.trials.look(
            agents, &runs, replications, series: series, confidence: confidence)
    }

    /// What would be said of each interval with as many agents fewer as are worth finding, on the
    /// customers of the certificate: met means that it has too many.
    ///
    /// Every third interval tries at once, and answers for the two after it. A single interval
    /// has as many replications as it takes, and are allowed; of many there is always one on the
    /// edge, and they have those of the search.
    private mutating func withFewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: StaffingCertificate.Fewer] {
        var verdicts: [Int: StaffingCertificate.Fewer] = [:]
        guard trials.constraints.contains(where: \.isLocal) else { return [:] }
        let isSingle = trials.intervals.count == 1
        let count = certificate.runs.count
        let ofMany = min(count, max(StaffingCertifier.firstLook, search.replications))
        for third in 0..<3 {
            let trying = trials.third(third).filter {
                let fewer = certificate.agents[$0] - trials.grain(of: certificate.agents[$0])
                return search.models[$0].map { fewer >= $0.leastAgents } ?? false
            }
            guard !trying.isEmpty else { continue }
            let agents = trials.fewer(certificate.agents, in: trying)
            var judgement: StaffingCertificate?
            if var runs = trials.runs(trials.staffed(agents), series: series) {
                judgement = try await look(agents, &runs, isSingle ? count : ofMany)
                if let wanted = judgement?.replicationsToDecide(most: most), isSingle {
                    judgement = try await look(agents, &runs, wanted)
                }
            }
            for number in trying {
                let verdict = judgement?.verdict(in: trials.touched(by: number)) ?? .missed
                verdicts[number] = StaffingCertificate.Fewer(
                    agents: agents[number], verdict: verdict,
                    replications: judgement?.runs.count ?? 0)
            }
        }
        return verdicts
    }

    /// Fewer agents wherever that was found to be enough: one step, or as many as the models say
    /// that the interval has to spare.
    private func lessened(_ certificate: StaffingCertificate) -> [Int] {
        let spare = certificate.agents.indices.filter {
            certificate.withFewer[$0]?.verdict == .met
        }
        var agents = trials.fewer(certificate.agents, in: spare)
        for number in spare {
            let wishes = certificate.results(in: number).compactMap { result in
                search.wanted(
                    result, in: number, now: certificate.agents[number],
                    reach: 1 + StaffingCertifier.reserve)
            }
            agents[number] = min(agents[number], wishes.max() ?? agents[number])
        }
        return agents
    }

    /// More agents wherever a target is not met for sure, and a stride along the path of a block
    /// where that is one of several intervals; nil where more would not help.
    private mutating func enlarged(_ certificate: StaffingCertificate) -> [Int]? {
        var agents = certificate.agents
        // Intervals shrink until all the replications that are allowed are used.
        let shrinks = (Double(certificate.runs.count) / Double(most)).squareRoot()
        let reach = shrinks + StaffingCertifier.reserve
        for number in agents.indices where certificate.needsAgents(in: number) {
            let (now, grain) = (agents[number], trials.grain(of: agents[number]))
            func wanted(_ reach: Double) -> Int {
                trials.local(to: [number]).compactMap { certificate.results[$0] }.compactMap {
                    search.wanted($0, in: number, now: now, reach: reach)
                }.max() ?? now
            }
            let wish = max(wanted(reach), wanted(0) + grain, now + 1)
            agents[number] = min(wish, now + max(grain, search.step(of: number)))
        }
        for place in blocks.indices
        where certificate.verdict(of: blocks[place].constraints) != .met {
            agents = enlarged(agents, place, certificate, reach: reach)
        }
        return agents == certificate.agents ? nil : agents
    }

    /// More agents in a block.
    private mutating func enlarged(
        _ agents: [Int], _ place: Int, _ certificate: StaffingCertificate, reach: Double
    ) -> [Int] {
        let before = agents
        var agents = agents
        let wanted = blocks[place].constraints.compactMap { certificate.results[$0] }
            .filter { $0.verdict != .met }.compactMap {
                search.wantedSteps($0, of: blocks[place], reach: reach)
            }.max()
        // An eighth of all agents at most: fresh customers say whether that is enough.
        let most = blocks[place].steps + agents.reduce(0, +) / 8
        let stride = blocks[place].stride
        blocks[place].steps = max(blocks[place].steps, min(wanted ?? 0, most) - stride)
        // Steps into intervals that have more already change nothing.
        while agents == before, blocks[place].steps < blocks[place].path.order.count {
            blocks[place].steps = min(
                blocks[place].steps + blocks[place].stride, blocks[place].path.order.count)
            blocks[place].stride *= 2
            agents = [blocks[place]].agents(agents)
        }
        return agents == before ? beyondPath(agents, blocks[place].intervals) : agents
    }

    /// More agents wherever anybody comes, as far as there can be a need of them: the models that
    /// a path ends with may rest on quiet days.
    private func beyondPath(_ agents: [Int], _ intervals: [Int]) -> [Int] {
        intervals.reduce(into: agents) { agents, number in
            guard search.models[number] != nil else { return }
            agents[number] = min(
                agents[number] + search.step(of: number),
                max(agents[number], trials.ampleAgents[number]))
        }
    }

    private var confidence: Double { trials.confidenceOfEach(plans: mostPlans) }
}

extension StaffingBlock {
    /// The block with all the agents that its path knows of.
    fileprivate var atItsEnd: StaffingBlock {
        var block = self
        block.steps = path.order.count
        return block
    }
}
