import SimulationKernel

/// How much of each kind of work one replication is: what a benchmark needs to do the parts of
/// it again, each alone.
package struct RunProfile: Sendable {
    /// What the replication came to: the same as `simulate` says.
    package let tally: Tally
    /// Events that went through the event queue; arrivals pass beside it.
    package let queuedEvents: Int
    /// Events in the queue before each event, on average over all events.
    package let meanPending: Double
    /// Most events in the queue at a time.
    package let greatestPending: Int
    /// Events that were taken back.
    package let cancellations: Int
    /// Fresh issues, warm-up included.
    package let issues: Int
    /// Customers who had to wait for a human.
    package let waits: Int
    /// Customers who came back.
    package let returns: Int

    private let scenario: Scenario
    private let seed: UInt64
    private let replication: UInt64
    private let closings: ClosingSample

    /// Runs one replication and looks on: slower than `simulate`, with the same outcome.
    package init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        (self.scenario, self.seed, self.replication) = (scenario, seed, replication)
        var agenda = Agenda<ContactEvent>()
        var centre = ContactCentre(scenario, seed: seed, replication: replication)
        var customers = Customers(scenario, seed: seed, replication: replication)
        var observer = Observer()
        centre.start(&agenda)
        while !centre.isFinished {
            let pending = agenda.queuedCount
            guard let event = agenda.next() else { break }
            observer.count(event, pending: pending, left: agenda.queuedCount)
            observer.sample(event, of: centre, &customers, at: agenda.now)
            let waiting = centre.lines.count
            centre.handle(event, agenda: &agenda)
            observer.waits += max(0, centre.lines.count - waiting)
        }
        centre.recordThoseLeft()
        tally = centre.tally(events: observer.events)
        queuedEvents = observer.queued
        meanPending = Double(observer.pending) / Double(max(1, observer.events))
        greatestPending = observer.greatestPending
        let isShared = centre.sharedWork != nil
        let fired = observer.patienceEnded + (isShared ? observer.humanSessionsEnded : 0)
        cancellations = agenda.ticketsRetired - fired
        (issues, waits, returns) = (observer.issues, observer.waits, observer.returns)
        closings = observer.closings
    }
}

/// Some thousand closed conversations out of any number, evenly spread.
private struct ClosingSample: Sendable {
    private static let most = 4096

    private(set) var conversations: [Conversation] = []
    private(set) var endings: [(outcome: Outcome, instant: Instant)] = []
    /// One of so many is kept; whenever there are too many, every second one goes.
    private var stride = 1
    private var offered = 0

    mutating func offer(_ conversation: Conversation, _ outcome: Outcome, at end: Instant) {
        defer { offered += 1 }
        guard offered.isMultiple(of: stride) else { return }
        conversations.append(conversation)
        endings.append((outcome, end))
        guard conversations.count == ClosingSample.most else { return }
        let kept = conversations.indices.filter { $0.isMultiple(of: 2) }
        conversations = kept.map { conversations[$0] }
        endings = kept.map { endings[$0] }
        stride *= 2
    }
}

/// What is seen of a run from outside, event by event.
private struct Observer {
    var events = 0
    var queued = 0
    var pending = 0
    var greatestPending = 0
    var issues = 0
    var waits = 0
    var returns = 0
    var patienceEnded = 0
    var humanSessionsEnded = 0
    var closings = ClosingSample()

    mutating func count(_ event: ContactEvent, pending before: Int, left: Int) {
        events += 1
        queued += before - left
        pending += before
        greatestPending = max(greatestPending, before)
        switch event {
        case .issueArrives: issues += 1
        case .customerReturns: returns += 1
        case .patienceEnded: patienceEnded += 1
        case .humanSessionEnded: humanSessionsEnded += 1
        case .aiSessionEnded, .measuringBegins, .doorsClose, .hourBegins, .staffingChanges,
            .outageBegins, .outageEnds, .aiMayStart, .callBackIsDue:
            break
        }
    }

