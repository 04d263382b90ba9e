import SimulationKernel

/// The way of one conversation through the AI tier.
extension ContactCentre {
    /// Sends a conversation that has just started to the AI or to the humans.
    @inline(__always)
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard aiTier.exists, conversations[place].pointee.traits.isForAI else {
            offerToHumans(place, &agenda)
            return
        }
        if aiTier.drifts { answer(place, at: agenda.now) }
        if aiTier.isAlwaysFree {
            beginAISession(place, &agenda)
        } else if aiTier.downSince != nil {
            fallBack(place, &agenda)
        } else if aiTier.isFull || aiTier.nextStart(agenda.now) > agenda.now {
            conversations[place].pointee.foundAIFull = true
            switch aiTier.overflow {
            case .toHumans: offerToHumans(place, &agenda)
            case .rejected: close(place, .blockedByAI, at: agenda.now, &agenda)
            case .queued: waitForAI(place, &agenda)
            }
        } else {
            beginAISession(place, &agenda)
        }
    }

    /// Settles an answer whose quality depends on when it is given.
    private mutating func answer(_ place: UInt32, at now: Instant) {
        let conversation = conversations[place]
        customers.setAnswer(
            &conversation.pointee.traits, at: conversation.pointee.issue,
            attempt: conversation.pointee.attempt, days: measuredDays(at: now))
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
        let conversation = conversations[place]
        let end = agenda.now + conversation.pointee.traits.aiTime
        conversation.pointee.enteredAI = true
        recorder.recordAISession(from: agenda.now, to: end)
        aiTier.useRate(at: agenda.now)
        let isAgain = conversation.pointee.loops > 0
        if conversation.pointee.traits.isContained, !aiTier.endInEvents {
            if isAgain {
                conversation.pointee.traits.aiTime = end - conversation.pointee.sessionStarted
            }
            closeInline(place, .contained, at: end, &agenda)
            return
        }
        // All sessions of a conversation are one to whoever looks at its times.
        if !isAgain { conversation.pointee.sessionStarted = agenda.now }
        conversation.pointee.due = end
        aiTier.active += 1
        if aiTier.canBeInterrupted {
            aiTier.open.append(place, priorityClass: 0, in: conversations)
        }
        scheduleDecision(place, &agenda)
    }

    /// Schedules the next moment at which the session can end: its end, or a turn after which
    /// the customer or a rule has a say.
    @inline(__always)
    mutating func scheduleDecision(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        conversation.pointee.turn = nextDecision(conversation)
        rescheduleDecision(place, &agenda)
    }

    /// Schedules the decision after the turn that is next, by when the session is due to end.
    @inline(__always)
    mutating func rescheduleDecision(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        let (turn, turns) = (conversation.pointee.turn, conversation.pointee.traits.turns)
        var instant = conversation.pointee.due
        if turn < turns {
            let missing =
                conversation.pointee.traits.aiTime.ticks * Int64(turns - turn) / Int64(turns)
            instant = Instant(ticks: instant.ticks - missing)
        }
        if aiTier.canBeInterrupted {
            conversation.pointee.timer = agenda.scheduleCancellable(
                .aiSessionEnded(place), at: max(instant, agenda.now))
        } else {
            agenda.schedule(.aiSessionEnded(place), at: instant)
        }
    }

    /// The turn after which the next decision falls.
    @inline(__always)
    private mutating func nextDecision(_ conversation: UnsafePointer<Conversation>) -> UInt8 {
        let turns = conversation.pointee.traits.turns
        return turns == 1 || customers.decidesAtDraw ? turns : nextTurnWithASay(conversation)
    }

    /// The next turn after which the customer or a rule has a say, or the last one.
    private mutating func nextTurnWithASay(
        _ conversation: UnsafePointer<Conversation>
    ) -> UInt8 {
        let (turn, turns) = (conversation.pointee.turn, conversation.pointee.traits.turns)
        var next = turns
        func consider(_ candidate: Int) {
            if candidate > Int(turn), candidate < Int(next) { next = UInt8(candidate) }
        }
        if aiTier.isLocked[Int(conversation.pointee.traits.intent)] { consider(1) }
        if let limit = aiTier.turnLimit { consider(limit) }
        if let late = aiTier.lateAsking, asksLate(conversation, late) { consider(late.turns) }
        return next
    }

    private mutating func asksLate(
        _ conversation: UnsafePointer<Conversation>, _ late: LateAsking
    ) -> Bool {
        let factor = conversation.pointee.attempt > 0 ? scenario.repeats.askForHumanFactor : 1
        return customers.happens(
            .lateAsking, late.share * factor, to: conversation,
            round: conversation.pointee.loops)
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        let isAtEnd = conversation.pointee.turn == conversation.pointee.traits.turns
        let reason: HandOverReason?
        if customers.decidesAtDraw {
            conversation.pointee.hasAnswer = true
            reason = conversation.pointee.traits.isContained ? nil : drawnReason(conversation)
        } else {
            conversation.pointee.hasAnswer = isAtEnd
            reason = decide(place, at: agenda.now)
            guard isAtEnd || reason != nil else { return scheduleDecision(place, &agenda) }
        }
        leaveAI(place, at: agenda.now)
        if let reason {
            handOver(place, reason, &agenda)
        } else {
            conversation.pointee.traits.isContained = true
            close(place, .contained, at: agenda.now, &agenda)
        }
        if aiTier.line.count > 0 { startQueuedSessions(&agenda) }
    }

    private mutating func drawnReason(
        _ conversation: UnsafePointer<Conversation>
    ) -> HandOverReason {
        if aiTier.isLocked.isEmpty { return .notContained }
        let isLocked = aiTier.isLocked[Int(conversation.pointee.traits.intent)]
        return isLocked ? .lockedIntent : .lowConfidence
    }

    /// Ends the session of a conversation, whatever becomes of it.
    @inline(__always)
    mutating func leaveAI(_ place: UInt32, at now: Instant) {
        let conversation = conversations[place]
        aiTier.active -= 1
        if aiTier.canBeInterrupted {
            aiTier.open.remove(place, priorityClass: 0, in: conversations)
        }
        if now < conversation.pointee.due {
            recorder.recordAISession(cutAt: now, before: conversation.pointee.due)
        }
        conversation.pointee.traits.aiTime = now - conversation.pointee.sessionStarted
    }

    // MARK: Hand-overs

    /// Asks the policy whether to hand over now.
    private mutating func decide(_ place: UInt32, at now: Instant) -> HandOverReason? {
        guard let policy else { return nil }
        if let late = aiTier.lateAsking,
            Int(conversations[place].pointee.turn) >= late.turns,
            asksLate(conversations[place], late)
        {
            conversations[place].pointee.hasAsked = true
        }
        let decision = policy.decide(snapshot(place, at: now))
        aiTier.memory = decision.memory
        return decision.handOver
    }

    /// What the policy sees.
    mutating func snapshot(_ place: UInt32, at now: Instant) -> EscalationSnapshot {
        let conversation = conversations[place].pointee
        var snapshot = EscalationSnapshot(
            confidence: conversation.hasAnswer
                ? customers.statedConfidence(of: conversations[place]) : nil)
        snapshot.intent = Int(conversation.traits.intent)
        snapshot.segment = Int(conversation.traits.segment)
        snapshot.earlierAttempts = Int(conversation.attempt)
        if let law = scenario.intents[snapshot.intent].valueAtRisk {
            let luck = customers.issueLuck(.valueAtRisk, conversation.issue)
            snapshot.valueAtRisk = law.quantile(luck)
        }
        snapshot.turns = Int(conversation.turn)
        snapshot.customerAsks = conversation.hasAsked
        snapshot.queueLength = lines.count
        snapshot.expectedWait = expectedWait(at: now)
        snapshot.agentsOnDuty = agents.onDuty
        snapshot.idleAgents = agents.idle
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
        let conversation = conversations[place]
        if quality.loopBack > 0, loopsBack(place, reason, quality, &agenda) { return }
        conversation.pointee.isHandOver = true
        conversation.pointee.reason = reason
        if reason == .lowConfidence || reason == .other { aiTier.handOversThisHour += 1 }
        if customers.happens(.silentLoss, quality.silentLoss, to: conversation) {
            close(place, .lostInHandOver, at: agenda.now, &agenda)
            return
        }
        if customers.happens(.contextLoss, quality.contextLoss, to: conversation) {
            let work = conversation.pointee.traits.work.ticks
            conversation.pointee.traits.work = TimeSpan(
                ticks: work + TimeSpan(seconds: quality.repeatedWork).ticks)
        }
        offerToHumans(place, &agenda)
    }

    /// Begins another session instead of a hand-over, if fate will have it and the AI is free.
    private mutating func loopsBack(
        _ place: UInt32, _ reason: HandOverReason, _ quality: HandOverQuality,
        _ agenda: inout Agenda<ContactEvent>
    ) -> Bool {
        let conversation = conversations[place]
        let loops = conversation.pointee.loops
        let isFree =
            aiTier.downSince == nil && !aiTier.isFull && aiTier.line.count == 0
            && aiTier.nextStart(agenda.now) <= agenda.now
        guard isFree,
            customers.happens(.loopBack, quality.loopBack, to: conversation, round: loops)
        else { return false }
        conversation.pointee.loops += 1
        recorder.recordLoop(conversation, reason)
        customers.drawSessionAgain(conversation, at: measuredDays(at: agenda.now))
        conversation.pointee.turn = 0
        conversation.pointee.hasAnswer = false
        conversation.pointee.hasAsked = false
        beginAISession(place, &agenda)
        return true
    }
}
