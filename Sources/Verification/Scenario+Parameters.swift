import ContactRouting
import QueueingTheory
import SimulationKernel

/// The parameters of closed formulas, read off a stationary scenario; rates per second.
extension Scenario {
    var arrivalRate: Double { freshIssuesPerSecond }
    var meanService: Double { intents[0].humanSession.mean }
    var serviceRate: Double { 1 / meanService }
    var agents: Int { humans?.agents.values[0] ?? 0 }
    var serviceVariation: Double {
        intents[0].humanSession.variance.squareRoot() / meanService
    }
    var abandonmentRate: Double { intents[0].patience.map { 1 / $0.mean } ?? 0 }
    var acceptableSeconds: Double { measurement.acceptableWait.seconds }
    /// Fresh issues expected in the measured part.
    var expectedIssues: Double { arrivalRate * measurement.horizon.seconds }
    /// Load of the AI tier in erlangs.
    var aiLoad: Double { arrivalRate * intents[0].aiSession.mean }
    /// Rate of hand-overs to the humans when every conversation enters the AI.
    var handOverRate: Double { arrivalRate * (1 - intents[0].containment) }

    func erlangC(arrivalRate: Double? = nil) throws -> ErlangC {
        try ErlangC(
            arrivalRate: arrivalRate ?? self.arrivalRate, serviceRate: serviceRate,
            servers: agents)
    }

    func erlangA(arrivalRate: Double? = nil) -> ErlangA {
        ErlangA(
            arrivalRate: arrivalRate ?? self.arrivalRate, serviceRate: serviceRate,
            abandonmentRate: abandonmentRate, servers: agents,
            waitingRoom: humans?.waitingRoom)
    }

    func singleServer() throws -> SingleServerQueue {
        try SingleServerQueue(
            arrivalRate: arrivalRate, meanService: meanService,
            coefficientOfVariation: serviceVariation)
    }

    func priorities() throws -> NonPreemptivePriority {
        try NonPreemptivePriority(
            arrivalRates: intents.map { arrivalRate * $0.share }, serviceRate: serviceRate,
            servers: agents)
    }

    func leastLoaded() throws -> LeastLoadedAgents {
        try LeastLoadedAgents(
            arrivalRate: arrivalRate, workRate: serviceRate,
            totalRates: humans?.totalRates ?? [1], agents: agents)
    }

    func transient() -> TransientQueue {
        TransientQueue(
            arrivalRate: arrivalRate, serviceRate: serviceRate, servers: agents,
            horizon: measurement.horizon.seconds)
    }

    /// The queue of the measured part, of demand that changes when it begins, or of none else.
    func afterStep() -> TransientQueue {
        func queue(
            at time: TimeSpan, for span: TimeSpan, after before: TransientQueue? = nil
        ) -> TransientQueue {
            let issues = demand.issues
            return TransientQueue(
                arrivalRate: issues.value(at: .zero + time) / issues.interval.seconds,
                serviceRate: serviceRate, servers: agents,
                abandonmentRate: intents[0].patience.map { 1 / $0.mean } ?? 0,
                horizon: span.seconds, after: before)
        }
        return queue(
            at: measurement.warmUp, for: measurement.horizon,
            after: queue(at: .zero, for: measurement.warmUp))
    }

    /// People of the first group who are left on a day of a run without hiring, on average, of
    /// those who are there when it starts.
    func peopleLeft(onDay day: Int) -> Double {
        guard let careers = humans?.groups[0].careers, let attrition = careers.attrition.first
        else { return .nan }
        return PureDeathProcess(people: careers.people, share: attrition.sharePerYear)
            .mean(after: Double(day) / 365.25)
    }

    /// Days of the measured part.
    var days: Int { Int(measurement.horizon.seconds / 86_400) }

    /// The mean of people left over the days of the run.
    var meanPeopleLeft: Double {
        (0..<days).reduce(0) { $0 + peopleLeft(onDay: $1) } / Double(days)
    }

    func aiBlocking() -> Double {
        ErlangB(servers: ai?.sessionLimit ?? 0, offeredLoad: aiLoad).blockingProbability
    }
}
