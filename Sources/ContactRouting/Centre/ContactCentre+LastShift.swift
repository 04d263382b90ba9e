import SimulationKernel

/// What happens when nobody who serves a queue is planned to be on duty any more.
extension ContactCentre where Observer: ~Copyable {
    /// Whether agents stay for a conversation that the AI has had in hand since before the last
    /// shift ended.
    @inline(__always)
    func isWaitedFor(_ place: UInt32) -> Bool {
        guard humans.hours.finishing > 0, humans.finish == .sessions else { return false }
        let queue = Int(humans.map.queue(of: conversations[place].traits))
        return humans.hours.isFinishing(queue) && conversations[place].enteredAI
            && conversations[place].sessionStarted < humans.hours.closedAt(queue)
    }

    /// Brings agents on and off duty as planned; those of a queue that closes finish what they are
    /// to finish.
    mutating func changeStaffing(_ agenda: inout Agenda<ContactEvent>) {
        guard humans.exists else { return }
        let now = agenda.now
        if humans.beginDay(scenario, at: now) { tellOfPeople(at: now) }
        humans.plan(scenario, at: now)
        var closing: [Int] = []
        for queue in 0..<humans.hours.queues {
            if humans.isPlanned(queue) {
                humans.hours.open(queue)
            } else if humans.hours.isOpen(queue) {
                humans.hours.close(queue, at: now)
                if humans.finish == .inHand {
                    closing.append(queue)
                } else {
                    let sessions = humans.finish == .sessions ? activeSessions(ofQueue: queue) : 0
                    humans.hours.beginFinishing(queue, sessions: sessions)
                }
            }
        }
        for group in 0..<humans.groups.count where !humans.stays(group) {
            humans.groups[group].roster.setOnDuty(humans.planned[group], at: now)
        }
        releaseFromAgents(&agenda)
        for queue in closing { clear(queue, &agenda) }
        if humans.hours.finishing > 0 { goHomeIfDone(&agenda) }
        if humans.hours.isAnyOpen { serveWaiting(&agenda) }
    }

    /// Tells who came and left with the day.
    private mutating func tellOfPeople(at now: Instant) {
        for group in 0..<humans.groups.count {
            guard let people = humans.people(ofGroup: group) else { continue }
            observer.dayBegins(people, ofGroup: group, at: now)
        }
    }

    /// Lets those who stayed go as soon as nobody is left to wait for.
    mutating func goHomeIfDone(_ agenda: inout Agenda<ContactEvent>) {
        var isDone = false
        for queue in 0..<humans.hours.queues
        where humans.hours.isFinishing(queue) && humans.lines.count(of: queue) == 0
            && humans.hours.sessionsToFinish(queue) == 0 && humans.hours.due(queue) == 0
            && !isStillFed(queue)
        {
            humans.hours.endFinishing(queue)
            isDone = true
        }
        guard isDone else { return }
        for group in 0..<humans.groups.count
        where !humans.isExpected(group) && !humans.stays(group) {
            humans.groups[group].roster.setOnDuty(0, at: agenda.now)
        }
        guard humans.agentLines.count > 0 else { return }
        releaseFromAgents(&agenda)
        if humans.hours.isAnyOpen { serveWaiting(&agenda) }
    }

    /// Whether agents still finish a queue from which conversations are passed on to this one; its
    /// number is lower.
    private func isStillFed(_ queue: Int) -> Bool {
        humans.rules.transferQueues.contains { targets in
            targets.indices.contains {
                targets[$0] == queue && humans.hours.isFinishing($0)
            }
        }
    }

    /// Treats those who wait in a queue that has closed as the rules say.
    private mutating func clear(_ queue: Int, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.afterHours != .wait else { return }
        while let place = humans.lines.head(of: queue) {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].timer)
            endAtClosing(place, &agenda)
        }
    }

    /// Treats one who waited, and is in no line any more, as the rules for the closing time say.
    mutating func endAtClosing(_ place: UInt32, _ agenda: inout Agenda<ContactEvent>) {
        if conversations[place].isAgentWork {
            dismiss(place)
        } else if conversations[place].isOnHold {
            promiseCall(place, &agenda)
        } else if humans.afterHours == .leave {
            close(place, .leftAtClosing, at: agenda.now, &agenda)
        } else {
            observer.promisedCall(conversations.view(place), at: agenda.now)
            promiseCall(place, &agenda)
        }
    }

    /// AI sessions in progress of customers who would wait in a queue. Each that may be waited for
    /// is an event of its own, and so is in the list of those that are open.
    private func activeSessions(ofQueue queue: Int) -> Int {
        humans.hours.queues == 1 ? aiTier.active : aiTier.activeByQueue[queue]
    }
}
