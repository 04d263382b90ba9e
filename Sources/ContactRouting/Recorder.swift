import SimulationKernel
import SimulationStatistics

/// How a conversation ended.
enum Outcome {
    case contained
    case handled
    case abandoned
    case blockedByAI
    case blockedByHumans
    case unserved
}

/// A conversation that has ended, as every fold over closed conversations sees it.
struct ClosedConversation {
    let conversation: UnsafePointer<Conversation>
    let outcome: Outcome
    /// Contained, and the customer stays away for the return window.
    let isAssumedResolved: Bool
    let endToEnd: TimeSpan
    /// From the offer to humans until one took it or the customer left.
    let wait: TimeSpan
    let humanTime: TimeSpan
    /// Whether the wait was acceptable.
    let isInTime: Bool

    init(
        _ conversation: UnsafePointer<Conversation>, _ outcome: Outcome, at end: Instant,
        isAssumedResolved: Bool, acceptableWait: TimeSpan
    ) {
        self.conversation = conversation
        self.outcome = outcome
        self.isAssumedResolved = isAssumedResolved
        let (wasOffered, wasTaken) = (
            conversation.pointee.wasOffered, conversation.pointee.wasTaken
        )
        endToEnd = end - conversation.pointee.started
        wait =
            wasOffered
            ? (wasTaken ? conversation.pointee.taken : end) - conversation.pointee.offered : .zero
        humanTime = wasTaken ? end - conversation.pointee.taken : .zero
        isInTime = wait <= acceptableWait
    }
}

/// The folds of a run in progress; `tally` is what they come to.
struct Recorder: ~Copyable {
    private let intents: Int
    /// Flows by hour of the week and intent: what concerns humans by the hour of the offer to
    /// them, the rest by the hour of the start.
    private let flows: FixedArray<Flow>
    private var aiSession = DurationCounter()
    private var humanSession = DurationCounter()
    private var wait = DurationCounter()
    private var handledWait = DurationCounter()
    private var endToEnd = DurationCounter()
    private let measured: (start: Instant, end: Instant)
    private var aiSessionTicks: Int128 = 0
    private var rest = Tally()

    init(intents: Int, measurement: Measurement) {
        self.intents = intents
        flows = FixedArray(repeating: Flow(), count: 168 * intents)
        measured = (.zero + measurement.warmUp, measurement.end)
        rest.horizon = measurement.horizon
    }

    @inline(__always)
    private func flow(hourOfWeek: UInt8, intent: UInt16) -> UnsafeMutablePointer<Flow> {
        flows.address(of: Int(hourOfWeek) &* intents &+ Int(intent))
    }

    /// Counts a conversation that starts in the measured part.
    func recordStart(_ conversation: UnsafePointer<Conversation>) {
        let (hour, intent) = (conversation.pointee.startHour, conversation.pointee.traits.intent)
        flow(hourOfWeek: hour, intent: intent).pointee.addStart(
            isFresh: conversation.pointee.attempt == 0)
    }

    /// Folds one closed conversation into every sum that it belongs to.
    @inline(__always)
    mutating func record(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        let intent = conversation.pointee.traits.intent
        flow(hourOfWeek: conversation.pointee.startHour, intent: intent)
            .pointee.addConversation(closed)
        endToEnd.add(closed.endToEnd.ticks)
        if conversation.pointee.enteredAI {
            aiSession.add(conversation.pointee.traits.aiTime.ticks)
        }

        guard conversation.pointee.wasOffered else { return }
        flow(hourOfWeek: conversation.pointee.offerHour, intent: intent)
            .pointee.addOffer(closed)
        wait.add(closed.wait.ticks)
        guard closed.outcome == .handled else { return }
        handledWait.add(closed.wait.ticks)
        humanSession.add(closed.humanTime.ticks)
    }

    /// Adds the area under one AI session, as far as it falls into the measured part.
    @inline(__always)
    mutating func recordAISession(from start: Instant, to end: Instant) {
        let ticks = min(end, measured.end).ticks &- max(start, measured.start).ticks
        aiSessionTicks &+= Int128(max(ticks, 0))
    }

    /// Adds areas over a stretch of time within one hour of the week.
    mutating func record(_ staffing: StaffTime, hourOfWeek: Int, waiting: Int128) {
        rest.staffingByHourOfWeek[hourOfWeek] = rest.staffingByHourOfWeek[hourOfWeek] + staffing
        rest.waitingTicks += waiting
    }

    /// Everything recorded so far.
    func tally(events: Int) -> Tally {
        var tally = rest
        tally.byIntent = Array(repeating: Flow(), count: intents)
        for hour in 0..<168 {
            for intent in 0..<intents {
                let flow = flows[hour * intents + intent]
                tally.byHourOfWeek[hour] += flow
                tally.byIntent[intent] += flow
            }
        }
        tally.aiSession = aiSession.histogram
        tally.humanSession = humanSession.histogram
        tally.wait = wait.histogram
        tally.handledWait = handledWait.histogram
        tally.endToEnd = endToEnd.histogram
        tally.aiSessionTicks = aiSessionTicks
        tally.events = events
        return tally
    }
}

extension Flow {
    fileprivate mutating func addStart(isFresh: Bool) {
        offered += 1
        if isFresh { fresh += 1 }
    }

    @inline(__always)
    fileprivate mutating func addConversation(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        self.closed += 1
        endToEndTicks += Int128(closed.endToEnd.ticks)
        if conversation.pointee.enteredAI {
            aiConversations += 1
            aiTicks += Int128(conversation.pointee.traits.aiTime.ticks)
        }
        if conversation.pointee.isHandOver { handOffs += 1 }
        if conversation.pointee.traits.isRoutedToAI, conversation.pointee.traits.asksForHuman {
            askedForHuman += 1
        }
        if conversation.pointee.foundAIFull { aiBlocked += 1 }
        if closed.isAssumedResolved { assumedResolved += 1 }
        switch closed.outcome {
        case .contained: contained += 1
        case .unserved: unserved += 1
        case .handled, .abandoned, .blockedByAI, .blockedByHumans: break
        }
    }

    @inline(__always)
    fileprivate mutating func addOffer(_ closed: ClosedConversation) {
        humanOffered += 1
        switch closed.outcome {
        case .handled:
            handled += 1
            handledAfterWait += closed.wait > .zero ? 1 : 0
            handledInTime += closed.isInTime ? 1 : 0
            handledWaitTicks += Int128(closed.wait.ticks)
            humanTicks += Int128(closed.humanTime.ticks)
        case .abandoned:
            abandoned += 1
            abandonedInTime += closed.isInTime ? 1 : 0
            abandonedWaitTicks += Int128(closed.wait.ticks)
        case .blockedByHumans: blocked += 1
        case .contained, .blockedByAI, .unserved: assertionFailure("never offered to humans")
        }
    }
}
