import ElementaryFunctions
import RandomVariates
import SimulationKernel

/// Predicts waits for one human tier.
struct WaitEstimator: Sendable {
    let predictor: WaitPredictor
    /// Conversations that an agent of each group finishes in a second when full.
    private(set) var ratesPerAgent: [Double]
    /// Customers who give up in a second, of each waiting.
    private var abandonmentRate: Double
    /// The wait of who was served last, by queue, or in all of them where everybody serves all.
    private var lastWaits: [TimeSpan]

    /// Nil if nobody wants to know; a policy of the user's own might.
    init?(_ scenario: Scenario, queues: Int) {
        guard let humans = scenario.humans else { return nil }
        let answering = scenario.ai?.answering
        let isNeeded = answering?.policy != nil || answering?.escalation.looksAtWaits == true
        let isAnnounced = humans.balksAbove != nil || humans.callBackOffer != nil
        guard isNeeded || isAnnounced || humans.waitPredictor != nil else { return nil }
        lastWaits = Array(repeating: .zero, count: scenario.isPlainThroughout ? 1 : queues)
        predictor = humans.waitPredictor ?? .queueLength
        let work = scenario.meanWorkOfOffers
        ratesPerAgent = humans.groups.map { ($0.totalRates.last ?? 1) / work }
        // The mean hazard of patience; that of those who never give up is 0.
        abandonmentRate = scenario.meanOverCustomers { $0.map { 1 / $0.mean } ?? 0 }
    }

    /// Predicts from now on by other inputs; what was seen is not forgotten.
    mutating func change(to scenario: Scenario) {
        guard let later = WaitEstimator(scenario, queues: lastWaits.count) else { return }
        (ratesPerAgent, abandonmentRate) = (later.ratesPerAgent, later.abandonmentRate)
    }

    /// Conversations that the agents on duty finish in a second when all are full.
    func departures(of stage: borrowing HumanStage) -> Double {
        var sum = 0.0
        for group in ratesPerAgent.indices {
            sum += Double(stage.groups[group].roster.onDuty) * ratesPerAgent[group]
        }
        return sum
    }

    /// Notes the wait of who was served last.
    mutating func setLastWait(_ wait: TimeSpan, ofQueue queue: Int) {
        lastWaits[lastWaits.count == 1 ? 0 : queue] = wait
    }

    /// The predicted wait of a customer who joins behind `queueLength` others, all agents being
    /// full and finishing so many in a second; `headWait` is how long the first of them has waited.
    func wait(
        queueLength: Int, departures: Double, headWait: TimeSpan, ofQueue queue: Int
    ) -> TimeSpan {
        let ahead = Double(queueLength)
        switch predictor {
        case .queueLength: return WaitEstimator.time((ahead + 1) / departures)
        case .queueLengthWithAbandonment:
            guard abandonmentRate > 0 else {
                return WaitEstimator.time((ahead + 1) / departures)
            }
            // The sum of 1/(departures + k x abandonment): for k = 0, and for k = 1 ... ahead as
            // an integral between the half steps.
            let ratio = ahead * abandonmentRate / (departures + abandonmentRate / 2)
            return WaitEstimator.time(
                1 / departures + Elementary.log1p(ratio) / abandonmentRate)
        case .lastToEnterService: return lastWaits[queue]
        case .headOfLine: return headWait
        }
    }

    /// At most a year: without agents the wait has no end.
    private static func time(_ seconds: Double) -> TimeSpan {
        TimeSpan(seconds: min(seconds, 365 * 86_400))
    }
}

extension Scenario {
    /// Mean work of those who are expected to reach a human: of everybody, where the moment
    /// decides who does.
    fileprivate var meanWorkOfOffers: Double {
        let isKnown =
            ai?.answering.map { $0.leastThresholds(intents: intents.count) != nil } ?? true
        var offers = intents.map { isKnown ? $0.share * humanOffersPerIssue(of: $0) : $0.share }
        if offers.reduce(0, +) <= 0 { offers = intents.map(\.share) }
        let work = zip(intents, offers).reduce(0) { $0 + $1.1 * meanHandleTime(of: $1.0) }
        return work / offers.reduce(0, +)
    }

    /// The mean of something over the patience of customers, which is nil of those who wait for
    /// ever.
    public func meanOverCustomers(_ value: (Distribution?) -> Double) -> Double {
        intents.enumerated().reduce(0) { sum, intent in
            sum
                + segments.enumerated().reduce(0) { part, segment in
                    part
                        + share(ofIntent: intent.offset, segment: segment.offset)
                        * value(segment.element.patience ?? intent.element.patience)
                }
        }
    }

    /// Mean work of an agent with a conversation of an intent, until it is all done.
    public func meanHandleTime(of intent: Intent) -> Double {
        meanWork(of: intent) + (intent.afterContactWork?.mean ?? 0)
    }

    /// Mean work in a human session of an intent, in seconds of an agent with one conversation.
    public func meanWork(of intent: Intent) -> Double {
        let factor = zip(intent.complexityShares, complexities).reduce(0) {
            $0 + $1.0 * $1.1.workFactor
        }
        return intent.humanSession.mean * factor
            * mean(overSegmentsOf: intent) { $0.workFactor }
    }
}
