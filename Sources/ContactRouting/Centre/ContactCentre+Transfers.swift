import SimulationKernel

/// Conversations that one agent passes on to another.
extension ContactCentre where Observer: ~Copyable {
    /// The first rule for conversations of a group; nil if they keep them.
    func transferRule(forGroup group: Int) -> Int? {
        humans.rules.transfers.firstIndex { $0.from.contains(group) }
    }

    /// The work until the agent who has just taken a conversation passes it on; nil if they will
    /// not.
    mutating func workUntilTransfer(_ place: UInt32, inGroup group: Int) -> TimeSpan? {
        guard let rule = transferRule(forGroup: group) else { return nil }
        let transfer = humans.rules.transfers[rule]
        let attempt = conversations[place].attemptAtIssue
        let round = UInt32(conversations[place].rounds)
        let complexity = Int(conversations[place].traits.complexity)
        let queue = humans.rules.transferQueues[rule][Int(conversations[place].queue)]
        guard let queue, conversations[place].rounds < .max,
            customers.happens(
                .transfer, transfer.shares[complexity], in: attempt, round: round)
        else { return nil }
        conversations[place].isToBePassedOn = true
        humans.hours.addDue(1, to: queue)
        return TimeSpan(
            seconds: transfer.work.quantile(
                customers.luck(.transferWork, in: attempt, round: round)))
    }

    /// An agent passes a conversation on: it is offered anew, to others.
    mutating func passOn(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        guard let rule = transferRule(forGroup: group),
            let queue = humans.rules.transferQueues[rule][Int(conversations[place].queue)]
        else { preconditionFailure("a conversation cannot be passed on") }
        humans.groups[group].sharedWork?.end(place, of: agent, &agenda)
        observer.passedOn(conversations.view(place), at: agenda.now)
        conversations[place].isToBePassedOn = false
        conversations[place].metPreferred = false
        _ = countRound(place)
        humans.hours.addDue(-1, to: queue)
        conversations[place].taken = Conversation.notYet
        conversations[place].offered = agenda.now
        conversations[place].queue = UInt16(queue)
        let isWarm = humans.rules.transfers[rule].isWarm
        conversations[place].holdsFirstAgent = isWarm
        join(place, &agenda)
        if !isWarm {
            free(agent, of: group, &agenda)
        } else if humans.hours.finishing > 0 {
            goHomeIfDone(&agenda)
        }
    }

    /// The agent who stays with a conversation until another has it; nil if there is none.
    func firstAgent(of place: UInt32) -> FirstAgent? {
        guard conversations[place].holdsFirstAgent else { return nil }
        return FirstAgent(
            group: Int(conversations[place].group), agent: Int(conversations[place].agent),
            since: conversations[place].offered)
    }

    /// Lets the agent go who stayed with a conversation that is to wait for a call.
    mutating func letGo(because place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard let first = firstAgent(of: place) else { return }
        tellOfFirstAgent(of: place, until: agenda.now)
        observer.firstAgentLeft(conversations.view(place), at: agenda.now)
        conversations[place].holdsFirstAgent = false
        free(first.agent, of: first.group, &agenda)
    }

    /// Tells how long an agent has stayed with a conversation that waits for another.
    mutating func tellOfFirstAgent(of place: UInt32, until end: Instant) {
        guard let first = firstAgent(of: place) else { return }
        observer.agentHeld(conversations.view(place), from: first.since, to: end, .colleague)
    }

    /// Lets the first agent stay for as long as both talk to the customer.
    ///
    /// - Parameter first: who it was, before another one took the conversation.
    mutating func joinTalk(
        _ first: FirstAgent, because place: UInt32, _ agenda: inout Agenda<ContactEvent>
    ) {
        let rule = transferRule(forGroup: first.group)
        let time = rule.flatMap { humans.rules.transfers[$0].jointWork } ?? .zero
        tellOfFirstAgent(of: place, until: agenda.now)
        conversations[place].holdsFirstAgent = false
        let work = agentWork(.colleague, because: place)
        conversations[work].group = UInt16(first.group)
        conversations[work].agent = Int32(first.agent)
        beginAgentWork(work, for: time, &agenda)
    }
}
