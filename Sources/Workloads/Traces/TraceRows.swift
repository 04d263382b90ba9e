import ContactRouting
import SimulationKernel
import StrictJSON

/// The rows of a trace, by the local clock of the centre.
package struct TraceRows {
    /// A row.
    package struct Cell {
        /// Its day: since 1970-01-01, or by a number of its own.
        package var day: Int
        /// Minute of the day at which its interval begins.
        package var minute: Int
        /// How many came.
        package var count: Double
        /// Mean handling time; 0 if it is not known.
        var handleSeconds = 0.0
        var offset: Int
    }

    /// In the order of the file.
    package var cells: [Cell]
    /// From the first to the last day.
    var days: ClosedRange<Int>
    /// How the rows are to be read.
    var columns: Inputs.Trace
    var source: SourceText
    /// Whether days are dates since 1970-01-01, and not numbers of one's own.
    package var isDated: Bool
    /// What was left out, and how the rest was read where that had to be found out.
    package var notes: [String] = []

    private var length: Int { columns.intervalMinutes }

    /// The date of the first row, if it has one.
    var firstDate: CalendarDate? { isDated ? CalendarDate(dayNumber: days.lowerBound) : nil }

    /// The same rows with the handling times in place of the counts; nil without such a column.
    var handlingTimes: TraceRows? {
        guard columns.handleSeconds != nil else { return nil }
        var rows = self
        // Between times that are known and others that are not there is no line.
        rows.columns.missing = .zero
        rows.cells = cells.map { cell in
            var cell = cell
            cell.count = cell.handleSeconds
            return cell
        }
        return rows
    }

    /// The counts in the time that passes, or nil and why not.
    ///
    /// Days follow each other in the order of their numbers or dates. Where the clock is put back,
    /// an hour has its rows twice, the earlier ones first in the file; where it is put forward, an
    /// hour has none.
    ///
    /// - Parameters:
    ///   - day: the day of the first row, since 1970-01-01.
    ///   - clockRule: when the clock of the rows changes; nil if nobody said.
    ///   - warmUp: minutes before the first day, in which the days of the first week come once
    ///     more, or all days if there are fewer: whole intervals.
    func timetable(
        from day: Int, _ clockRule: ClockRule?, warmUp: Int
    ) -> (Timetable<Double>?, [Problem]) {
        let start = day * LocalClock.day
        let whole = LocalClock(start: start, (clockRule ?? .never).announcements(around: start))
        let end = whole.firstElapsed(at: start + days.count * LocalClock.day)
        let clock = whole.limited(to: 0..<end)
        if let change = clock.changes.first, 60 % length != 0 {
            let date = CalendarDate(dayNumber: clock.day(at: change.elapsed)).text
            let message =
                "intervalMinutes must divide an hour, for the clocks change on \(date) "
                + "(found \(length))"
            return (nil, [Problem(message, at: .text(source, offset: 0))])
        }
        var counts = [Double?](repeating: nil, count: end / length)
        var lines = [Int](repeating: 0, count: counts.count)
        var faults = TraceFaults(source)
        for cell in cells {
            let local = start + (cell.day - days.lowerBound) * LocalClock.day + cell.minute
            let places = clock.elapsed(at: local).map { $0 / length }
            if let place = places.first(where: { counts[$0] == nil }) {
                (counts[place], lines[place]) = (cell.count, cell.offset)
            } else if places.isEmpty {
                faults.add("passed over", passedOver(local, clock), at: cell.offset)
            } else {
                faults.add("repeated", repeated(local, clockRule), at: cell.offset)
            }
        }
        let warning = fillHoles(of: &counts, lines, clock, &faults)
        guard faults.areNone else { return (nil, faults.problems) }
        let values = counts.map { $0 ?? 0 }
        let before = stride(from: -warmUp, to: 0, by: length).map { elapsed in
            let local = whole.local(at: elapsed) - start
            let period = (days.count < 7 ? days.count : 7) * LocalClock.day
            let again = start + (local % period + period) % period
            return values[clock.firstElapsed(at: again) / length]
        }
        let interval = TimeSpan(seconds: Double(length) * 60)
        return (
            Timetable(interval: interval, values: before + values, isCyclic: false),
            warning.map { [$0] } ?? []
        )
    }

    /// Finds the intervals without a row between the first and the last row of their day, and fills
    /// them as the workload says.
    ///
    /// Where most have none, the rows list the intervals in which somebody came.
    ///
    /// - Returns: a warning that nobody is taken to have come.
    private func fillHoles(
        of counts: inout [Double?], _ lines: [Int], _ clock: LocalClock,
        _ faults: inout TraceFaults
    ) -> Problem? {
        var holes: [(place: Int, next: Int)] = []
        var gaps: [Int] = []
        var last: Int?
        for place in counts.indices where counts[place] != nil {
            defer { last = place }
            guard let last, clock.day(at: last * length) == clock.day(at: place * length) else {
                continue
            }
            gaps.append(place - last)
            for hole in last + 1..<max(place, last + 1) {
                holes.append((hole, place))
                guard columns.missing == .interpolate, let from = counts[last],
                    let to = counts[place]
                else { continue }
                counts[hole] = from + (to - from) * Double(hole - last) / Double(place - last)
            }
        }
        guard columns.missing == nil, let first = holes.first else { return nil }
        let step = gaps.reduce(0, greatestCommonDivisor) * length
        // Two rows have a distance, but it takes more to have a step.
        if step > length, gaps.count > 1, 1_440 % step == 0 {
            faults.add(
                "step",
                "the rows step by \(step) minutes, but intervalMinutes is \(length): give "
                    + "\(step), or the rows between", at: lines[first.next])
            return nil
        }
        let minute = clock.local(at: first.place * length)
        let day = clock.day(at: first.place * length)
        let date =
            isDated
            ? CalendarDate(dayNumber: day).text
            : "day \(day - clock.day(at: 0) + days.lowerBound)"
        let count = holes.count
        let found =
            (count == 1 ? "an interval has" : "\(count) intervals have")
            + " no row between others of the same day, \(count == 1 ? "" : "the first ")at "
            + "\(time(minute)) on \(date)"
        if count > cells.count {
            return Problem(
                "\(found): nobody is taken to have come then. Say missing \"zero\" if that is so",
                at: .text(source, offset: lines[first.next]), severity: .warning)
        }
        faults.add(
            "hole", "\(found): give the rows, or say missing \"zero\" or \"interpolate\"",
            at: lines[first.next])
        return nil
    }

    private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }

    /// That there is no such time on that day.
    private func passedOver(_ local: Int, _ clock: LocalClock) -> String {
        let elapsed = clock.firstElapsed(at: local)
        let date = CalendarDate(dayNumber: clock.day(at: elapsed)).text
        return "there is no \(time(local)) on \(date): the clocks go from "
            + "\(time(clock.local(at: elapsed - 1) + 1)) to \(time(clock.local(at: elapsed))) "
            + "then, as clockChanges says"
    }

    /// That the interval is taken; on days on which clocks are put back, how to say so.
    private func repeated(_ local: Int, _ clockRule: ClockRule?) -> String {
        let message = "this interval has a row already"
        let date = CalendarDate(
            dayNumber: Int((Double(local) / Double(LocalClock.day)).rounded(.down)))
        guard clockRule == nil, date.weekday == 6, [3, 10, 11].contains(date.parts.month) else {
            return message
        }
        return "\(message); if the clocks were put back then, say clockChanges"
    }

    /// A local time as HH:MM.
    private func time(_ local: Int) -> String {
        ClockSpan.text((local % LocalClock.day + LocalClock.day) % LocalClock.day)
    }
}
