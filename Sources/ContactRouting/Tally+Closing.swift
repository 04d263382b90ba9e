import SimulationKernel

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
    var conversation: Conversation
    var outcome: Outcome
    var ended: Instant
    /// Contained, and the customer stays away for the return window.
    var isAssumedResolved: Bool
    var acceptableWait: TimeSpan

    var endToEnd: TimeSpan { ended - conversation.started }
    var wait: TimeSpan {
        guard let offered = conversation.offered else { return .zero }
        return (conversation.taken ?? ended) - offered
    }
    var humanTime: TimeSpan { conversation.taken.map { ended - $0 } ?? .zero }
    var isInTime: Bool { wait <= acceptableWait }
}

extension Tally {
    /// Counts a conversation that starts in the measured part.
    mutating func recordStart(_ conversation: Conversation, hour: Int) {
        let isFresh = conversation.key.attempt == 0
        byIntent[conversation.intent].addStart(isFresh: isFresh)
        byHourOfWeek[hour].addStart(isFresh: isFresh)
    }

    /// Folds one closed conversation into every sum that it belongs to.
    ///
    /// - Parameters:
    ///   - startHour: hour of the week of the start.
    ///   - offerHour: hour of the week of the offer to humans, if there was one.
    mutating func record(_ closed: ClosedConversation, startHour: Int, offerHour: Int?) {
        let conversation = closed.conversation
        byIntent[conversation.intent].addConversation(closed)
        byHourOfWeek[startHour].addConversation(closed)
        endToEnd.add(closed.endToEnd.ticks)
        if conversation.enteredAI { aiSession.add(conversation.aiTime.ticks) }

        guard let offerHour else { return }
        byIntent[conversation.intent].addOffer(closed)
        byHourOfWeek[offerHour].addOffer(closed)
        if closed.outcome == .blockedByHumans { return }
        wait.add(closed.wait.ticks)
        guard closed.outcome == .handled else { return }
        handledWait.add(closed.wait.ticks)
        humanSession.add(closed.humanTime.ticks)
    }
}

extension Flow {
    mutating func addStart(isFresh: Bool) {
        offered += 1
        if isFresh { fresh += 1 }
    }

    mutating func addConversation(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        self.closed += 1
        endToEndTicks += closed.endToEnd.ticks
        if conversation.enteredAI {
            aiConversations += 1
            aiTicks += conversation.aiTime.ticks
        }
        if conversation.isHandOver { handOffs += 1 }
        if conversation.askedForHuman { askedForHuman += 1 }
        if conversation.foundAIFull { aiBlocked += 1 }
        if closed.isAssumedResolved { assumedResolved += 1 }
        switch closed.outcome {
        case .contained: contained += 1
        case .unserved: unserved += 1
        case .handled, .abandoned, .blockedByAI, .blockedByHumans: break
        }
    }

    mutating func addOffer(_ closed: ClosedConversation) {
        humanOffered += 1
        switch closed.outcome {
        case .handled:
            handled += 1
            handledAfterWait += closed.wait > .zero ? 1 : 0
            handledInTime += closed.isInTime ? 1 : 0
            handledWaitTicks += closed.wait.ticks
            humanTicks += closed.humanTime.ticks
        case .abandoned:
            abandoned += 1
            abandonedInTime += closed.isInTime ? 1 : 0
            abandonedWaitTicks += closed.wait.ticks
        case .blockedByHumans: blocked += 1
        case .contained, .blockedByAI, .unserved: assertionFailure("never offered to humans")
        }
    }
}
