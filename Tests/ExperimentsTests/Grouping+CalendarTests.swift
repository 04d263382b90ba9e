import ContactRouting
import SimulationKernel
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

struct GroupingCalendarTests {
    /// From Friday, 29 December 2023, over the turn of the year.
    private var plan: MeasurementPlan {
        var plan = MeasurementPlan(
            warmUp: .day, horizon: TimeSpan(ticks: 5 * TimeSpan.day.ticks))
        plan.startDay = CalendarDate("2023-12-29")?.dayNumber
        return plan
    }

    private func periods(_ grouping: Grouping, _ plan: MeasurementPlan) -> [String] {
        grouping.periods(of: plan).map { name, period in
            let hours = (period.upperBound - period.lowerBound).ticks / TimeSpan.hour.ticks
            return "\(name) \(hours)"
        }
    }

    @Test func namesAreThoseOfTheCalendar() {
        #expect(
            periods(.day, plan) == [
                "2023-12-29 24", "2023-12-30 24", "2023-12-31 24", "2024-01-01 24",
                "2024-01-02 24",
            ])
        #expect(periods(.week, plan) == ["2023-W52 72", "2024-W01 48"])
        #expect(periods(.month, plan) == ["2023-12 72", "2024-01 48"])
        #expect(periods(.hour, plan).isEmpty)
    }

    @Test func withoutADateDaysAreCounted() {
        var plan = plan
        (plan.startDay, plan.horizon) = (nil, TimeSpan(ticks: 31 * TimeSpan.day.ticks))
        #expect(periods(.month, plan) == ["month 1 720", "month 2 24"])
        #expect(periods(.week, plan).count == 5 && periods(.day, plan).last == "day 31 24")
    }

    /// Counts add up, and what is paid in a month is paid at its prices.
    @Test func monthsAddUpToTheRun() throws {
        var scenario = try Workload("help-desk", ["horizonDays": "40"]).scenario
        var dearer = scenario
        dearer.humans?.groups[0].costPerPaidHour = 100
        dearer.measurement.losses.abandonment = 3
        scenario.changes = [
            ScenarioChange(at: TimeSpan(ticks: 12 * TimeSpan.day.ticks), to: dearer)
        ]
        scenario.measurement = scenario.measurement.keepingPeriods(of: [.month, .week])
        let sample = scenario.sample(2, by: [.month, .week])
        for grouping in [Grouping.month, .week] {
            let parts = sample.breakdowns(by: [.month, .week]).filter { $0.dimension == grouping }
            let days = grouping.periods(of: scenario.measurement).map {
                ($0.period.upperBound - $0.period.lowerBound).seconds / 86_400
            }
            #expect(parts.count == days.count && parts.count > 1)
            for (name, isRate) in [
                ("offered", false), ("humanHandled", false), ("totalCost", true),
                ("totalCostOfAgents", true), ("totalCostOfLosses", true), ("agentsOnDuty", true),
            ] {
                let measure = try #require(Measure.named(name))
                let whole = try #require(sample.linearised(measure)).mean
                let sum = zip(parts, days).reduce(0.0) { sum, part in
                    let value = part.0.values.first { $0.measure.name == name }
                    return sum + (value?.estimate.mean ?? 0) * (isRate ? part.1 / 40 : 1)
                }
                #expect(abs(sum / whole - 1) < 1e-9, "\(name) by \(grouping)")
            }
        }
    }

    /// A group has months of its own, and its months add up to its run.
    @Test func partsHaveMonths() throws {
        let scenario = try Workload(
            "growing-desk", ["horizonDays": "59", "humans.groups[0].careers.hiresPerMonth": "5"]
        ).scenario
        let (names, days) = (["2026-01", "2026-02"], [31.0, 28])
        let months = try names.map { name in
            try ["hires[agents]", "agentsOnDuty[freelancers]", "totalCostOfAgents[agents]"].map {
                try Measure.find("\($0)[\(name)]")
            }
        }
        var planned = scenario
        planned.measurement = scenario.measurement.keepingPeriods(
            of: [], for: months.flatMap(\.self))
        let tally = try simulate(planned, CustomerStream(seed: 1, number: 0))
        for (place, name) in ["hires", "agentsOnDuty", "totalCostOfAgents"].enumerated() {
            let group = place == 1 ? "freelancers" : "agents"
            let whole = try Measure.find("\(name)[\(group)]")
            let expected = try #require(whole.ratio(tally, planned)).value
            let sum = try zip(months, days).reduce(0) { sum, month in
                let value = try #require(month.0[place].ratio(tally, planned)).value
                return sum + value * (place == 0 ? 1 : month.1 / 59)
            }
            #expect(expected > 0)
            #expect(abs(sum / expected - 1) < 1e-9, "\(name)")
        }
        #expect(throws: InvalidQuestion.self) { try Measure.find("hires[2026-01][agents]") }
        #expect(throws: InvalidQuestion.self) {
            try Measure.find("hires[agent][2026-01]").checkPart(in: scenario)
        }
    }

    /// Wages of two prices, by hand: four hours at 10 and six at 20, of two agents.
    @Test func eachTimeHasItsPrice() throws {
        var scenario = Scenario.burst(5, humans: HumanTier(agents: .constant(2)))
        scenario.measurement.horizon = TimeSpan(ticks: 10 * TimeSpan.hour.ticks)
        scenario.humans?.groups[0].costPerPaidHour = 10
        var dearer = scenario
        dearer.humans?.groups[0].costPerPaidHour = 20
        scenario.changes = [
            ScenarioChange(at: TimeSpan(ticks: 4 * TimeSpan.hour.ticks), to: dearer)
        ]
        let measure = try #require(Measure.named("totalCost"))
        let cost = try #require(scenario.sample().linearised(measure)?.values.first)
        #expect(abs(cost - 2 * (40 + 120) * 72) < 1e-6)
    }
}
