import SimulationKernel

/// How conversations end, and who comes back.
extension ContactCentre where Observer: ~Copyable {
    /// Ends a conversation at `end`, decides whether the customer returns, and lets its place go.
    @inline(never)
    mutating func close(
        _ place: UInt32, _ outcome: Outcome, at end: Instant,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let first = firstAgent(of: place)
        tellOfFirstAgent(of: place, until: end)
        if first != nil { observer.firstAgentLeft(conversations.view(place), at: end) }
        closeInline(place, outcome, at: end, &agenda)
        if let first { free(first.agent, of: first.group, &agenda) }
    }

    /// The same, for the few outcomes that most conversations have: compiled for each of them,
    /// which spares the branches that would be mispredicted.
    @inline(__always)
    mutating func closeInline(
        _ place: UInt32, _ outcome: Outcome, at end: Instant,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let isResolved = resolves(place, outcome)
        let returnAt = returnInstant(of: place, after: outcome, isResolved: isResolved, at: end)
        let returnsInTime = returnAt.map { $0 < doorsCloseAt } ?? false
        if conversations[place].isCounted { openCounted -= 1 }
        observer.closed(
            ClosedConversation(
                conversations.view(place), outcome, at: end, isResolved: isResolved,
                awayFor: returnAt.map { $0 - end } ?? .forever, returnsInTime: returnsInTime))
        if let returnAt, returnsInTime {
            scheduleReturn(place, at: returnAt, &agenda)
        }
        conversations.remove(place)
    }

    /// Tells of those who still wait when nothing happens any more, wherever they have been: nobody
    /// will ever take them. Their waits are cut off where the measured part ends.
    mutating func tellOfThoseLeft() {
        let waiting =
            humans.lines.places(in: conversations) + humans.agentLines.places(in: conversations)
        let called =
            waiting.filter { conversations[$0].isOnHold }
            + humans.callBacks.places(in: conversations)
        for place in waiting
        where !conversations[place].isAgentWork && !conversations[place].isOnHold {
            tellOfLeft(place, .neverServed)
        }
        for place in called {
            // Who waits for a call is not in the queue, and waits there for no time.
            conversations[place].offered = doorsCloseAt
            conversations[place].offerInterval = conversations[place].startInterval
            tellOfLeft(place, .neverCalled)
        }
        let unanswered = aiTier.line.places(in: conversations)
        for place in unanswered { tellOfLeft(place, .neverAnswered) }
        // Mostly nobody is, and there may be millions of places.
        guard inSession > 0 else { return }
        let told = Set(waiting + called + unanswered)
        for place in conversations.placesInUse where !told.contains(place) && isInSession(place) {
            tellOfLeft(place, .unfinished)
        }
    }

    /// Whether one that waits nowhere is a conversation that has begun, and does not count: the run
    /// is not over before those that count have ended.
    private func isInSession(_ place: UInt32) -> Bool {
        !conversations[place].isCounted && !conversations[place].isAgentWork
    }

    private mutating func tellOfLeft(_ place: UInt32, _ outcome: Outcome) {
        tellOfFirstAgent(of: place, until: max(doorsCloseAt, conversations[place].offered))
        let offered = conversations[place].isOffered ? conversations[place].offered : .zero
        observer.closed(
            ClosedConversation(
                conversations.view(place), outcome, at: max(doorsCloseAt, offered),
                isResolved: false, awayFor: .forever, returnsInTime: false))
    }

    private mutating func scheduleReturn(
        _ place: UInt32, at instant: Instant, _ agenda: inout Agenda<ContactEvent>
    ) {
        let customer = away.insert(AwayCustomer(after: conversations[place]))
        agenda.schedule(.customerReturns(customer), at: instant)
    }

    /// Whether a conversation that ends this way solved the customer's problem. Where answers
    /// cannot be wrong, whoever ends it did.
    @inline(__always)
    private mutating func resolves(_ place: UInt32, _ outcome: Outcome) -> Bool {
        guard knowsTruth || outcome == .staticAnswer else {
            return outcome == .contained || outcome == .handled
        }
        switch outcome {
        case .contained, .staticAnswer: return conversations[place].traits.isCorrect
        case .handled: return humanResolves(place)
        case .abandoned, .leftAIQueue, .blockedByAI, .blockedByHumans, .balked, .unserved,
            .leftAtClosing, .lostInHandOver, .lostInOutage, .neverServed, .neverCalled,
            .neverAnswered, .unfinished:
            return false
        }
    }

    private mutating func humanResolves(_ place: UInt32) -> Bool {
        guard humans.canFail else { return true }
        let traits = conversations[place].traits
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        var probability =
            scenario.intents[Int(traits.intent)].humanResolution[Int(traits.complexity)]
        probability -=
            humans.groups[group].resolutionLoss * Double(conversations[place].agentLoad - 1)
        if !humans.groups[group].quality.isEmpty {
            probability += humans.groups[group].quality[agent]
        }
        let server = humans.server(ofQueue: Int(conversations[place].queue), chosen: group)
        if server >= 0 {
            probability *= humans.table.servers[server].resolution
            probability *= humans.groups[group].resolution(of: agent)
        }
        return customers.happens(
            .humanResolves, probability, in: conversations[place].attemptAtIssue)
    }

    /// When the customer returns after a conversation that ends at `end`; nil if never.
    @inline(__always)
    private func returnInstant(
        of place: UInt32, after outcome: Outcome, isResolved: Bool, at end: Instant
    ) -> Instant? {
        let probability =
            switch outcome {
            case .contained:
                isResolved ? scenario.repeats.afterAI : scenario.repeats.afterWrongAnswer
            case .handled:
                isResolved ? scenario.repeats.afterHuman : scenario.repeats.afterHumanFailure
            case .abandoned, .leftAIQueue, .blockedByAI, .blockedByHumans, .balked:
                scenario.repeats.afterAbandonment
            case .unserved, .leftAtClosing, .lostInHandOver, .lostInOutage:
                scenario.repeats.afterUnserved
            case .neverServed, .neverCalled, .neverAnswered, .unfinished: 0.0
            case .staticAnswer:
                isResolved ? scenario.repeats.afterAI : scenario.repeats.afterUnserved
            }
        guard conversations[place].traits.returnLuck < probability else { return nil }
        if let law = scenario.repeats.redialDelay, outcome.isRedialled {
            return end
                + customers.returnDelay(after: conversations[place].attemptAtIssue, law)
        }
        let delay = customers.returnDelay(
            after: conversations[place].attemptAtIssue, scenario.repeats.delay)
        switch scenario.repeats.clock {
        case .wall: return end + delay
        case .demand: return demandClock.instant(delay, after: end)
        }
    }
}
