import ContactRouting
import Experiments
import SimulationStatistics

/// Adds agents to what a search found until customers who had no part in it say, with the whole
/// intervals, that every target is met.
///
/// The first plan has the agents of the search and what certainty is going to take: the search ends
/// where means are at their bounds. Every plan is judged on a series of replications of its own,
/// with one look after some of them and one more where that is worth it; one that is not going to
/// pass is given up before. The probability with which all of this may be wrong is spent on the
/// looks. A plan that the replications allowed do not decide gets more agents where it stands on
/// the edge, as many as all who were served by that many agents there say that it takes to pass:
/// the answer is then on the safe side.
struct StaffingCertifier: Sendable {
    var search: StaffingSearch
    /// Intervals that serve constraints together, if any do.
    private var blocks: [StaffingBlock] = []
    /// Replications of the first look at a plan.
    private var planned = StaffingCertifier.firstLook
    /// The series on which the latest plan was judged.
    private var series = StaffingTrials.searchSeries
    /// Plans that were judged before it.
    private var others: [StaffingCertificate] = []
    /// The best plan that was judged so far: the latest certified one, or the latest one.
    private(set) var best: StaffingCertificate?

    /// Replications before the first look, at least, and of the plans that only say what a change
    /// does.
    static let firstLook = 20
    /// Replications that say enough for a plan that is not going to pass to be given up.
    private static let fewestToGiveUp = 8
    /// Plans that are judged, at most: where much must hold at once there is always one thing left.
    private static let mostPlans = 14
    /// Replications of one plan, at most: so many, fewer where so many intervals are judged that
    /// one of them is always on the edge, or this many times those of the search.
    private static let fewestAllowed = 100
    private static let fewestAllowedOfMany = 40
    private static let timesOfSearch = 16

    /// What the looks may be wrong with.
    private var errors: ErrorSpending

    init(_ search: StaffingSearch) {
        self.search = search
        errors = ErrorSpending(confidence: search.trials.confidence)
    }

