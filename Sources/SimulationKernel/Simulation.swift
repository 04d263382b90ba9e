/// A system that changes only when an event happens.
public protocol Model: ~Copyable {
    /// What can happen.
    associatedtype Event: ScheduledEvent

    /// Changes the state as `event` says, at the instant `agenda.now`, and schedules what
    /// follows from it.
    mutating func handle(_ event: Event, agenda: inout Agenda<Event>)

    /// Whether the run is over before the agenda is empty; asked after every event.
    var isFinished: Bool { get }
}

/// The loop: takes events off the agenda in order and hands them to the model.
public struct Simulation<M: Model & ~Copyable>: ~Copyable {
    /// The system being simulated.
    public var model: M
    /// Its clock and the events to come.
    public var agenda: Agenda<M.Event>
    @usableFromInline var handled = 0

    /// Events handled so far.
    public var eventCount: Int { handled }

    /// Prepares a run of `model`; whatever starts it must be scheduled on `agenda` beforehand.
    @inlinable
    public init(_ model: consuming M, agenda: consuming Agenda<M.Event>) {
        self.model = model
        self.agenda = agenda
    }

    /// Handles events until the model is finished or nothing is left to happen.
    @inlinable
    public mutating func run() {
        while !model.isFinished, let event = agenda.next() {
            model.handle(event, agenda: &agenda)
            handled &+= 1
        }
    }
}
