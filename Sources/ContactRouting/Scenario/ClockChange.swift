import SimulationKernel

/// The clock of the centre is put forward or back while a run goes on.
public struct ClockChange: Sendable, Equatable {
    /// When, from the start of the run: whole intervals of it.
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

    /// Intervals of an hour.
    public var intervalsPerHour: Int { Int(TimeSpan.hour.ticks / interval.ticks) }

    /// Intervals of a week.
    public var intervalsPerWeek: Int { 168 * intervalsPerHour }

    /// The interval of the week (0 begins on Monday midnight) on the clock of the centre, so long
    /// after the start of the run.
    public func intervalOfWeek(at time: TimeSpan) -> Int {
        let changed = clockChanges.reduce(0) { $1.at <= time ? $0 + $1.hours : $0 }
        let count = intervalsPerWeek
        let start = startMinuteOfWeek * intervalsPerHour / 60
        let number = start + Int(time.ticks / interval.ticks) + changed * intervalsPerHour
        return (number % count + count) % count
    }

    /// A week's values, one for each interval from Monday midnight on the clock of the centre, as
    /// the run meets them. They come round week by week unless the clock changes.
    ///
    /// - Precondition: `values` has an element for each interval of the week.
    public func timetable<Value>(ofWeek values: [Value]) -> Timetable<Value> {
        precondition(values.count == intervalsPerWeek)
        guard !clockChanges.isEmpty else {
            return Timetable(
                interval: interval, values: values, isCyclic: true,
                phase: intervalOfWeek(at: .zero))
        }
        let times = (0..<lengthOfTimetables.ticks / interval.ticks).map {
            TimeSpan(ticks: $0 * interval.ticks)
        }
        return Timetable(
            interval: interval, values: times.map { values[intervalOfWeek(at: $0)] },
            isCyclic: false)
    }
}
