import SimulationKernel

/// The clock of the centre is put forward or back while a run goes on.
public struct ClockChange: Sendable, Equatable {
    /// When, from the start of the run: whole hours.
    public var at: TimeSpan
    /// How many hours forward; back if negative.
    public var hours: Int

    /// Creates a change of the clock.
    public init(at: TimeSpan, hours: Int) {
        self.at = at
        self.hours = hours
    }
}

extension Measurement {
    /// What of the future a timetable of the run must know at least: customers are called back for
    /// some weeks after the doors have closed.
    public static let afterRun = TimeSpan(ticks: 35 * TimeSpan.day.ticks)

    /// The hour of the week (0 is Monday midnight) on the clock of the centre, so long after the
    /// start of the run.
    public func hourOfWeek(at time: TimeSpan) -> Int {
        let changed = clockChanges.reduce(0) { $1.at <= time ? $0 + $1.hours : $0 }
        let hours = startHourOfWeek + Int(time.ticks / TimeSpan.hour.ticks) + changed
        return (hours % 168 + 168) % 168
    }

    /// A week's values, one for each hour from Monday midnight on the clock of the centre, as the
    /// run meets them. They come round week by week unless the clock changes.
    ///
    /// - Precondition: `values` has 168 elements.
    public func timetable<Value>(ofWeek values: [Value]) -> Timetable<Value> {
        precondition(values.count == 168)
        guard !clockChanges.isEmpty else {
            return Timetable(
                interval: .hour, values: values, isCyclic: true, phase: startHourOfWeek)
        }
        let hour = TimeSpan.hour.ticks
        let length = warmUp.ticks + horizon.ticks + Measurement.afterRun.ticks
        let hours = (length + hour - 1) / hour
        return Timetable(
            interval: .hour,
            values: (0..<hours).map { values[hourOfWeek(at: TimeSpan(ticks: $0 * hour))] },
            isCyclic: false)
    }
}
