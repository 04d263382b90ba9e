import Experiments

/// Plans that grow by one agent at a time, where one shortens the queues most.
///
/// For targets over several intervals, which do not say where agents are missed. What an agent more
/// in an interval takes from the mean queue there is Erlang's; it falls with every further one, so
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
