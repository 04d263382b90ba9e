import ContactRouting
import Experiments
import QueueingTheory

/// Erlang's queues for one interval: where a search for agents starts, and how it takes its steps.
///
/// An interval may be several hours of the week, and its days busier or quieter at random. Each
/// kind of hour is a queue of its own, because an average of their demand would hide the crowded
/// ones. Customers arrive at the rate at which they were offered to humans when nobody had to
/// wait, and an agent with c conversations at once is c servers. Nothing that is reported as met
/// rests on it.
struct StaffingModel: Sendable {
    /// Hours of the same demand.
    struct Hours: Sendable, Equatable {
        /// Offered to humans per second.
        let arrivalRate: Double
        /// Their share of the time of the interval.
        let share: Double
    }

    /// The kinds of hours, none of them without customers.
    let kinds: [Hours]
    /// Conversations one slot completes per second.
    let serviceRate: Double
    /// Customers who give up per second of waiting; 0 for patient ones.
    let abandonmentRate: Double
    /// Conversations an agent may hold.
    let concurrency: Int
    /// Conversations that may wait; nil for no limit.
    let waitingRoom: Int?
    /// The threshold of the service levels, seconds.
    let acceptableWait: Double
    /// Mean conversations held when nobody waits, one per agent: the load in erlangs.
    let offeredLoad: Double

    /// What a run with ample agents says of the hours of an interval; nil if nobody came.
    ///
    /// - Parameters:
    ///   - part: the flow over the run of those customers who are meant; nil for all.
    ///   - weight: how much more of them come in the interval than their part of the run says.
    ///   - rates: of the agents who serve them; nil for those of the first group.
    init?(
        _ checks: RunChecks, _ interval: StaffingInterval, _ scenario: Scenario,
        part: Flow? = nil, weight: Double = 1, rates: [Double]? = nil
    ) {
        guard let humans = scenario.humans else { return nil }
        let flow = interval.ofWeek.reduce(Flow()) { $0 + checks.byInterval[$1] }
        let seconds = interval.ofWeek.reduce(0) { $0 + checks.measuredHours[$1] } * 3_600
        let worked = part ?? flow
        guard flow.handled > 0, worked.handled > 0, worked.humanTicks > 0, seconds > 0
        else { return nil }
        let meanWork = Double(worked.humanTicks) / 1e6 / Double(worked.handled)
        let all = checks.byIntent.reduce(Flow(), +).humanOffered
        let portion =
            weight * (part.map { Double($0.humanOffered) / Double(max(1, all)) } ?? 1)
        guard portion > 0 else { return nil }
        let rates = rates ?? humans.totalRates
        let slots = Double(rates.count)
        let factors = scenario.demand.typicalDayFactors
        kinds = scenario.hoursOfEqualDemand(interval.ofWeek).flatMap { hours in
            let offered = hours.reduce(0) { $0 + checks.byInterval[$1].humanOffered }
            let time = hours.reduce(0) { $0 + checks.measuredHours[$1] } * 3_600
            return factors.map { factor in
                Hours(
                    arrivalRate: portion * factor * Double(offered) / time,
                    share: time / seconds / Double(factors.count))
            }
        }.filter { $0.arrivalRate > 0 }
        serviceRate = (rates.last ?? 1) / slots / meanWork
        abandonmentRate = scenario.meanPatience.map { 1 / $0 } ?? 0
        concurrency = rates.count
        waitingRoom = humans.waitingRoom
        acceptableWait = scenario.measurement.acceptableWait.seconds
        offeredLoad = portion * Double(flow.humanOffered) / seconds * meanWork
    }

    /// Offered to humans per second, on average.
    var arrivalRate: Double { kinds.reduce(0) { $0 + $1.share * $1.arrivalRate } }

    /// The load in agents who are never idle, on average.
    var agentLoad: Double { agentLoad(arrivalRate) }

    private func agentLoad(_ arrivalRate: Double) -> Double {
        arrivalRate / (serviceRate * Double(concurrency))
    }

    /// Where anybody comes somebody is there, and patient customers need more than their load.
    var leastAgents: Int {
        abandonmentRate > 0 || waitingRoom != nil ? 1 : Int(agentLoad) + 1
    }

    /// How many agents are about one standard deviation of the load.
    var step: Int { max(1, Int((agentLoad / Double(concurrency)).squareRoot())) }

    /// Agents beyond whom nothing gets better.
    var ample: Int { agents(deviations: 8) + 8 }

    /// So many standard deviations more agents than the load of the busiest hours.
    func agents(deviations: Double) -> Int {
        let most = agentLoad(kinds.map(\.arrivalRate).max() ?? 0)
        return Int(most + deviations * most.squareRoot())
    }

