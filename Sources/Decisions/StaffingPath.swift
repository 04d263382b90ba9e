import Experiments

/// Plans that grow by one agent at a time, where one shortens the queues most.
///
/// For targets over the whole run, which do not say where agents are missed. What an agent more in
/// an interval takes from the mean queue there is Erlang's; it falls with every further one, so
/// that taking the largest gain first gives the shortest queues for every number of agent-hours.
///
/// Source: B. Fox (1966), "Discrete optimization via marginal analysis", Management Science 13(3).
struct StaffingPath: Sendable {
    /// Agents before the first step, by interval.
    let base: [Int]
    /// The interval that gains an agent in each step.
    let order: [Int]

    /// From `least` agents in each interval to where queues vanish.
    ///
    /// - Complexity: O(agents x intervals), and a solution of a model for each agent.
    init(_ models: [StaffingModel?], least: [Int]) {
        base = zip(models, least).map { model, least in
            max(least, model.map { Int(0.75 * $0.agentLoad) } ?? 0)
        }
        var agents = base
        var gains = models.indices.map { StaffingPath.gain(models[$0], agents[$0]) }
        var order: [Int] = []
        while let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 {
            order.append(best)
            agents[best] += 1
            gains[best] = StaffingPath.gain(models[best], agents[best])
        }
        self.order = order
    }

    /// The agents after so many steps.
    func agents(after steps: Int) -> [Int] {
        order.prefix(steps).reduce(into: base) { $0[$1] += 1 }
    }

    /// What one agent more takes from the mean queue; 0 when it is empty nearly always. Where the
    /// queue grows without bound in some hours, first where that is most.
    private static func gain(_ model: StaffingModel?, _ agents: Int) -> Double {
        guard let model, agents < model.agents(deviations: 4) + 4 else { return 0 }
        guard let queue = model.meanQueue(agents: agents) else {
            return 1e9 * Double(model.ample - agents)
        }
        return max(queue - (model.meanQueue(agents: agents + 1) ?? queue), 1e-12)
    }
}

extension StaffingSearch {
    /// The fewest steps of the path after which the means of the whole run meet their targets, as
    /// exactly as is worth finding; nil if the end of it does not.
    mutating func fewestSteps(of path: StaffingPath) async throws -> Int? {
        var (tooFew, enough) = (-1, path.order.count)
        guard try await meetsWhole(path, enough) else { return nil }
        var (steps, stride) = (likelySteps(of: path), max(1, path.order.count / 64))
        // Outwards from where the models point to, then halving what is left.
        while steps > tooFew, steps < enough {
            if try await meetsWhole(path, steps) {
                enough = steps
                steps -= stride
            } else {
                tooFew = steps
                steps += stride
            }
            if enough - tooFew <= 2 * stride || tooFew >= 0 && enough < path.order.count { break }
            stride *= 2
        }
        while enough - tooFew > leastSteps(along: path, after: enough) {
            let middle = (tooFew + enough) / 2
            if try await meetsWhole(path, middle) { enough = middle } else { tooFew = middle }
        }
        return enough
    }

    /// Steps that are worth finding: a quarter of the agents that are, so that what is added for
    /// certainty comes on top of little.
    func leastSteps(along path: StaffingPath, after steps: Int) -> Int {
        max(1, trials.grain(of: path.agents(after: steps).reduce(0, +)) / 4)
    }

    /// The steps after which the mean over the whole run would lie one half-width times `reach`
    /// beyond the bound, if the path changed it by as much as the models say; nil if they do not
    /// know the measure.
    ///
    /// - Complexity: O(log steps) solutions of every model.
    func wantedSteps(
        _ result: TargetResult, on path: StaffingPath, now: Int, reach: Double
    ) -> Int? {
        let target = result.target
        guard let estimate = result.estimate, let halfWidth = estimate.halfWidth,
            let modelled = value(of: target.measure, path.agents(after: now))
        else { return nil }
        let gain = reach * halfWidth - target.margin(estimate.mean)
        func isEnough(_ steps: Int) -> Bool {
            value(of: target.measure, path.agents(after: steps)).map {
                target.margin($0) - target.margin(modelled) >= gain
            } ?? false
        }
        var (tooFew, enough) = (now, path.order.count)
        guard isEnough(enough) else { return enough }
        while enough - tooFew > 1 {
            let middle = (tooFew + enough) / 2
            if isEnough(middle) { enough = middle } else { tooFew = middle }
        }
        return enough
    }

    /// What the models say of a measure over the whole run, averaged over arrivals.
    private func value(of measure: Measure, _ agents: [Int]) -> Double? {
        var (sum, weight) = (0.0, 0.0)
        for (number, model) in models.enumerated() {
            guard let model else { continue }
            guard let value = model.value(of: measure, agents: agents[number]) else { return nil }
            let arrivals = model.arrivalRate * Double(trials.intervals[number].ofWeek.count)
            sum += arrivals * value
            weight += arrivals
        }
        return weight > 0 ? sum / weight : nil
    }

    private mutating func meetsWhole(_ path: StaffingPath, _ steps: Int) async throws -> Bool {
        let sample = try await trials.simulate(
            path.agents(after: steps), replications: trials.plan.replications)
        return sample.map { trials.meetsWhole($0) } ?? false
    }

    /// Where every interval has what its model asks for, as far as a path comes near to it.
    private func likelySteps(of path: StaffingPath) -> Int {
        let wanted = start.reduce(0, +) - path.base.reduce(0, +)
        return min(max(wanted, 0), path.order.count)
    }
}
