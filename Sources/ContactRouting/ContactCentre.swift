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

    /// AI sessions in progress that end in an event of their own.
    var aiSessions = 0
    var agents: AgentGroup
    var lines: WaitingLines
    /// Customers waiting for a human.
    var waiting = TimeIntegral()
    /// Work in hand, kept only while conversations share an agent's rate.
    var sharedWork: SharedWork?

    private var nextIssue: UInt64 = 0
    private var phase = Phase.warmingUp
    private var openCounted = 0
    private var hourOfWeek: Int

    private enum Phase {
        case warmingUp
        case measuring
        case closed
    }

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        self.scenario = scenario
        let measurement = scenario.measurement
        customers = Customers(scenario, seed: seed, replication: replication)
        demandClock = DemandClock(scenario.demand.issues)
        doorsCloseAt = measurement.end
        arrivals = ArrivalProcess(
            scenario.demand, end: doorsCloseAt, seed: seed, replication: replication)
        recorder = Recorder(intents: scenario.intents.count, measurement: measurement)
        if let humans = scenario.humans {
            precondition(
                humans.agents.interval.ticks % TimeSpan.hour.ticks == 0,
                "staffing changes on the hour")
        }
        let size = scenario.humans?.agents.values.max() ?? 0
        agents = AgentGroup(size: size, concurrency: scenario.humans?.totalRates.count ?? 1)
        let lastClass = scenario.intents.reduce(0) { max($0, $1.priorityClass) }
        lines = WaitingLines(classes: lastClass + 1)
        if let humans = scenario.humans, !humans.conversationsAreIndependent {
            sharedWork = SharedWork(humans.totalRates, agents: size)
        }
        hourOfWeek = measurement.startHourOfWeek
    }

    /// Schedules what sets the run going.
    mutating func start(_ agenda: inout Agenda<ContactEvent>) {
        agenda.schedule(.measuringBegins, at: .zero + scenario.measurement.warmUp)
        agenda.schedule(.doorsClose, at: doorsCloseAt)
        agenda.schedule(.hourBegins, at: .zero + .hour)
        changeStaffing(&agenda)
        scheduleArrival(&agenda)
    }

    /// The run is over when every conversation that counts has ended.
    var isFinished: Bool { phase == .closed && openCounted == 0 }

    mutating func handle(_ event: ContactEvent, agenda: inout Agenda<ContactEvent>) {
        switch event {
        case .humanSessionEnded(let place): endHumanSession(place, &agenda)
        case .patienceEnded(let place): abandon(place, &agenda)
        case .aiSessionEnded(let place): endAISession(place, &agenda)
        case .measuringBegins: beginMeasuring(at: agenda.now)
        case .doorsClose: closeDoors(at: agenda.now)
        case .issueArrives: receiveIssue(&agenda)
        case .customerReturns(let place): begin(place, &agenda)
        case .hourBegins: beginHour(&agenda)
        case .staffingChanges: changeStaffing(&agenda)
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
        guard phase != .closed else { return }
        flushAreas(at: agenda.now)
        hourOfWeek = (hourOfWeek + 1) % 168
        agenda.schedule(.hourBegins, at: agenda.now + .hour)
        agenda.schedule(.staffingChanges, at: agenda.now)
    }

    /// The hour of the week; after the doors have closed it is no longer kept.
    func currentHour(at now: Instant) -> UInt8 {
        guard phase == .closed else { return UInt8(hourOfWeek) }
        let hours = Int(now.ticks / TimeSpan.hour.ticks)
        return UInt8((scenario.measurement.startHourOfWeek + hours) % 168)
    }

    private mutating func changeStaffing(_ agenda: inout Agenda<ContactEvent>) {
        guard let plan = scenario.humans?.agents else { return }
        let number = plan.intervalNumber(at: agenda.now)
        let planned = plan.value(inInterval: number) ?? plan.values[plan.values.count - 1]
        agents.setOnDuty(planned, at: agenda.now)
        serveWaiting(&agenda)
    }

    /// Adds the areas since the last flush to the current hour, if that is measured.
    private mutating func flushAreas(at now: Instant) {
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
        if phase == .measuring {
            conversation.pointee.isCounted = true
            openCounted += 1
            recorder.recordStart(conversation)
        }
        route(place, &agenda)
    }

    // MARK: Closing

    /// Ends a conversation at `end`, decides whether the customer returns, and lets its place go.
    @inline(__always)
    mutating func close(
        _ place: UInt32, _ outcome: Outcome, at end: Instant,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let returnAt = returnInstant(of: conversation, after: outcome, at: end)
        if conversation.pointee.isCounted {
            openCounted -= 1
            let window = scenario.measurement.returnWindow
            let staysAway = returnAt.map { $0 - end > window } ?? true
            recorder.record(
                ClosedConversation(
                    conversation, outcome, at: end,
                    isAssumedResolved: outcome == .contained && staysAway,
                    acceptableWait: scenario.measurement.acceptableWait))
        }
        if let returnAt, returnAt < doorsCloseAt {
            let issue = conversation.pointee.issue
            let attempt = conversation.pointee.attempt + 1
            let traits = customers.returning(
                to: issue, attempt: attempt, intent: conversation.pointee.traits.intent)
            conversation.pointee = Conversation(issue: issue, traits: traits, attempt: attempt)
            agenda.schedule(.customerReturns(place), at: returnAt)
        } else {
            conversations.remove(place)
        }
    }

    /// When the customer returns after a conversation that ends at `end`; nil if never.
    @inline(__always)
    private func returnInstant(
        of conversation: UnsafePointer<Conversation>, after outcome: Outcome, at end: Instant
    ) -> Instant? {
        let probability =
            switch outcome {
            case .contained: scenario.repeats.afterAI
            case .handled: scenario.repeats.afterHuman
            case .abandoned, .blockedByAI, .blockedByHumans: scenario.repeats.afterAbandonment
            case .unserved: scenario.repeats.afterUnserved
            }
        guard conversation.pointee.traits.returnLuck < probability else { return nil }
        let delay = customers.returnDelay(
            at: conversation.pointee.issue, attempt: conversation.pointee.attempt,
            scenario.repeats.delay)
        switch scenario.repeats.clock {
        case .wall: return end + delay
        case .demand: return demandClock.instant(delay, after: end)
        }
    }
}
