import ContactRouting
import Workloads

/// One replication of a workload, timed on one thread, and what its parts take alone.
///
/// A part alone has warmer caches and a quieter branch predictor than in the run. So what is
/// left for the model includes what the parts cost each other.
public struct RunBenchmark: Sendable {
    /// CPU time of one event, nanoseconds.
    public struct EventTime: Sendable {
        /// All of it.
        public let total: Double
        /// Pushing, cancelling and popping events.
        public let queue: Double
        /// Drawing the customers.
        public let randomness: Double
        /// Recording the conversations.
        public let statistics: Double
        /// The rest: the state of the tiers, and what the parts cost each other. It may be
        /// negative where the others are all that there is.
        public var model: Double { total - queue - randomness - statistics }
    }

    /// What was simulated.
    public let workload: Workload
    /// Root of all randomness.
    public let seed: UInt64
    /// Timed runs.
    public let repeats: Int
    /// Over every statistic of the replication.
    public let hash: OutcomeHash
    /// Conversations that started in the measured part; the warm-up costs but does not count.
    public let conversations: Int
    /// Events that happened, warm-up included.
    public let events: Int
    /// Events among them that went through the event queue; arrivals pass beside it.
    public let queuedEvents: Int
    /// Events taken back.
    public let cancellations: Int
    /// Events pending in the event queue, on average over the events.
    public let meanPending: Double
    /// Most events pending in the event queue at a time.
    public let greatestPending: Int
    /// CPU time of the simulation.
    public let run: RepeatedTime
    /// CPU time of the hold model with as many holds and cancellations as the run has queued
    /// events and cancellations, on the mean number pending, with exponential increments.
    public let queue: RepeatedTime
    /// CPU time of drawing all the run's customers.
    public let randomness: RepeatedTime
    /// CPU time of recording as many conversations.
    public let statistics: RepeatedTime
    /// Peak memory of the process after its first run, KiB.
    public let peakKiB: Int

    /// Simulates the first replication of `workload` once unmeasured, and then `repeats` times.
    ///
    /// - Precondition: `repeats` is positive.
    /// - Throws: `ChangedOutcome` if a repeat has another outcome than the first.
    public init(
        _ workload: Workload, seed: UInt64, repeats: Int, progress: BenchmarkProgress? = nil
    ) throws {
        precondition(repeats > 0)
        let scenario = workload.scenario
        let customers = CustomerStream(seed: seed, replication: 0)
        let expected = OutcomeHash(try simulate(scenario, customers))
        peakKiB = ProcessUsage.peakKiB
        let profile = try RunProfile(scenario, customers)
        let subject = workload.name
        try ChangedOutcome.check(OutcomeHash(profile.tally), is: expected, of: subject)
        var parts = Parts(profile, seed: seed)
        var run = RepeatedTime()
        for number in 1...repeats {
            let (tally, seconds) = try timed { try simulate(scenario, customers) }
            run.seconds.append(seconds)
            try ChangedOutcome.check(OutcomeHash(tally), is: expected, of: subject)
            try parts.time(subject)
            progress?(number, repeats)
        }
        (self.workload, self.seed, self.repeats, self.run) = (workload, seed, repeats, run)
        (queue, randomness, statistics) = (parts.queue, parts.randomness, parts.statistics)
        hash = expected
        conversations = profile.tally.total.offered
        events = profile.tally.events
        queuedEvents = profile.queuedEvents
        cancellations = profile.cancellations
        meanPending = profile.meanPending
        greatestPending = profile.greatestPending
    }

    /// Events per CPU second, by the median.
    public var eventsPerSecond: Double { Double(events) / run.median }

    /// Conversations per CPU second, by the median.
    public var conversationsPerSecond: Double { Double(conversations) / run.median }

    /// The split of the median time.
    public var nanosecondsPerEvent: EventTime {
        func perEvent(_ time: RepeatedTime) -> Double { time.median / Double(events) * 1e9 }
        return EventTime(
            total: perEvent(run), queue: perEvent(queue), randomness: perEvent(randomness),
            statistics: perEvent(statistics))
    }
}

/// The parts of a run, each done alone with the run's own amounts.
private struct Parts: ~Copyable {
    private let profile: RunProfile
    private let increments: Increments
    private var expected: [OutcomeHash] = []

    var queue = RepeatedTime()
    var randomness = RepeatedTime()
    var statistics = RepeatedTime()

    init(_ profile: RunProfile, seed: UInt64) {
        self.profile = profile
        increments = Increments(.exponential, seed: seed, count: 1 << 16)
    }

    mutating func time(_ subject: String) throws(ChangedOutcome) {
        let (popped, queueSeconds) = hold()
        let (drawn, drawSeconds) = timed { profile.drawCustomers() }
        let (recorded, recordSeconds) = timed { profile.recordConversations() }
        queue.seconds.append(queueSeconds)
        randomness.seconds.append(drawSeconds)
        statistics.seconds.append(recordSeconds)
        let found = [
            popped, OutcomeHash(UInt64(bitPattern: drawn)), OutcomeHash(UInt64(recorded)),
        ]
        for (part, hash) in zip(found, expected) {
            try ChangedOutcome.check(part, is: hash, of: "a part of \(subject)")
        }
        expected = found
    }

    /// Fills a queue, warms it up, and takes as many events off it as the run.
    private func hold() -> (hash: OutcomeHash, seconds: Double) {
        let pending = max(1, Int(profile.meanPending.rounded()))
        let holds = profile.queuedEvents
        let warmUp = min(QueueBenchmark.Effort().warmUpHolds(pending: pending), holds)
        guard profile.cancellations > 0 else {
            var model = Hold(pending: pending, increments)
            return model.timedRun(warmUp: warmUp, holds: holds, increments)
        }
        let rate = Double(profile.cancellations) / Double(holds)
        var model = HoldWithTimers(pending: max(2, pending), timersPerHold: rate, increments)
        return model.timedRun(warmUp: warmUp, holds: holds, increments)
    }
}
