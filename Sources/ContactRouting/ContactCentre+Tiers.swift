import SimulationKernel

/// The way of one conversation through the AI tier and the human tier.
extension ContactCentre {
    // MARK: AI tier

    /// Sends a conversation that has just started to the AI or to the humans.
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let isForAI = conversations[place].isRoutedToAI && !conversations[place].asksForHuman
        guard isForAI, let ai = scenario.ai else {
            offerToHumans(place, &agenda)
            return
        }
        if let limit = ai.sessionLimit, aiSessions.level >= limit {
            conversations[place].foundAIFull = true
            switch ai.overflow {
            case .toHumans: offerToHumans(place, &agenda)
            case .rejected: close(place, .blockedByAI, &agenda)
            }
            return
        }
        conversations[place].enteredAI = true
        aiSessions.add(1, at: agenda.now.ticks)
        agenda.schedule(.aiSessionEnded(place), at: agenda.now + conversations[place].aiTime)
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        aiSessions.add(-1, at: agenda.now.ticks)
        if conversations[place].isContained {
            close(place, .contained, &agenda)
        } else {
            conversations[place].isHandOver = true
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
        conversations[place].wasOffered = true
        conversations[place].offered = agenda.now
        conversations[place].offerHour = currentHour(at: agenda.now)
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
        conversations[place].patienceTimer = .none
        guard let patience = customers.patience(of: conversations[place]) else { return }
        conversations[place].patienceTimer = agenda.scheduleCancellable(
            .patienceEnded(place), at: agenda.now + patience)
    }

    private mutating func leaveLine(_ place: UInt32, at now: Instant) {
        lines.remove(place, priorityClass: priorityClass(of: place), in: conversations)
        waiting.add(-1, at: now.ticks)
    }

    private func priorityClass(of place: UInt32) -> Int {
        scenario.intents[Int(conversations[place].intent)].priorityClass
    }

    mutating func abandon(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        leaveLine(place, at: agenda.now)
        close(place, .abandoned, &agenda)
    }

    /// Gives the customers who wait to the agents who have room, as far as either goes.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        while let place = lines.next, let agent = agents.leastLoaded {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].patienceTimer)
            beginHumanSession(place, with: agent, &agenda)
        }
    }

    private mutating func beginHumanSession(
        _ place: UInt32, with agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        conversations[place].wasTaken = true
        conversations[place].taken = agenda.now
        conversations[place].agent = Int32(agent)
        let work = conversations[place].work
        agents.assign(to: agent, at: agenda.now)
        if sharedWork == nil {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + work)
        } else {
            sharedWork?.begin(place, work, of: agent, &agenda)
        }
    }

    mutating func endHumanSession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let agent = Int(conversations[place].agent)
        agents.release(from: agent, at: agenda.now)
        sharedWork?.end(place, of: agent, &agenda)
        close(place, .handled, &agenda)
        serveWaiting(&agenda)
    }
}
