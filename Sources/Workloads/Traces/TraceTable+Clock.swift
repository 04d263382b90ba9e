import ContactRouting
import SimulationKernel
import StrictJSON

/// Rows by the local clock, in the time that passes.
extension TraceTable {
    /// The counts of rows in order, with what is odd; or nil and why not.
    func timetable(
        _ cells: [Cell], days: ClosedRange<Int>, in source: SourceText
    ) -> (Timetable<Double>?, [Problem]) {
        let isDated = cells.allSatisfy(\.isDate)
        // Days with numbers of their own begin with the run.
        let shift = isDated ? 0 : firstDay - days.lowerBound
        let start = (days.lowerBound + shift) * LocalClock.day
        let whole = LocalClock(start: start, (clockRule ?? .never).announcements(around: start))
        let end = whole.firstElapsed(at: (days.upperBound + shift + 1) * LocalClock.day)
        let clock = whole.limited(to: 0..<end)
        if let change = clock.changes.first, 60 % intervalMinutes != 0 {
            let date = CalendarDate(dayNumber: clock.day(at: change.elapsed)).text
            let message =
                "intervalMinutes must divide an hour, for the clocks change on \(date) "
                + "(found \(intervalMinutes))"
            return (nil, [Problem(message, at: .text(source, offset: 0))])
        }
        var counts = [Double?](repeating: nil, count: end / intervalMinutes)
        var problems: [Problem] = []
        for cell in cells {
            let local = (cell.day + shift) * LocalClock.day + cell.minute
            let places = clock.elapsed(at: local).map { $0 / intervalMinutes }
            if let place = places.first(where: { counts[$0] == nil }) {
                counts[place] = cell.count
            } else {
                let message = places.isEmpty ? passedOver(local, clock) : repeated(local)
                problems.append(Problem(message, at: .text(source, offset: cell.offset)))
            }
        }
        guard problems.isEmpty else { return (nil, problems) }
        let interval = TimeSpan(seconds: Double(intervalMinutes) * 60)
        return (
            Timetable(interval: interval, values: counts.map { $0 ?? 0 }, isCyclic: false),
            isDated ? anotherStart(days.lowerBound, cells, source) : []
        )
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
    private func repeated(_ local: Int) -> String {
        let message = "this interval has a row already"
        let date = CalendarDate(
            dayNumber: Int((Double(local) / Double(LocalClock.day)).rounded(.down)))
        guard clockRule == nil, date.weekday == 6, [3, 10, 11].contains(date.parts.month) else {
            return message
        }
        return "\(message); if the clocks were put back then, say clockChanges"
    }

    /// The clock changes by the dates of the rows, but all else by the start of the run.
    private func anotherStart(_ day: Int, _ cells: [Cell], _ source: SourceText) -> [Problem] {
        guard clockRule != nil, day != firstDay,
            let cell = cells.first(where: { $0.day == day })
        else { return [] }
        let message =
            "the rows begin on \(CalendarDate(dayNumber: day).text), but the run on "
            + "\(CalendarDate(dayNumber: firstDay).text), which staffing and breakdowns by the "
            + "hour of the week go by: give the start that belongs to the rows"
        return [
            Problem(message, at: .text(source, offset: cell.offset), severity: .warning)
        ]
    }

    /// A local time as HH:MM.
    private func time(_ local: Int) -> String {
        let minute = (local % LocalClock.day + LocalClock.day) % LocalClock.day
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(padded(minute / 60)):\(padded(minute % 60))"
    }
}
