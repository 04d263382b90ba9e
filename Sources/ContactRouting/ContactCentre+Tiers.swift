import SimulationKernel

/// The way of one conversation through the AI tier and the human tier.
extension ContactCentre {
    // MARK: AI tier

    /// Sends a conversation that has just started to the AI or to the humans.
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let isForAI =
            conversations[place].pointee.traits.isRoutedToAI
            && !conversations[place].pointee.traits.asksForHuman
        guard isForAI, let ai = scenario.ai else {
            offerToHumans(place, &agenda)
            return
        }
        if let limit = ai.sessionLimit, aiSessions.level >= limit {
            conversations[place].pointee.foundAIFull = true
            switch ai.overflow {
            case .toHumans: offerToHumans(place, &agenda)
            case .rejected: close(place, .blockedByAI, &agenda)
            }
            return
        }
        conversations[place].pointee.enteredAI = true
        aiSessions.add(1, at: agenda.now.ticks)
        agenda.schedule(
            .aiSessionEnded(place), at: agenda.now + conversations[place].pointee.traits.aiTime)
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        aiSessions.add(-1, at: agenda.now.ticks)
        if conversations[place].pointee.traits.isContained {
            close(place, .contained, &agenda)
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
            close(place, .unserved, &agenda)
            return
        }
        conversations[place].pointee.wasOffered = true
        conversations[place].pointee.offered = agenda.now
        conversations[place].pointee.offerHour = currentHour(at: agenda.now)
        if let agent = agents.leastLoaded {
            beginHumanSession(place, with: agent, &agenda)
        } else if let room = humans.waitingRoom, lines.count >= room {
            close(place, .blockedByHumans, &agenda)
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
        close(place, .abandoned, &agenda)
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
        close(place, .handled, &agenda)
        serveWaiting(&agenda)
    }
}
