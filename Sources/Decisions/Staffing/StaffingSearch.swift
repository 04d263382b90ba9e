import ContactRouting
import Experiments
import SimulationStatistics

/// Finds the fewest agents in each interval with whom the means of one series of replications
/// meet the targets.
///
/// It starts from Erlang's models and corrects them by simulation, all intervals at once and on
/// the same customers. An interval behaves like Erlang's queue with k agents, the target needs m
/// there: so it gets m - k more, or fewer, until nothing worth it is left to gain; from then on
/// intervals that miss a target only gain. Then every interval loses some agents on trial, as few
/// as are worth finding, until it misses a target for it.
///
/// Where chance may have decided, twice as many replications of the series say it again, as
/// long as there is time and anything undecided that is worth it. What was missed by more than
/// chance explains is not tried again.
///
/// Sources: the iteration is that of Z. Feldman, A. Mandelbaum, W. A. Massey & W. Whitt (2008),
/// "Staffing of time-varying queues to achieve time-stable performance", Management Science
/// 54(2); sample means that are met or not, on common random numbers, are the constraints of
/// J. Atlason, M. A. Epelman & S. G. Henderson (2008), "Optimizing call center staffing using
/// simulation and analytic center cutting-plane methods", Management Science 54(2).
struct StaffingSearch: Sendable {
    var trials: StaffingTrials
    /// Erlang's queues of each interval; nil where nobody comes.
    let models: [StaffingModel?]
    /// Agents in the model for all targets that it knows: where the search starts.
    let erlang: [Int?]
    /// Replications of a plan in the latest stage.
    private(set) var replications: Int
    /// Agents without whom nobody could be served, by interval.
    private let least: [Int]
    /// So many are too few beyond doubt, by interval.
    private var tooFew: [Int]
    /// So many were too few on the replications of this stage.
    private var tooFewNow: [Int]

    /// Rounds in which intervals may lose agents as the models say.
    private static let mostTrackingRounds = 6
    /// Rounds in which all intervals are corrected at once, at most.
    private static let mostRounds = 40
    /// By what the replications of a plan grow from stage to stage, and about how many plans a
    /// stage simulates.
    private static let growth = 2
    private static let plansOfStage = 4
    /// Standard errors beyond which chance explains nothing, and replications from which they are
    /// known well enough for that.
    private static let beyondDoubt = 3.0
    private static let fewestForErrors = 20

    init(_ trials: StaffingTrials, pilot: RunChecks) {
        self.trials = trials
        replications = trials.plan.replications
        let targets = trials.constraints.map(\.target)
        let models = trials.intervals.map { StaffingModel(pilot, $0, trials.scenario) }
        self.models = models
        erlang = models.map { model in
            guard let model else { return nil }
            return targets.filter { model.knows($0.measure) }
                .map { model.fewestAgents($0, bound: $0.bound) }.max()
        }
        least = models.enumerated().map { $1?.leastAgents ?? trials.leastAgents(in: $0) }
        tooFew = least.map { $0 - 1 }
        tooFewNow = tooFew
    }

    /// The agents to begin with: Erlang's, else a margin of one standard deviation of the load.
    var start: [Int] {
        models.indices.map { number in
            guard let model = models[number] else { return least[number] }
            return erlang[number] ?? Int(model.agentLoad) + 1 + model.step
        }
    }

    /// Whether any constraint is of one interval alone.
    private var hasLocal: Bool { trials.constraints.contains(where: \.isLocal) }

    /// The fewest agents for the constraints of single intervals; nil if none were found in the
    /// rounds that there are.
    mutating func fewest() async throws -> [Int]? {
        guard hasLocal else { return least }
        guard var agents = try await corrected() else { return nil }
        agents = try await thinned(agents)
        while try await isUndecided(agents), mayGrow() {
            agents = try await thinned(repaired(agents))
        }
        return agents
    }

    /// Takes more replications from here on, if there is time for a stage of them.
    mutating func mayGrow() -> Bool {
        let next = replications * StaffingSearch.growth
        let wanted = next * StaffingSearch.plansOfStage
        guard trials.budget.allows(wanted, after: trials.replicationsRun) else { return false }
        replications = next
        tooFewNow = tooFew
        return true
    }

    /// Agents with whom every interval meets its targets, or nearly so if they are many, from
    /// Erlang's.
    private mutating func corrected() async throws -> [Int]? {
        var agents = start
        for round in 0..<StaffingSearch.mostRounds {
            let runs = try await trials.simulate(agents, replications: replications)
            var next = agents
            for number in agents.indices where models[number] != nil {
                let local = trials.local(to: [number])
                let wanted = wanted(in: number, now: agents[number], runs, round: round)
                if !(runs.map { trials.meets(local, $0) } ?? false) {
                    next[number] = max(wanted, agents[number] + trials.grain(of: agents[number]))
                } else if round < StaffingSearch.mostTrackingRounds,
                    wanted <= agents[number] - trials.grain(of: agents[number])
                {
                    next[number] = max(wanted, tooFew[number] + 1)
                }
            }
            if !trials.isWorthIt(agents, next) { return next }
            agents = next
        }
        return nil
    }

