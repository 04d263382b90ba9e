import SimulationKernel

/// What happens when nobody is planned to be on duty any more.
extension ContactCentre where Observer: ~Copyable {
    /// Whether agents stay for a conversation that the AI has had in hand since before the last
    /// shift ended.
    @inline(__always)
    func isWaitedFor(_ place: UInt32) -> Bool {
        humans.isFinishing && humans.finish == .sessions && conversations[place].enteredAI
            && conversations[place].sessionStarted < humans.closedAt
    }

    /// The last shift ends, if it has not ended before: agents finish what they are to finish.
    mutating func endLastShift(_ agenda: inout Agenda<ContactEvent>) {
        guard humans.isOpen else { return goHomeIfDone(&agenda) }
        humans.isOpen = false
        humans.closedAt = agenda.now
        switch humans.finish {
        case .inHand: goHome(&agenda)
        case .queue, .sessions:
            humans.isFinishing = true
            humans.sessionsToFinish = humans.finish == .sessions ? aiTier.active : 0
            goHomeIfDone(&agenda)
        }
    }

    /// Lets those who stayed go as soon as nobody is left to wait for.
    mutating func goHomeIfDone(_ agenda: inout Agenda<ContactEvent>) {
        guard humans.isFinishing, humans.lines.count == 0, humans.sessionsToFinish == 0 else {
            return
        }
        humans.isFinishing = false
        goHome(&agenda)
    }

    private mutating func goHome(_ agenda: inout Agenda<ContactEvent>) {
        for group in 0..<humans.groups.count {
            humans.groups[group].roster.setOnDuty(0, at: agenda.now)
        }
        guard humans.lines.count > 0, humans.afterHours != .wait else { return }
        for place in humans.lines.places(in: conversations) {
            leaveLine(place, at: agenda.now)
            agenda.cancel(conversations[place].timer)
            if humans.afterHours == .leave {
                close(place, .leftAtClosing, at: agenda.now, &agenda)
            } else {
                observer.promisedCall(conversations.view(place), at: agenda.now)
                humans.callBacks.append(place, priorityClass: 0, in: conversations)
            }
        }
    }
}
