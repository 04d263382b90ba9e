import RandomVariates
import SimulationKernel
import SimulationStatistics

/// The model: conversations arrive, an AI tier contains them or hands them over, agents take
/// the rest, and some customers come back with the same issue.
struct ContactCentre: Model, ~Copyable {
    let scenario: Scenario
    let demandClock: DemandClock
    let doorsCloseAt: Instant

    var arrivals: ArrivalProcess
    var customers: Customers
    var conversations = ConversationPool()
    var recorder: Recorder

    var aiTier: AISessions
    var agents: AgentGroup
    var lines: WaitingLines
    /// Customers waiting for a human.
    var waiting = TimeIntegral()
    /// Work in hand, kept only while conversations share an agent's rate.
    var sharedWork: SharedWork?
    /// Customers to be called back when the next shift begins.
    var callBacks = WaitingLines(classes: 1)
    /// Predicts waits, if anyone wants to know.
    var estimator: WaitEstimator?
    /// What decides about hand-overs where the moment has a say.
    let policy: (any EscalationPolicy)?
    /// The human tier's rules for those who find no agent.
    let hasHumans: Bool
    let waitingRoom: Int
    let afterHours: HumanTier.AfterHours
    /// Whether customers can be told that they will be called back.
    let promisesCalls: Bool
    private let callBackLimit = TimeSpan(ticks: 28 * TimeSpan.day.ticks)
    /// What each agent's resolutions differ from the mean; empty if all are alike.
    let agentQuality: [Double]
    let knowsTruth: Bool

    private var nextIssue: UInt64 = 0
    private var phase = Phase.warmingUp
    var openCounted = 0
    /// Customers who were away and due to return when recording last started afresh.
    private var awayAtStart = 0
    private var hourOfWeek: Int

    private enum Phase {
        case warmingUp
        case measuring
        case closed
    }

    /// - Parameter policy: decides instead of the scenario's own escalation policy.
    init(
        _ scenario: Scenario, policy: (any EscalationPolicy)? = nil, seed: UInt64,
        replication: UInt64
    ) {
        self.scenario = scenario
        self.policy = policy ?? scenario.ai?.answering?.escalation
        knowsTruth = scenario.knowsTruth
        let measurement = scenario.measurement
        customers = Customers(
            scenario, seed: seed, replication: replication, asksPolicy: policy != nil)
        aiTier = AISessions(scenario, seed: seed, replication: replication)
        demandClock = DemandClock(scenario.demand.issues)
        doorsCloseAt = measurement.end
        arrivals = ArrivalProcess(
            scenario.demand, end: doorsCloseAt, seed: seed, replication: replication)
        recorder = Recorder(scenario, seed: seed, replication: replication)
        if let humans = scenario.humans {
            precondition(
                humans.agents.interval.ticks % TimeSpan.hour.ticks == 0,
                "staffing changes on the hour")
        }
        let size = scenario.humans?.agents.values.max() ?? 0
        agents = AgentGroup(
            size: size, concurrency: scenario.humans?.totalRates.count ?? 1,
            shiftEnd: scenario.humans?.shiftEnd ?? .idleFirst)
        let lastClass = scenario.intents.reduce(0) { max($0, $1.priorityClass) }
        lines = WaitingLines(classes: lastClass + 1)
        if let humans = scenario.humans, !humans.conversationsAreIndependent {
            sharedWork = SharedWork(humans.totalRates, agents: size)
        }
        estimator = WaitEstimator(scenario, isAsked: policy != nil)
        hasHumans = scenario.humans != nil
        waitingRoom = scenario.humans?.waitingRoom ?? .max
        afterHours = scenario.humans?.afterHours ?? .unserved
        let callsAfterOutage: Bool =
            if case .callBack = scenario.ai?.outages?.fallback { true } else { false }
        promisesCalls = afterHours == .callBack || callsAfterOutage
        agentQuality =
            scenario.humans.map {
                $0.qualities(agents: size, seed: seed, replication: replication)
            } ?? []
        hourOfWeek = measurement.hourOfWeek(at: .zero)
    }

    /// Schedules what sets the run going.
    mutating func start(_ agenda: inout Agenda<ContactEvent>) {
        agenda.schedule(.measuringBegins, at: .zero + scenario.measurement.warmUp)
        agenda.schedule(.doorsClose, at: doorsCloseAt)
        agenda.schedule(.hourBegins, at: .zero + .hour)
        if let outage = aiTier.nextOutage() { agenda.schedule(.outageBegins, at: outage) }
        changeStaffing(&agenda)
        scheduleArrival(&agenda)
    }

    /// The run is over when every conversation that counts has ended.
    var isFinished: Bool { phase == .closed && openCounted == 0 }

