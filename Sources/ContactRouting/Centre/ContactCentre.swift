import RandomVariates
import SimulationKernel
import SimulationStatistics

/// The model: conversations arrive, an AI tier contains them or hands them over, agents take
/// the rest, and some customers come back with the same issue.
///
/// Whoever looks on is told of everything that happens, and is a type parameter, so that what it
/// does not care for costs nothing.
struct ContactCentre<Observer: RunObserver & ~Copyable>: Model, ~Copyable {
    /// What is true now.
    var scenario: Scenario
    /// Inputs that will be others, the next one first.
    private var changesToCome: ArraySlice<ScenarioChange>
    private let stream: CustomerStream
    /// Times of incidents to come, the next one first.
    private var incidentsToCome: ArraySlice<Range<Instant>>
    private var isInIncident = false
    let demandClock: DemandClock
    let doorsCloseAt: Instant

    var arrivals: ArrivalProcess
    var customers: Customers
    var conversations = ConversationPool()
    var observer: Observer

    var aiTier: AISessions
    var humans: HumanStage
    /// Predicts waits, if anyone wants to know.
    var estimator: WaitEstimator?
    /// What decides about hand-overs where the moment has a say.
    var policy: (any EscalationPolicy)?
    /// Whether customers can be told that they will be called back.
    let promisesCalls: Bool
    private let callBackLimit = TimeSpan(ticks: 28 * TimeSpan.day.ticks)
    let knowsTruth: Bool
    /// Whether human work depends on when a conversation starts.
    private let workVaries: Bool

    private var nextIssue: UInt64 = 0
    private var phase = Phase.warmingUp
    var openCounted = 0
    /// Customers who are away and due to return.
    var away = Pool<AwayCustomer>()
    private var intervalOfWeek: Int

    /// Whether a run ends early when its task is cancelled; what it tallied is then worth nothing.
    var stopsIfCancelled = false

    private enum Phase {
        case warmingUp
        case measuring
        case closed
    }

    init(_ scenario: Scenario, _ stream: CustomerStream, observer: consuming Observer) {
        self.scenario = scenario
        self.stream = stream
        changesToCome = scenario.changes[...]
        self.observer = observer
        policy = scenario.ai?.answering?.decidingPolicy
        knowsTruth = scenario.knowsTruth
        workVaries = scenario.demand.workFactor != nil
        let measurement = scenario.measurement
        doorsCloseAt = measurement.end
        customers = Customers(scenario, stream)
        demandClock = DemandClock(scenario.demand.issues)
        let incidents = scenario.times(ofIncidents: stream)
        incidentsToCome = incidents[...]
        arrivals = ArrivalProcess(
            scenario.demand, end: doorsCloseAt, stream, incidents: incidents,
            factor: scenario.incidents?.demandFactor ?? 1)
        humans = HumanStage(scenario, stream)
        aiTier = AISessions(scenario, stream, queues: humans.map.queues.count)
        estimator = WaitEstimator(scenario, queues: humans.map.queues.count)
        let callsAfterOutage: Bool =
            if case .callBack = scenario.ai?.outages?.fallback { true } else { false }
        promisesCalls =
            humans.afterHours == .callBack || callsAfterOutage
            || scenario.humans?.callBackOffer != nil
        intervalOfWeek = measurement.intervalOfWeek(at: .zero)
    }

    /// Schedules what sets the run going.
    mutating func start(_ agenda: inout Agenda<ContactEvent>) {
        agenda.schedule(.measuringBegins, at: .zero + scenario.measurement.warmUp)
        agenda.schedule(.doorsClose, at: doorsCloseAt)
        agenda.schedule(.intervalBegins, at: .zero + scenario.measurement.interval)
        if let change = changesToCome.first {
            agenda.schedule(.inputsChange, at: .zero + change.at)
        }
        if let incident = incidentsToCome.first {
            agenda.schedule(.incidentBegins, at: incident.lowerBound)
        }
        if let outage = aiTier.nextOutage() { agenda.schedule(.outageBegins, at: outage) }
        changeStaffing(&agenda)
        scheduleArrival(&agenda)
    }

    /// The run is over when every conversation that counts has ended.
    var isFinished: Bool { phase == .closed && openCounted == 0 }

    /// Conversations in a session, whoever holds it.
    var inSession: Int {
        let waiting =
            humans.lines.count + humans.agentLines.count + humans.callBacks.count
            + aiTier.line.count
        return conversations.count - waiting
    }

