import ContactRouting
import Experiments
import SimulationStatistics

/// Adds agents to what a search over several groups found until customers who had no part in it
/// say, with the whole intervals, that every target is met.
///
/// As for a single group, every plan is judged on a series of its own, and what all looks may get
/// wrong is shared out among them. Agents are added where they gain most for their price, as many
/// as the interval reaches beyond the bound; and taken away where their post does with fewer.
struct GroupStaffingCertifier: Sendable {
    var search: GroupStaffingSearch
    private var series = StaffingTrials.searchSeries
    /// The best plan that was judged so far: the latest certified one, or the latest one.
    private(set) var best: StaffingCertificate?

    private static let mostPlans = 10
    /// Replications of one plan, at most: so many, or this many times those of the search.
    private static let fewestAllowed = 100
    private static let timesOfSearch = 8
    /// Half-widths that a mean should lie beyond the bound on top of the one that it must.
    private static let reserve = 0.5

    private var errors: ErrorSpending

    init(_ search: GroupStaffingSearch) {
        self.search = search
        errors = ErrorSpending(confidence: search.trials.confidence)
    }

    private var trials: StaffingTrials { search.trials }
    private var most: Int {
        max(
            GroupStaffingCertifier.fewestAllowed,
            GroupStaffingCertifier.timesOfSearch * search.replications)
    }

    /// Searches and certifies: the cheapest plan that was certified, or the last one that could not
    /// be; nil if the search found nothing. One plan is left for rosters.
    mutating func cheapestCertified() async throws -> StaffingCertificate? {
        guard var agents = try await search.cheapest() else { return nil }
        var firstLook = max(StaffingCertifier.firstLook, search.replications)
        for _ in 1..<GroupStaffingCertifier.mostPlans {
            guard var certificate = try await judge(agents, trials.staffed(agents), firstLook)
            else { return best }
            // What the edge of this plan took, that of the next one takes too.
            firstLook = max(firstLook, certificate.runs.count)
            if certificate.isMet {
                best = certificate
                certificate.withFewer = try await withFewer(certificate)
                best = certificate
                guard let fewer = lessened(certificate) else { return certificate }
                agents = fewer
            } else if let known = best, known.isMet {
                // What fresh customers do not find enough was needed after all.
                for post in agents.indices where agents[post] != known.agents[post] {
                    best?.withFewer[post]?.verdict = .undecided
                }
                return best
            } else {
                best = certificate
                guard let larger = try await enlarged(certificate) else { return certificate }
                agents = larger
            }
        }
        return best
    }

    /// What fresh customers say of rosters of all groups together.
    ///
    /// - Parameter replications: of the first look, those that the plan needed.
    mutating func judge(
        _ rosters: [StaffingRoster], replications: Int
    ) async throws -> StaffingCertificate? {
        let weeks = rosters.map(\.onDutyInWeek)
        let agents = trials.posts.map { weeks[$0.place][trials.intervals[$0.interval].ofWeek[0]] }
        return try await judge(agents, trials.staffed(byGroup: weeks), replications)
    }

    private mutating func judge(
        _ agents: [Int], _ scenario: Scenario, _ firstLook: Int
    ) async throws -> StaffingCertificate? {
        series += 1
        return try await search.trials.judge(
            agents, scenario, series: series, looks: (min(most, firstLook), most),
            &errors)
    }

    /// What would be said of each post with as many agents fewer as are worth finding, on the
    /// customers of the certificate.
    ///
    /// Every third interval tries at once, one group at a time, if nothing is asked of several
    /// intervals together; else only a single interval can be asked.
    private mutating func withFewer(
        _ certificate: StaffingCertificate
    ) async throws -> [Int: StaffingCertificate.Fewer] {
        var verdicts: [Int: StaffingCertificate.Fewer] = [:]
        guard trials.shared.isEmpty || trials.intervals.count == 1 else { return [:] }
        for place in trials.groups.indices {
            for third in 0..<3 {
                let trying = trials.posts(ofGroup: place, third: third).filter {
                    let fewer = trials.fewer(certificate.agents, in: [$0])
                    return fewer != certificate.agents && search.program.hasPresence(fewer)
                }
                guard !trying.isEmpty else { continue }
                let agents = trials.fewer(certificate.agents, in: trying)
                var judgement: StaffingCertificate?
                if var runs = trials.runs(trials.staffed(agents), series: series) {
                    judgement = try await search.trials.look(
                        agents, &runs, certificate.runs.count, series: series,
                        confidence: certificate.confidence)
                    // Of many posts there is always one on the edge; a few are worth the time.
                    if trials.intervals.count == 1,
                        let wanted = judgement?.replicationsToDecide(most: most)
                    {
                        judgement = try await search.trials.look(
                            agents, &runs, wanted, series: series,
                            confidence: certificate.confidence)
                    }
                }
                for post in trying {
                    let touched = trials.touched(by: trials.posts[post].interval)
                    verdicts[post] = StaffingCertificate.Fewer(
                        agents: agents[post],
                        verdict: judgement?.verdict(in: touched) ?? .missed,
                        replications: judgement?.runs.count ?? 0)
                }
            }
        }
        return verdicts
    }

    /// Fewer agents in every interval at the post where that saves most, of those that were found
    /// to do with fewer; nil if none was.
    private func lessened(_ certificate: StaffingCertificate) -> [Int]? {
        let spare = trials.posts.indices.filter { certificate.withFewer[$0]?.verdict == .met }
        guard !spare.isEmpty else { return nil }
        let dearest = Dictionary(grouping: spare) { trials.posts[$0].interval }.values.compactMap {
            $0.sorted().max { search.program.prices[$0] < search.program.prices[$1] }
        }
        let fewer = trials.fewer(certificate.agents, in: dearest)
        return search.program.hasPresence(fewer) ? fewer : nil
    }

    /// The cheapest further agents with whom every target that is not met for sure would be, if
    /// they gained what the first of them does; nil where more would not help.
    private mutating func enlarged(_ certificate: StaffingCertificate) async throws -> [Int]? {
        let missed = trials.constraints.indices.filter { place in
            certificate.results[place].map { $0.verdict != .met && !$0.isPerfect } ?? false
        }
        guard !missed.isEmpty else { return nil }
        // Intervals shrink until all the replications that are allowed are used.
        let shrinks = (Double(certificate.runs.count) / Double(most)).squareRoot()
        let agents = certificate.agents
        var program = StaffingProgram(prices: search.program.prices)
        for (place, gains) in try await search.gains(at: agents, for: missed) {
            guard let result = certificate.results[place], let estimate = result.estimate,
                let halfWidth = estimate.halfWidth
            else { continue }
            let short =
                (shrinks + GroupStaffingCertifier.reserve) * halfWidth
                - result.target.margin(estimate.mean)
            let has = gains.reduce(0) { $0 + $1.gain * Double(agents[$1.post]) }
            // One at least, and an eighth of those who are there at most.
            let (most, least) = (gains.map(\.gain).max() ?? 1, gains.map(\.gain).min() ?? 1)
            let there = gains.reduce(0) { $0 + agents[$1.post] }
            let step = min(max(short, least / 2), most * Double(max(1, there / 8)))
            program.cuts.append(
                StaffingCut(.constraint(place), gains: gains, needed: has + step))
        }
        let larger = program.cheapest(atLeast: agents, adding: search.steps)
        return larger == agents ? nil : larger
    }
}
