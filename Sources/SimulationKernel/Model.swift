/// A system that changes only when an event happens.
public protocol Model: ~Copyable {
    /// What can happen.
    associatedtype Event: ScheduledEvent

    /// Changes the state as `event` says, at the instant `agenda.now`, and schedules what
    /// follows from it.
    mutating func handle(_ event: Event, agenda: inout Agenda<Event>)

    /// Whether the run is over before the agenda is empty; asked before every event.
    var isFinished: Bool { get }
}

extension Model where Self: ~Copyable {
    /// The loop: takes events off the agenda in order and handles them, until the model is
    /// finished or nothing is left to happen.
    ///
    /// Whatever starts the run must be on the agenda beforehand.
    ///
    /// - Parameters:
    ///   - agenda: what is to happen.
    ///   - look: sees every event before it is handled, the clock being set to it, and says
    ///     whether it is to be handled at all; a test may swallow one.
    /// - Returns: how many events there were.
    @inlinable
    public mutating func run(
        _ agenda: inout Agenda<Event>,
        onEach look: (inout Self, Event, inout Agenda<Event>) -> Bool = { _, _, _ in true }
    ) -> Int {
        var count = 0
        while !isFinished, let event = agenda.next() {
            if look(&self, event, &agenda) { handle(event, agenda: &agenda) }
            count &+= 1
        }
        return count
    }
}
