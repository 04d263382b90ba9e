extension Agenda {
    /// Events to come that lie in the event queue; the next exogenous one does not.
    package var queuedCount: Int { queue.count }

    /// Events scheduled cancellably that have since happened or been cancelled.
    ///
    /// Read off the generations of the tickets, so that nobody has to count along.
    ///
    /// - Complexity: O(most such events pending at a time).
    package var ticketsRetired: Int { queue.tickets.retiredCount }
}
