import SimulationKernel

/// The way of one conversation through the human tier.
extension ContactCentre where Observer: ~Copyable {
    mutating func offerToHumans(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.exists else {
            close(place, .unserved, at: agenda.now, &agenda)
            return
        }
        _ = setQueue(of: place)
        join(place, &agenda)
    }

    /// Offers a conversation to those who serve its queue.
    @inline(__always)
    mutating func join(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        let queue = Int(conversations[place].queue)
        if !humans.hours.isOpen(queue), !isAwaited(place, inQueue: queue) {
            switch humans.isServed(queue) ? humans.afterHours : .leave {
            case .leave: return close(place, .unserved, at: agenda.now, &agenda)
            case .callBack:
                promiseCall(place, &agenda)
                return serveWaiting(&agenda)
            case .wait: break
            }
        }
        offer(place, at: agenda.now)
        if humans.rules.hasMore, let own = preferredAgent(of: place, queue: queue) {
            return offer(place, toOwn: own, &agenda)
        }
        if let taker = taker(of: place, inQueue: queue, at: agenda.now) {
            if taker.server >= 0, !humans.hasOwnRouting, humans.lines.count(of: queue) > 0 {
                // Whoever came first is served first.
                wait(place, &agenda)
                return serve(queue, &agenda)
            }
            estimator?.setLastWait(.zero, ofQueue: queue)
            beginHumanSession(place, with: taker, predictedWait: nil, &agenda)
        } else if humans.isFull {
            close(place, .blockedByHumans, at: agenda.now, &agenda)
        } else {
            wait(place, &agenda)
        }
    }

    /// Whether agents of a closed queue have stayed for a conversation.
    private func isAwaited(_ place: UInt32, inQueue queue: Int) -> Bool {
        humans.map.queues[queue].isPassedOn
            ? humans.hours.isFinishing(queue) : isWaitedFor(place)
    }

    /// Offers a conversation to the customer's own agent alone.
    private mutating func offer(
        _ place: UInt32, toOwn taker: Taker, _ agenda: inout Agenda<ContactEvent>
    ) {
        if humans.groups[taker.group].roster.hasRoom(taker.agent) {
            let queue = Int(conversations[place].queue)
            estimator?.setLastWait(.zero, ofQueue: queue)
            conversations[place].metPreferred = true
            beginHumanSession(place, with: taker, predictedWait: nil, &agenda)
        } else if humans.isFull {
            close(place, .blockedByHumans, at: agenda.now, &agenda)
        } else {
            waitForAgent(place, taker, &agenda)
        }
    }

    /// Finds the queue of a conversation for humans.
    @inline(__always)
    private mutating func setQueue(of place: UInt32) -> Int {
        let queue = humans.map.queue(of: conversations[place].traits)
        conversations[place].queue = queue
        return Int(queue)
    }

    @inline(__always)
    private mutating func offer(_ place: UInt32, at now: Instant) {
        conversations[place].offered = now
        if estimator != nil { conversations[place].due = Conversation.notYet }
        conversations[place].offerInterval = currentInterval(at: now)
        observer.offered(conversations.view(place))
    }

    /// Who takes a conversation at once, if anybody does.
    @inline(__always)
    private func taker(of place: UInt32, inQueue queue: Int, at now: Instant) -> Taker? {
        if humans.isPlain, !humans.hasOwnRouting { return humans.firstWithRoom }
        return choose(for: place, inQueue: queue, at: now)
    }

    @inline(never)
    private func choose(for place: UInt32, inQueue queue: Int, at now: Instant) -> Taker? {
        guard let routing = humans.routing else {
            let ahead = humans.lines.count(of: queue) + 1
            return humans.server(ofQueue: queue, waited: .zero, ahead: ahead, at: now)
                .flatMap { humans.taker($0) }
        }
        let group = humans.look(conversations, at: now) { view in
            routing.group(for: conversations.view(place), view)
        }
        return group.map { taker(inGroup: $0, ofQueue: queue) }
    }

    /// The agent of a group that a policy of the user's own has chosen.
    private func taker(inGroup group: Int, ofQueue queue: Int) -> Taker {
        guard let agent = humans.groups[group].roster.next else {
            preconditionFailure("a routing policy chose a group without room")
        }
        return Taker(
            group: group, agent: agent, server: humans.server(ofQueue: queue, chosen: group))
    }

    /// The customer whom an agent of a group takes next, if any is to be taken, and by which
    /// server.
    @inline(__always)
    private func next(for group: Int, at now: Instant) -> (place: UInt32, server: Int)? {
        if humans.isPlain, !humans.hasOwnRouting { return humans.lines.next.map { ($0, -1) } }
        return choose(forGroup: group, at: now)
    }