    /// What the run came to.
    func tally(events: Int) -> Tally {
        let waiting = lines.count + callBacks.count + aiTier.line.count
        return recorder.tally(
            events: events, leftBehind: conversations.count - away - waiting)
    }

    private var away: Int { awayAtStart + recorder.returnsScheduled - recorder.returnsBegun }

    /// Lets a fresh recorder take over; conversations under way go on.
    mutating func startRecording(_ next: consuming Recorder) {
        awayAtStart = away
        recorder = next
    }

    mutating func handle(_ event: ContactEvent, agenda: inout Agenda<ContactEvent>) {
        switch event {
        case .humanSessionEnded(let place): endHumanSession(place, &agenda)
        case .patienceEnded(let place): losePatience(place, &agenda)
        case .aiSessionEnded(let place): endAISession(place, &agenda)
        case .measuringBegins: beginMeasuring(at: agenda.now)
        case .doorsClose: closeDoors(at: agenda.now)
        case .issueArrives: receiveIssue(&agenda)
        case .customerReturns(let place): begin(place, &agenda)
        case .hourBegins: beginHour(&agenda)
        case .staffingChanges: changeStaffing(&agenda)
        case .outageBegins: beginOutage(&agenda)
        case .outageEnds: endOutage(&agenda)
        case .aiMayStart:
            aiTier.isStartScheduled = false
            startQueuedSessions(&agenda)
        case .callBackIsDue(let place): callBack(place, &agenda)
        }
    }

    // MARK: Time

    private mutating func beginMeasuring(at now: Instant) {
        flushAreas(at: now)
        phase = .measuring
    }

    /// Nobody new comes in and no shift changes any more; those present are served.
    private mutating func closeDoors(at now: Instant) {
        flushAreas(at: now)
        phase = .closed
    }

    private mutating func beginHour(_ agenda: inout Agenda<ContactEvent>) {
        // Shifts go on for those who are still to be called back, but not for ever.
        let isDone = !promisesCalls || agenda.now >= doorsCloseAt + callBackLimit
        guard phase != .closed || !isDone else { return }
        flushAreas(at: agenda.now)
        hourOfWeek = scenario.measurement.hourOfWeek(at: agenda.now - .zero)
        aiTier.handOversThisHour = 0
        agenda.schedule(.hourBegins, at: agenda.now + .hour)
        agenda.schedule(.staffingChanges, at: agenda.now)
    }

    /// The hour of the week; after the doors have closed it is no longer kept.
    @inline(__always)
    func currentHour(at now: Instant) -> UInt8 {
        guard phase == .closed else { return UInt8(hourOfWeek) }
        return UInt8(scenario.measurement.hourOfWeek(at: now - .zero))
    }

    private mutating func changeStaffing(_ agenda: inout Agenda<ContactEvent>) {
        guard let plan = scenario.humans?.agents else { return }
        let number = plan.intervalNumber(at: agenda.now)
        let planned = plan.value(inInterval: number) ?? plan.values[plan.values.count - 1]
        agents.setOnDuty(planned, at: agenda.now)
        serveWaiting(&agenda)
    }

    /// Adds the areas since the last flush to the current hour, if that is measured.
    mutating func flushAreas(at now: Instant) {
        let area = StaffTime(
            held: Int128(agents.conversations.take(at: now.ticks)),
            slots: Int128(agents.slots.take(at: now.ticks)),
            busy: Int128(agents.busyAgents.take(at: now.ticks)),
            present: Int128(agents.presentAgents.take(at: now.ticks)))
        let waitingArea = waiting.take(at: now.ticks)
        guard phase == .measuring else { return }
        recorder.record(area, hourOfWeek: hourOfWeek, waiting: Int128(waitingArea))
    }

    // MARK: Arrivals

    @inline(__always)
    private mutating func scheduleArrival(_ agenda: inout Agenda<ContactEvent>) {
        guard let instant = arrivals.next() else { return }
        agenda.scheduleExogenous(.issueArrives, at: instant)
    }

    private mutating func receiveIssue(_ agenda: inout Agenda<ContactEvent>) {
        let place = conversations.insert(
            issue: nextIssue, customers.newcomer(nextIssue).pointee)
        nextIssue += 1
        scheduleArrival(&agenda)
        begin(place, &agenda)
    }

    private mutating func begin(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        conversation.pointee.started = agenda.now
        conversation.pointee.startHour = currentHour(at: agenda.now)
        if conversation.pointee.attempt > 0 { recorder.returnsBegun += 1 }
        if phase == .measuring {
            conversation.pointee.isCounted = true
            openCounted += 1
            if conversation.pointee.attempt == 0 { conversation.pointee.isOfCountedIssue = true }
            recorder.recordStart(conversation)
        }
        route(place, &agenda)
    }
}
