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
    private let stream: CustomerStream
    private let closings: ClosingSample

    /// Runs one replication and looks on: slower than `simulate`, with the same outcome.
    package init(_ scenario: Scenario, _ stream: CustomerStream) throws(InvalidScenario) {
        try scenario.check()
        (self.scenario, self.stream) = (scenario, stream)
        var agenda = Agenda<ContactEvent>()
        var centre = ContactCentre(
            scenario, stream, observer: Observed(Recorder(scenario, stream), by: ClosingSample()))
        var load = QueueLoad()
        let events = centre.runToTheEnd(&agenda) { centre, event, agenda in
            load.count(event, left: agenda.queuedCount)
            return true
        }
        closings = centre.observer.observer as? ClosingSample ?? ClosingSample()
        tally = centre.observer.recorder.tally(events: events, leftBehind: centre.inSession)
        queuedEvents = load.queued
        meanPending = Double(load.pending) / Double(max(1, events))
        greatestPending = load.greatestPending
        let fired = load.patienceEnded + (centre.humans.sharesWork ? load.humanSessionsEnded : 0)
        cancellations = agenda.ticketsRetired - fired
        (issues, returns, waits) = (load.issues, load.returns, centre.humans.lines.joined)
    }
}

/// What goes through the event queue, event by event.
private struct QueueLoad {
    var queued = 0
    var pending = 0
    var greatestPending = 0
    var issues = 0
    var returns = 0
    var patienceEnded = 0
    var humanSessionsEnded = 0

    /// - Parameter left: events in the queue after this one was taken.
    mutating func count(_ event: ContactEvent, left: Int) {
        // Arrivals pass beside the queue.
        var before = left + 1
        switch event {
        case .issueArrives:
            issues += 1
            before = left
        case .customerReturns: returns += 1
        case .patienceEnded: patienceEnded += 1
        case .humanSessionEnded: humanSessionsEnded += 1
        case .aiSessionEnded, .measuringBegins, .doorsClose, .intervalBegins, .inputsChange,
            .incidentBegins, .incidentEnds,
            .staffingChanges, .outageBegins, .outageEnds, .aiMayStart, .callBackIsDue,
            .queueOverflows, .ringingEnds,
            .preferenceEnds:
            break
        }
        queued += before - left
        pending += before
        greatestPending = max(greatestPending, before)
    }
}

/// Some thousand closed conversations out of any number, evenly spread.
private struct ClosingSample: RunObserver, Sendable {
    private static let most = 4096

    struct Closing {
        var conversation: Conversation
        var outcome: Outcome
        var end: Instant
    }

    private(set) var closings: [Closing] = []
    /// One of so many is kept; whenever there are too many, every second one goes.
    private var stride = 1
    private var offered = 0

    mutating func closed(_ closed: borrowing ClosedConversation) {
        // Blocked and unserved ones cost nothing, and are left out.
        guard closed.conversation.isCounted,
            [.contained, .handled, .abandoned].contains(closed.outcome)
        else { return }
        defer { offered += 1 }
        guard offered.isMultiple(of: stride) else { return }
        closings.append(
            Closing(
                conversation: closed.conversation.state, outcome: closed.outcome,
                end: closed.end))
        guard closings.count == ClosingSample.most else { return }
        closings = closings.indices.filter { $0.isMultiple(of: 2) }.map { closings[$0] }
        stride *= 2
    }
}

extension RunProfile {
    /// Draws the run's customers again, and nothing else: arrivals and first attempts in
    /// blocks with the run's own keys, patience and repeats as many as the run drew, each one
    /// by one and spread over the customers.
    ///
    /// - Returns: a number that depends on all of them, so that no draw can be left out.
    package func drawCustomers() -> Int64 {
        var arrivals = ArrivalProcess(scenario.demand, end: scenario.measurement.end, stream)
        var customers = Customers(scenario, stream)
        let delay = scenario.repeats.delay
        var (checksum, waited, returned): (Int64, Int, Int) = (0, 0, 0)
        var drawn = 0
        while let instant = arrivals.next() {
            let issue = UInt64(drawn)
            let traits = customers.newcomer(issue, at: instant)
            drawn += 1
            checksum &+= instant.ticks ^ traits.work.ticks ^ traits.aiTime.ticks
            while waited * issues < waits * drawn {
                let patience = customers.patience(
                    in: Attempt(issue: issue, number: 0), traits: traits)
                checksum &+= patience?.ticks ?? 0
                waited += 1
            }
            while returned * issues < returns * drawn {
                let next = customers.returning(
                    AwayCustomer(after: Conversation(issue: issue, traits: traits)))
                checksum &+= next.work.ticks ^ next.aiTime.ticks
                checksum &+=
                    customers.returnDelay(after: Attempt(issue: issue, number: 0), delay).ticks
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
        let closings = closings.closings
        guard !closings.isEmpty else { return 0 }
        var recorder = Recorder(scenario, stream)
        let (starts, ends) = (tally.total.offered, tally.total.closed)
        let pool = ConversationPool(closings.map(\.conversation))
        var place = 0
        for number in 0..<starts {
            let closing = (outcome: closings[place].outcome, end: closings[place].end)
            let at = UInt32(place)
            place = place + 1 == closings.count ? 0 : place + 1
            recorder.started(pool.view(at))
            guard number < ends else { continue }
            if pool[at].enteredAI {
                let start = pool[at].started
                recorder.aiSession(from: start, to: start + pool[at].traits.aiTime)
            }
            recorder.closed(
                ClosedConversation(
                    pool.view(at), closing.outcome, at: closing.end, isResolved: true,
                    awayFor: .forever, returnsInTime: false))
        }
        return recorder.tally(events: 0, leftBehind: 0).total.closed
    }
}
