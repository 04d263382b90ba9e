import SimulationKernel
import Testing

@testable import ContactRouting

/// A day on which the clock of the centre changes.
@Suite struct ClockChangeTests {
    private func hours(_ count: Int) -> TimeSpan {
        TimeSpan(ticks: Int64(count) * TimeSpan.hour.ticks)
    }

    /// A Sunday from midnight, with the clock changed after `at` hours.
    private func sunday(_ hours: Int, at: Int, by: Int) -> MeasurementPlan {
        MeasurementPlan(
            horizon: self.hours(hours), startMinuteOfWeek: 144 * 60,
            clockChanges: [ClockChange(at: self.hours(at), hours: by)])
    }

    @Test func backAndForwardByHand() {
        let autumn = sunday(25, at: 3, by: -1)
        let early = (0..<6).map { autumn.intervalOfWeek(at: hours($0)) - 144 }
        #expect(early == [0, 1, 2, 2, 3, 4])
        #expect(autumn.intervalOfWeek(at: hours(24)) == 167)
        #expect(autumn.intervalOfWeek(at: hours(25)) == 0)
        let spring = sunday(23, at: 2, by: 1)
        #expect((0..<4).map { spring.intervalOfWeek(at: hours($0)) - 144 } == [0, 1, 3, 4])
        #expect(spring.intervalOfWeek(at: hours(23)) == 0)
        // The instant of the change is of the new time, the one before it of the old.
        let before = TimeSpan(ticks: hours(3).ticks - 1)
        #expect(autumn.intervalOfWeek(at: before) == 146)
        let midnight = MeasurementPlan(
            horizon: .day, clockChanges: [ClockChange(at: .zero, hours: -1)])
        #expect(midnight.intervalOfWeek(at: .zero) == 167)
    }

    @Test func hoursOfTheWeekThatAreMeasured() {
        let autumn = sunday(25, at: 3, by: -1).measuredHours
        #expect(autumn[146] == 2 && autumn[147] == 1 && autumn[167] == 1 && autumn[0] == 0)
        #expect(autumn.reduce(0, +) == 25)
        let spring = sunday(23, at: 2, by: 1).measuredHours
        #expect(spring[146] == 0 && spring[145] == 1 && spring.reduce(0, +) == 23)
    }

    @Test func aWeekOfStaffing() {
        let week = Array(0..<168)
        let plain = MeasurementPlan(horizon: .day, startMinuteOfWeek: 300).timetable(ofWeek: week)
        #expect(
            plain == Timetable(interval: .hour, values: week, isCyclic: true, phase: 5))
        let autumn = sunday(25, at: 3, by: -1).timetable(ofWeek: week)
        #expect(!autumn.isCyclic)
        #expect(autumn.values.prefix(5) == [144, 145, 146, 146, 147])
        // Weeks later it is still an hour behind, and whole weeks are known.
        #expect(autumn.values.count == 5 * 168)
        #expect(autumn.value(inInterval: 28 * 24 + 25) == 0)
    }

    /// One issue each real hour, with agents from two to three in the night only.
    @Test func theRunFollowsTheClock() {
        var night = [Int](repeating: 0, count: 168)
        night[146] = 1
        let measurement = sunday(25, at: 3, by: -1)
        let scenario = Scenario.sample(
            demand: .hours([Double](repeating: 1, count: 25)),
            humans: HumanTier(agents: measurement.timetable(ofWeek: night)),
            measurement: measurement)
        let tally = Tally(scenario)
        #expect(tally.total.offered == 25)
        let starts = tally.byInterval.map(\.offered)
        #expect(Array(starts[144..<168]) == [1, 1, 2] + [Int](repeating: 1, count: 21))
        #expect(tally.total.handled == 2 && tally.total.unserved == 23)
        let slots = tally.staffingByInterval.map(\.slots)
        #expect(slots[146] == Int128(2 * TimeSpan.hour.ticks))
        #expect(slots.reduce(0, +) == slots[146])
    }
}
