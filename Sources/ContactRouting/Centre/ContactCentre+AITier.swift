import SimulationKernel

/// The way of one conversation through the AI tier.
extension ContactCentre where Observer: ~Copyable {
    /// Sends a conversation that has just started to the AI or to the humans.
    @inline(__always)
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard aiTier.exists, conversations[place].traits.isForAI else {
            offerToHumans(place, &agenda)
            return
        }
        if aiTier.drifts { answer(place, at: agenda.now) }
        if aiTier.isAlwaysFree {
            beginAISession(place, &agenda)
        } else if aiTier.downSince != nil {
            fallBack(place, &agenda)
        } else if aiTier.isFull || aiTier.nextStart(agenda.now) > agenda.now {
            conversations[place].foundAIFull = true
            switch aiTier.whenFull {
            case .human: offerToHumans(place, &agenda)
            case .reject: close(place, .blockedByAI, at: agenda.now, &agenda)
            case .queue: waitForAI(place, &agenda)
            }
        } else {
            beginAISession(place, &agenda)
        }
    }

    /// Settles an answer whose quality depends on when it is given.
    private mutating func answer(_ place: UInt32, at now: Instant) {
        customers.setAnswer(
            &conversations[place].traits, in: conversations[place].attemptAtIssue,
            days: measuredDays(at: now))
    }

    /// Days since the measured part began.
    private func measuredDays(at now: Instant) -> Double {
        (now - (.zero + scenario.measurement.warmUp)).seconds / 86_400
    }

    // MARK: Sessions

    /// Begins an AI session, whose length is known from the start unless something cuts in.
    ///
    /// One that will contain the conversation, with no limit on sessions and no outages,
    /// touches nobody else: it is closed at once, as of its end, which spares the agenda most of
    /// its events.
    mutating func beginAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let end = agenda.now + conversations[place].traits.aiTime
        if end == .distantFuture {
            // The clock ends before the session: its length is what there was of it.
            conversations[place].traits.aiTime = end - agenda.now
        }
        conversations[place].enteredAI = true
        observer.aiSessionBegins(conversations.view(place), at: agenda.now)
        observer.aiSession(from: agenda.now, to: end)
        aiTier.useRate(at: agenda.now)
        let isAgain = conversations[place].loops > 0
        if conversations[place].traits.isContained, !aiTier.endInEvents {
            if isAgain {
                conversations[place].traits.aiTime = end - conversations[place].sessionStarted
            }
            closeInline(place, .contained, at: end, &agenda)
            return
        }
        // All sessions of a conversation are one to whoever looks at its times.
        if !isAgain { conversations[place].sessionStarted = agenda.now }
        conversations[place].due = end
        countSession(place, 1)
        if isAgain, isWaitedFor(place) { addSessionToFinish(place, 1) }
        if aiTier.canBeInterrupted {
            aiTier.open.append(place, priorityClass: 0, in: conversations)
        }
        scheduleDecision(place, &agenda)
    }

    /// Schedules the next moment at which the session can end: its end, or a turn after which
    /// the customer or a rule has a say.
    @inline(__always)
    mutating func scheduleDecision(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        conversations[place].turn = nextDecision(place)
        rescheduleDecision(place, &agenda)
    }

    /// Schedules the decision after the turn that is next, by when the session is due to end.
    @inline(__always)
    mutating func rescheduleDecision(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let (turn, turns) = (conversations[place].turn, conversations[place].traits.turns)
        var instant = conversations[place].due
        if turn < turns {
            let missing =
                conversations[place].traits.aiTime.ticks * Int64(turns - turn) / Int64(turns)
            instant = Instant(ticks: instant.ticks - missing)
        }
        if aiTier.canBeInterrupted {
            conversations[place].timer = agenda.scheduleCancellable(
                .aiSessionEnded(place), at: max(instant, agenda.now))
        } else {
            agenda.schedule(.aiSessionEnded(place), at: instant)
        }
    }

    /// The turn after which the next decision falls.
    @inline(__always)
    private mutating func nextDecision(_ place: UInt32) -> UInt8 {
        let turns = conversations[place].traits.turns
        return turns == 1 || customers.decidesAtDraw ? turns : nextTurnWithASay(place)
    }

    /// The next turn after which the customer or a rule has a say, or the last one.
    private mutating func nextTurnWithASay(_ place: UInt32) -> UInt8 {
        let (turn, turns) = (conversations[place].turn, conversations[place].traits.turns)
        var next = turns
        func consider(_ candidate: Int) {
            if candidate > Int(turn), candidate < Int(next) { next = UInt8(candidate) }
        }
        if aiTier.isLocked[Int(conversations[place].traits.intent)] { consider(1) }
        if let limit = aiTier.turnLimit { consider(limit) }
        if let late = aiTier.askLater, asksLate(place, late) { consider(late.turns) }
        return next
    }

    private mutating func asksLate(_ place: UInt32, _ late: AskLater) -> Bool {
        let factor = conversations[place].attempt > 0 ? scenario.repeats.askForHumanFactor : 1
        return customers.happens(
            .lateAsking, late.share * factor, in: conversations[place].attemptAtIssue,
            round: UInt32(conversations[place].loops))
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let isAtEnd = conversations[place].turn == conversations[place].traits.turns
        let reason: HandOverReason?
        if customers.decidesAtDraw {
            conversations[place].hasAnswer = true
            reason = conversations[place].traits.isContained ? nil : drawnReason(place)
        } else {
            conversations[place].hasAnswer = isAtEnd
            reason = decide(place, at: agenda.now)
            guard isAtEnd || reason != nil else { return scheduleDecision(place, &agenda) }
        }
        leaveAI(place, at: agenda.now)
        if let reason {
            handOver(place, reason, &agenda)
        } else {
            conversations[place].traits.isContained = true
            close(place, .contained, at: agenda.now, &agenda)
        }
        if aiTier.line.count > 0 { startQueuedSessions(&agenda) }
        if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
    }

    private mutating func drawnReason(_ place: UInt32) -> HandOverReason {
        if aiTier.isLocked.isEmpty { return .notContained }
        let isLocked = aiTier.isLocked[Int(conversations[place].traits.intent)]
        return isLocked ? .lockedIntent : .lowConfidence
    }

    /// Ends the session of a conversation, whatever becomes of it.
    @inline(__always)
    mutating func leaveAI(_ place: UInt32, at now: Instant) {
        countSession(place, -1)
        if isWaitedFor(place) { addSessionToFinish(place, -1) }
        if aiTier.canBeInterrupted {
            aiTier.open.remove(place, priorityClass: 0, in: conversations)
        }
        if now < conversations[place].due {
            observer.aiSessionCut(at: now, before: conversations[place].due)
        }
        conversations[place].traits.aiTime = now - conversations[place].sessionStarted
    }

    /// Counts a session that begins or ends.
    @inline(__always)
    private mutating func countSession(_ place: UInt32, _ change: Int) {
        aiTier.active += change
        if aiTier.activeByQueue.count > 0 {
            aiTier.activeByQueue[Int(humans.map.queue(of: conversations[place].traits))] += change
        }
    }

    private mutating func addSessionToFinish(_ place: UInt32, _ change: Int) {
        humans.hours.addSession(
            change, to: Int(humans.map.queue(of: conversations[place].traits)))
    }

    // MARK: Hand-overs

    /// Asks the policy whether to hand over now.
    private mutating func decide(_ place: UInt32, at now: Instant) -> HandOverReason? {
        guard let policy else { return nil }
        if let late = aiTier.askLater,
            Int(conversations[place].turn) >= late.turns,
            asksLate(place, late)
        {
            conversations[place].hasAsked = true
        }
        let decision = policy.decide(snapshot(place, at: now))
        aiTier.memory = decision.memory
        return decision.handOver
    }

    /// What the policy sees.
    mutating func snapshot(_ place: UInt32, at now: Instant) -> EscalationSnapshot {
        let (traits, attempt) = (conversations[place].traits, conversations[place].attemptAtIssue)
        var snapshot = EscalationSnapshot(
            confidence: conversations[place].hasAnswer
                ? customers.statedConfidence(
                    traits, in: attempt, round: UInt32(conversations[place].loops)) : nil)
        snapshot.intent = Int(traits.intent)
        snapshot.segment = Int(traits.segment)
        snapshot.earlierAttempts = Int(attempt.number)
        if let law = scenario.intents[snapshot.intent].valueAtRisk {
            let luck = customers.luck(.valueAtRisk, ofIssue: attempt.issue)
            snapshot.valueAtRisk = law.quantile(luck)
        }
        snapshot.turns = Int(conversations[place].turn)
        snapshot.customerAsks = conversations[place].hasAsked
        snapshot.expectedWait = expectedWait(
            inQueue: Int(humans.map.queue(of: traits)), at: now)
        if humans.isPlain {
            snapshot.queueLength = humans.lines.count
            snapshot.agentsOnDuty = humans.onDuty
            snapshot.idleAgents = humans.idle
        } else {
            let queue = Int(humans.map.queue(of: traits))
            snapshot.queueLength = humans.competitors(forQueue: queue)
            (snapshot.agentsOnDuty, snapshot.idleAgents) = humans.agents(ofQueue: queue)
        }
        snapshot.aiSessions = aiTier.active
        snapshot.timeSinceOutage = aiTier.lastRecovery.map { now - $0 }
        snapshot.handOversThisHour = aiTier.handOversThisHour
        snapshot.memory = aiTier.memory
        return snapshot
    }

    /// Takes a conversation that has left its session to the humans, as well as it goes.
    mutating func handOver(
        _ place: UInt32, _ reason: HandOverReason, _ agenda: inout Agenda<ContactEvent>
    ) {
        let quality = aiTier.handOver
        if quality.loopBack > 0, loopsBack(place, reason, quality, &agenda) { return }
        conversations[place].isHandOver = true
        conversations[place].reason = reason
        observer.handedOver(conversations.view(place), at: agenda.now)
        if reason == .lowConfidence || reason == .other { aiTier.handOversThisHour += 1 }
        let attempt = conversations[place].attemptAtIssue
        if customers.happens(.silentLoss, quality.silentLoss, in: attempt) {
            close(place, .lostInHandOver, at: agenda.now, &agenda)
            return
        }
        if customers.happens(.contextLoss, quality.contextLoss, in: attempt) {
            let work = conversations[place].traits.work.ticks
            conversations[place].traits.work = TimeSpan(
                ticks: work + TimeSpan(seconds: quality.repeatedMinutes * 60).ticks)
        }
        offerToHumans(place, &agenda)
    }

    /// Begins another session instead of a hand-over, if fate will have it and the AI is free.
    private mutating func loopsBack(
        _ place: UInt32, _ reason: HandOverReason, _ quality: HandOver,
        _ agenda: inout Agenda<ContactEvent>
    ) -> Bool {
        let loops = UInt32(conversations[place].loops)
        let isFree =
            aiTier.downSince == nil && !aiTier.isFull && aiTier.line.count == 0
            && aiTier.nextStart(agenda.now) <= agenda.now
        guard isFree,
            customers.happens(
                .loopBack, quality.loopBack, in: conversations[place].attemptAtIssue,
                round: loops)
        else { return false }
        conversations[place].loops += 1
        observer.handOverCameBack(conversations.view(place), reason, at: agenda.now)
        customers.drawSessionAgain(
            &conversations[place].traits, in: conversations[place].attemptAtIssue,
            round: loops + 1, days: measuredDays(at: agenda.now))
        conversations[place].turn = 0
        conversations[place].hasAnswer = false
        conversations[place].hasAsked = false
        beginAISession(place, &agenda)
        return true
    }
}
