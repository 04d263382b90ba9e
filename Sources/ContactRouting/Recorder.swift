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
    let conversation: Conversation
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
        _ conversation: Conversation, _ outcome: Outcome, at end: Instant,
        isAssumedResolved: Bool, acceptableWait: TimeSpan
    ) {
        self.conversation = conversation
        self.outcome = outcome
        self.isAssumedResolved = isAssumedResolved
        endToEnd = end - conversation.started
        wait =
            conversation.wasOffered
            ? (conversation.wasTaken ? conversation.taken : end) - conversation.offered : .zero
        humanTime = conversation.wasTaken ? end - conversation.taken : .zero
        isInTime = wait <= acceptableWait
    }
}

/// The folds of a run in progress; `tally` is what they come to.
struct Recorder: ~Copyable {
    private let byIntent: FixedArray<Flow>
    private let byHourOfWeek = FixedArray(repeating: Flow(), count: 168)
    private var rest = Tally()

    init(intents: Int, horizon: TimeSpan) {
        byIntent = FixedArray(repeating: Flow(), count: intents)
        rest.horizon = horizon
    }

    /// Counts a conversation that starts in the measured part.
    func recordStart(_ conversation: Conversation) {
        let isFresh = conversation.attempt == 0
        byIntent[Int(conversation.intent)].addStart(isFresh: isFresh)
        byHourOfWeek[Int(conversation.startHour)].addStart(isFresh: isFresh)
    }

    /// Folds one closed conversation into every sum that it belongs to.
    mutating func record(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        let intent = Int(conversation.intent)
        byIntent[intent].addConversation(closed)
        byHourOfWeek[Int(conversation.startHour)].addConversation(closed)
        rest.endToEnd.add(closed.endToEnd.ticks)
        if conversation.enteredAI { rest.aiSession.add(conversation.aiTime.ticks) }

        guard conversation.wasOffered else { return }
        byIntent[intent].addOffer(closed)
        byHourOfWeek[Int(conversation.offerHour)].addOffer(closed)
        rest.wait.add(closed.wait.ticks)
        guard closed.outcome == .handled else { return }
        rest.handledWait.add(closed.wait.ticks)
        rest.humanSession.add(closed.humanTime.ticks)
    }

    /// Adds areas over a stretch of time within one hour of the week.
    mutating func record(
        _ staffing: StaffTime, hourOfWeek: Int, aiSessions: Int128, waiting: Int128
    ) {
        rest.staffingByHourOfWeek[hourOfWeek] = rest.staffingByHourOfWeek[hourOfWeek] + staffing
        rest.aiSessionTicks += aiSessions
        rest.waitingTicks += waiting
    }

    /// Everything recorded so far.
    func tally(events: Int) -> Tally {
        var tally = rest
        tally.byIntent = byIntent.array
        tally.byHourOfWeek = byHourOfWeek.array
        tally.events = events
        return tally
    }
}

extension Flow {
    fileprivate mutating func addStart(isFresh: Bool) {
        offered += 1
        if isFresh { fresh += 1 }
    }

    fileprivate mutating func addConversation(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        self.closed += 1
        endToEndTicks += Int128(closed.endToEnd.ticks)
        if conversation.enteredAI {
            aiConversations += 1
            aiTicks += Int128(conversation.aiTime.ticks)
        }
        if conversation.isHandOver { handOffs += 1 }
        if conversation.isRoutedToAI, conversation.asksForHuman { askedForHuman += 1 }
        if conversation.foundAIFull { aiBlocked += 1 }
        if closed.isAssumedResolved { assumedResolved += 1 }
        switch closed.outcome {
        case .contained: contained += 1
        case .unserved: unserved += 1
        case .handled, .abandoned, .blockedByAI, .blockedByHumans: break
        }
    }

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
