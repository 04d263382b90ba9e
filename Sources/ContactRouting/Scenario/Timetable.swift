import SimulationKernel

/// A value for each interval of simulated time: a demand curve, a staffing plan.
public struct Timetable<Value: Sendable & Equatable>: Sendable, Equatable {
    /// Length of one interval.
    public let interval: TimeSpan
    /// One value per interval; never empty.
    public let values: [Value]
    /// Whether the values come round again, as those of a week do.
    public let isCyclic: Bool
    /// The element of `values` in force when the run starts.
    public let phase: Int

    /// Creates a timetable.
    ///
    /// - Precondition: `values` is not empty, `interval` is positive, `phase` is an index.
    public init(interval: TimeSpan, values: [Value], isCyclic: Bool, phase: Int = 0) {
        precondition(!values.isEmpty && interval > .zero && values.indices.contains(phase))
        self.interval = interval
        self.values = values
        self.isCyclic = isCyclic
        self.phase = phase
    }

    /// The same value for ever.
    public static func constant(_ value: Value) -> Timetable {
        Timetable(interval: .hour, values: [value], isCyclic: true)
    }

    /// The value in force in interval `number`, counted from the start of the run; nil after
    /// the end of a timetable that does not come round.
    public func value(inInterval number: Int) -> Value? {
        let index = phase + number
        if isCyclic { return values[index % values.count] }
        return index < values.count ? values[index] : nil
    }

    /// When interval `number` begins, counted from the start of the run.
    public func start(ofInterval number: Int) -> Instant {
        .zero + TimeSpan(ticks: Int64(number) * interval.ticks)
    }

    /// The interval that `instant` falls into.
    public func intervalNumber(at instant: Instant) -> Int {
        Int(instant.ticks / interval.ticks)
    }
}
