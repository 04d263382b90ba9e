import SimulationKernel
import Testing

@testable import ContactRouting

struct ScenarioPeriodTests {
    private static let day = TimeSpan.day.ticks

    /// Lists go on where they are, and what comes round keeps its phase.
    @Test func timetablesGoOn() {
        var scenario = Scenario.sample(
            demand: .hours([1, 2, 3, 4, 5]),
            humans: HumanTier(
                agents: Timetable(interval: .hour, values: [1, 2, 3], isCyclic: true, phase: 1)),
            measurement: .seconds(18_000))
        scenario.measurement.startMinuteOfWeek = 60
        let hour = TimeSpan.hour
        let own = scenario.during(
            Instant.zero + hour..<Instant.zero + TimeSpan(ticks: 3 * hour.ticks))
        #expect(own.demand.issues.values == [2, 3])
        #expect(own.humans?.agents.phase == 2)
        #expect(own.measurement.horizon == TimeSpan(ticks: 2 * hour.ticks))
        #expect(own.measurement.startMinuteOfWeek == 120)
        #expect(own.problems.isEmpty)
    }

    @Test func changesAreThoseOfThePeriod() {
        var scenario = Scenario.sample()
        let others = [0.1, 0.2, 0.3].map { containment in
            var other = scenario
            other.intents[0].containment = containment
            return other
        }
        scenario.changes = others.enumerated().map {
            ScenarioChange(at: TimeSpan(seconds: Double($0 + 1) * 7_200), to: $1)
        }
        let own = scenario.during(
            Instant.zero + TimeSpan(seconds: 10_800)..<Instant.zero + TimeSpan(seconds: 18_000))
        #expect(own.intents[0].containment == 0.1)
        #expect(own.changes.map(\.at.seconds) == [3_600])
        #expect(own.changes.map(\.scenario.intents[0].containment) == [0.2])
    }

    /// On the last Sunday of March 2024 the clock is put forward at two: that day has 23 hours.
    @Test func daysHaveTheirHours() {
        var plan = MeasurementPlan(
            warmUp: TimeSpan(ticks: Self.day), horizon: TimeSpan(ticks: 4 * Self.day))
        #expect(plan.dayStarts.map { $0.ticks / TimeSpan.hour.ticks } == [24, 48, 72, 96])
        plan.clockChanges = [ClockChange(at: TimeSpan(seconds: 50 * 3_600), hours: 1)]
        #expect(plan.dayStarts.map { $0.ticks / TimeSpan.hour.ticks } == [24, 48, 71, 95, 119])
        plan.clockChanges = [ClockChange(at: TimeSpan(seconds: 50 * 3_600), hours: -1)]
        #expect(plan.dayStarts.map { $0.ticks / TimeSpan.hour.ticks } == [24, 48, 73, 97])
        // A midnight that is passed over is the moment at which it is.
        plan.clockChanges = [ClockChange(at: TimeSpan(seconds: 48 * 3_600), hours: 1)]
        #expect(plan.dayStarts.map { $0.ticks / TimeSpan.hour.ticks } == [24, 48, 71, 95, 119])
        // In the warm-up days have their hours, too.
        plan.warmUp = TimeSpan(ticks: 2 * Self.day)
        plan.horizon = TimeSpan(ticks: Self.day)
        plan.clockChanges = [ClockChange(at: TimeSpan(seconds: 3 * 3_600), hours: 1)]
        #expect(plan.daysOfRun.map { $0.ticks / TimeSpan.hour.ticks } == [0, 1, 24, 48])
        plan.warmUp = TimeSpan(ticks: Self.day)
        plan.horizon = TimeSpan(ticks: 4 * Self.day)
        // What came before the start has been counted in it.
        plan.clockChanges = [ClockChange(at: TimeSpan(seconds: 2 * 3_600), hours: 1)]
        #expect(plan.dayStarts.map { $0.ticks / TimeSpan.hour.ticks } == [24, 48, 72, 96])
    }
}
