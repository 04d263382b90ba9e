import SimulationKernel
import Testing

@testable import ContactRouting

@Suite struct MeasurementPlanTests {
    private static func minutes(_ number: Double) -> TimeSpan { TimeSpan(seconds: number * 60) }

    /// What interval a conversation is told apart by changes nothing but that: hours are the sums
    /// of their quarters.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func hoursAreSumsOfTheirQuarters(seed: UInt64) throws {
        var scenario = Scenario.randomWithTruth(seed: seed)
        let hours = try simulate(scenario, CustomerStream(seed: seed, number: 0))
        for perHour in [2, 4] {
            scenario.measurement.interval = Self.minutes(60 / Double(perHour))
            let parts = try simulate(scenario, CustomerStream(seed: seed, number: 0))
            #expect(parts.byInterval.count == 168 * perHour)
            for hour in 0..<168 {
                let own = hour * perHour..<(hour + 1) * perHour
                #expect(parts.byInterval[own].reduce(Flow(), +) == hours.byInterval[hour])
                #expect(
                    parts.staffingByInterval[own].reduce(StaffTime(), +)
                        == hours.staffingByInterval[hour])
            }
            #expect(parts.byIntent == hours.byIntent)
            #expect(parts.fates == hours.fates && parts.wait == hours.wait)
            #expect(parts.contradictions(scenario) == [])
        }
    }

    /// One, two and three agents from 9:30, 9:45 and 10:15 on, until 10:30.
    @Test func agentsComeByTheQuarter() throws {
        var week = [Int](repeating: 0, count: 672)
        (week[38], week[39], week[40], week[41]) = (1, 2, 2, 3)
        var plan = MeasurementPlan(
            horizon: Self.minutes(120), interval: Self.minutes(15), startMinuteOfWeek: 555)
        plan.acceptableWait = .zero
        let scenario = Scenario(
            demand: Demand(
                issues: Timetable(
                    interval: Self.minutes(15), values: [10], isCyclic: true),
                arrivals: .replay),
            intents: [
                Intent(
                    name: "all", share: 1, containment: 0, aiSession: .constant(0),
                    humanSession: .constant(1), patience: nil, priorityClass: 0)
            ],
            ai: nil, humans: HumanTier(agents: plan.timetable(ofWeek: week)),
            repeats: RepeatContacts(), measurement: plan)
        let tally = Tally(scenario)
        let quarter = Int128(Self.minutes(15).ticks)
        #expect(
            (36..<44).map { tally.staffingByInterval[$0].present / quarter }
                == [0, 0, 1, 2, 2, 3, 0, 0])
        #expect(tally.byInterval[37].offered == 10 && tally.byInterval[37].unserved == 10)
        #expect(tally.byInterval[38].handled == 10)
        #expect(scenario.meanAgentsOnDuty == 8.0 / 672)
    }

    /// The minute at which a run starts is where it is on the clock of the week.
    @Test func intervalsOfTheWeek() {
        let plan = MeasurementPlan(
            horizon: .day, interval: Self.minutes(30), startMinuteOfWeek: 10_050)
        #expect(plan.intervalOfWeek(at: .zero) == 335)
        #expect(plan.intervalOfWeek(at: Self.minutes(29)) == 335)
        #expect(plan.intervalOfWeek(at: Self.minutes(30)) == 0)
        #expect(plan.measuredHours.reduce(0, +) == 24)
        #expect(plan.measuredHours[335] == 0.5 && plan.measuredHours[47] == 0)
    }
}
