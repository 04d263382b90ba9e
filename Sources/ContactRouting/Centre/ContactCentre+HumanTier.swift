import SimulationKernel

/// The way of one conversation through the human tier.
extension ContactCentre where Observer: ~Copyable {
    mutating func offerToHumans(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.exists else {
            close(place, .unserved, at: agenda.now, &agenda)
            return
        }
        if !humans.isOpen, !isWaitedFor(place) {
            switch humans.afterHours {
            case .leave: return close(place, .unserved, at: agenda.now, &agenda)
            case .callBack: return callBack(place, &agenda)
            case .wait: break
            }
        }
        conversations[place].offered = agenda.now
        conversations[place].offerInterval = currentInterval(at: agenda.now)
        observer.offered(conversations.view(place))
        if let group = group(for: place, at: agenda.now) {
            estimator?.lastWait = .zero
            beginHumanSession(place, with: group, predictedWait: nil, &agenda)
        } else if humans.lines.count >= humans.waitingRoom {
            close(place, .blockedByHumans, at: agenda.now, &agenda)
        } else {
            wait(place, &agenda)
        }
    }

    /// The group that takes a conversation at once, if any does.
    @inline(__always)
    private func group(for place: UInt32, at now: Instant) -> Int? {
        guard humans.hasOwnRouting, let routing = humans.routing else {
            return humans.firstWithRoom
        }
        return RoutingView.look(at: humans.groups, humans.lines, conversations, now) { view in
            routing.group(for: conversations.view(place), view)
        }
    }

    /// The customer whom an agent of a group takes next, if any is to be taken.
    @inline(__always)
    private func next(for group: Int, at now: Instant) -> UInt32? {
        guard humans.hasOwnRouting, let routing = humans.routing else {
            return humans.lines.next
        }
        guard humans.lines.count > 0 else { return nil }
        let queue = RoutingView.look(at: humans.groups, humans.lines, conversations, now) { view in
            routing.queue(for: group, view)
        }
        return queue.flatMap { humans.lines.head(of: $0) }
    }

    private mutating func wait(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if estimator != nil {
            conversations[place].due = agenda.now + expectedWait(at: agenda.now)
        }
        humans.lines.append(place, priorityClass: priorityClass(of: place), in: conversations)
        humans.waiting.add(1, at: agenda.now.ticks)
        startPatience(place, &agenda)
    }

    /// Schedules the end of a customer's patience, if there is one.
    mutating func startPatience(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        conversations[place].timer = .none
        let patience = customers.patience(
            in: conversations[place].attemptAtIssue,
            intent: conversations[place].traits.intent)
        guard let patience else { return }
        let left = TimeSpan(
            ticks: max(0, patience.ticks - patienceSpent(place).ticks))
        conversations[place].timer = agenda.scheduleCancellable(
            .patienceEnded(place), at: agenda.now + left)
    }

    /// How long the customer has waited for the AI already: from the start, for whoever waits for
    /// it does so at once.
    private func patienceSpent(_ place: UInt32) -> TimeSpan {
        guard !aiTier.patienceRestarts, conversations[place].enteredAI else { return .zero }
        return conversations[place].sessionStarted - conversations[place].started
    }

    /// The predicted wait of a customer who is handed over now.
    mutating func expectedWait(at now: Instant) -> TimeSpan {
        guard let estimator, humans.firstWithRoom == nil else { return .zero }
        let head = humans.lines.next.map { now - conversations[$0].offered } ?? .zero
        return estimator.wait(
            queueLength: humans.lines.count, departures: estimator.departures(of: humans),
            headWait: head)
    }

    mutating func leaveLine(_ place: UInt32, at now: Instant) {
        humans.lines.remove(place, priorityClass: priorityClass(of: place), in: conversations)
        humans.waiting.add(-1, at: now.ticks)
    }

    private func priorityClass(of place: UInt32) -> Int {
        scenario.intents[Int(conversations[place].traits.intent)].priorityClass
    }

    mutating func abandon(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        leaveLine(place, at: agenda.now)
        close(place, .abandoned, at: agenda.now, &agenda)
        if humans.isFinishing { goHomeIfDone(&agenda) }
    }

    /// Lets a human call the customer back as soon as one has nobody waiting. Who waits for a
    /// call loses no patience and takes no room.
    mutating func callBack(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.exists else {
            return close(place, .unserved, at: agenda.now, &agenda)
        }
        humans.callBacks.append(place, priorityClass: 0, in: conversations)
        serveWaiting(&agenda)
    }

    /// Lets every group serve those who wait.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        for group in 0..<humans.groups.count { serveWaiting(by: group, &agenda) }
    }

    /// Gives the customers who wait to the agents of a group who have room, as far as either goes;
    /// then those who are to be called back.
    private mutating func serveWaiting(
        by group: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        while humans.groups[group].roster.leastLoaded != nil,
            let place = next(for: group, at: agenda.now)
        {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].timer)
            let predicted =
                estimator == nil ? nil : conversations[place].due - conversations[place].offered
            let wait = agenda.now - conversations[place].offered
            estimator?.lastWait = wait
            beginHumanSession(place, with: group, predictedWait: predicted, &agenda)
        }
        // A policy that leaves somebody waiting keeps the room free for somebody else.
        while humans.isOpen, humans.lines.count == 0,
            humans.groups[group].roster.leastLoaded != nil,
            let place = humans.callBacks.next
        {
            humans.callBacks.remove(place, priorityClass: 0, in: conversations)
            conversations[place].offered = agenda.now
            conversations[place].offerInterval = currentInterval(at: agenda.now)
            observer.offered(conversations.view(place))
            beginHumanSession(place, with: group, predictedWait: nil, &agenda)
        }
    }

    /// Gives a conversation to the agent of a group who has least to do.
    ///
    /// - Parameter predictedWait: what the customer who waited was told.
    private mutating func beginHumanSession(
        _ place: UInt32, with group: Int, predictedWait: TimeSpan?,
        _ agenda: inout Agenda<ContactEvent>
    ) {
        guard let agent = humans.groups[group].roster.leastLoaded else {
            preconditionFailure("a routing policy chose a group without room")
        }
        conversations[place].taken = agenda.now
        conversations[place].group = UInt16(group)
        conversations[place].agent = Int32(agent)
        let work = conversations[place].traits.work
        humans.groups[group].roster.assign(to: agent, at: agenda.now)
        conversations[place].agentLoad = UInt8(humans.groups[group].roster.load(of: agent))
        observer.taken(conversations.view(place), predictedWait: predictedWait)
        if humans.groups[group].sharedWork == nil {
            agenda.schedule(.humanSessionEnded(place), at: agenda.now + work)
        } else {
            humans.groups[group].sharedWork?.begin(place, work, of: agent, &agenda)
        }
    }

    mutating func endHumanSession(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let (group, agent) = (Int(conversations[place].group), Int(conversations[place].agent))
        humans.groups[group].roster.release(from: agent, at: agenda.now)
        humans.groups[group].sharedWork?.end(place, of: agent, &agenda)
        closeInline(place, .handled, at: agenda.now, &agenda)
        if humans.lines.count > 0 || humans.callBacks.count > 0 {
            serveWaiting(by: group, &agenda)
        }
        if humans.isFinishing { goHomeIfDone(&agenda) }
    }
}
