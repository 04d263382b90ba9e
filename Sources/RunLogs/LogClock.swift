import ContactRouting
import SimulationKernel
import Workloads

/// The clock of a centre during a run, with its distance from UTC: it writes instants as
/// `2026-01-05T08:30:00.250000+01:00`, and finds the instants of times.
public struct LogClock {
    /// A stretch of the run in which the clock is not changed.
    private struct Stretch {
        /// Ticks of the run.
        var time: Range<Int64>
        /// What the clock would have shown at the start of the run, in microseconds since 1970.
        var start: Int64
        /// Minutes by which it is before UTC.
        var offset: Int
        var zone: Word
    }

    private let store: WordStore
    private let stretches: [Stretch]
    /// The day that was written last, in ticks of the run.
    private var day: Range<Int64> = 0..<0
    private var midnight: Int64 = 0
    /// What is written before the time of that day, and after it.
    private var date: Word
    private var zone: Word
    private var dates: [Int64: Word] = [:]

    /// The clock of a run.
    ///
    /// - Parameters:
    ///   - plan: knows when it is changed.
    ///   - epoch: what it shows when the measured part begins; nil for the midnight of the
    ///     calendar, as if the centre lived by UTC.
    /// - Returns: nil if `epoch` is of another weekday, or hour, than the calendar has then.
    public init?(_ plan: MeasurementPlan, epoch: ClockReading? = nil) {
        let usual = LogClock.beginning(of: plan)
        let epoch = epoch ?? usual
        guard epoch.ofWeek == usual.ofWeek else { return nil }
        let store = WordStore()
        let before = plan.clockChanges.filter { $0.at <= plan.warmUp }.reduce(0) { $0 + $1.hours }
        let changes = [ClockChange(at: .zero, hours: -before)] + plan.clockChanges
        let ends = changes.dropFirst().map(\.at.ticks) + [Int64.max]
        var hours = 0
        stretches = zip(changes, ends).map { change, end in
            hours += change.hours
            return Stretch(
                time: change.at.ticks..<max(change.at.ticks, end),
                start: epoch.microseconds - plan.warmUp.ticks
                    + Int64(hours) * TimeSpan.hour.ticks,
                offset: (epoch.offset ?? 0) + hours * 60,
                zone: store.word(epoch.zone(minutesLater: hours * 60)))
        }
        self.store = store
        date = store.word("")
        zone = stretches[0].zone
    }

    /// When the measured part begins by the calendar.
    public static func beginning(of plan: MeasurementPlan) -> ClockReading {
        ClockReading(midnightOf: plan.startDay ?? Inputs.usualStart.dayNumber)
    }

    /// When the clock shows a time for the first time during the run; before the run its start,
    /// and where the clock passes the time over, when it does so.
    public func instant(of reading: ClockReading) -> Instant {
        let ticks = stretches.lazy.map { stretch in
            let shown =
                reading.offset.map {
                    reading.microseconds
                        + Int64(stretch.offset - $0) * 60 * TimeSpan.ticksPerSecond
                }
                ?? reading.microseconds
            return (stretch, max(shown - stretch.start, stretch.time.lowerBound))
        }.first { stretch, ticks in ticks < stretch.time.upperBound }?.1
        return Instant(ticks: min(max(ticks ?? 0, 0), Instant.distantFuture.ticks))
    }

    /// Writes an instant.
    @inline(__always)
    mutating func write(_ instant: Instant, to row: inout RowCursor) {
        if !day.contains(instant.ticks) { turn(to: instant.ticks) }
        row.word(date)
        row.timeOfDay(UInt64(truncatingIfNeeded: instant.ticks &- midnight))
        row.word(zone)
    }

    /// An instant as text.
    mutating func text(_ instant: Instant) -> String {
        RowCursor.text { write(instant, to: &$0) }
    }

    /// Makes the day of an instant the one that is at hand.
    private mutating func turn(to ticks: Int64) {
        let stretch = stretches.last { $0.time.lowerBound <= ticks } ?? stretches[0]
        let (length, local) = (TimeSpan.day.ticks, ticks + stretch.start)
        let ofDay = (local % length + length) % length
        midnight = ticks - ofDay
        day =
            max(
                midnight, stretch.time.lowerBound)..<min(
                midnight + length, stretch.time.upperBound)
        zone = stretch.zone
        let number = (local - ofDay) / length
        if dates[number] == nil {
            dates[number] = store.word(CalendarDate(dayNumber: Int(number)).text + "T")
        }
        date = dates[number] ?? date
    }
}
