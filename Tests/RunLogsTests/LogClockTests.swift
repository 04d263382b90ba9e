import ContactRouting
import SimulationKernel
import Testing

@testable import RunLogs

struct LogClockTests {
    private static func instant(hours: Double) -> Instant {
        .zero + TimeSpan(seconds: hours * 3_600)
    }

    /// Thursday, 1 February 2024, after a day of warm-up.
    private static func plan(
        day: Int = 19_754, _ changes: [ClockChange] = []
    ) -> MeasurementPlan {
        var plan = MeasurementPlan(
            warmUp: .day, horizon: TimeSpan(seconds: 10 * 86_400), clockChanges: changes)
        plan.startDay = day
        return plan
    }

    @Test func timesOfTheCalendarAreThoseOfUTC() throws {
        var clock = try #require(LogClock(Self.plan()))
        #expect(clock.text(.zero) == "2024-01-31T00:00:00.000000Z")
        #expect(clock.text(Self.instant(hours: 24 + 8.5)) == "2024-02-01T08:30:00.000000Z")
        #expect(clock.text(Instant(ticks: 1)) == "2024-01-31T00:00:00.000001Z")
        #expect(clock.text(Self.instant(hours: 30 * 24)) == "2024-03-01T00:00:00.000000Z")
        #expect(clock.text(.distantFuture).hasPrefix("2594-"))
    }

    @Test func anEpochGivesTheZone() throws {
        let epoch = try #require(ClockReading("2026-01-08T00:00+05:45"))
        var clock = try #require(LogClock(Self.plan(), epoch: epoch))
        #expect(clock.text(Self.instant(hours: 24)) == "2026-01-08T00:00:00.000000+05:45")
        let west = try #require(ClockReading("2026-01-08T00:00:00-03:30"))
        clock = try #require(LogClock(Self.plan(), epoch: west))
        #expect(clock.text(Self.instant(hours: 25)) == "2026-01-08T01:00:00.000000-03:30")
    }

    /// A Friday's customers do not come on a Monday, nor at another hour.
    @Test(arguments: ["2026-01-09T00:00Z", "2026-01-08T08:00Z", "2026-01-05"])
    func anEpochHasTheWeekdayOfTheCalendar(text: String) throws {
        let epoch = try #require(ClockReading(text))
        #expect(LogClock(Self.plan(), epoch: epoch) == nil)
    }

    /// The hour that the clock passes over is in no row; the one that comes again has two zones.
    @Test func theClockIsPutForwardAndBack() throws {
        let changes = [
            ClockChange(at: TimeSpan(seconds: 50 * 3_600), hours: 1),
            ClockChange(at: TimeSpan(seconds: 99 * 3_600), hours: -1),
        ]
        let epoch = try #require(ClockReading("2024-02-01T00:00+01:00"))
        var clock = try #require(LogClock(Self.plan(changes), epoch: epoch))
        func text(_ hours: Double) -> String { clock.text(Self.instant(hours: hours)) }
        #expect(text(49.5) == "2024-02-02T01:30:00.000000+01:00")
        #expect(text(50) == "2024-02-02T03:00:00.000000+02:00")
        #expect(text(98.5) == "2024-02-04T03:30:00.000000+02:00")
        #expect(text(99.5) == "2024-02-04T03:30:00.000000+01:00")
        #expect(text(49.5) == "2024-02-02T01:30:00.000000+01:00")
        // Times find their instants: the first of two, and the change for one that is passed over.
        func hours(_ text: String) throws -> Double {
            TimeSpan(ticks: clock.instant(of: try #require(ClockReading(text))).ticks).hours
        }
        #expect(try hours("2024-02-01") == 24)
        #expect(try hours("2024-02-02T01:30") == 49.5)
        #expect(try hours("2024-02-02T02:30") == 50)
        #expect(try hours("2024-02-04T03:30") == 98.5)
        #expect(try hours("2024-02-04T03:30+01:00") == 99.5)
        #expect(try hours("2024-02-04T02:30Z") == 99.5)
        #expect(try hours("2020-01-01") == 0)
    }

    /// A change in the warm-up: the epoch is what the clock shows after it.
    @Test func theClockChangedBefore() throws {
        let changes = [ClockChange(at: .hour, hours: 1)]
        let epoch = try #require(ClockReading("2024-02-01T00:00+02:00"))
        var clock = try #require(LogClock(Self.plan(changes), epoch: epoch))
        #expect(clock.text(Self.instant(hours: 24)) == "2024-02-01T00:00:00.000000+02:00")
        #expect(clock.text(.zero) == "2024-01-30T23:00:00.000000+01:00")
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-30", "2026-01-05T", "2026-01-05T8:00",
        "2026-01-05T24:00",
        "2026-01-05T08:60", "2026-01-05T08:00:60", "2026-01-05T08:00z", "2026-01-05T08:00+1",
        "2026-01-05T08:00+15:00", "2026-01-05 08:00", "2026-01-05T08:00Z+01:00", "٢026-01-05",
    ])
    func whatIsNoTime(text: String) {
        #expect(ClockReading(text) == nil)
    }
}
