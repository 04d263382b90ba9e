import SimulationKernel

/// The sessions of agents with customers, from when they take a conversation.
extension ContactCentre where Observer: ~Copyable {
    /// Gives a conversation to an agent.
    ///
    /// - Parameters:
    ///   - predictedWait: what the customer who waited was told.
    ///   - isCalled: whether the agent calls the customer.
    @inline(__always)
    mutating func beginHumanSession(
        _ place: UInt32, with taker: Taker, predictedWait: TimeSpan?, isCalled: Bool = false,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        if humans.rules.hasMore {
            return beginSpecialSession(
                place, with: taker, predictedWait: predictedWait, isCalled: isCalled, &agenda)
        }
        humans.groups[taker.group].roster.assign(to: taker.agent, at: agenda.now)
        let work = conversations[place].traits.work
        startSession(place, with: taker, work, predictedWait: predictedWait, &agenda)
    }

    /// The same where it may ring first, or concern another agent, too.
    @inline(never)
    private mutating func beginSpecialSession(
        _ place: UInt32, with taker: Taker, predictedWait: TimeSpan?, isCalled: Bool,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let first = firstAgent(of: place)
        if let first { joinTalk(first, because: place, &agenda) }
        // Whoever calls the customer, or is spoken to by a colleague, has accepted.
        if humans.rules.rings, !isCalled, first == nil { return ring(place, at: taker, &agenda) }
        humans.groups[taker.group].roster.assign(to: taker.agent, at: agenda.now)
        startSpecialSession(place, with: taker, predictedWait: predictedWait, &agenda)
    }

    /// Lets an agent, who has kept a place for it, begin a conversation that may be passed on.
    mutating func startSpecialSession(
        _ place: UInt32, with taker: Taker, predictedWait: TimeSpan?,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let untilTransfer = workUntilTransfer(place, inGroup: taker.group)
        let work = untilTransfer ?? conversations[place].traits.work
        startSession(place, with: taker, work, predictedWait: predictedWait, &agenda)
    }

    /// Lets an agent, who has kept a place for it, begin so much work with a conversation.
    @inline(__always)
    private mutating func startSession(
        _ place: UInt32, with taker: Taker, _ usualWork: TimeSpan, predictedWait: TimeSpan?,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        let (group, agent) = (taker.group, taker.agent)
        conversations[place].taken = agenda.now
        conversations[place].group = UInt16(group)
        conversations[place].agent = Int32(agent)
        var work = usualWork
        if taker.server >= 0 {
            work = sped(work, by: humans.table.servers[taker.server].speed, agent, of: group)
        }
        conversations[place].agentLoad = UInt8(humans.groups[group].roster.load(of: agent))
        observer.taken(conversations.view(place), predictedWait: predictedWait)
        if humans.groups[group].sharedWork == nil {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + work)
        } else {
            humans.groups[group].sharedWork?.begin(place, work, of: agent, &agenda)
        }
    }

    /// What work is to an agent with a skill.
    private func sped(
        _ work: TimeSpan, by speed: Double, _ agent: Int, of group: Int
    ) -> TimeSpan {
        let speed = speed * humans.groups[group].speed(of: agent)
        return speed == 1 ? work : TimeSpan(seconds: work.seconds / speed)
    }

    mutating func endHumanSession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if humans.rules.hasMore {
            if conversations[place].isAgentWork { return endAgentWork(place, &agenda) }
            if conversations[place].isToBePassedOn { return passOn(place, &agenda) }
            if let time = afterContactWork(place) { return wrapUp(place, time, &agenda) }
        }
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        humans.groups[group].roster.release(from: agent, at: agenda.now)
        humans.groups[group].sharedWork?.end(place, of: agent, &agenda)
        closeInline(place, .handled, at: agenda.now, &agenda)
        if humans.rules.hasMore { serveOwn(agent, of: group, &agenda) }
        if humans.lines.count > 0 || humans.callBacks.count > 0 {
            serveWaiting(by: group, &agenda)
        }
        if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
    }

    /// What is left to do for an agent when the customer has gone; nil for nothing.
    private func afterContactWork(_ place: UInt32) -> TimeSpan? {
        let traits = conversations[place].traits
        guard let law = scenario.intents[Int(traits.intent)].afterContactWork else { return nil }
        let luck = customers.luck(.afterContactWork, in: conversations[place].attemptAtIssue)
        let time = TimeSpan(seconds: law.quantile(luck))
        return time > .zero ? time : nil
    }

    /// Ends a conversation whose agent has something left to do.
    private mutating func wrapUp(
        _ place: UInt32, _ time: TimeSpan, _ agenda: inout Agenda<ContactEvent>
    ) {
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        let server = humans.server(ofQueue: Int(conversations[place].queue), chosen: group)
        let speed = server >= 0 ? humans.table.servers[server].speed : 1
        let work = agentWork(.afterContactWork, because: place)
        humans.groups[group].sharedWork?.end(place, of: agent, &agenda)
        observer.wrapUpBegins(conversations.view(place))
        close(place, .handled, at: agenda.now, &agenda)
        beginAgentWork(work, for: sped(time, by: speed, agent, of: group), &agenda)
    }
}
