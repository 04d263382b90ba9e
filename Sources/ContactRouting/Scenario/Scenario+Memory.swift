import SimulationKernel
import SimulationStatistics

/// How many conversations a replication has to remember at its busiest moment, about.
public struct ExpectedPresence: Sendable, Equatable {
    /// In a session with the AI.
    public var withAI = 0.0
    /// In a session with a human.
    public var withHumans = 0.0
    /// Waiting for a human.
    public var waiting = 0.0
    /// Ended, of customers who will come back.
    public var returning = 0.0

    /// All of them.
    public var total: Double { present + returning }

    /// Those who are there.
    var present: Double { withAI + withHumans + waiting }
}

/// What a replication costs, before it is simulated.
extension Scenario {
    /// The memory of a replication at its busiest moment, in bytes, to be right within a factor of
    /// two or so.
    ///
    /// Places of conversations double in number when there are too few, and the old ones are there
    /// until they are copied; agents and tables are of a size that is known.
    public var expectedMemory: Double {
        let perConversation = 2 * Double(MemoryLayout<Conversation>.stride) + 3 * 24
        let perCustomerAway = 2 * Double(MemoryLayout<AwayCustomer>.stride) + 3 * 24
        let presence = expectedPresence
        let agents = (humans?.groups ?? []).reduce(0) {
            $0 + Double($1.onDuty(during: measurement).values.max() ?? 0)
        }
        let parts = intents.count + segments.count + measurement.intervalsPerWeek
        let combinations = intents.count * complexities.count * segments.count
        let tables =
            Double(parts * MemoryLayout<Flow>.stride)
            + 2 * Double(combinations * MemoryLayout<Resolutions>.stride)
        return perConversation * presence.present + perCustomerAway * presence.returning
            + 200 * agents + tables + 0x1p20
    }

    /// The conversations present at the busiest moment, as a fluid that flows through the stages:
    /// what a stage holds leaves it at the rate of its mean time, and a queue by as much as the
    /// agents on duty can do, and by the patience of those who wait.
    public var expectedPresence: ExpectedPresence {
        let flow = Outflow(self)
        let end = max(measurement.warmUp.ticks + measurement.horizon.ticks, 1)
        let step = max(demand.issues.interval.ticks, end / 10_000)
        let issues = demand.issues.totals(ofSpans: step, until: end)
        let groups = (humans?.groups ?? []).map {
            (onDuty: $0.onDuty(during: measurement), rate: $0.totalRates.last ?? 1)
        }
        var (now, peak) = (ExpectedPresence(), ExpectedPresence())
        for (number, issues) in issues.enumerated() {
            let instant = Instant(ticks: Int64(number) * step)
            let slots = groups.reduce(0) { $0 + Double($1.onDuty.value(at: instant)) * $1.rate }
            now = flow.after(
                now, issues: issues, slots: slots, seconds: TimeSpan(ticks: step).seconds)
            if now.total > peak.total { peak = now }
        }
        return peak
    }
}

extension Timetable<Double> {
    /// What comes in each span of so many ticks, at least an interval, until the end of the run.
    fileprivate func totals(ofSpans step: Int64, until end: Int64) -> [Double] {
        let count = Int((end - 1) / step) + 1
        if step == interval.ticks { return (0..<count).map { value(inInterval: $0) ?? 0 } }
        let perInterval = values.reduce(0, +) / Double(values.count)
        guard !isCyclic else {
            return Array(
                repeating: perInterval * Double(step) / Double(interval.ticks), count: count)
        }
        var totals = [Double](repeating: 0, count: count)
        for (number, value) in values.dropFirst(phase).enumerated() {
            let span = Int(Int64(number) * interval.ticks / step)
            if span < count { totals[span] += value }
        }
        return totals
    }
}

/// How conversations leave the stages they are in.
private struct Outflow {
    /// Conversations offered to humans, AI sessions and returns, each per fresh issue.
    let (offers, sessions, returns): (Double, Double, Double)
    /// Means in seconds.
    let (aiSession, work, delay): (Double, Double, Double)
    /// Mean patience in seconds; nil where somebody waits for ever.
    let patience: Double?
    let room: Double
    let leavesAfterHours: Bool

    init(_ scenario: Scenario) {
        let intents = scenario.intents
        func mean(_ value: (Intent) -> Double) -> Double {
            intents.reduce(0) { $0 + $1.share * value($1) }
        }
        let perIssue = mean { scenario.conversationsPerIssue(of: $0) }
        offers = min(mean { scenario.humanOffersPerIssue(of: $0) }, 1_000 * perIssue)
        sessions = scenario.ai.map { $0.share * perIssue } ?? 0
        returns = perIssue - 1
        aiSession = mean { $0.aiSession.mean }
        work = max(mean { scenario.meanWork(of: $0) }, 1e-6)
        delay = scenario.repeats.isPossible ? scenario.repeats.delay.mean : 0
        let patient = scenario.segments.flatMap { segment in
            intents.map { segment.patience ?? $0.patience }
        }
        let isImpatient = patient.allSatisfy { $0 != nil }
        patience = isImpatient ? mean { $0.patience?.mean ?? 0 } : nil
        room = scenario.humans?.waitingRoom.map(Double.init) ?? .infinity
        leavesAfterHours = scenario.humans?.afterHours == .leave
    }

    /// What is present an interval later.
    func after(
        _ before: ExpectedPresence, issues: Double, slots: Double, seconds: Double
    ) -> ExpectedPresence {
        /// A stage whose content leaves it all the time, at the end of the interval.
        func leaking(_ content: Double, _ mean: Double) -> Double {
            mean > 0 ? content / (1 + seconds / mean) : 0
        }
        var now = ExpectedPresence()
        let offered = before.waiting + issues * offers
        let served = min(offered, slots * seconds / work)
        var queue = offered - served
        if let patience { queue = leaking(queue, max(patience, 1e-6)) }
        if slots == 0, leavesAfterHours { queue = 0 }
        now.withAI = leaking(before.withAI + issues * sessions, aiSession)
        now.withHumans = min(served, slots)
        now.waiting = min(queue, room)
        now.returning = leaking(before.returning + issues * returns, delay)
        return now
    }
}
