import Testing
import Workloads

struct ZoneClockTests {
    private static func seconds(_ date: String, _ time: (Int, Int, Int)) throws -> Double {
        let day = try #require(CalendarDate(date)).dayNumber
        return Double(day * 86_400 + time.0 * 3_600 + time.1 * 60 + time.2)
    }

    /// Berlin and New York in 2026, at the seconds around their changes.
    @Test(arguments: [
        (60, ZoneClock.Summer.europe, "2026-03-29", (0, 59, 59), (1, 59, 59)),
        (60, .europe, "2026-03-29", (1, 0, 0), (3, 0, 0)),
        (60, .europe, "2026-10-25", (0, 59, 59), (2, 59, 59)),
        (60, .europe, "2026-10-25", (1, 0, 0), (2, 0, 0)),
        (0, .europe, "2026-07-01", (12, 0, 0), (13, 0, 0)),
        (-300, .unitedStates, "2026-03-08", (6, 59, 59), (1, 59, 59)),
        (-300, .unitedStates, "2026-03-08", (7, 0, 0), (3, 0, 0)),
        (-300, .unitedStates, "2026-11-01", (5, 59, 59), (1, 59, 59)),
        (-300, .unitedStates, "2026-11-01", (6, 0, 0), (1, 0, 0)),
        (-480, .unitedStates, "1999-01-05", (12, 0, 0), (4, 0, 0)),
        (-480, .unitedStates, "2085-07-05", (12, 0, 0), (5, 0, 0)),
    ])
    func changes(
        minutes: Int, summer: ZoneClock.Summer, date: String, utc: (Int, Int, Int),
        local: (Int, Int, Int)
    ) throws {
        let clock = ZoneClock(minutes: minutes, summer: summer)
        #expect(
            try clock.local(Self.seconds(date, utc)) == Self.seconds(date, local))
    }

    @Test func withoutASummer() throws {
        let clock = ZoneClock(minutes: 330)
        let time = try Self.seconds("2026-07-01", (12, 0, 0))
        #expect(clock.local(time) == time + 330 * 60)
        #expect(Inputs.clockChanges(of: clock) == nil && clock == ZoneClock(minutes: 330))
    }
}
