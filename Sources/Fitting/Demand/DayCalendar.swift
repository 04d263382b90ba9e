import Workloads

/// Which dates days have that are only numbered: those on which the desk is open, one after the
/// other.
public struct DayCalendar: Sendable, Equatable {
    private let first: CalendarDate
    private let weekdays: Set<Int>
    private let closed: Set<Int>

    /// Dates from a day on.
    ///
    /// - Parameters:
    ///   - first: the date of the first day, which is open.
    ///   - weekdays: those that are open, 0 being Monday; not empty.
    ///   - closed: days among them that are not.
    public init(first: CalendarDate, weekdays: Set<Int>, closed: [CalendarDate]) {
        precondition(!weekdays.isEmpty)
        self.first = first
        self.weekdays = weekdays
        self.closed = Set(closed.map(\.dayNumber))
    }

    /// The dates of so many days.
    func dates(_ count: Int) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        var day = first.dayNumber
        while dates.count < count {
            let date = CalendarDate(dayNumber: day)
            if weekdays.contains(date.weekday), !closed.contains(day) { dates.append(date) }
            day += 1
        }
        return dates
    }
}
