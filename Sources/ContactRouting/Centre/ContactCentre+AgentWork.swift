import SimulationKernel

/// What agents do without a customer: it has a place like a conversation, and takes one of theirs.
extension ContactCentre where Observer: ~Copyable {
    /// An agent of a conversation, and since when they wait for another one to have it.
    struct FirstAgent {
        var group: Int
        var agent: Int
        var since: Instant
    }

    /// Makes a place for what an agent does because of a conversation.
    mutating func agentWork(_ use: AgentUse, because of: UInt32) -> UInt32 {
        let (issue, attempt) = (conversations[of].issue, conversations[of].attempt)
        let place = conversations.insert(issue: issue, conversations[of].traits)
        conversations[place].attempt = attempt
        conversations[place].isAgentWork = true
        conversations[place].turn = use.rawValue
        conversations[place].offered = conversations[of].offered
        conversations[place].offerInterval = conversations[of].offerInterval
        conversations[place].startInterval = conversations[of].startInterval
        conversations[place].queue = conversations[of].queue
        conversations[place].group = conversations[of].group
        conversations[place].agent = conversations[of].agent
        conversations[place].isCounted = conversations[of].isCounted
        if conversations[of].isCounted { openCounted += 1 }
        return place
    }

    /// Lets an agent work for a time, who has kept a place for it.
    mutating func beginAgentWork(
        _ place: UInt32, for time: TimeSpan, _ agenda: inout Agenda<ContactEvent>
    ) {
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        conversations[place].taken = agenda.now
        if humans.groups[group].sharedWork == nil || !isWork(place) {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + time)
        } else {
            humans.groups[group].sharedWork?.begin(place, time, of: agent, &agenda)
        }
    }

    mutating func endAgentWork(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        if isWork(place) { humans.groups[group].sharedWork?.end(place, of: agent, &agenda) }
        if let use = AgentUse(rawValue: conversations[place].turn) {
            observer.agentHeld(
                conversations.view(place), from: conversations[place].taken, to: agenda.now, use)
        }
        dismiss(place)
        free(agent, of: group, &agenda)
    }

    /// Whether it is work, which shares an agent's rate with other work, and not just time.
    private func isWork(_ place: UInt32) -> Bool {
        switch AgentUse(rawValue: conversations[place].turn) {
        case .afterContactWork, .nobodyThere: true
        case .ringing, .away, .colleague, nil: false
        }
    }

    /// Forgets what an agent was to do.
    mutating func dismiss(_ place: UInt32) {
        if conversations[place].isCounted { openCounted -= 1 }
        conversations.remove(place)
    }

    /// An agent has a place free.
    mutating func free(_ agent: Int, of group: Int, _ agenda: inout Agenda<ContactEvent>) {
        humans.groups[group].roster.release(from: agent, at: agenda.now)
        serveOwn(agent, of: group, &agenda)
        if humans.lines.count > 0 || humans.callBacks.count > 0 {
            serveWaiting(by: group, &agenda)
        }
        if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
    }

    // MARK: Ringing

    /// Lets a conversation ring at an agent, for as long as the customer waits.
    mutating func ring(_ place: UInt32, at taker: Taker, _ agenda: inout Agenda<ContactEvent>) {
        humans.groups[taker.group].roster.assign(to: taker.agent, at: agenda.now)
        conversations[place].group = UInt16(taker.group)
        conversations[place].agent = Int32(taker.agent)
        conversations[place].taken = agenda.now
        conversations[place].isRinging = true
        humans.hours.addDue(1, to: Int(conversations[place].queue))
        let isLast = !countRound(place)
        let isLost =
            !isLast
            && customers.happens(
                .noAnswer, humans.rules.ringing.noAnswer, in: conversations[place].attemptAtIssue,
                round: UInt32(conversations[place].rounds))
        conversations[place].isAnswered = !isLost
        let end =
            agenda.now + (isLost ? humans.rules.ringing.noAnswerTime : humans.rules.ringing.time)
        humans.waiting.add(1, at: agenda.now.ticks)
        if let last = patienceEnd(of: place), last < end {
            conversations[place].timer = agenda.scheduleCancellable(
                .patienceEnded(place), at: max(last, agenda.now))
        } else {
            agenda.schedule(.ringingEnds(place), at: end)
        }
    }

    /// Counts that it rings or is passed on once more.
    ///
    /// - Returns: whether there is room for more. The last time, which has no draws of its own,
    ///   an agent accepts and keeps it.
    mutating func countRound(_ place: UInt32) -> Bool {
        guard conversations[place].rounds < .max else { return false }
        conversations[place].rounds += 1
        return conversations[place].rounds < .max
    }

    /// It rings no longer at the agent at whom it did.
    private mutating func stopRinging(_ place: UInt32, at now: Instant) {
        // Until now nobody had taken it; whom it held is told all the same.
        conversations[place].isRinging = false
        observer.agentHeld(
            conversations.view(place), from: conversations[place].taken, to: now, .ringing)
        conversations[place].taken = Conversation.notYet
        humans.waiting.add(-1, at: now.ticks)
        humans.hours.addDue(-1, to: Int(conversations[place].queue))
    }

    mutating func endRinging(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        stopRinging(place, at: agenda.now)
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        let queue = Int(conversations[place].queue)
        guard !conversations[place].isAnswered else {
            let server = humans.server(ofQueue: queue, chosen: group)
            startSpecialSession(
                place, with: Taker(group: group, agent: agent, server: server),
                predictedWait: predictedWait(of: place), &agenda)
            if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
            return
        }
        observer.noAnswer(conversations.view(place), at: agenda.now)
        conversations[place].metPreferred = false
        let away = humans.rules.ringing.awayTime
        if away > .zero {
            beginAgentWork(agentWork(.away, because: place), for: away, &agenda)
        }
        rejoin(place, &agenda)
        // Others first: whoever did not answer is free only then.
        seekAgents(forQueue: queue, &agenda)
        if away == .zero { free(agent, of: group, &agenda) }
    }

    /// A customer gives up while it rings at an agent.
    mutating func abandonRinging(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        stopRinging(place, at: agenda.now)
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        close(place, .abandoned, at: agenda.now, &agenda)
        free(agent, of: group, &agenda)
    }

    /// Puts a conversation back into its queue, where it would stand had it never left it.
    mutating func rejoin(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let queue = Int(conversations[place].queue)
        let isClosed = !humans.hours.isOpen(queue) && !humans.hours.isFinishing(queue)
        if isClosed, humans.afterHours != .wait { return endAtClosing(place, &agenda) }
        humans.lines.insert(place, priorityClass: queue, in: conversations)
        humans.waiting.add(1, at: agenda.now.ticks)
        startPatience(place, &agenda)
        if humans.overflows { scheduleOverflow(ofQueue: queue, &agenda) }
    }

    // MARK: Silent abandonment

    /// Leaves what looks like the customer in the queue.
    mutating func leaveGhost(of place: UInt32) {
        conversations[place].leavesSilently = true
        let ghost = agentWork(.nobodyThere, because: place)
        humans.lines.insert(
            ghost, priorityClass: Int(conversations[place].queue), in: conversations)
    }

    /// Lets an agent find out that nobody is there.
    mutating func findNobody(
        _ place: UInt32, _ taker: Taker, _ agenda: inout Agenda<ContactEvent>
    ) {
        humans.groups[taker.group].roster.assign(to: taker.agent, at: agenda.now)
        conversations[place].group = UInt16(taker.group)
        conversations[place].agent = Int32(taker.agent)
        beginAgentWork(place, for: humans.rules.silentAbandonment?.work ?? .zero, &agenda)
    }
}
