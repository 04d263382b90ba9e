import RandomVariates
import SimulationKernel

/// The way of one conversation through the AI tier and the human tier.
extension ContactCentre {
    // MARK: AI tier

    /// Sends a conversation that has just started to the AI or to the humans.
    mutating func route(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let key = conversations[place].key
        guard let ai = scenario.ai, customers.isRoutedToAI(key, share: ai.share) else {
            offerToHumans(place, &agenda)
            return
        }
        if customers.asksForHuman(key, probability: ai.askForHuman) {
            conversations[place].askedForHuman = true
            offerToHumans(place, &agenda)
        } else if let limit = ai.sessionLimit, aiSessions.level >= limit {
            conversations[place].foundAIFull = true
            switch ai.overflow {
            case .toHumans: offerToHumans(place, &agenda)
            case .rejected: close(place, .blockedByAI, &agenda)
            }
        } else {
            beginAISession(place, &agenda)
        }
    }

    private mutating func beginAISession(
        _ place: UInt32, _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let law = scenario.intents[conversation.intent].aiSession
        let length = customers.aiSession(conversation.key, law)
        conversations[place].enteredAI = true
        conversations[place].aiTime = length
        aiSessions.add(1, at: agenda.now.ticks)
        agenda.schedule(.aiSessionEnded(place), at: agenda.now + length)
    }

    mutating func endAISession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        aiSessions.add(-1, at: agenda.now.ticks)
        let conversation = conversations[place]
        let containment = scenario.intents[conversation.intent].containment
        if customers.isContained(conversation.key, probability: containment) {
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
        conversations[place].offered = agenda.now
        if let agent = agents.leastLoaded {
            beginHumanSession(place, with: agent, &agenda)
        } else if let room = humans.waitingRoom, lines.count >= room {
            close(place, .blockedByHumans, &agenda)
        } else {
            wait(place, &agenda)
        }
    }

    private mutating func wait(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        let intent = scenario.intents[conversation.intent]
        lines.append(place, priorityClass: intent.priorityClass, in: &conversations)
        waiting.add(1, at: agenda.now.ticks)
        conversations[place].patienceTimer = .none
        guard let law = intent.patience else { return }
        let patience = customers.patience(conversation.key, law)
        conversations[place].patienceTimer = agenda.scheduleCancellable(
            .patienceEnded(place), at: agenda.now + patience)
    }

    private mutating func leaveLine(_ place: UInt32, at now: Instant) {
        let priorityClass = scenario.intents[conversations[place].intent].priorityClass
        lines.remove(place, priorityClass: priorityClass, in: &conversations)
        waiting.add(-1, at: now.ticks)
    }

    mutating func abandon(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        leaveLine(place, at: agenda.now)
        close(place, .abandoned, &agenda)
    }

    /// Gives the customers who wait to the agents who have room, as far as either goes.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        while let agent = agents.leastLoaded, let place = lines.next {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].patienceTimer)
            beginHumanSession(place, with: agent, &agenda)
        }
    }

    private mutating func beginHumanSession(
        _ place: UInt32, with agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        let conversation = conversations[place]
        let law = scenario.intents[conversation.intent].humanSession
        let work = customers.humanSession(conversation.key, law)
        conversations[place].taken = agenda.now
        conversations[place].agent = agent
        if sharesRates { settleWork(of: agent, at: agenda.now) }
        agents.assign(place, to: agent, at: agenda.now)
        if sharesRates {
            conversations[place].workLeft = Double(work.ticks)
            conversations[place].completion = .none
            scheduleCompletions(of: agent, &agenda)
        } else {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + work)
        }
    }

    mutating func endHumanSession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let agent = conversations[place].agent
        if sharesRates { settleWork(of: agent, at: agenda.now) }
        agents.release(place, from: agent, at: agenda.now)
        if sharesRates { scheduleCompletions(of: agent, &agenda) }
        close(place, .handled, &agenda)
        serveWaiting(&agenda)
    }

    // MARK: Conversations that share an agent's rate

    private var sharesRates: Bool {
        guard let humans = scenario.humans else { return false }
        return !humans.conversationsAreIndependent
    }

    /// The rate at which each of `load` conversations of one agent proceeds.
    private func rate(withLoad load: Int) -> Double {
        guard let humans = scenario.humans, load > 0 else { return 0 }
        return humans.totalRates[load - 1] / Double(load)
    }

    /// Takes off the work done since the agent's load last changed.
    private mutating func settleWork(of agent: Int, at now: Instant) {
        let held = agents.conversations(of: agent)
        let done = Double((now - settled[agent]).ticks) * rate(withLoad: held.count)
        for place in held { conversations[place].workLeft -= done }
        settled[agent] = now
    }

    /// Schedules the ends of the agent's conversations anew, at the rate of the present load.
    private mutating func scheduleCompletions(
        of agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        let held = agents.conversations(of: agent)
        let rate = rate(withLoad: held.count)
        for place in held {
            agenda.cancel(conversations[place].completion)
            let left = TimeSpan(
                seconds: conversations[place].workLeft / rate
                    / Double(TimeSpan.ticksPerSecond))
            conversations[place].completion = agenda.scheduleCancellable(
                .humanSessionEnded(place), at: agenda.now + left)
        }
    }
}
