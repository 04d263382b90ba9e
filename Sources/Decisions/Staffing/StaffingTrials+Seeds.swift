import ContactRouting
import Experiments
import SimulationKernel

/// What is known of a plan for several groups before anything of it is simulated.
extension StaffingTrials {
    /// Part of the load without which a group of customers is served so badly that a search cannot
    /// tell one agent more from none.
    private static let leastOfLoad = 0.75

    /// Somebody for everybody, as many as patient customers need, and most of the load that only
    /// some groups can take; then the agents whom Erlang's models ask for, if all who may serve
    /// some customers served nobody else: about so many a constraint of one interval needs anyhow.
    ///
    /// - Returns: what plans must satisfy, and what they need not where several intervals serve a
    ///   target together, but is a place to begin.
    func seeds(_ pilot: RunChecks) -> (cuts: [StaffingCut], start: [StaffingCut]) {
        let parts = CustomerPart.all(pilot, scenario)
        let times = firstTimes
        let load = intervals.indices.flatMap { number in
            parts.flatMap { part in
                [
                    cut(for: part, in: number, times, pilot, .presence) {
                        $0.leastAgents > 1 ? Double($0.leastAgents) : 0
                    },
                    cut(for: part, in: number, times, pilot, .load) {
                        StaffingTrials.leastOfLoad * $0.agentLoad
                    },
                ].compactMap(\.self)
            }
        }
        func erlang(_ places: [Int]) -> [StaffingCut] {
            places.flatMap { place in
                let target = constraints[place].target
                let (measure, intent) = target.measure.wholeAndPart(in: scenario)
                let whole = Target(measure, target.relation, target.bound)
                return constraints[place].intervals.compactMap { number in
                    cut(
                        for: parts[intent.map { 1 + $0 } ?? 0], in: number, times, pilot,
                        .constraint(place)
                    ) { model in
                        model.knows(measure)
                            ? Double(model.fewestAgents(whole, bound: target.bound)) : 0
                    }
                }
            }
        }
        let local = constraints.indices.filter { constraints[$0].isLocal }
        return (presence(times) + load + erlang(local), erlang(shared))
    }

    /// When each interval of the week is measured for the first time.
    private var firstTimes: [Int: Instant] {
        let measurement = scenario.measurement
        let times = stride(
            from: measurement.warmUp.ticks,
            to: measurement.warmUp.ticks + measurement.horizon.ticks,
            by: Int(measurement.interval.ticks)
        ).map { TimeSpan(ticks: $0) }
        return Dictionary(
            times.map { (measurement.intervalOfWeek(at: $0), Instant.zero + $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// An agent for all who may come in each part of an interval in which the same groups are open:
    /// whoever finds nobody on duty leaves, and no measure of service knows of it.
    private func presence(_ times: [Int: Instant]) -> [StaffingCut] {
        let takers = scenario.humanRoutes.takers.sorted {
            $0.key.sorted().lexicographicallyPrecedes($1.key.sorted())
        }
        var wanted: Set<[Int]> = []
        var cuts: [StaffingCut] = []
        for (number, interval) in intervals.enumerated() {
            let own = posts(in: [number])
            for (able, segments) in takers {
                for hour in interval.ofWeek
                where segments.contains(where: { mayCome($0, in: hour, times) }) {
                    let isKept = able.contains { group in
                        !groups.contains(group) && kept(group, in: hour, times) > 0
                    }
                    let open = own.filter { post in
                        able.contains(groups[posts[post].place])
                            && !isClosed[posts[post].place][hour]
                    }
                    guard !isKept, !open.isEmpty, wanted.insert(open).inserted else { continue }
                    cuts.append(StaffingCut(.presence, gains: open.map { ($0, 1) }, needed: 1))
                }
            }
        }
        return cuts
    }

    /// Whether customers of a segment come in an interval of the week, for the first time or again.
    private func mayCome(_ segment: Int, in hour: Int, _ times: [Int: Instant]) -> Bool {
        guard !scenario.repeats.isPossible, let shares = scenario.demand.segmentShares,
            let time = times[hour]
        else { return scenario.segments[segment].share > 0 }
        return shares.value(at: time)[segment] > 0
    }

    /// The agents of a group that is kept in an interval of the week.
    private func kept(_ group: Int, in hour: Int, _ times: [Int: Instant]) -> Int {
        guard let group = scenario.humans?.groups[group], let time = times[hour],
            group.open?.value(at: time) ?? true
        else { return 0 }
        return group.agents.value(at: time)
    }

    /// So many agents, as the model says, of those who may serve a part, less those of groups that
    /// are kept; nil if that is none.
    private func cut(
        for part: CustomerPart, in number: Int, _ times: [Int: Instant], _ pilot: RunChecks,
        _ reason: StaffingCut.Reason, needed: (StaffingModel) -> Double
    ) -> StaffingCut? {
        let all = scenario.humans?.groups ?? []
        let able = all.map { part.rate(of: $0) }
        let gains = posts(in: [number]).compactMap { post in
            able[groups[posts[post].place]].map { (post: post, gain: $0) }
        }
        guard let best = gains.max(by: { $0.gain < $1.gain }) else { return nil }
        let group = all[groups[posts[best.post].place]]
        let speed = best.gain / (group.totalRates.last ?? 1)
        let hours = intervals[number].ofWeek
        let weights = hours.map { hour in times[hour].map { part.weight(scenario, $0) } ?? 1 }
        let model = StaffingModel(
            pilot, intervals[number], scenario, part: part.flow,
            weight: weights.reduce(0, +) / Double(weights.count),
            rates: group.totalRates.map { $0 * speed })
        var left = (model.map(needed) ?? 0) * best.gain
        for group in all.indices where !groups.contains(group) {
            let fewest = hours.map { kept(group, in: $0, times) }.min() ?? 0
            left -= (able[group] ?? 0) * Double(fewest)
        }
        return left > 0 ? StaffingCut(reason, gains: gains, needed: left) : nil
    }
}

/// Some of the customers, and who may serve them.
private struct CustomerPart {
    /// What became of them in the pilot.
    let flow: Flow
    /// Whether a skill covers any of them.
    let covers: (Skill) -> Bool
    /// Their share if those of the segments are so.
    let share: (_ ofSegments: [Double]) -> Double

    /// All customers, those of each intent and, if there are several, of each segment.
    static func all(_ pilot: RunChecks, _ scenario: Scenario) -> [CustomerPart] {
        let segments = scenario.segments
        let whole = CustomerPart(
            flow: pilot.byIntent.reduce(Flow(), +), covers: { _ in true }, share: { _ in 1 })
        let ofIntents = pilot.byIntent.enumerated().map { intent, flow in
            CustomerPart(
                flow: flow, covers: { $0.intents?.contains(intent) ?? true },
                share: { shares in
                    zip(shares, segments).reduce(0) {
                        $0 + $1.0 * ($1.1.intentShares?[intent] ?? 1)
                    }
                })
        }
        let ofSegments = pilot.bySegment.enumerated().map { segment, flow in
            CustomerPart(
                flow: flow, covers: { $0.segments?.contains(segment) ?? true },
                share: { $0[segment] })
        }
        return [whole] + ofIntents + (segments.count > 1 ? ofSegments : [])
    }

    /// How much more of them come at a time than on the whole.
    func weight(_ scenario: Scenario, _ time: Instant) -> Double {
        guard let shares = scenario.demand.segmentShares else { return 1 }
        let usual = share(scenario.segments.map(\.share))
        return usual > 0 ? share(shares.value(at: time)) / usual : 0
    }

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