    /// Takes a sample of the conversation that `event` is about to close, if it will; blocked
    /// and unserved ones are left out.
    mutating func sample(
        _ event: ContactEvent, of centre: borrowing ContactCentre, _ customers: inout Customers,
        at now: Instant
    ) {
        switch event {
        case .patienceEnded(let place):
            offer(centre.conversations[place].pointee, .abandoned, at: now)
        case .humanSessionEnded(let place):
            offer(centre.conversations[place].pointee, .handled, at: now)
        case .aiSessionEnded(let place):
            let conversation = centre.conversations[place].pointee
            if conversation.traits.isContained { offer(conversation, .contained, at: now) }
        case .issueArrives:
            let issue = UInt64(issues - 1)
            let traits = customers.newcomer(issue).pointee
            sampleStart(Conversation(issue: issue, traits: traits), of: centre, at: now)
        case .customerReturns(let place):
            sampleStart(centre.conversations[place].pointee, of: centre, at: now)
        case .measuringBegins, .doorsClose, .hourBegins, .staffingChanges, .outageBegins,
            .outageEnds, .aiMayStart, .callBackIsDue:
            break
        }
    }

    /// A session without a limit that contains the conversation has no event for its end.
    private mutating func sampleStart(
        _ newcomer: Conversation, of centre: borrowing ContactCentre, at now: Instant
    ) {
        guard newcomer.traits.isForAI, newcomer.traits.isContained, !centre.aiTier.endInEvents
        else { return }
        var conversation = newcomer
        conversation.started = now
        conversation.startHour = centre.currentHour(at: now)
        conversation.enteredAI = true
        conversation.isCounted = now >= .zero + centre.scenario.measurement.warmUp
        offer(conversation, .contained, at: now + conversation.traits.aiTime)
    }

    private mutating func offer(
        _ conversation: Conversation, _ outcome: Outcome, at end: Instant
    ) {
        if conversation.isCounted { closings.offer(conversation, outcome, at: end) }
    }
}

extension RunProfile {
    /// Draws the run's customers again, and nothing else: arrivals and first attempts in
    /// blocks with the run's own keys, patience and repeats as many as the run drew, each one
    /// by one and spread over the customers.
    ///
    /// - Returns: a number that depends on all of them, so that no draw can be left out.
    package func drawCustomers() -> Int64 {
        var arrivals = ArrivalProcess(
            scenario.demand, end: scenario.measurement.end, seed: seed, replication: replication)
        var customers = Customers(scenario, seed: seed, replication: replication)
        let delay = scenario.repeats.delay
        var (checksum, waited, returned): (Int64, Int, Int) = (0, 0, 0)
        var drawn = 0
        while let instant = arrivals.next() {
            let issue = UInt64(drawn)
            let traits = customers.newcomer(issue).pointee
            drawn += 1
            checksum &+= instant.ticks ^ traits.work.ticks ^ traits.aiTime.ticks
            while waited * issues < waits * drawn {
                let patience = customers.patience(at: issue, attempt: 0, intent: traits.intent)
                checksum &+= patience?.ticks ?? 0
                waited += 1
            }
            while returned * issues < returns * drawn {
                let next = customers.returning(to: issue, attempt: 1, after: traits)
                checksum &+= next.work.ticks ^ next.aiTime.ticks
                checksum &+= customers.returnDelay(at: issue, attempt: 0, delay).ticks
                returned += 1
            }
        }
        return checksum
    }

    /// Records as many starts and closed conversations as the run counted, and nothing else:
    /// real ones of this run, a few thousand of them over and over again.
    ///
    /// - Returns: how many closed conversations were recorded; none if the run closed none but
    ///   blocked and unserved ones.
    package func recordConversations() -> Int {
        guard !closings.conversations.isEmpty else { return 0 }
        var recorder = Recorder(scenario, seed: seed, replication: replication)
        let (starts, ends) = (tally.total.offered, tally.total.closed)
        closings.conversations.withUnsafeBufferPointer { conversations in
            guard let base = conversations.baseAddress else { return }
            var place = 0
            for number in 0..<starts {
                let conversation = base + place
                let (outcome, end) = closings.endings[place]
                place = place + 1 == conversations.count ? 0 : place + 1
                recorder.recordStart(conversation)
                guard number < ends else { continue }
                if conversation.pointee.enteredAI {
                    let start = conversation.pointee.started
                    recorder.recordAISession(
                        from: start, to: start + conversation.pointee.traits.aiTime)
                }
                recorder.record(
                    ClosedConversation(
                        conversation, outcome, at: end, isResolved: true, awayFor: .forever))
            }
        }
        return recorder.tally(events: 0, leftBehind: 0).total.closed
    }
}
