import SimulationKernel

/// Queues that are offered to further groups.
extension ContactCentre where Observer: ~Copyable {
    /// Further groups may take the first customer of a queue.
    mutating func overflow(_ queue: Int, _ agenda: inout Agenda<ContactEvent>) {
        guard humans.nextOverflow[queue] == agenda.now else { return }
        humans.nextOverflow[queue] = .distantFuture
        serve(queue, &agenda)
        scheduleOverflow(ofQueue: queue, &agenda)
    }

    /// Gives those who wait in a queue to whoever may take them and has room.
    mutating func serve(_ queue: Int, _ agenda: inout Agenda<ContactEvent>) {
        while let head = humans.lines.head(of: queue),
            let server = humans.server(
                ofQueue: queue, waited: agenda.now - conversations[head].offered,
                ahead: humans.lines.count(of: queue), at: agenda.now),
            let taker = humans.taker(server)
        {
            take(head, by: taker, &agenda)
        }
    }

    /// Sees to it that the first customer of a queue is offered to further groups in time.
    mutating func scheduleOverflow(
        ofQueue queue: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        guard
            let next = humans.nextOverflow(
                ofQueue: queue, after: agenda.now, in: conversations),
            next < humans.nextOverflow[queue]
        else { return }
        humans.nextOverflow[queue] = next
        agenda.schedule(.queueOverflows(UInt32(queue)), at: next)
    }

    /// Offers those who wait in a queue to all who may take them, whoever has room now.
    mutating func seekAgents(forQueue queue: Int, _ agenda: inout Agenda<ContactEvent>) {
        if humans.isPlain || humans.hasOwnRouting {
            serveWaiting(&agenda)
        } else {
            serve(queue, &agenda)
        }
    }
}
