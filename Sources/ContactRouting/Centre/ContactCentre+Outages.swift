import SimulationKernel

/// Waiting for the AI, and what happens when it is down.
extension ContactCentre where Observer: ~Copyable {
    // MARK: The AI's queue

    /// Lets a customer wait for an AI session.
    mutating func waitForAI(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        aiTier.line.append(place, priorityClass: 0, in: conversations)
        conversations[place].isInAILine = true
        startPatience(place, &agenda)
        scheduleQueuedStart(&agenda)
    }

    /// Starts the sessions of those who wait, as far as limits allow.
    mutating func startQueuedSessions(_ agenda: inout Agenda<ContactEvent>) {
        while aiTier.downSince == nil, !aiTier.isFull,
            aiTier.nextStart(agenda.now) <= agenda.now, let place = aiTier.line.next
        {
            leaveAILine(place)
            agenda.cancel(conversations[place].timer)
            conversations[place].timer = .none
            beginAISession(place, &agenda)
        }
        scheduleQueuedStart(&agenda)
    }

    /// If only the rate limit keeps customers waiting, nobody else's end will call them.
    private mutating func scheduleQueuedStart(_ agenda: inout Agenda<ContactEvent>) {
        let start = aiTier.nextStart(agenda.now)
        guard aiTier.line.count > 0, aiTier.downSince == nil, !aiTier.isFull,
            start > agenda.now, !aiTier.isStartScheduled
        else { return }
        aiTier.isStartScheduled = true
        agenda.schedule(.aiMayStart, at: start)
    }

    private mutating func leaveAILine(_ place: UInt32) {
        aiTier.line.remove(place, priorityClass: 0, in: conversations)
        conversations[place].isInAILine = false
    }

    /// A customer has waited long enough, for the AI or for a human.
    mutating func losePatience(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if conversations[place].isInAILine {
            leaveAILine(place)
            close(place, .leftAIQueue, at: agenda.now, &agenda)
        } else {
            abandon(place, &agenda)
        }
    }

    // MARK: Outages

    mutating func beginOutage(_ agenda: inout Agenda<ContactEvent>) {
        guard let plan = scenario.ai?.outages else { return }
        agenda.schedule(.outageEnds, at: aiTier.beginOutage(at: agenda.now))
        switch plan.sessions {
        case .resume:
            for place in aiTier.open.places(in: conversations) {
                agenda.cancel(conversations[place].timer)
            }
        case .handOver, .lose:
            while let place = aiTier.open.next {
                agenda.cancel(conversations[place].timer)
                countTurns(place, until: agenda.now)
                leaveAI(place, at: agenda.now)
                if plan.sessions == .lose {
                    close(place, .lostInOutage, at: agenda.now, &agenda)
                } else {
                    handOver(place, .outage, &agenda)
                }
            }
        }
    }

    /// Sets the turns of a session that is cut to those it has had.
    private mutating func countTurns(_ place: UInt32, until now: Instant) {
        let length = conversations[place].traits.aiTime.ticks
        let had = length - (conversations[place].due - now).ticks
        guard length > 0 else { return }
        conversations[place].turn = UInt8(
            Int64(conversations[place].traits.turns) * max(0, had) / length)
    }

    mutating func endOutage(_ agenda: inout Agenda<ContactEvent>) {
        let length = aiTier.endOutage(at: agenda.now)
        if let next = aiTier.nextOutage() { agenda.schedule(.outageBegins, at: next) }
        for place in aiTier.open.places(in: conversations) {
            let due = conversations[place].due + length
            observer.aiSession(from: conversations[place].due, to: due)
            conversations[place].due = due
            rescheduleDecision(place, &agenda)
        }
        startQueuedSessions(&agenda)
    }

    /// What happens to a conversation that finds the AI down.
    mutating func fallBack(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard let plan = scenario.ai?.outages else { return }
        conversations[place].foundAIDown = true
        switch plan.fallback {
        case .human: offerToHumans(place, &agenda)
        case .queue: waitForAI(place, &agenda)
        case .callBack(let delay):
            observer.awaitsCall(conversations.view(place), at: agenda.now)
            let luck = customers.luck(.callBackDelay, in: conversations[place].attemptAtIssue)
            agenda.schedule(
                .callBackIsDue(place),
                at: agenda.now + TimeSpan(seconds: delay.quantile(luck)))
        case .staticAnswer(let resolution):
            conversations[place].traits.isCorrect = customers.happens(
                .staticAnswer, resolution, in: conversations[place].attemptAtIssue)
            close(place, .staticAnswer, at: agenda.now, &agenda)
        }
    }
}
