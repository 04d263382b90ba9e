import SimulationKernel

/// How conversations end, and who comes back.
extension ContactCentre {
    /// Ends a conversation at `end`, decides whether the customer returns, and lets its place go.
    @inline(never)
    mutating func close(
        _ place: UInt32, _ outcome: Outcome, at end: Instant,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        closeInline(place, outcome, at: end, &agenda)
    }

    /// The same, for the few outcomes that most conversations have: compiled for each of them,
    /// which spares the branches that would be mispredicted.
    @inline(__always)
    mutating func closeInline(
        _ place: UInt32, _ outcome: Outcome, at end: Instant,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let isResolved = resolves(conversation, outcome)
        let returnAt = returnInstant(
            of: conversation, after: outcome, isResolved: isResolved, at: end)
        recorder.recordStages(conversation, outcome, until: end)
        if conversation.pointee.isCounted {
            openCounted -= 1
            recorder.record(
                ClosedConversation(
                    conversation, outcome, at: end, isResolved: isResolved,
                    awayFor: returnAt.map { $0 - end } ?? .forever))
            if conversation.pointee.isOfCountedIssue {
                recorder.recordFate(
                    isResolved: isResolved, returns: returnAt != nil,
                    inTime: returnAt.map { $0 < doorsCloseAt } ?? false)
            }
        }
        if let returnAt, returnAt < doorsCloseAt {
            scheduleReturn(place, at: returnAt, &agenda)
        } else {
            conversations.remove(place)
        }
    }

    /// Counts those who still wait when nothing happens any more, wherever they have been: nobody
    /// will ever take them. Their waits are cut off where the measured part ends.
    mutating func recordThoseLeft() {
        for place in lines.places(in: conversations) { recordLeft(place, .neverServed) }
        for place in callBacks.places(in: conversations) {
            // Who waits for a call is not in the queue, and waits there for no time.
            conversations[place].pointee.offered = doorsCloseAt
            conversations[place].pointee.offerHour = conversations[place].pointee.startHour
            recordLeft(place, .neverCalled)
        }
        for place in aiTier.line.places(in: conversations) { recordLeft(place, .neverAnswered) }
    }

    private mutating func recordLeft(_ place: UInt32, _ outcome: Outcome) {
        let conversation = conversations[place]
        let end = max(doorsCloseAt, conversation.pointee.offered)
        recorder.recordStages(conversation, outcome, until: end)
        guard conversation.pointee.isCounted else { return }
        recorder.record(
            ClosedConversation(
                conversation, outcome, at: end, isResolved: false, awayFor: .forever))
    }

    private mutating func scheduleReturn(
        _ place: UInt32, at instant: Instant, _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let issue = conversation.pointee.issue
        let attempt = conversation.pointee.attempt + 1
        let traits = customers.returning(
            to: issue, attempt: attempt, after: conversation.pointee.traits)
        let isOfCountedIssue = conversation.pointee.isOfCountedIssue
        conversation.pointee = Conversation(issue: issue, traits: traits, attempt: attempt)
        conversation.pointee.isOfCountedIssue = isOfCountedIssue
        recorder.returnsScheduled += 1
        agenda.schedule(.customerReturns(place), at: instant)
    }

    /// Whether a conversation that ends this way solved the customer's problem. Where answers
    /// cannot be wrong, whoever ends it did.
    @inline(__always)
    private mutating func resolves(
        _ conversation: UnsafePointer<Conversation>, _ outcome: Outcome
    ) -> Bool {
        guard knowsTruth || outcome == .staticAnswer else {
            return outcome == .contained || outcome == .handled
        }
        switch outcome {
        case .contained, .staticAnswer: return conversation.pointee.traits.isCorrect
        case .handled: return humanResolves(conversation)
        case .abandoned, .leftAIQueue, .blockedByAI, .blockedByHumans, .unserved,
            .lostInHandOver, .lostInOutage, .neverServed, .neverCalled, .neverAnswered:
            return false
        }
    }

    private mutating func humanResolves(_ conversation: UnsafePointer<Conversation>) -> Bool {
        guard let humans = scenario.humans, humans.canFail else { return true }
        let traits = conversation.pointee.traits
        var probability =
            scenario.intents[Int(traits.intent)].humanResolution[Int(traits.complexity)]
        probability -=
            humans.resolutionLossPerConversation * Double(conversation.pointee.agentLoad - 1)
        if !agentQuality.isEmpty { probability += agentQuality[Int(conversation.pointee.agent)] }
        return customers.happens(.humanResolves, probability, to: conversation)
    }

    /// When the customer returns after a conversation that ends at `end`; nil if never.
    @inline(__always)
    private func returnInstant(
        of conversation: UnsafePointer<Conversation>, after outcome: Outcome, isResolved: Bool,
        at end: Instant
    ) -> Instant? {
        let probability =
            switch outcome {
            case .contained:
                isResolved ? scenario.repeats.afterAI : scenario.repeats.afterWrongAnswer
            case .handled:
                isResolved ? scenario.repeats.afterHuman : scenario.repeats.afterHumanFailure
            case .abandoned, .leftAIQueue, .blockedByAI, .blockedByHumans:
                scenario.repeats.afterAbandonment
            case .unserved, .lostInHandOver, .lostInOutage: scenario.repeats.afterUnserved
            case .neverServed, .neverCalled, .neverAnswered: 0.0
            case .staticAnswer:
                isResolved ? scenario.repeats.afterAI : scenario.repeats.afterUnserved
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
