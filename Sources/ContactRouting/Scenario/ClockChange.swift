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

extension MeasurementPlan {
    /// How far a timetable of the run goes that does not come round: beyond the four weeks in which
    /// customers are still called back, and in whole weeks, so that its mean is that of a week.
    public var lengthOfTimetables: TimeSpan {
        let week = 7 * TimeSpan.day.ticks
        let weeks = (warmUp.ticks + horizon.ticks + week - 1) / week + 4
        return TimeSpan(ticks: weeks * week)
    }

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
        let hours = (0..<lengthOfTimetables.ticks / hour).map { TimeSpan(ticks: $0 * hour) }
        return Timetable(
            interval: .hour, values: hours.map { values[hourOfWeek(at: $0)] }, isCyclic: false)
    }
}
