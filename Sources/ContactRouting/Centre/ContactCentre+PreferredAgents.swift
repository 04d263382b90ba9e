import SimulationKernel

/// Customers who have an agent of their own.
extension ContactCentre where Observer: ~Copyable {
    /// The agent of a customer, if there is one who is on duty and may take the conversation; it is
    /// noted that it was sent to them.
    mutating func preferredAgent(of place: UInt32, queue: Int) -> Taker? {
        guard let rule = humans.rules.preferredAgent, conversations[place].rounds == 0 else {
            return nil
        }
        let found =
            rule.who == .previous
            ? previousAgent(of: place, rule) : ownAgent(of: place, rule, queue)
        guard let found, humans.groups[found.group].roster.isOnDuty(found.agent) else { return nil }
        var taker = found
        if !humans.isPlain {
            guard let server = humans.table.server(ofQueue: queue, group: taker.group),
                humans.table.servers[server].isAtOnce
            else { return nil }
            taker.server = server
        }
        conversations[place].prefersAgent = true
        return taker
    }

    private func previousAgent(of place: UInt32, _ rule: PreferredAgent) -> Taker? {
        guard conversations[place].knowsAgent,
            customers.luck(.preference, in: conversations[place].attemptAtIssue) < rule.share
        else { return nil }
        return Taker(
            group: Int(conversations[place].group), agent: Int(conversations[place].agent))
    }

    /// Any of the agents of all groups that may take the queue, with the same probability.
    private func ownAgent(of place: UInt32, _ rule: PreferredAgent, _ queue: Int) -> Taker? {
        let issue = conversations[place].issue
        guard customers.luck(.preference, ofIssue: issue) < rule.share else { return nil }
        let groups = humans.groupsAtOnce(ofQueue: queue)
        let count = groups.reduce(0) { $0 + humans.sizes[$1] }
        var number = Int(customers.luck(.ownAgent, ofIssue: issue) * Double(count))
        for group in groups {
            if number < humans.sizes[group] { return Taker(group: group, agent: number) }
            number -= humans.sizes[group]
        }
        return nil
    }

    /// Lets a customer wait for one agent alone, for a time.
    mutating func waitForAgent(
        _ place: UInt32, _ taker: Taker, _ agenda: inout Agenda<ContactEvent>
    ) {
        if estimator != nil {
            let wait = expectedWait(inQueue: Int(conversations[place].queue), at: agenda.now)
            conversations[place].due = agenda.now + wait
        }
        conversations[place].group = UInt16(taker.group)
        conversations[place].agent = Int32(taker.agent)
        conversations[place].isInAgentLine = true
        humans.agentLines.append(place, to: taker.group, taker.agent, in: conversations)
        humans.hours.addDue(1, to: Int(conversations[place].queue))
        humans.waiting.add(1, at: agenda.now.ticks)
        let end = humans.rules.preferredAgent?.timeout.map { agenda.now + $0 }
        if let end, patienceEnd(of: place).map({ end < $0 }) ?? true {
            conversations[place].timer = agenda.scheduleCancellable(
                .preferenceEnds(place), at: end)
        } else {
            startPatience(place, &agenda)
        }
    }

    /// Gives an agent who has room the customers who wait for them alone.
    mutating func serveOwn(_ agent: Int, of group: Int, _ agenda: inout Agenda<ContactEvent>) {
        while humans.groups[group].roster.isOnDuty(agent),
            humans.groups[group].roster.hasRoom(agent),
            let place = humans.agentLines.head(of: group, agent)
        {
            let server = humans.server(ofQueue: Int(conversations[place].queue), chosen: group)
            conversations[place].metPreferred = true
            take(place, by: Taker(group: group, agent: agent, server: server), &agenda)
        }
    }

    /// A customer takes any agent from now on.
    mutating func endPreference(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let queue = Int(conversations[place].queue)
        leaveLine(place, at: agenda.now)
        rejoin(place, &agenda)
        seekAgents(forQueue: queue, &agenda)
    }

    /// Customers of agents who have gone home take any.
    mutating func releaseFromAgents(_ agenda: inout Agenda<ContactEvent>) {
        guard humans.agentLines.count > 0 else { return }
        for place in humans.agentLines.places(in: conversations) {
            let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
            guard !humans.groups[group].roster.isOnDuty(agent) else { continue }
            agenda.cancel(conversations[place].timer)
            leaveLine(place, at: agenda.now)
            rejoin(place, &agenda)
        }
    }
}
