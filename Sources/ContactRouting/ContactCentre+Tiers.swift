import SimulationKernel

/// The way of one conversation through the AI tier and the human tier.
extension ContactCentre {
    // MARK: AI tier

    /// Sends a conversation that has just started to the AI or to the humans.
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard conversations[place].pointee.traits.isForAI, let ai = scenario.ai else {
            offerToHumans(place, &agenda)
            return
        }
        if let limit = ai.sessionLimit, aiSessions >= limit {
            conversations[place].pointee.foundAIFull = true
            switch ai.overflow {
            case .toHumans: offerToHumans(place, &agenda)
            case .rejected: close(place, .blockedByAI, at: agenda.now, &agenda)
            }
            return
        }
        beginAISession(place, isLimited: ai.sessionLimit != nil, &agenda)
    }

    /// Begins an AI session, whose length is known from the start.
    ///
    /// One that contains the conversation while sessions have no limit touches nobody else: it
    /// is closed at once, as of its end, which spares the agenda most of its events.
    private mutating func beginAISession(
        _ place: UInt32, isLimited: Bool, _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let end = agenda.now + conversation.pointee.traits.aiTime
        conversation.pointee.enteredAI = true
        recorder.recordAISession(from: agenda.now, to: end)
        if conversation.pointee.traits.isContained, !isLimited {
            close(place, .contained, at: end, &agenda)
            return
        }
        aiSessions += 1
        agenda.schedule(.aiSessionEnded(place), at: end)
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        aiSessions -= 1
        if conversations[place].pointee.traits.isContained {
            close(place, .contained, at: agenda.now, &agenda)
        } else {
            conversations[place].pointee.isHandOver = true
            offerToHumans(place, &agenda)
        }
    }

    // MARK: Human tier

    private mutating func offerToHumans(
        _ place: UInt32, _ agenda: inout Agenda<ContactEvent>
    ) {
        guard let humans = scenario.humans, agents.onDuty > 0 else {
            close(place, .unserved, at: agenda.now, &agenda)
            return
        }
        conversations[place].pointee.wasOffered = true
        conversations[place].pointee.offered = agenda.now
        conversations[place].pointee.offerHour = currentHour(at: agenda.now)
        if let agent = agents.leastLoaded {
            beginHumanSession(place, with: agent, &agenda)
        } else if let room = humans.waitingRoom, lines.count >= room {
            close(place, .blockedByHumans, at: agenda.now, &agenda)
        } else {
            wait(place, &agenda)
        }
    }

    private mutating func wait(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        lines.append(place, priorityClass: priorityClass(of: place), in: conversations)
        waiting.add(1, at: agenda.now.ticks)
        let conversation = conversations[place]
        conversation.pointee.patienceTimer = .none
        let patience = customers.patience(
            at: conversation.pointee.issue, attempt: conversation.pointee.attempt,
            intent: conversation.pointee.traits.intent)
        guard let patience else { return }
        conversation.pointee.patienceTimer = agenda.scheduleCancellable(
            .patienceEnded(place), at: agenda.now + patience)
    }

    private mutating func leaveLine(_ place: UInt32, at now: Instant) {
        lines.remove(place, priorityClass: priorityClass(of: place), in: conversations)
        waiting.add(-1, at: now.ticks)
    }

    private func priorityClass(of place: UInt32) -> Int {
        scenario.intents[Int(conversations[place].pointee.traits.intent)].priorityClass
    }

    mutating func abandon(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        leaveLine(place, at: agenda.now)
        close(place, .abandoned, at: agenda.now, &agenda)
    }

    /// Gives the customers who wait to the agents who have room, as far as either goes.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        while let place = lines.next, let agent = agents.leastLoaded {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].pointee.patienceTimer)
            beginHumanSession(place, with: agent, &agenda)
        }
    }

    private mutating func beginHumanSession(
        _ place: UInt32, with agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        conversations[place].pointee.wasTaken = true
        conversations[place].pointee.taken = agenda.now
        conversations[place].pointee.agent = Int32(agent)
        let work = conversations[place].pointee.traits.work
        agents.assign(to: agent, at: agenda.now)
        if sharedWork == nil {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + work)
        } else {
            sharedWork?.begin(place, work, of: agent, &agenda)
        }
    }

    mutating func endHumanSession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let agent = Int(conversations[place].pointee.agent)
        agents.release(from: agent, at: agenda.now)
        sharedWork?.end(place, of: agent, &agenda)
        close(place, .handled, at: agenda.now, &agenda)
        serveWaiting(&agenda)
    }
}
