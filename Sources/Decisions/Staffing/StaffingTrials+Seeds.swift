import ContactRouting
import Experiments
import SimulationKernel

/// What is known of a plan for several groups before anything of it is simulated.
extension StaffingTrials {
    /// Part of the load without which a group of customers is served so badly that a search cannot
    /// tell one agent more from none.
    private static let leastOfLoad = 0.75

    /// The agents whom Erlang's models ask for, if all who may serve a part of the customers served
    /// nobody else: a constraint of a single interval needs them in any case. And of whatever only
    /// some groups can take, most of the load.
    func seeds(_ pilot: RunChecks) -> [StaffingCut] {
        guard let humans = scenario.humans else { return [] }
        let parts: [CustomerPart] =
            [CustomerPart(flow: pilot.byIntent.reduce(Flow(), +), covers: { _ in true })]
            + pilot.byIntent.enumerated().map { intent, flow in
                CustomerPart(flow: flow) { $0.intents?.contains(intent) ?? true }
            }
            + (pilot.bySegment.count > 1 ? pilot.bySegment : []).enumerated().map { segment, flow in
                CustomerPart(flow: flow) { $0.segments?.contains(segment) ?? true }
            }
        let least = intervals.indices.flatMap { number in
            parts.flatMap { part in
                [
                    cut(for: part, in: number, pilot, humans, .presence) {
                        Double($0.leastAgents)
                    },
                    cut(for: part, in: number, pilot, humans, .load) {
                        StaffingTrials.leastOfLoad * $0.agentLoad
                    },
                ].compactMap(\.self)
            }
        }
        let erlang = constraints.indices.filter { constraints[$0].isLocal }.compactMap { place in
            let target = constraints[place].target
            let (measure, part) = target.measure.wholeAndPart(in: scenario)
            return cut(
                for: parts[part.map { 1 + $0 } ?? 0], in: constraints[place].intervals[0], pilot,
                humans, .constraint(place)
            ) { model in
                let whole = Target(measure, target.relation, target.bound)
                return model.knows(measure)
                    ? Double(model.fewestAgents(whole, bound: target.bound)) : 0
            }
        }
        return least + erlang
    }

    /// So many agents, as the model says, of those who may serve a part, less those of groups that
    /// are kept; nil if that is none.
    private func cut(
        for part: CustomerPart, in number: Int, _ pilot: RunChecks, _ humans: HumanTier,
        _ reason: StaffingCut.Reason, needed: (StaffingModel) -> Double
    ) -> StaffingCut? {
        let able = humans.groups.map { part.rate(of: $0) }
        let gains = posts(in: [number]).compactMap { post in
            able[groups[posts[post].place]].map { (post: post, gain: $0) }
        }
        guard let best = gains.max(by: { $0.gain < $1.gain }) else { return nil }
        let group = humans.groups[groups[posts[best.post].place]]
        let speed = best.gain / (group.totalRates.last ?? 1)
        let model = StaffingModel(
            pilot, intervals[number], scenario, part: part.flow,
            rates: group.totalRates.map { $0 * speed })
        let kept = humans.groups.indices.filter { !groups.contains($0) }.reduce(0) {
            $0 + (able[$1] ?? 0) * fewestKept(of: $1, in: number)
        }
        let left = (model.map(needed) ?? 0) * best.gain - kept
        // Somebody is somebody, however slow.
        let isPresence = reason == .presence && kept == 0
        guard left > 0 || isPresence && model != nil else { return nil }
        return StaffingCut(
            reason, gains: isPresence ? gains.map { ($0.post, min($0.gain, left)) } : gains,
            needed: left)
    }

    /// The agents of a group that is kept in an interval, when they are fewest.
    private func fewestKept(of group: Int, in number: Int) -> Double {
        guard let group = scenario.humans?.groups[group] else { return 0 }
        let measurement = scenario.measurement
        let own = Set(intervals[number].ofWeek)
        let times = stride(
            from: measurement.warmUp.ticks,
            to: measurement.warmUp.ticks + measurement.horizon.ticks,
            by: Int(measurement.interval.ticks)
        ).map { TimeSpan(ticks: $0) }.filter { own.contains(measurement.intervalOfWeek(at: $0)) }
        let agents = times.map { time in
            group.open?.value(at: .zero + time) ?? true ? group.agents.value(at: .zero + time) : 0
        }
        return Double(agents.min() ?? 0)
    }
}

/// Some of the customers, and who may serve them.
private struct CustomerPart {
    /// What became of them in the pilot.
    let flow: Flow
    /// Whether a skill covers any of them.
    let covers: (Skill) -> Bool

    /// How much an agent of a group who is never idle gets done of them; nil if none may take any.
    func rate(of group: AgentGroup) -> Double? {
        group.skills.filter(covers).map(\.speedFactor).max().map {
            $0 * (group.totalRates.last ?? 1)
        }
    }
}

extension Measure {
    /// The measure of the whole, and the number of the intent if it is that of one.
    fileprivate func wholeAndPart(in scenario: Scenario) -> (measure: Measure, intent: Int?) {
        guard case .part(let whole, let name) = source else { return (self, nil) }
        return (whole, name.intent(in: scenario, of: whole))
    }
}
