import RandomVariates
import SimulationKernel
import SimulationStatistics

/// The model: conversations arrive, an AI tier contains them or hands them over, agents take
/// the rest, and some customers come back with the same issue.
struct ContactCentre: Model {
    let scenario: Scenario
    let customers: Customers
    let demandClock: DemandClock
    let doorsCloseAt: Instant

    var arrivals: ArrivalProcess
    var conversations = ConversationPool()
    var nextIssue = 0
    var tally: Tally

    /// AI sessions in progress.
    var aiSessions = TimeIntegral()
    var agents: AgentGroup
    var lines: WaitingLines
    /// Customers waiting for a human.
    var waiting = TimeIntegral()
    /// When each agent's conversations were last brought up to date (shared rates only).
    var settled: [Instant]

    private var phase = Phase.warmingUp
    private var openCounted = 0

    private enum Phase {
        case warmingUp
        case measuring
        case closed
    }

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        self.scenario = scenario
        customers = Customers(scenario, seed: seed, replication: replication)
        demandClock = DemandClock(scenario.demand.issues)
        doorsCloseAt = .zero + scenario.measurement.warmUp + scenario.measurement.horizon
        arrivals = ArrivalProcess(
            scenario.demand, end: doorsCloseAt, seed: seed, replication: replication)
        tally = Tally(
            intents: scenario.intents.count, horizon: scenario.measurement.horizon)
        let most = scenario.humans?.agents.values.max() ?? 0
        agents = AgentGroup(size: most, concurrency: scenario.humans?.totalRates.count ?? 1)
        settled = Array(repeating: .zero, count: most)
        let lastClass = scenario.intents.reduce(0) { max($0, $1.priorityClass) }
        lines = WaitingLines(classes: lastClass + 1)
    }

    /// Schedules what sets the run going.
    mutating func start(_ agenda: inout Agenda<ContactEvent>) {
        agenda.schedule(.measuringBegins, at: .zero + scenario.measurement.warmUp)
        agenda.schedule(.doorsClose, at: doorsCloseAt)
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
        case .customerReturns(let place): receiveReturn(place, &agenda)
        case .staffingChanges: changeStaffing(&agenda)
        }
    }

    // MARK: The measured part

    private mutating func beginMeasuring(at now: Instant) {
        flushAreas(at: now, isCounted: false)
        phase = .measuring
    }

    /// Nobody new comes in and no shift changes any more; those present are served.
    private mutating func closeDoors(at now: Instant) {
        flushAreas(at: now, isCounted: true)
        phase = .closed
    }

    /// Adds the areas since the last flush to the hour that they belong to.
    private mutating func flushAreas(at now: Instant, isCounted: Bool) {
        let area = StaffTime(
            held: agents.conversations.take(at: now.ticks),
            slots: agents.slots.take(at: now.ticks),
            busy: agents.busyAgents.take(at: now.ticks),
            present: agents.presentAgents.take(at: now.ticks))
        let aiArea = aiSessions.take(at: now.ticks)
        let waitingArea = waiting.take(at: now.ticks)
        guard isCounted else { return }
        // The hour that ends now, when `now` is a boundary.
        let hour = hourOfWeek(at: Instant(ticks: max(0, now.ticks - 1)))
        tally.staffingByHourOfWeek[hour] = tally.staffingByHourOfWeek[hour] + area
        tally.aiSessionTicks += aiArea
        tally.waitingTicks += waitingArea
    }

    func hourOfWeek(at instant: Instant) -> Int {
        let hours = instant.ticks / TimeSpan.hour.ticks
        return (scenario.measurement.startHourOfWeek + Int(hours)) % 168
    }

    // MARK: Arrivals

    private mutating func scheduleArrival(_ agenda: inout Agenda<ContactEvent>) {
        guard let instant = arrivals.next() else { return }
        agenda.schedule(.issueArrives, at: instant)
    }

    private mutating func receiveIssue(_ agenda: inout Agenda<ContactEvent>) {
        let intent = customers.intent(of: nextIssue)
        let place = conversations.insert(Conversation(issue: nextIssue, intent: intent))
        nextIssue += 1
        scheduleArrival(&agenda)
        begin(place, &agenda)
    }

    private mutating func receiveReturn(
        _ place: UInt32, _ agenda: inout Agenda<ContactEvent>
    ) {
        guard phase != .closed else { return }
        begin(place, &agenda)
    }

    private mutating func begin(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        conversations[place].started = agenda.now
        if phase == .measuring {
            conversations[place].isCounted = true
            tally.recordStart(conversations[place], hour: hourOfWeek(at: agenda.now))
            openCounted += 1
        }
        route(place, &agenda)
    }

    // MARK: Staffing

    private mutating func changeStaffing(_ agenda: inout Agenda<ContactEvent>) {
        guard phase != .closed else { return }
        flushAreas(at: agenda.now, isCounted: phase == .measuring)
        agenda.schedule(.staffingChanges, at: nextHour(after: agenda.now))
        guard let plan = scenario.humans?.agents else { return }
        let number = plan.intervalNumber(at: agenda.now)
        let planned = plan.value(inInterval: number) ?? plan.values[plan.values.count - 1]
        agents.setOnDuty(planned, at: agenda.now)
        serveWaiting(&agenda)
    }

    private func nextHour(after now: Instant) -> Instant {
        let hour = TimeSpan.hour.ticks
        return .zero + TimeSpan(ticks: (now.ticks / hour + 1) * hour)
    }

    // MARK: Closing

    /// Ends a conversation, decides whether the customer returns, and lets its place go.
    mutating func close(
        _ place: UInt32, _ outcome: Outcome, _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let delay = returnDelay(of: conversation, after: outcome)
        if conversation.isCounted { record(conversation, outcome, delay, at: agenda.now) }
        if let delay, let instant = returnInstant(delay, after: agenda.now) {
            conversations[place] = conversation.following()
            agenda.schedule(.customerReturns(place), at: instant)
        } else {
            conversations.remove(place)
        }
    }

    private mutating func record(
        _ conversation: Conversation, _ outcome: Outcome, _ delay: TimeSpan?, at now: Instant
    ) {
        openCounted -= 1
        let window = scenario.measurement.returnWindow
        let returnsInWindow = delay.map { wallDelay($0, after: now) <= window } ?? false
        tally.record(
            ClosedConversation(
                conversation: conversation, outcome: outcome, ended: now,
                isAssumedResolved: outcome == .contained && !returnsInWindow,
                acceptableWait: scenario.measurement.acceptableWait),
            startHour: hourOfWeek(at: conversation.started),
            offerHour: conversation.offered.map { hourOfWeek(at: $0) })
    }

    /// The delay after which the customer returns, on the clock of repeats; nil if never.
    private func returnDelay(of conversation: Conversation, after outcome: Outcome) -> TimeSpan? {
        let repeats = scenario.repeats
        let probability =
            switch outcome {
            case .contained: repeats.afterAI
            case .handled: repeats.afterHuman
            case .abandoned, .blockedByAI, .blockedByHumans: repeats.afterAbandonment
            case .unserved: repeats.afterUnserved
            }
        guard customers.returns(conversation.key, probability: probability) else { return nil }
        return customers.returnDelay(conversation.key, repeats.delay)
    }

    /// When the customer returns; nil if that is not before the doors close.
    private func returnInstant(_ delay: TimeSpan, after now: Instant) -> Instant? {
        let instant: Instant? =
            switch scenario.repeats.clock {
            case .wall: now + delay
            case .demand: demandClock.instant(delay, after: now)
            }
        return instant.flatMap { $0 < doorsCloseAt ? $0 : nil }
    }

    private func wallDelay(_ delay: TimeSpan, after now: Instant) -> TimeSpan {
        switch scenario.repeats.clock {
        case .wall: delay
        case .demand: demandClock.instant(delay, after: now).map { $0 - now } ?? .forever
        }
    }
}
