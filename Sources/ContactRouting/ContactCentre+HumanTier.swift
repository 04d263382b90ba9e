import SimulationKernel

/// The way of one conversation through the human tier.
extension ContactCentre {
    mutating func offerToHumans(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard hasHumans else {
            close(place, .unserved, at: agenda.now, &agenda)
            return
        }
        if agents.onDuty == 0 {
            switch afterHours {
            case .unserved: return close(place, .unserved, at: agenda.now, &agenda)
            case .callBack: return callBack(place, &agenda)
            case .waits: break
            }
        }
        conversations[place].pointee.offered = agenda.now
        conversations[place].pointee.offerHour = currentHour(at: agenda.now)
        if let agent = agents.leastLoaded {
            estimator?.lastWait = .zero
            beginHumanSession(place, with: agent, &agenda)
        } else if lines.count >= waitingRoom {
            close(place, .blockedByHumans, at: agenda.now, &agenda)
        } else {
            wait(place, &agenda)
        }
    }

    private mutating func wait(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if estimator != nil {
            conversations[place].pointee.due = agenda.now + expectedWait(at: agenda.now)
        }
        lines.append(place, priorityClass: priorityClass(of: place), in: conversations)
        waiting.add(1, at: agenda.now.ticks)
        startPatience(place, &agenda)
    }

    /// Schedules the end of a customer's patience, if there is one.
    mutating func startPatience(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let conversation = conversations[place]
        conversation.pointee.timer = .none
        let patience = customers.patience(
            at: conversation.pointee.issue, attempt: conversation.pointee.attempt,
            intent: conversation.pointee.traits.intent)
        guard let patience else { return }
        let left = TimeSpan(
            ticks: max(0, patience.ticks - patienceSpent(conversation).ticks))
        conversation.pointee.timer = agenda.scheduleCancellable(
            .patienceEnded(place), at: agenda.now + left)
    }

    /// How long the customer has waited for the AI already: from the start, for whoever waits for
    /// it does so at once.
    private func patienceSpent(_ conversation: UnsafePointer<Conversation>) -> TimeSpan {
        guard !aiTier.patienceRestarts, conversation.pointee.enteredAI else { return .zero }
        return conversation.pointee.sessionStarted - conversation.pointee.started
    }

    /// The predicted wait of a customer who is handed over now.
    mutating func expectedWait(at now: Instant) -> TimeSpan {
        guard let estimator, agents.leastLoaded == nil else { return .zero }
        let head = lines.next.map { now - conversations[$0].pointee.offered } ?? .zero
        return estimator.wait(
            queueLength: lines.count, agents: agents.onDuty, headWait: head)
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

    /// Lets a human call the customer back as soon as one has nobody waiting. Who waits for a
    /// call loses no patience and takes no room.
    mutating func callBack(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard hasHumans else { return close(place, .unserved, at: agenda.now, &agenda) }
        callBacks.append(place, priorityClass: 0, in: conversations)
        serveWaiting(&agenda)
    }

    /// Gives the customers who wait to the agents who have room, as far as either goes; then
    /// those who are to be called back.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        while let place = lines.next, let agent = agents.leastLoaded {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].pointee.timer)
            if estimator != nil { recordPrediction(place, at: agenda.now) }
            beginHumanSession(place, with: agent, &agenda)
        }
        while let place = callBacks.next, let agent = agents.leastLoaded {
            callBacks.remove(place, priorityClass: 0, in: conversations)
            conversations[place].pointee.offered = agenda.now
            conversations[place].pointee.offerHour = currentHour(at: agenda.now)
            beginHumanSession(place, with: agent, &agenda)
        }
    }

    /// Sets the wait that just ended beside what was predicted.
    private mutating func recordPrediction(_ place: UInt32, at now: Instant) {
        let conversation = conversations[place]
        let actual = now - conversation.pointee.offered
        estimator?.lastWait = actual
        guard conversation.pointee.isCounted else { return }
        recorder.predictions.add(
            predicted: conversation.pointee.due - conversation.pointee.offered, actual: actual)
    }

    private mutating func beginHumanSession(
        _ place: UInt32, with agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        conversations[place].pointee.taken = agenda.now
        conversations[place].pointee.agent = Int32(agent)
        let work = conversations[place].pointee.traits.work
        agents.assign(to: agent, at: agenda.now)
        conversations[place].pointee.agentLoad = UInt8(agents.load(of: agent))
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
        closeInline(place, .handled, at: agenda.now, &agenda)
        if lines.count > 0 || callBacks.count > 0 { serveWaiting(&agenda) }
    }
}
