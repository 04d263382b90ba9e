/// What can happen in a model, small enough to live in the event queue itself.
///
/// Declare an enum whose payloads are indices: the event is stored as its bits, at most eight
/// bytes, so scheduling neither allocates nor counts references.
public protocol ScheduledEvent: BitwiseCopyable {
    /// Order among events of the same instant: the lowest happens first.
    var rank: UInt8 { get }
}

/// The clock and the events to come, as a model sees them.
///
/// Events happen in the order `(instant, rank, order of scheduling)`; the exogenous one comes
/// last of its equals.
public struct Agenda<Event: ScheduledEvent>: ~Copyable {
    @usableFromInline var clock = Instant.zero
    @usableFromInline var queue: EventQueue
    /// The next event of the exogenous stream; its key is .max if there is none.
    @usableFromInline var exogenousKey = UInt64.max
    @usableFromInline var exogenousPayload: UInt64 = 0

    /// The current instant.
    @inlinable
    public var now: Instant { clock }

    /// Creates an empty agenda at instant zero.
    public init() {
        precondition(MemoryLayout<Event>.size <= 8, "an event must fit in eight bytes")
        queue = EventQueue()
    }

    /// Events to come.
    @inlinable
    public var count: Int { queue.count + (exogenousKey == .max ? 0 : 1) }

    /// Schedules `event` at `instant`, which must not lie in the past.
    @inlinable
    public mutating func schedule(_ event: Event, at instant: Instant) {
        queue.push(key: key(event, instant), payload: Agenda.bits(of: event))
    }

    /// Schedules the next event of the model's exogenous stream: one whose events follow each
    /// other whatever happens, such as arrivals. There can be only one at a time.
    ///
    /// It is kept beside the queue, as it would otherwise pass through it just to be next. It
    /// happens after queued events of the same instant and rank.
    @inlinable
    public mutating func scheduleExogenous(_ event: Event, at instant: Instant) {
        precondition(exogenousKey == .max, "the stream has one next event")
        exogenousKey = key(event, instant)
        exogenousPayload = Agenda.bits(of: event)
    }

    /// Schedules an event that `cancel` can take back.
    @inlinable
    public mutating func scheduleCancellable(
        _ event: Event, at instant: Instant
    ) -> EventQueue.Ticket {
        queue.pushCancellable(key: key(event, instant), payload: Agenda.bits(of: event))
    }

    /// Takes back an event; does nothing if it has happened or was cancelled before.
    @inlinable
    public mutating func cancel(_ ticket: EventQueue.Ticket) {
        queue.cancel(ticket)
    }

    /// Moves the clock to the next event and returns it, or nil if there is none.
    @inlinable
    public mutating func next() -> Event? {
        if exogenousKey < queue.nextKey() ?? .max {
            clock = Instant(ticks: Int64(exogenousKey >> 8))
            exogenousKey = .max
            return Agenda.event(from: exogenousPayload)
        }
        guard let (key, payload) = queue.pop() else { return nil }
        clock = Instant(ticks: Int64(key >> 8))
        return Agenda.event(from: payload)
    }

    @inlinable
    func key(_ event: Event, _ instant: Instant) -> UInt64 {
        precondition(instant >= clock, "an event cannot be scheduled in the past")
        return UInt64(instant.ticks) << 8 | UInt64(event.rank)
    }

    @inlinable
    static func bits(of event: Event) -> UInt64 {
        var bits: UInt64 = 0
        withUnsafeMutableBytes(of: &bits) { $0.storeBytes(of: event, as: Event.self) }
        return bits
    }

    @inlinable
    static func event(from bits: UInt64) -> Event {
        withUnsafeBytes(of: bits) { $0.loadUnaligned(as: Event.self) }
    }
}
