import ContactRouting
import Experiments
import SimulationStatistics

/// Finds the fewest agents in each interval with whom the means of one series of replications
/// meet the targets.
///
/// It starts from Erlang's models and corrects them by simulation, all intervals at once and on
/// the same customers. On its busiest days an interval behaves like Erlang's queue with k agents,
/// the target needs m there: so it gets m - k more, or fewer, until nothing worth it is left to
/// gain, at first on few replications; from then on intervals that miss a target only gain. Then
/// every interval that the models do not forbid it loses some agents on trial, as few as are worth
/// finding, until it misses a target for it.
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
    /// The same queues of what a constraint of one interval is about: the busy days of an interval
    /// need more agents than all of its days in the mean. Nil for constraints of several.
    private let ownModels: [StaffingModel?]
    /// Replications of a plan in the latest stage.
    private(set) var replications: Int
    /// Agents without whom nobody could be served, by interval.
    private let least: [Int]
    /// So many are too few beyond doubt, by interval.
    private var tooFew: [Int]
    /// So many were too few on the replications of this stage.
    private var tooFewNow: [Int]

    /// Rounds that only have to come near, and replications of a plan in them.
    private static let roughRounds = 2
    private static let roughReplications = 2
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
    /// Standard errors within which chance may explain what is seen.
    private static let explained = 2.0
    private static let fewestForErrors = 20

    init(_ trials: StaffingTrials, pilot: RunChecks) {
        self.trials = trials
        replications = trials.plan.replications
        let models = trials.intervals.map { StaffingModel(pilot, $0, trials.scenario) }
        let ownModels = trials.constraints.map { constraint in
            constraint.isLocal
                ? constraint.question.intervals.flatMap {
                    StaffingModel(
                        pilot, StaffingInterval(name: "", ofWeek: $0), trials.scenario)
                } : nil
        }
        (self.models, self.ownModels) = (models, ownModels)
        erlang = models.enumerated().map { number, model in
            trials.constraints.enumerated().compactMap { place, constraint in
                guard constraint.intervals.contains(number),
                    let model = ownModels[place] ?? model, model.knows(constraint.target.measure)
                else { return nil }
                return model.fewestAgents(constraint.target, bound: constraint.target.bound)
            }.max()
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
            let isRough = round < StaffingSearch.roughRounds
            let runs = try await trials.simulate(
                agents,
                replications: isRough
                    ? min(StaffingSearch.roughReplications, replications) : replications)
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
            // What chance explains is not looked at again: who misses a bound by so little gets
            // agents, and who meets it keeps them.
            var settled = agents
            for number in agents.indices {
                guard let runs, mayBeChance(number, runs) else {
                    settled[number] = next[number]
                    continue
                }
                next[number] = max(next[number], agents[number])
            }
            if !isRough, !trials.isWorthIt(agents, settled) { return next }
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
            let margin = trials.margin(place, runs)
            if let wish = wanted(by: place, now: agents, margin: margin) { return wish }
            let step = max(1, model.step >> (round / 2))
            return margin < 0 ? agents + step : agents - step
        }
        return wishes.max() ?? agents
    }

    /// How many agents the interval of a constraint seems to need for its mean to lie so far beyond
    /// the bound; nil if the model does not know the measure.
    ///
    /// - Parameters:
    ///   - agents: those it has.
    ///   - margin: how far the mean lies beyond the bound with those.
    func wanted(
        by place: Int, now agents: Int, margin: Double, beyond wanted: Double = 0
    ) -> Int? {
        let target = trials.constraints[place].target
        guard let model = model(of: place), model.knows(target.measure) else { return nil }
        let sign = target.relation.sign
        let short = model.agentsShort(
            target, of: target.bound + sign * wanted, seen: target.bound + sign * margin)
        // What is perfect does not say how far from the edge it is.
        return agents + max(short, -2 * model.step)
    }

    /// Erlang's queue of a constraint of one interval.
    private func model(of place: Int) -> StaffingModel? {
        ownModels[place] ?? models[trials.constraints[place].intervals[0]]
    }

    /// Whether all that an interval must do alone is met, or some of it missed, by no more than
    /// chance explains.
    private func mayBeChance(_ number: Int, _ runs: FocusedReplications) -> Bool {
        let margins = trials.local(to: [number]).map { place in
            trials.margin(place, runs) / max(runs.linearised(place)?.standardError ?? 0, 1e-12)
        }
        return abs(margins.min() ?? 0) <= StaffingSearch.explained
    }

    /// Whether the models say that an interval misses a target with fewer agents, even if they
    /// matter only half as much as in the models, or that these replications cannot tell.
    private func forbids(_ fewer: Int, in number: Int, now agents: Int, _ runs: FocusedReplications)
        -> Bool
    {
        trials.local(to: [number]).contains { place in
            guard let loss = loss(by: place, from: agents, to: fewer) else { return false }
            let (margin, error) = (
                trials.margin(place, runs), runs.linearised(place)?.standardError ?? 0
            )
            return margin < loss / 2 || (loss < error && margin < StaffingSearch.explained * error)
        }
    }

    /// What fewer agents take from the margin of a constraint of one interval in the model; nil if
    /// it does not know the measure.
    func loss(by place: Int, from agents: Int, to fewer: Int) -> Double? {
        let target = trials.constraints[place].target
        guard let model = model(of: place),
            let with = model.value(of: target.measure, agents: agents),
            let without = model.value(of: target.measure, agents: fewer)
        else { return nil }
        return target.margin(with) - target.margin(without)
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
        let now = try await trials.simulate(agents, replications: replications)
        let trying = trials.third(third).filter { number in
            let fewer = agents[number] - trials.grain(of: agents[number])
            let isForbidden = now.map { forbids(fewer, in: number, now: agents[number], $0) }
            return fewer > tooFewNow[number] && !(isForbidden ?? false)
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
            let isTooFew =
                fewer <= tooFew[number]
                || trials.local(to: [number]).contains { place in
                    // What is not even tried, because the models say so, is decided too.
                    guard let loss = loss(by: place, from: agents[number], to: fewer) else {
                        return false
                    }
                    let error = runs.linearised(place)?.standardError ?? 0
                    let margin = trials.margin(place, runs)
                    return loss / 2 - margin > StaffingSearch.beyondDoubt * error
                }
            return !isShortOfNone || !isTooFew
        }
        let agentsOpen = open.reduce(0) { $0 + trials.grain(of: agents[$1]) }
        return agentsOpen >= trials.grain(of: agents.reduce(0, +))
    }
}

extension Target.Relation {
    /// The direction in which the measure is better.
    fileprivate var sign: Double { self == .atLeast ? 1 : -1 }
}
