import ContactRouting
import Experiments
import SimulationStatistics

/// Finds the fewest agents in each interval with whom the means of one series of replications
/// meet the targets.
///
/// It starts from Erlang's models and corrects them by simulation, all intervals at once and on
/// the same customers. An interval behaves like Erlang's queue with k agents, the target needs m
/// there: so it gets m - k more, or fewer, until nothing worth it is left to gain; from then on
/// intervals that miss a target only gain. At the end every interval has lost some agents on
/// trial, as few as are worth finding, and missed a target for it.
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
    /// So many were too few on this series, by interval.
    private var tooFew: [Int]

    /// Rounds in which intervals may lose agents as the models say.
    private static let mostTrackingRounds = 6
    /// Rounds in which all intervals are corrected at once, at most.
    private static let mostRounds = 40

    init(_ trials: StaffingTrials, ample: Sample) {
        self.trials = trials
        let checks = RunChecks.pooled(ample.observations.map(\.checks))
        let targets = trials.local + trials.whole
        models = trials.intervals.map { interval in
            checks.flatMap { StaffingModel($0, interval, trials.scenario) }
        }
        erlang = models.map { model in
            guard let model else { return nil }
            return targets.filter { model.knows($0.measure) }
                .map { model.fewestAgents($0, bound: $0.bound) }.max()
        }
        tooFew = models.map { $0?.leastAgents ?? 0 }.map { $0 - 1 }
    }

    /// The agents to begin with: Erlang's, else a margin of one standard deviation of the load.
    var start: [Int] {
        models.indices.map { number in
            guard let model = models[number] else { return 0 }
            return erlang[number] ?? Int(model.agentLoad) + 1 + model.step
        }
    }

    /// The fewest agents on the series for the targets of the intervals; nil if none were found in
    /// the rounds that there are.
    mutating func fewest() async throws -> [Int]? {
        guard !trials.local.isEmpty else { return models.map { $0?.leastAgents ?? 0 } }
        guard var agents = try await corrected() else { return nil }
        var before = agents
        repeat {
            before = agents
            for third in 0..<3 { agents = try await thinned(agents, third) }
        } while trials.isWorthIt(before, agents)
        return agents
    }

    /// Agents with whom every interval meets its targets, or nearly so if they are many, from
    /// Erlang's.
    private mutating func corrected() async throws -> [Int]? {
        var agents = start
        for round in 0..<StaffingSearch.mostRounds {
            let sample = try await trials.simulate(agents, replications: trials.plan.replications)
            var next = agents
            for number in agents.indices where models[number] != nil {
                let wanted = wanted(in: number, now: agents[number], sample, round: round)
                if !(sample.map { trials.meets($0, in: number) } ?? false) {
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
    private func wanted(in number: Int, now agents: Int, _ sample: Sample?, round: Int) -> Int {
        guard let model = models[number] else { return agents }
        guard let sample else { return agents + model.step }
        let wishes = trials.local.compactMap { target -> Int? in
            guard let margin = trials.margin(target, sample, in: number) else { return nil }
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

    /// The agents after every third interval has tried to do with fewer.
    ///
    /// Those that need their agents get them back, from which the others can only gain.
    private mutating func thinned(_ agents: [Int], _ third: Int) async throws -> [Int] {
        let trying = trials.third(third).filter {
            agents[$0] - trials.grain(of: agents[$0]) > tooFew[$0]
        }
        guard !trying.isEmpty else { return agents }
        let trial = trials.fewer(agents, in: trying)
        let sample = try await trials.simulate(trial, replications: trials.plan.replications)
        let kept = trying.filter { number in
            guard let sample else { return false }
            return trials.touched(by: number).allSatisfy { trials.meets(sample, in: $0) }
        }
        for number in trying where !kept.contains(number) { tooFew[number] = trial[number] }
        return trials.fewer(agents, in: kept)
    }
}

extension Target.Relation {
    /// The direction in which the measure is better.
    fileprivate var sign: Double { self == .atLeast ? 1 : -1 }
}
