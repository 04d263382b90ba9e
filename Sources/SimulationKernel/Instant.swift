/// A point on the simulation clock, counted in whole microseconds from the start of the run.
///
/// Integer ticks make ties exact and addition free of drift, so that the order of events
/// is the same on every machine. The clock reaches `distantFuture`, some 570 years away,
/// and saturates there.
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Microseconds since the start of the run.
    public let ticks: Int64

    /// The start of every run.
    @inlinable
    public static var zero: Instant { Instant(ticks: 0) }

    /// The end of the clock: events scheduled here come after all others.
    @inlinable
    public static var distantFuture: Instant { Instant(ticks: TimeSpan.forever.ticks) }

    /// Creates an instant; `ticks` must lie between zero and the end of the clock.
    @inlinable
    public init(ticks: Int64) {
        assert(ticks >= 0 && ticks <= TimeSpan.forever.ticks, "instant off the clock")
        self.ticks = ticks
    }

    /// The instant `span` later, saturating at the end of the clock.
    @inlinable
    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(ticks: min(instant.ticks + span.ticks, TimeSpan.forever.ticks))
    }

    /// The time from `start` to `end`.
    @inlinable
    public static func - (end: Instant, start: Instant) -> TimeSpan {
        TimeSpan(ticks: end.ticks - start.ticks)
    }

    /// Orders instants by time.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool { left.ticks < right.ticks }
}

/// A length of simulated time in whole microseconds.
public struct TimeSpan: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Microseconds.
    public let ticks: Int64

    /// Ticks in one second.
    @inlinable
    public static var ticksPerSecond: Int64 { 1_000_000 }

    /// No time at all.
    @inlinable
    public static var zero: TimeSpan { TimeSpan(ticks: 0) }

    /// One hour, the interval of staffing and of breakdowns.
    @inlinable
    public static var hour: TimeSpan { TimeSpan(ticks: 3_600 * ticksPerSecond) }

    /// One day.
    @inlinable
    public static var day: TimeSpan { TimeSpan(ticks: 86_400 * ticksPerSecond) }

    /// Longer than any run: 2^54 ticks, about 570 years.
    @inlinable
    public static var forever: TimeSpan { TimeSpan(ticks: 1 << 54) }

    /// Creates a span of whole ticks.
    @inlinable
    public init(ticks: Int64) { self.ticks = ticks }

    /// Creates the span nearest to `seconds`; negative or undefined values become zero, and
    /// those beyond the clock become `forever`.
    @inlinable
    public init(seconds: Double) {
        let exact = seconds * Double(TimeSpan.ticksPerSecond)
        guard exact > 0 else {
            ticks = 0
            return
        }
        ticks = exact >= 0x1p54 ? 1 << 54 : Int64(exact + 0.5)
    }

    /// The span in seconds.
    @inlinable
    public var seconds: Double {
        get { Double(ticks) / Double(TimeSpan.ticksPerSecond) }
        set { self = TimeSpan(seconds: newValue) }
    }

    /// The span in hours.
    @inlinable
    public var hours: Double {
        get { Double(ticks) / Double(TimeSpan.hour.ticks) }
        set { self = TimeSpan(seconds: newValue * 3_600) }
    }

    /// Orders spans by length.
    @inlinable
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.ticks < right.ticks }
}