    private var trials: StaffingTrials { search.trials }

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
        guard !trials.shared.isEmpty else { return try await certify(reserved(agents)) }
        blocks =
            try await search.fewestSteps(agents)
            ?? StaffingBlock.all(search, least: agents).map { $0.atItsEnd }
        return try await certify(reserved(blocks.agents(agents)))
    }

    /// The agents of a search, and more where the first look will ask for them; decides when that
    /// is: as soon as half of the replications that are allowed would save no more than half of the
    /// agents that are worth finding.
    private mutating func reserved(_ agents: [Int]) async throws -> [Int] {
        guard
            let runs = try await search.trials.simulate(
                agents, replications: search.replications)
        else { return agents }
        let found = StaffingCertificate(
            agents, runs, trials, series: StaffingTrials.searchSeries,
            confidence: errors.confidence)
        func reserved(_ replications: Int) -> [Int] {
            var copy = self
            return copy.enlarged(found, plannedFor: replications)
        }
        let latest = max(StaffingCertifier.firstLook, most / 2)
        planned = StaffingCertifier.firstLook / 2
        let fewest = reserved(latest).reduce(0, +)
        while planned < latest,
            2 * (reserved(planned).reduce(0, +) - fewest) > trials.grain(of: agents.reduce(0, +))
        {
            planned = min(2 * planned, latest)
        }
        // Where certainty takes many replications, those of the search say too little of where.
        guard planned > 2 * runs.count,
            let more = try await search.trials.simulate(agents, replications: planned / 2)
        else { return enlarged(found, plannedFor: planned) }
        let known = StaffingCertificate(
            agents, more, trials, series: StaffingTrials.searchSeries,
            confidence: errors.confidence)
        return enlarged(known, plannedFor: planned)
    }

    /// A certified plan, with what would be said of each interval if it had fewer agents, or the
    /// last plan that could not be certified. One plan is left for a roster.
    mutating func certify(_ first: [Int]) async throws -> StaffingCertificate? {
        var agents = first
        var firstLook = planned
        for _ in 1..<StaffingCertifier.mostPlans {
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
                if let best { others.append(best) }
                best = certificate
                var larger = enlarged(certificate, plannedFor: firstLook)
                if larger == agents {
                    larger = enlarged(certificate, plannedFor: firstLook, least: 1)
                }
                guard larger != agents else { return certificate }
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
            glance: max(StaffingCertifier.fewestToGiveUp, firstLook / 4), &errors)
    }

    private mutating func look(
        _ agents: [Int], _ runs: inout FocusedReplications, _ replications: Int,
        confidence: Double
    ) async throws -> StaffingCertificate {
        try await search.trials.look(
            agents, &runs, replications, series: series, confidence: confidence)
    }

    /// What would be said of each interval with as many agents fewer as are worth finding, on the
    /// customers of the certificate: met means that it has too many.
    ///
    /// Every third interval tries at once, and answers for the two after it, unless all of them are
    /// expected to remain undecided. A single interval has as many replications as it takes, and
    /// are allowed; of many there is always one on the edge, and they have those of the search.
    private mutating func withFewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: StaffingCertificate.Fewer] {
        var verdicts: [Int: StaffingCertificate.Fewer] = [:]
        guard trials.constraints.contains(where: \.isLocal) else { return [:] }
        let isSingle = trials.intervals.count == 1
        let count = certificate.runs.count
        let ofMany = min(count, max(StaffingCertifier.firstLook, search.replications))
        let spare = certificate.agents.indices.filter {
            expectedReach($0, certificate, plannedFor: planned) >= 0
        }
        let isSpareWorthIt = trials.isWorthIt(
            certificate.agents, trials.fewer(certificate.agents, in: spare))
        let short = certificate.agents.indices.filter {
            expectedReach($0, certificate, plannedFor: nil) < -0.5
        }
        func isWorthTrying(_ number: Int) -> Bool {
            short.contains(number) || (isSpareWorthIt && spare.contains(number))
        }
        for third in 0..<3 {
            let trying = trials.third(third).filter {
                let fewer = certificate.agents[$0] - trials.grain(of: certificate.agents[$0])
                return search.models[$0].map { fewer >= $0.leastAgents } ?? false
            }
            let agents = trials.fewer(certificate.agents, in: trying)
            for number in trying {
                verdicts[number] = StaffingCertificate.Fewer(
                    agents: agents[number], verdict: .undecided, replications: 0)
            }
            guard isSingle || trying.contains(where: isWorthTrying) else { continue }
            var judgement: StaffingCertificate?
            if var runs = trials.runs(trials.staffed(agents), series: series) {
                let confidence = certificate.confidence
                judgement = try await look(
                    agents, &runs, isSingle ? count : ofMany, confidence: confidence)
                if let wanted = judgement?.replicationsToDecide(most: most), isSingle {
                    judgement = try await look(agents, &runs, wanted, confidence: confidence)
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

    /// How many half-widths the means of an interval would lie beyond what they must with fewer
    /// agents, if those change what the models say; -1 where they do not know.
    ///
    /// - Parameter replications: in which other customers are to say so; nil for the bounds
    ///   themselves.
    private func expectedReach(
        _ number: Int, _ certificate: StaffingCertificate, plannedFor replications: Int?
    ) -> Double {
        let now = certificate.agents[number]
        let reaches = certificate.local[number].map { place -> Double in
            guard let result = certificate.results[place], let estimate = result.estimate,
                let halfWidth = estimate.halfWidth, halfWidth > 0,
                let loss = search.loss(by: place, from: now, to: now - trials.grain(of: now))
            else { return -1 }
            let wanted =
                replications.map {
                    certificate.reserve(for: result, knownFrom: certificate.runs.count, after: $0)
                } ?? 0
            return (result.target.margin(estimate.mean) - loss - wanted) / halfWidth
        }
        return reaches.min() ?? .infinity
    }

    /// Fewer agents wherever that was found to be enough: one step, or as many as the models say
    /// that the interval has to spare.
    private func lessened(_ certificate: StaffingCertificate) -> [Int] {
        let spare = certificate.agents.indices.filter {
            certificate.withFewer[$0]?.verdict == .met
        }
        var agents = trials.fewer(certificate.agents, in: spare)
        for number in spare {
            let wish = wanted(certificate, in: number, plannedFor: certificate.runs.count)
            agents[number] = min(agents[number], wish ?? agents[number])
        }
        return agents
    }

    /// More agents wherever a target is not met for sure and other customers are not going to say
    /// that it is, and a stride along the path of a block where that is one of several intervals;
    /// the same where more would not help.
    ///
    /// - Parameters:
    ///   - replications: in which they are to say so.
    ///   - least: the agents that an interval gets at least.
    private mutating func enlarged(
        _ certificate: StaffingCertificate, plannedFor replications: Int, least: Int = 0
    ) -> [Int] {
        var agents = certificate.agents
        for number in agents.indices where certificate.needsAgents(in: number) {
            let (now, grain) = (agents[number], trials.grain(of: agents[number]))
            let wish = wanted(certificate, in: number, plannedFor: replications) ?? now
            agents[number] = min(
                max(wish, now + least), now + max(grain, search.step(of: number)))
        }
        for place in blocks.indices
        where certificate.verdict(of: blocks[place].constraints) != .met {
            agents = enlarged(agents, place, certificate, plannedFor: replications)
        }
        return agents
    }

    /// How many agents an interval seems to need for other customers to say in so many replications
    /// that all is met; nil if the models know none of the measures.
    private func wanted(
        _ certificate: StaffingCertificate, in number: Int, plannedFor replications: Int
    ) -> Int? {
        let now = certificate.agents[number]
        // What customers of other plans said of as many agents there counts as well.
        let known = [certificate] + others.filter { $0.agents[number] == now }
        let count = known.reduce(0) { $0 + $1.runs.count }
        let best = known.max { $0.runs.count < $1.runs.count } ?? certificate
        return certificate.local[number].compactMap { place in
            guard let result = best.results[place], result.estimate?.halfWidth != nil
            else { return nil }
            let margin = known.reduce(0) { sum, other in
                sum + trials.margin(place, other.runs) * Double(other.runs.count)
            }
            let reserve = best.reserve(for: result, knownFrom: count, after: replications)
            return search.wanted(
                by: place, now: now, margin: margin / Double(count), beyond: reserve)
        }.max()
    }

    /// More agents in a block.
    private mutating func enlarged(
        _ agents: [Int], _ place: Int, _ certificate: StaffingCertificate,
        plannedFor replications: Int
    ) -> [Int] {
        let before = agents
        var agents = agents
        let wanted = blocks[place].constraints.compactMap { number -> Int? in
            guard let result = certificate.results[number], result.verdict != .met,
                let estimate = result.estimate, estimate.halfWidth != nil
            else { return nil }
            return search.wantedSteps(
                by: number, of: blocks[place], margin: result.target.margin(estimate.mean),
                beyond: certificate.reserve(
                    for: result, knownFrom: certificate.runs.count, after: replications))
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
}

extension StaffingBlock {
    /// The block with all the agents that its path knows of.
    fileprivate var atItsEnd: StaffingBlock {
        var block = self
        block.steps = path.order.count
        return block
    }
}