    /// How many agents an interval seems to need, from what it did with those it had.
    private func wanted(
        in number: Int, now agents: Int, _ runs: FocusedReplications?, round: Int
    ) -> Int {
        guard let model = models[number] else { return agents }
        guard let runs else { return agents + model.step }
        let wishes = trials.local(to: [number]).map { place -> Int in
            let (target, margin) = (trials.constraints[place].target, trials.margin(place, runs))
            guard model.knows(target.measure) else {
                let step = max(1, model.step >> (round / 2))
                return margin < 0 ? agents + step : agents - step
            }
            let seen = target.bound + target.relation.sign * margin
            return agents + model.agentsShort(target, of: target.bound, seen: seen)
        }
        return wishes.max() ?? agents
    }

    /// How many agents an interval seems to need for the mean to be one half-width times `reach`
    /// beyond the bound; nil if the model does not know the measure.
    func wanted(
        _ result: TargetResult, in number: Int, now agents: Int, reach: Double
    ) -> Int? {
        let target = result.target
        guard let model = models[number], model.knows(target.measure),
            let estimate = result.estimate, let halfWidth = estimate.halfWidth
        else { return nil }
        let tightened = target.bound + target.relation.sign * reach * halfWidth
        return agents + model.agentsShort(target, of: tightened, seen: estimate.mean)
    }

    /// The most agents that an interval gets at a time on fresh customers.
    func step(of number: Int) -> Int { models[number]?.step ?? 1 }

    /// Gives agents to intervals whose means miss a target on the replications of this stage.
    private mutating func repaired(_ agents: [Int]) async throws -> [Int] {
        var agents = agents
        for _ in 0..<StaffingSearch.mostRounds {
            let runs = try await trials.simulate(agents, replications: replications)
            let short = agents.indices.filter { number in
                !(runs.map { trials.meets(trials.local(to: [number]), $0) } ?? false)
                    && models[number] != nil
            }
            if short.isEmpty { break }
            for number in short {
                tooFewNow[number] = max(tooFewNow[number], agents[number])
                agents[number] += trials.grain(of: agents[number])
            }
        }
        return agents
    }

    /// The agents after every interval has tried to do with fewer, as often as that went well.
    private mutating func thinned(_ agents: [Int]) async throws -> [Int] {
        var agents = agents
        var before = agents
        repeat {
            before = agents
            for third in 0..<3 { agents = try await thinned(agents, third) }
        } while trials.isWorthIt(before, agents)
        return agents
    }

    /// The agents after every third interval has tried to do with fewer.
    ///
    /// Those that need their agents get them back, from which the others can only gain.
    private mutating func thinned(_ agents: [Int], _ third: Int) async throws -> [Int] {
        let trying = trials.third(third).filter {
            agents[$0] - trials.grain(of: agents[$0]) > tooFewNow[$0]
        }
        guard !trying.isEmpty else { return agents }
        let trial = trials.fewer(agents, in: trying)
        let runs = try await trials.simulate(trial, replications: replications)
        let kept = trying.filter { number in
            guard let runs else { return false }
            return trials.meets(trials.local(to: trials.touched(by: number)), runs)
        }
        for number in trying where !kept.contains(number) {
            tooFewNow[number] = trial[number]
            if runs.map({ isBeyondDoubt(trials.local(to: trials.touched(by: number)), $0) }) ?? true
            {
                tooFew[number] = trial[number]
            }
        }
        return trials.fewer(agents, in: kept)
    }

    /// Whether some constraint is missed by more than chance explains.
    private func isBeyondDoubt(_ numbers: [Int], _ runs: FocusedReplications) -> Bool {
        numbers.contains { number in
            let margin = trials.margin(number, runs)
            guard margin < 0, runs.count >= StaffingSearch.fewestForErrors,
                let sample = runs.linearised(number)
            else { return false }
            return -margin > StaffingSearch.beyondDoubt * sample.standardError
        }
    }

    /// Whether more replications may still change the plan by as many agents as are worth finding:
    /// it may be short of some, or do with fewer.
    private mutating func isUndecided(_ agents: [Int]) async throws -> Bool {
        guard replications >= StaffingSearch.fewestForErrors,
            let runs = try await trials.simulate(agents, replications: replications)
        else { return true }
        let open = agents.indices.filter { number in
            guard models[number] != nil else { return false }
            let fewer = agents[number] - trials.grain(of: agents[number])
            let isShortOfNone = trials.local(to: [number]).allSatisfy { place in
                let error = runs.linearised(place)?.standardError ?? 0
                return trials.margin(place, runs) >= StaffingSearch.beyondDoubt * error
            }
            return !isShortOfNone || fewer > tooFew[number]
        }
        let agentsOpen = open.reduce(0) { $0 + trials.grain(of: agents[$1]) }
        return agentsOpen >= trials.grain(of: agents.reduce(0, +))
    }
}

extension Target.Relation {
    /// The direction in which the measure is better.
    fileprivate var sign: Double { self == .atLeast ? 1 : -1 }
}
