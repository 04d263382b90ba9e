/// When a clock is put forward and back, year by year or on given days.
enum ClockRule: Equatable {
    /// Never.
    case never
    /// In Europe: on the last Sundays of March and October at 01:00 UTC, where winter time is so
    /// many hours before UTC.
    case europe(utcOffsetHours: Int)
    /// In the United States: on the second Sunday of March and the first of November at 02:00.
    case unitedStates
    /// On these occasions.
    case announced([LocalClock.Announcement])

    /// The changes of the years around a local time, in no particular order: those of any run that
    /// has a part there.
    func announcements(around local: Int) -> [LocalClock.Announcement] {
        let day = Int((Double(local) / Double(LocalClock.day)).rounded(.down))
        let year = CalendarDate(dayNumber: day).parts.year
        // A run is ten years of warm-up and ten years long at most.
        let years = year - 11...year + 11
        switch self {
        case .never: return []
        case .announced(let announcements): return announcements
        case .europe(let offset):
            return years.flatMap { year in
                [
                    change(CalendarDate(sunday: 0, ofMonth: 3, year), 1 + offset, 60),
                    change(CalendarDate(sunday: 0, ofMonth: 10, year), 2 + offset, -60),
                ]
            }
        case .unitedStates:
            return years.flatMap { year in
                [
                    change(CalendarDate(sunday: 2, ofMonth: 3, year), 2, 60),
                    change(CalendarDate(sunday: 1, ofMonth: 11, year), 2, -60),
                ]
            }
        }
    }

    private func change(
        _ date: CalendarDate, _ hour: Int, _ minutes: Int
    ) -> LocalClock.Announcement {
        LocalClock.Announcement(
            local: date.dayNumber * LocalClock.day + hour * 60, minutes: minutes)
    }
}