    mutating func handle(_ event: ContactEvent, agenda: inout Agenda<ContactEvent>) {
        switch event {
        case .humanSessionEnded(let place): endHumanSession(place, &agenda)
        case .patienceEnded(let place): losePatience(place, &agenda)
        case .aiSessionEnded(let place): endAISession(place, &agenda)
        case .measuringBegins: beginMeasuring(at: agenda.now)
        case .doorsClose: closeDoors(at: agenda.now)
        case .issueArrives: receiveIssue(&agenda)
        case .customerReturns(let customer): receiveReturn(customer, &agenda)
        case .intervalBegins: beginInterval(&agenda)
        case .inputsChange: changeInputs(&agenda)
        case .incidentBegins: setIncident(true, &agenda)
        case .incidentEnds: setIncident(false, &agenda)
        case .staffingChanges: changeStaffing(&agenda)
        case .outageBegins: beginOutage(&agenda)
        case .outageEnds: endOutage(&agenda)
        case .aiMayStart:
            aiTier.isStartScheduled = false
            startQueuedSessions(&agenda)
        case .callBackIsDue(let place): callBack(place, &agenda)
        case .ringingEnds(let place): endRinging(place, &agenda)
        case .preferenceEnds(let place): endPreference(place, &agenda)
        case .queueOverflows(let queue): overflow(Int(queue), &agenda)
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

    private mutating func beginInterval(_ agenda: inout Agenda<ContactEvent>) {
        // Shifts go on for those who are still to be called back, but not for ever.
        let isDone = !promisesCalls || agenda.now >= doorsCloseAt + callBackLimit
        guard phase != .closed || !isDone else { return }
        if stopsIfCancelled, Task.isCancelled { return giveUp() }
        flushAreas(at: agenda.now)
        intervalOfWeek = scenario.measurement.intervalOfWeek(at: agenda.now - .zero)
        if agenda.now.ticks % TimeSpan.hour.ticks == 0 { aiTier.handOversThisHour = 0 }
        agenda.schedule(.intervalBegins, at: agenda.now + scenario.measurement.interval)
        agenda.schedule(.staffingChanges, at: agenda.now)
    }

    /// Ends the run as if all were over.
    private mutating func giveUp() {
        phase = .closed
        openCounted = 0
    }

    /// Makes the next change true: for customers who come from now on, and for what happens to all.
    private mutating func changeInputs(_ agenda: inout Agenda<ContactEvent>) {
        guard phase != .closed, let change = changesToCome.popFirst() else { return }
        flushAreas(at: agenda.now)
        scenario = scenario.taking(change.scenario)
        policy = scenario.ai?.answering?.decidingPolicy
        meetCustomers()
        humans.change(to: scenario, stream)
        aiTier.change(to: scenario)
        estimator?.change(to: scenario)
        observer.inputsChange(to: scenario)
        if let next = changesToCome.first {
            agenda.schedule(.inputsChange, at: .zero + next.at)
        }
        startQueuedSessions(&agenda)
    }

    /// Begins or ends the next incident.
    private mutating func setIncident(
        _ isInIncident: Bool, _ agenda: inout Agenda<ContactEvent>
    ) {
        self.isInIncident = isInIncident
        meetCustomers()
        if isInIncident, let incident = incidentsToCome.popFirst() {
            agenda.schedule(.incidentEnds, at: incident.upperBound)
        } else if let next = incidentsToCome.first {
            agenda.schedule(.incidentBegins, at: next.lowerBound)
        }
    }

    /// Makes those who come from now on what customers are now.
    private mutating func meetCustomers() {
        let incident = isInIncident ? scenario.incidents : nil
        customers = Customers(incident.map(scenario.duringIncident) ?? scenario, stream)
    }

    /// The interval of the week; after the doors have closed it is no longer kept.
    @inline(__always)
    func currentInterval(at now: Instant) -> UInt16 {
        guard phase == .closed else { return UInt16(intervalOfWeek) }
        return UInt16(scenario.measurement.intervalOfWeek(at: now - .zero))
    }

    /// Tells of the areas since the last flush, if that was in the measured part.
    mutating func flushAreas(at now: Instant) {
        let areas = humans.takeAreas(at: now, intervalOfWeek: intervalOfWeek)
        if phase == .measuring { observer.areas(areas) }
    }

    // MARK: Arrivals

    @inline(__always)
    private mutating func scheduleArrival(_ agenda: inout Agenda<ContactEvent>) {
        guard let instant = arrivals.next() else { return }
        agenda.scheduleExogenous(.issueArrives, at: instant)
    }

    private mutating func receiveIssue(_ agenda: inout Agenda<ContactEvent>) {
        let place = conversations.insert(
            issue: nextIssue, customers.newcomer(nextIssue, at: agenda.now))
        nextIssue += 1
        scheduleArrival(&agenda)
        begin(place, &agenda)
    }

    private mutating func receiveReturn(
        _ number: UInt32, _ agenda: inout Agenda<ContactEvent>
    ) {
        let customer = away[number]
        away.remove(number)
        let place = conversations.insert(
            issue: customer.issue, customers.returning(customer), attempt: customer.attempt)
        conversations[place].isOfCountedIssue = customer.isOfCountedIssue
        if customer.knowsAgent {
            (conversations[place].group, conversations[place].agent) = (
                customer.group, customer.agent
            )
            conversations[place].knowsAgent = true
        }
        begin(place, &agenda)
    }

    /// Makes the human work what it is at this time of the day.
    @inline(never)
    private mutating func scaleWork(_ place: UInt32, at now: Instant) {
        guard let factor = scenario.demand.workFactor?.value(at: now) else { return }
        let work = conversations[place].traits.work
        conversations[place].traits.work = TimeSpan(seconds: work.seconds * factor)
    }

    @inline(__always)
    private mutating func begin(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        conversations[place].started = agenda.now
        conversations[place].startInterval = currentInterval(at: agenda.now)
        if phase == .measuring {
            conversations[place].isCounted = true
            openCounted += 1
            if conversations[place].attempt == 0 { conversations[place].isOfCountedIssue = true }
        }
        if workVaries { scaleWork(place, at: agenda.now) }
        observer.started(conversations.view(place))
        route(place, &agenda)
    }
}