    @inline(never)
    private func choose(
        forGroup group: Int, at now: Instant
    ) -> (place: UInt32, server: Int)? {
        if !humans.hasOwnRouting { return humans.next(for: group, at: now, in: conversations) }
        guard humans.lines.count > 0, let routing = humans.routing else { return nil }
        let queue = humans.look(conversations, at: now) { view in
            routing.queue(for: group, view)
        }
        return queue.flatMap { queue in
            humans.lines.head(of: queue).map {
                ($0, humans.server(ofQueue: queue, chosen: group))
            }
        }
    }

    private mutating func wait(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if estimator != nil {
            let wait = expectedWait(inQueue: Int(conversations[place].queue), at: agenda.now)
            conversations[place].due = agenda.now + wait
            if humans.rules.announcesWaits, hears(place, at: agenda.now) {
                return close(place, .balked, at: agenda.now, &agenda)
            }
        }
        let queue = Int(conversations[place].queue)
        humans.lines.append(place, priorityClass: queue, in: conversations)
        if !conversations[place].isOnHold {
            humans.waiting.add(1, at: agenda.now.ticks)
            startPatience(place, &agenda)
        } else {
            observer.awaitsCall(conversations.view(place), at: agenda.now)
            if conversations[place].holdsFirstAgent { letGo(because: place, &agenda) }
        }
        if humans.overflows { scheduleOverflow(ofQueue: queue, &agenda) }
    }

    /// Tells a customer who is about to wait how long that will be.
    ///
    /// - Returns: whether they leave rather than join the queue. Else they may have accepted a call
    ///   back.
    private mutating func hears(_ place: UInt32, at now: Instant) -> Bool {
        let (wait, attempt) = (
            conversations[place].due - now, conversations[place].attemptAtIssue
        )
        if let law = humans.rules.balksAbove,
            wait.seconds > law.quantile(customers.luck(.balking, in: attempt))
        {
            return true
        }
        if let offer = humans.rules.callBackOffer, wait > offer.above {
            conversations[place].isOnHold = customers.happens(
                .callBackAcceptance, offer.acceptance, in: attempt)
        }
        return false
    }

    /// Schedules the end of a customer's patience, if there is one.
    mutating func startPatience(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        conversations[place].timer = .none
        guard let end = patienceEnd(of: place) else { return }
        conversations[place].timer = agenda.scheduleCancellable(
            .patienceEnded(place), at: max(end, agenda.now))
    }

    /// When a customer who waits gives up; nil for never. Patience begins with the wait for the AI,
    /// if there is one, else with the offer to humans, and anew with every transfer.
    func patienceEnd(of place: UInt32) -> Instant? {
        let patience = customers.patience(
            in: conversations[place].attemptAtIssue, traits: conversations[place].traits)
        guard let patience else { return nil }
        let left = TimeSpan(ticks: max(0, patience.ticks - patienceSpent(place).ticks))
        let begin =
            conversations[place].isInAILine
            ? conversations[place].started : conversations[place].offered
        return begin + left
    }

    /// How long the customer has waited for the AI already: from the start, for whoever waits for
    /// it does so at once.
    private func patienceSpent(_ place: UInt32) -> TimeSpan {
        guard !aiTier.patienceRestarts, conversations[place].enteredAI else { return .zero }
        return conversations[place].sessionStarted - conversations[place].started
    }

    /// The predicted wait of a customer who joins a queue now.
    mutating func expectedWait(inQueue queue: Int, at now: Instant) -> TimeSpan {
        guard let estimator else { return .zero }
        if humans.isPlain {
            guard humans.firstWithRoom == nil else { return .zero }
            let head = humans.lines.next.map { now - conversations[$0].offered } ?? .zero
            return estimator.wait(
                queueLength: humans.lines.count, departures: estimator.departures(of: humans),
                headWait: head, ofQueue: 0)
        }
        let ahead = humans.lines.count(of: queue) + 1
        guard humans.server(ofQueue: queue, waited: .zero, ahead: ahead, at: now) == nil else {
            return .zero
        }
        let head = humans.lines.head(of: queue).map { now - conversations[$0].offered } ?? .zero
        return estimator.wait(
            queueLength: humans.competitors(forQueue: queue),
            departures: humans.departures(ofQueue: queue) { _ in true }, headWait: head,
            ofQueue: queue)
    }

    mutating func leaveLine(_ place: UInt32, at now: Instant) {
        if conversations[place].isInAgentLine {
            conversations[place].isInAgentLine = false
            humans.hours.addDue(-1, to: Int(conversations[place].queue))
            humans.agentLines.remove(
                place, from: Int(conversations[place].group), Int(conversations[place].agent),
                in: conversations)
        } else {
            humans.lines.remove(
                place, priorityClass: Int(conversations[place].queue), in: conversations)
        }
        // Neither what is no customer nor who waits for a call is in the queue.
        if !conversations[place].isAgentWork, !conversations[place].isOnHold {
            humans.waiting.add(-1, at: now.ticks)
        }
    }

