import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

struct ScenarioRecurrenceTests {
    private func hours<Value>(_ values: [Value], isCyclic: Bool = true) -> Timetable<Value> {
        Timetable(interval: .hour, values: values, isCyclic: isCyclic)
    }

    private func periodic(_ count: Int) -> Recurrence {
        .periodic(TimeSpan(seconds: Double(count) * 3_600))
    }

    @Test func constantInputs() {
        #expect(Scenario.sample().recurrence == .constant)
        let week = Scenario.sample(
            demand: Demand(issues: hours(Array(repeating: 5, count: 168))),
            humans: HumanTier(agents: hours([3, 3], isCyclic: false)))
        #expect(week.recurrence == .constant)
        #expect(Scenario.sample(humans: nil).recurrence == .constant)
    }

    /// Demand of four hours and staffing of six meet again after twelve.
    @Test func periodsMeet() {
        let scenario = Scenario.sample(
            demand: Demand(issues: hours([1, 2, 3, 4])),
            humans: HumanTier(agents: hours([1, 1, 1, 1, 1, 2])))
        #expect(scenario.recurrence == periodic(12))
    }

    @Test func daysAtRandomRecurDaily() {
        var scenario = Scenario.sample()
        scenario.demand.dayFactor = .gamma(mean: 1, coefficientOfVariation: 0.5)
        #expect(scenario.recurrence == periodic(24))
    }

    @Test func tracesAndDriftNeverRecur() {
        #expect(Scenario.sample(demand: .hours([5, 5])).recurrence == .never)
        let ending = Scenario.sample(humans: HumanTier(agents: hours([5, 4], isCyclic: false)))
        #expect(ending.recurrence == .never)
        var drifting = Scenario.sample(ai: AITier(share: 1))
        drifting.ai?.answering = Answering(
            escalation: Escalation(judgement: .never), accuracyDriftPerDay: -0.1)
        #expect(drifting.recurrence == .never)
    }
}
