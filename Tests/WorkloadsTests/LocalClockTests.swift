import Testing

@testable import Workloads

@Suite struct LocalClockTests {
    /// Minutes of `YYYY-MM-DD HH:MM`.
    private func local(_ date: String, _ hour: Int, _ minute: Int = 0) throws -> Int {
        try #require(CalendarDate(date)).dayNumber * 1_440 + hour * 60 + minute
    }

    private func announced(
        _ date: String, _ hour: Int, _ minutes: Int
    ) throws -> LocalClock.Announcement {
        LocalClock.Announcement(local: try local(date, hour), minutes: minutes)
    }

    /// Sunday 27 October 2024: 02:00 to 03:00 comes twice.
    @Test func anAutumnDay() throws {
        let midnight = try local("2024-10-27", 0)
        let clock = LocalClock(start: midnight, [try announced("2024-10-27", 3, -60)])
        #expect((0..<6).map { (clock.local(at: $0 * 60) - midnight) / 60 } == [0, 1, 2, 2, 3, 4])
        #expect(clock.local(at: 179) == midnight + 179 && clock.local(at: 180) == midnight + 120)
        #expect(clock.elapsed(at: midnight + 150) == [150, 210])
        #expect(clock.elapsed(at: midnight + 90) == [90])
        #expect(clock.elapsed(at: midnight + 1_440) == [1_500])
        #expect(clock.firstElapsed(at: midnight + 150) == 150)
        #expect(clock.minuteOfWeek(at: 0) == 6 * 1_440)
    }

    /// Sunday 31 March 2024: 02:00 to 03:00 never comes.
    @Test func aSpringDay() throws {
        let midnight = try local("2024-03-31", 0)
        let clock = LocalClock(start: midnight, [try announced("2024-03-31", 2, 60)])
        #expect((0..<4).map { (clock.local(at: $0 * 60) - midnight) / 60 } == [0, 1, 3, 4])
        #expect(clock.elapsed(at: midnight + 150) == [])
        #expect(clock.firstElapsed(at: midnight + 150) == 120)
        #expect(clock.elapsed(at: midnight + 180) == [120])
        #expect(clock.elapsed(at: midnight + 1_440) == [1_380])
    }

    /// Changes before the origin: a week before the autumn start there was an hour more to go.
    @Test func beforeTheOrigin() throws {
        let start = try local("2024-10-30", 0)
        let clock = LocalClock(
            start: start,
            [try announced("2024-03-31", 2, 60), try announced("2024-10-27", 3, -60)])
        #expect(clock.local(at: 0) == start)
        #expect(clock.local(at: -7 * 1_440) == start - 7 * 1_440 + 60)
        // In winter before it is the same distance again.
        #expect(clock.local(at: -300 * 1_440) == start - 300 * 1_440)
        let atChange = try #require(clock.changes.last)
        #expect(clock.local(at: atChange.elapsed) == (try local("2024-10-27", 2)))
        #expect(clock.local(at: atChange.elapsed - 1) == (try local("2024-10-27", 2, 59)))
        let limited = clock.limited(to: -7 * 1_440..<1_440)
        #expect(limited.changes == [atChange])
        #expect(limited.local(at: -7 * 1_440) == clock.local(at: -7 * 1_440))
        #expect(clock.limited(to: 0..<9).changes == [])
        #expect(clock.limited(to: 0..<9).local(at: 5) == start + 5)
        #expect(clock.ahead(by: 345).local(at: 7) == start + 352)
    }
}