    mutating func abandon(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if conversations[place].isRinging { return abandonRinging(place, &agenda) }
        let queue = Int(conversations[place].queue)
        let isInQueue = !conversations[place].isInAgentLine
        leaveLine(place, at: agenda.now)
        if let silence = humans.rules.silentAbandonment, isInQueue,
            customers.happens(
                .silentAbandonment, silence.share,
                in: conversations[place].attemptAtIssue)
        {
            leaveGhost(of: place)
        }
        close(place, .abandoned, at: agenda.now, &agenda)
        if humans.overflows { scheduleOverflow(ofQueue: queue, &agenda) }
        if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
    }

    /// Lets a human call the customer back as soon as one has nobody waiting. Who waits for a
    /// call loses no patience and takes no room.
    mutating func callBack(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.exists else {
            return close(place, .unserved, at: agenda.now, &agenda)
        }
        guard humans.isServed(setQueue(of: place)) else {
            return close(place, .unserved, at: agenda.now, &agenda)
        }
        promiseCall(place, isTold: true, &agenda)
        serveWaiting(&agenda)
    }

    /// Lets a customer wait for a call. Where everybody takes everything there is one line.
    ///
    /// - Parameter isTold: whether the promise was told of before.
    mutating func promiseCall(
        _ place: UInt32, isTold: Bool = false, _ agenda: inout Agenda<ContactEvent>
    ) {
        if !isTold, !conversations[place].isOnHold {
            observer.awaitsCall(conversations.view(place), at: agenda.now)
        }
        conversations[place].isOnHold = false
        if conversations[place].holdsFirstAgent { letGo(because: place, &agenda) }
        let line = humans.isPlain ? 0 : Int(conversations[place].queue)
        humans.callBacks.append(place, priorityClass: line, in: conversations)
    }

    /// Lets every group serve those who wait.
    mutating func serveWaiting(_ agenda: inout Agenda<ContactEvent>) {
        for group in 0..<humans.groups.count { serveWaiting(by: group, &agenda) }
    }

    /// Gives the customers who wait to the agents of a group who have room, as far as either goes;
    /// then those who are to be called back.
    mutating func serveWaiting(
        by group: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        while let agent = humans.groups[group].roster.next,
            let (place, server) = next(for: group, at: agenda.now)
        {
            take(place, by: Taker(group: group, agent: agent, server: server), &agenda)
        }
        while let agent = humans.groups[group].roster.next,
            let (place, server) = nextCallBack(for: group)
        {
            let line = humans.isPlain ? 0 : Int(conversations[place].queue)
            humans.callBacks.remove(place, priorityClass: line, in: conversations)
            observer.called(conversations.view(place), at: agenda.now)
            offer(place, at: agenda.now)
            beginHumanSession(
                place, with: Taker(group: group, agent: agent, server: server),
                predictedWait: nil, isCalled: true, &agenda)
        }
    }

    /// Who is called back next by a group: nobody while somebody waits, for a policy that leaves
    /// somebody waiting keeps the room free for somebody else.
    private func nextCallBack(for group: Int) -> (place: UInt32, server: Int)? {
        guard humans.callBacks.count > 0, !humans.hasOwnRouting || humans.lines.count == 0 else {
            return nil
        }
        if !humans.isPlain {
            return humans.nextCallBack(for: group, in: conversations)
        }
        guard humans.lines.count == 0, humans.hours.isAnyOpen,
            let place = humans.callBacks.next
        else { return nil }
        return (place, -1)
    }

    /// Gives a customer who waits to an agent.
    mutating func take(
        _ place: UInt32, by taker: Taker, _ agenda: inout Agenda<ContactEvent>
    ) {
        let queue = Int(conversations[place].queue)
        leaveLine(place, at: agenda.now)
        agenda.cancel(conversations[place].timer)
        conversations[place].timer = .none
        if conversations[place].isAgentWork {
            findNobody(place, taker, &agenda)
            if humans.overflows { scheduleOverflow(ofQueue: queue, &agenda) }
            return
        }
        let isCalled = conversations[place].isOnHold
        if isCalled { callNow(place, at: agenda.now) }
        let predicted = predictedWait(of: place)
        let wait = agenda.now - conversations[place].offered
        estimator?.setLastWait(wait, ofQueue: queue)
        beginHumanSession(
            place, with: taker, predictedWait: predicted, isCalled: isCalled, &agenda)
        if humans.overflows { scheduleOverflow(ofQueue: queue, &agenda) }
    }

    /// What the customer who waited was told, if anybody predicts.
    func predictedWait(of place: UInt32) -> TimeSpan? {
        let isKnown = estimator != nil && conversations[place].due != Conversation.notYet
        return isKnown ? conversations[place].due - conversations[place].offered : nil
    }

    /// It is the turn of a customer who waits for a call.
    private mutating func callNow(_ place: UInt32, at now: Instant) {
        observer.calledBack(conversations.view(place), at: now)
        observer.called(conversations.view(place), at: now)
        conversations[place].isOnHold = false
        offer(place, at: now)
    }
}
