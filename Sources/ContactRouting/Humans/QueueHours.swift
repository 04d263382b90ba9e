import SimulationKernel

/// Which queues are open: somebody who serves them is planned to be on duty.
struct QueueHours {
    private struct Hours {
        var isOpen = false
        /// Whether agents have stayed to finish.
        var isFinishing = false
        /// When the last shift ended.
        var closedAt = Instant.zero
        /// AI sessions that had begun when the last shift ended, whose customers are waited for.
        var sessionsToFinish = 0
        /// Customers who are in no line and may come to be in that of the queue.
        var due = 0
    }

    private var hours: [Hours]
    /// Queues that are open.
    private var open = 0
    /// Queues for which agents have stayed.
    private(set) var finishing = 0

    init(queues: Int) { hours = Array(repeating: Hours(), count: queues) }

    var queues: Int { hours.count }

    @inline(__always)
    func isOpen(_ queue: Int) -> Bool { hours[queue].isOpen }

    func isFinishing(_ queue: Int) -> Bool { hours[queue].isFinishing }

    func closedAt(_ queue: Int) -> Instant { hours[queue].closedAt }

    func sessionsToFinish(_ queue: Int) -> Int { hours[queue].sessionsToFinish }

    /// Whether any queue is open.
    var isAnyOpen: Bool { open > 0 }

    /// Somebody is planned.
    mutating func open(_ queue: Int) {
        endFinishing(queue)
        if !hours[queue].isOpen { open += 1 }
        hours[queue].isOpen = true
    }

    /// Nobody is planned any more.
    mutating func close(_ queue: Int, at now: Instant) {
        hours[queue].isOpen = false
        open -= 1
        hours[queue].closedAt = now
    }

    /// Agents stay, for so many sessions that the AI had in hand among others.
    mutating func beginFinishing(_ queue: Int, sessions: Int) {
        hours[queue].isFinishing = true
        hours[queue].sessionsToFinish = sessions
        finishing += 1
    }

    /// Agents need not stay any longer.
    mutating func endFinishing(_ queue: Int) {
        guard hours[queue].isFinishing else { return }
        hours[queue].isFinishing = false
        finishing -= 1
    }

    /// Customers for whom agents stay although they are in no line: it rings, they wait for one
    /// agent alone, or they will be passed on to the queue.
    func due(_ queue: Int) -> Int { hours[queue].due }

    /// One more of them, or one less.
    mutating func addDue(_ change: Int, to queue: Int) { hours[queue].due += change }

    /// One more session that is waited for, or one less.
    mutating func addSession(_ change: Int, to queue: Int) {
        hours[queue].sessionsToFinish += change
    }
}