    /// What the models know of a queue, by the names of the measures.
    enum Quantity: String, CaseIterable {
        case serviceLevel, serviceLevelOffered, serviceLevelPositive, serviceLevelServed
        case abandonmentRate, waitingSeconds, averageSpeedOfAnswer, delayedShare, blockingRate
        case occupancy
    }

    /// What the model says of a measure; nil if it does not know it, or there is no steady state
    /// in some hours.
    func value(of measure: Measure, agents: Int) -> Double? {
        Quantity(rawValue: measure.name).flatMap { value(of: $0, agents: agents) }
    }

    /// Measures of conversations are averaged over arrivals, the occupancy over time. For a
    /// service level, whose denominator is not quite the arrivals, that is an approximation.
    private func value(of quantity: Quantity, agents: Int) -> Double? {
        guard agents > 0 else { return nil }
        var (sum, weight) = (0.0, 0.0)
        for hours in kinds {
            guard let value = value(of: quantity, hours.arrivalRate, agents * concurrency) else {
                return nil
            }
            let own = quantity == .occupancy ? hours.share : hours.share * hours.arrivalRate
            sum += own * value
            weight += own
        }
        return weight > 0 ? sum / weight : nil
    }

    private func value(of quantity: Quantity, _ arrivalRate: Double, _ servers: Int) -> Double? {
        if abandonmentRate > 0 || waitingRoom != nil {
            return value(
                of: quantity,
                ErlangA(
                    arrivalRate: arrivalRate, serviceRate: serviceRate,
                    abandonmentRate: abandonmentRate, servers: servers, waitingRoom: waitingRoom))
        }
        return
            (try? ErlangC(
                arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers))
            .flatMap { value(of: quantity, $0) }
    }

    /// The mean number waiting; nil if there is no steady state.
    func meanQueue(agents: Int) -> Double? {
        value(of: .waitingSeconds, agents: agents).map { $0 * arrivalRate }
    }

    private func value(of quantity: Quantity, _ queue: ErlangA) -> Double {
        switch quantity {
        case .serviceLevel: queue.serviceLevels(within: acceptableWait).ignoringEarlyAbandonments
        case .serviceLevelOffered: queue.servedWithin(acceptableWait)
        case .serviceLevelPositive:
            queue.serviceLevels(within: acceptableWait).countingEarlyAbandonments
        case .serviceLevelServed: queue.serviceLevels(within: acceptableWait).ofServed
        case .abandonmentRate: queue.abandonmentProbability
        case .waitingSeconds, .averageSpeedOfAnswer: queue.meanWait
        case .delayedShare: queue.waitProbability
        case .blockingRate: queue.blockingProbability
        case .occupancy: queue.occupancy
        }
    }

    /// Nil for what cannot happen where everybody waits.
    private func value(of quantity: Quantity, _ queue: ErlangC) -> Double? {
        switch quantity {
        case .serviceLevel, .serviceLevelOffered, .serviceLevelPositive, .serviceLevelServed:
            queue.waitAtMost(acceptableWait)
        case .waitingSeconds, .averageSpeedOfAnswer: queue.meanWait
        case .delayedShare: queue.waitProbability
        case .occupancy: queue.occupancy
        case .abandonmentRate, .blockingRate: nil
        }
    }

    /// Whether the model knows the measure at all.
    func knows(_ measure: Measure) -> Bool { value(of: measure, agents: ample) != nil }

    /// The fewest agents with whom the measure is at least as good as `bound`, in the sense of
    /// the target; at most `ample`.
    ///
    /// - Complexity: O(log agents) solutions of the model.
    func fewestAgents(_ target: Target, bound: Double) -> Int {
        var (tooFew, enough) = (0, ample)
        while enough - tooFew > 1 {
            let middle = (tooFew + enough) / 2
            let isMet = value(of: target.measure, agents: middle).map {
                target.margin($0) >= target.margin(bound)
            }
            if isMet ?? false { enough = middle } else { tooFew = middle }
        }
        return enough
    }

    /// How many agents lie between what was seen and what is wanted, in the model; negative if
    /// there are more than enough.
    func agentsShort(_ target: Target, of bound: Double, seen: Double) -> Int {
        fewestAgents(target, bound: bound) - fewestAgents(target, bound: seen)
    }
}

extension Demand {
    /// Equally likely factors that times have, of mean 1.
    fileprivate var typicalDayFactors: [Double] {
        guard let law = typicalFactor else { return [1] }
        let factors = stride(from: 0.1, to: 1, by: 0.2).map(law.quantile)
        let mean = factors.reduce(0, +) / Double(factors.count)
        return factors.map { $0 / mean }
    }
}
