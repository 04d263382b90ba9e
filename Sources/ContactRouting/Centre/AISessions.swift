import RandomVariates
import SimulationKernel

/// The AI tier in a run: sessions in progress, customers waiting for one, limits and outages.
///
/// What every conversation asks of the scenario stands here once more as plain values: a scenario
/// holds arrays, and copying it would cost more than the conversation.
struct AISessions {
    let exists: Bool
    let whenFull: AITier.WhenFull
    private(set) var patienceRestarts: Bool
    private(set) var handOver: HandOver
    private(set) var askLater: AskLater?
    /// Turns after which a rule ends a session.
    private(set) var turnLimit: Int?
    /// Whether answers are drawn when they are given.
    private(set) var drifts: Bool
    /// Whether the AI must not decide, by intent; empty if it may always.
    let isLocked: [Bool]

    /// AI sessions in progress that end in an event of their own.
    var active = 0
    /// The same by the queue for humans in which their customers would wait, if agents stay for
    /// some of several; else empty.
    var activeByQueue: [Int]
    /// Customers waiting for a session.
    var line = WaitingLines(classes: 1)
    /// The sessions in progress, if an outage can interrupt them.
    var open = WaitingLines(classes: 1)
    let canBeInterrupted: Bool

    /// Since when the AI is down; nil if it is up.
    var downSince: Instant?
    /// When it last came back.
    var lastRecovery: Instant?
    private let outages: [Range<Instant>]
    private var outagesBegun = 0

    private var sessionLimit: Int?
    /// Whether whoever comes gets a session at once: there are no limits and no outages.
    let isAlwaysFree: Bool
    private var rate: RateLimit?
    /// Whether an event will start queued sessions when the rate limit lets them.
    var isStartScheduled = false

    /// Hand-overs that the policy judged right since the full hour: not those by rule.
    var handOversThisHour = 0
    /// What the escalation policy remembers.
    var memory: Int64 = 0

    /// - Parameter queues: for humans.
    init(_ scenario: Scenario, _ stream: CustomerStream, queues: Int) {
        let staysForSome = scenario.humans?.finish == .sessions && queues > 1
        activeByQueue = Array(repeating: 0, count: staysForSome ? queues : 0)
        let ai = scenario.ai
        let escalation = ai?.answering?.escalation
        exists = ai != nil
        whenFull = ai?.whenFull ?? .human
        patienceRestarts = ai?.patienceRestarts ?? false
        handOver = ai?.handOver ?? HandOver()
        askLater = ai?.askLater
        turnLimit = escalation?.turnLimit
        drifts = ai?.answering.map { $0.accuracyDriftPerDay != 0 } ?? false
        isLocked =
            escalation.map { policy in
                scenario.intents.indices.map { policy.locks(intent: $0) }
            } ?? []
        sessionLimit = ai?.sessionLimit
        rate = ai?.startsPerMinute.map { RateLimit(perMinute: $0) }
        outages = scenario.times(ofOutages: stream)
        canBeInterrupted = !outages.isEmpty
        isAlwaysFree = sessionLimit == nil && rate == nil && outages.isEmpty
    }

    /// Goes on with other inputs; sessions in progress stay as they are.
    mutating func change(to scenario: Scenario) {
        guard let ai = scenario.ai else { return }
        patienceRestarts = ai.patienceRestarts
        handOver = ai.handOver
        askLater = ai.askLater
        turnLimit = ai.answering?.escalation.turnLimit
        drifts = ai.answering.map { $0.accuracyDriftPerDay != 0 } ?? false
        sessionLimit = ai.sessionLimit
    }

    /// Whether a session's end is an event even if its outcome is known from the start: it
    /// frees a session, or can be interrupted.
    var endInEvents: Bool { sessionLimit != nil || canBeInterrupted }

    /// Whether all sessions are taken.
    @inline(__always)
    var isFull: Bool { sessionLimit.map { active >= $0 } ?? false }

    /// When the rate limit lets the next session start.
    @inline(__always)
    func nextStart(_ now: Instant) -> Instant { rate.map { max(now, $0.next) } ?? now }

    /// Counts a session that starts now against the rate limit.
    @inline(__always)
    mutating func useRate(at now: Instant) { rate?.use(at: now) }

    /// When the next outage begins; nil if none does.
    func nextOutage() -> Instant? {
        outagesBegun < outages.count ? outages[outagesBegun].lowerBound : nil
    }

    /// Begins the next outage and says when it will end.
    mutating func beginOutage(at now: Instant) -> Instant {
        defer { outagesBegun += 1 }
        downSince = now
        return outages[outagesBegun].upperBound
    }

    /// Ends the outage and says how long it was.
    mutating func endOutage(at now: Instant) -> TimeSpan {
        defer { downSince = nil }
        lastRecovery = now
        return now - (downSince ?? now)
    }
}

/// At most so many starts in a minute on average, after a burst of as many: the generic cell rate
/// algorithm (ITU-T I.371), which is a token bucket that holds a minute's worth.
private struct RateLimit {
    /// When the bucket will be full again.
    private var full = Instant.zero
    private let spacing: TimeSpan
    private let burst: TimeSpan

    init(perMinute: Double) {
        spacing = TimeSpan(seconds: 60 / perMinute)
        burst = TimeSpan(seconds: max(0, 60 - 60 / perMinute))
    }

    /// The earliest start.
    var next: Instant { Instant(ticks: max(0, full.ticks - burst.ticks)) }

    mutating func use(at now: Instant) { full = max(full, now) + spacing }
}
