import SimulationKernel

/// Who takes a conversation, and which conversation an agent takes.
extension HumanStage {
    /// The number of the server that takes a conversation of a queue that has waited so long; nil
    /// if nobody may and has room.
    ///
    /// - Parameter ahead: customers of the queue who have come so far, this one included.
    /// - Complexity: O(groups that serve the queue).
    func server(ofQueue queue: Int, waited: TimeSpan, ahead: Int, at now: Instant) -> Int? {
        var (best, highest) = (Int?.none, Selection.Rank(first: -.infinity))
        for number in table.servers(ofQueue: queue) {
            let server = table.servers[number]
            let group = Int(server.group)
            guard hasRoom(server), isInCharge(server, waited: waited, ahead: ahead) else {
                continue
            }
            guard selection.comparesAgents, let agent = groups[group].roster.next else {
                return number
            }
            let rank = selection.rank(
                of: agent, in: groups[group].roster, points: server.points, at: now)
            if best == nil || rank > highest { (best, highest) = (number, rank) }
        }
        return best
    }

    /// The first customer of the queue that a group serves next, and the number of the server; nil
    /// if nobody waits whom it may take.
    ///
    /// - Complexity: O(queues that the group serves).
    func next(
        for group: Int, at now: Instant, in conversations: borrowing ConversationPool
    ) -> (place: UInt32, server: Int)? {
        var (best, highest) = ((place: UInt32, server: Int)?.none, Selection.Rank(first: 0))
        for place in table.queues(ofGroup: group) {
            let number = table.server(place)
            let server = table.servers[number]
            let queue = Int(server.queue)
            guard let head = lines.head(of: queue) else { continue }
            let waited = now - conversations[head].offered
            guard hasRoom(server),
                isInCharge(server, waited: waited, ahead: lines.count(of: queue))
            else { continue }
            let delay = selection.looksAtDelays ? predictedDelay(ofQueue: queue) : 0
            let urgency = selection.urgency(laws[queue], waited: waited, delay: delay)
            if best == nil || urgency > highest { (best, highest) = ((head, number), urgency) }
        }
        return best
    }

    /// Who of those whom a group may call back has been a customer for longest, and the number of
    /// the server.
    func nextCallBack(
        for group: Int, in conversations: borrowing ConversationPool
    ) -> (place: UInt32, server: Int)? {
        var best: (place: UInt32, server: Int)?
        for place in table.queues(ofGroup: group) {
            let number = table.server(place)
            let queue = Int(table.servers[number].queue)
            guard let head = callBacks.head(of: queue), hours.isOpen(queue),
                lines.count(of: queue) == 0, hasRoom(table.servers[number])
            else { continue }
            let started = conversations[head].started
            if best.map({ started < conversations[$0.place].started }) ?? true {
                best = (head, number)
            }
        }
        return best
    }

    /// Whether a group would keep enough agents with room for its other skills.
    @inline(__always)
    private func hasRoom(_ server: Server) -> Bool {
        groups[Int(server.group)].roster.withRoom > Int(server.kept)
    }

    /// Whether a group is in charge of a conversation that has waited so long.
    @inline(__always)
    private func isInCharge(_ server: Server, waited: TimeSpan, ahead: Int) -> Bool {
        waited >= server.afterWait
            || server.overflowWait < .forever
                && waitAtOnce(ofQueue: Int(server.queue), ahead: ahead) > server.overflowWait
    }

    /// How long the last of so many customers of a queue is predicted to wait if only those groups
    /// serve it that take its conversations at once: customers over the rate of finishing.
    private func waitAtOnce(ofQueue queue: Int, ahead: Int) -> TimeSpan {
        let rate = departures(ofQueue: queue, where: \.isAtOnce)
        return rate > 0 ? TimeSpan(seconds: Double(ahead) / rate) : .forever
    }

    /// How long the last customer of a queue is predicted to wait, in seconds.
    private func predictedDelay(ofQueue queue: Int) -> Double {
        Double(lines.count(of: queue)) / departures(ofQueue: queue) { _ in true }
    }

    /// Conversations that agents on duty who serve a queue finish in a second when all are full.
    func departures(ofQueue queue: Int, where counts: (Server) -> Bool) -> Double {
        var sum = 0.0
        for number in table.servers(ofQueue: queue) where counts(table.servers[number]) {
            let server = table.servers[number]
            sum += Double(groups[Int(server.group)].roster.onDuty) * server.rate
        }
        return sum
    }

    /// When the first customer of a queue will have waited long enough for one more group; nil
    /// if no further one will come.
    func nextOverflow(
        ofQueue queue: Int, after now: Instant, in conversations: borrowing ConversationPool
    ) -> Instant? {
        guard let head = lines.head(of: queue) else { return nil }
        let offered = conversations[head].offered
        return table.delays[queue].first { offered + $0 > now }.map { offered + $0 }
    }
}
