import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Workloads whose clocks change, by hand: midnight to midnight, on a Sunday.
@Suite struct ScenarioBuilderClocksTests {
    private static let autumn = #""start": "2024-10-27", "clockChanges": "eu""#
    private static let spring = #""start": "2024-03-31", "clockChanges": "eu""#

    /// 700 issues a week; those of a day come at two and at nine o'clock.
    private static let demand =
        #"{"freshPerMonth": 3000, "hours": [0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"#

    private func desk(_ calendar: String, demand members: String = "") throws -> String {
        try SmallDesk.text(#""horizonDays": 1"#, calendar).replacing(
            #"{"freshPerMonth": 3000}"#, with: Self.demand + members + "}")
    }

    private func scenario(
        _ calendar: String, demand members: String = "", _ settings: [String: String] = [:]
    ) throws -> Scenario {
        try SmallDesk.workload(
            desk(calendar, demand: members),
            settings.map { try SmallDesk.setting($0.key, $0.value) }
        ).scenario
    }

    /// Issues of the first hours of the run, by the hour.
    private func hours(_ count: Int, of scenario: Scenario) -> [Double] {
        (0..<count).map { (scenario.demand.issues.value(inInterval: $0) ?? -1).rounded() }
    }

    @Test func demandOfAnAutumnNightAndTheDayAfter() throws {
        let scenario = try scenario(Self.autumn)
        // Two o'clock comes twice; nine o'clock is ten hours after midnight, then 24 later.
        var expected = [Double](repeating: 0, count: 36)
        for hour in [2, 3, 10, 27, 34] { expected[hour] = 50 }
        #expect(hours(36, of: scenario) == expected)
        #expect(!scenario.demand.issues.isCyclic)
        #expect(scenario.measurement.horizon == TimeSpan(ticks: 30 * TimeSpan.day.ticks))
        #expect(
            scenario.measurement.clockChanges == [
                ClockChange(at: TimeSpan(seconds: 3 * 3_600), hours: -1)
            ])
        #expect(scenario.measurement.startMinuteOfWeek == 144 * 60)
    }

    @Test func demandOfASpringNight() throws {
        var expected = [Double](repeating: 0, count: 36)
        for hour in [8, 25, 32] { expected[hour] = 50 }
        #expect(hours(36, of: try scenario(Self.spring)) == expected)
    }

    /// The warm-up of a week that ends at midnight after the change has an hour more.
    @Test func aChangeInTheWarmUp() throws {
        let scenario = try scenario(
            #""start": "2024-10-28", "warmUpDays": 2, "clockChanges": "eu""#)
        #expect(scenario.measurement.startMinuteOfWeek == (5 * 24 + 1) * 60)
        let change = try #require(scenario.measurement.clockChanges.first)
        #expect(change == ClockChange(at: TimeSpan(seconds: 26 * 3_600), hours: -1))
        #expect(scenario.measurement.intervalOfWeek(at: TimeSpan(seconds: 48 * 3_600)) == 0)
        #expect(
            hours(48, of: scenario).indices.filter { hours(48, of: scenario)[$0] > 0 }
                == [1, 8, 25, 26, 33])
    }

    @Test func staffingOfTheWeekFollowsTheClock() throws {
        let week = (0..<168).map { "\($0 / 24 * 100 + $0 % 24)" }.joined(separator: ",")
        let agents = try #require(
            try scenario(Self.autumn, ["humans.agentsPerWeekHour": "[\(week)]"]).humans?.agents)
        #expect((0..<6).map { agents.value(inInterval: $0) } == [600, 601, 602, 602, 603, 604])
        // Monday's first hour.
        #expect(agents.value(inInterval: 25) == 0)
        #expect(agents.value(inInterval: 26) == 1)
        let spring = try #require(
            try scenario(Self.spring, ["humans.agentsPerWeekHour": "[\(week)]"]).humans?.agents)
        #expect((0..<4).map { spring.value(inInterval: $0) } == [600, 601, 603, 604])
    }

    /// Lists by the hour are by the clock: two o'clock comes twice, or not at all.
    @Test func listsByTheHourFollowTheClock() throws {
        func lists(_ calendar: String, _ list: String) throws -> (issues: [Double], agents: [Int]) {
            let settings = ["demand.issuesPerHour": list, "humans.agentsPerHour": list]
            let scenario = try scenario(calendar, settings)
            let agents = try #require(scenario.humans?.agents)
            let run = scenario.measurement
            let hours = (run.warmUp.ticks + run.horizon.ticks) / TimeSpan.hour.ticks
            #expect(Int(hours) == scenario.demand.issues.values.count)
            return (scenario.demand.issues.values, agents.values)
        }
        let autumn = try lists(Self.autumn, "[9, 8, 7, 6]")
        #expect(autumn.issues == [9, 8, 7, 7, 6] && autumn.agents == [9, 8, 7, 7, 6])
        let spring = try lists(Self.spring, "[9, 8, 7, 6]")
        #expect(spring.issues == [9, 8, 6] && spring.agents == [9, 8, 6])
        let before = try lists(Self.autumn, "[9, 8]")
        #expect(before.issues == [9, 8])
        // After a warm-up of a day the list has 24 hours before the night.
        let warm = try lists(
            Self.autumn + #", "warmUpDays": 1"#,
            "[\((0..<28).map(String.init).joined(separator: ","))]")
        #expect(warm.agents == (0..<27).map { $0 } + [26, 27])
    }

    /// 280 hours a week on duty are 40 a day, 20 in each busy hour: in the long Sunday 60.
    @Test func aPayrollFollowsTheDemand() throws {
        let agents = try #require(
            try scenario(Self.autumn, ["humans.fullTimeEquivalents": "7"]).humans?.agents)
        let day = (0..<25).map { agents.value(inInterval: $0) ?? -1 }
        var expected = [Int](repeating: 0, count: 25)
        for hour in [2, 3, 10] { expected[hour] = 20 }
        #expect(day == expected)
        #expect((25..<193).reduce(0) { $0 + (agents.value(inInterval: $1) ?? 0) } == 280)
    }

    /// In the week between, America is an hour nearer to Europe than it usually is.
    @Test func aMarketWithAClockOfItsOwn() throws {
        let market =
            #", "markets": [{"name": "US", "share": 1, "offsetHours": -5, "#
            + #""clockChanges": "us"}]"#
        // Central European time in winter, six hours before New York; five from October on.
        let scenario = try scenario(
            #""start": "2024-11-02", "horizonDays": 3, "clockChanges": "eu""#, demand: market)
        // Nine o'clock in America is 14:00 in the centre on Saturday, 15:00 from Sunday on; at
        // 07:00 on Sunday two o'clock is put back to one, and comes at 08:00.
        let busy = hours(60, of: scenario).indices.filter { hours(60, of: scenario)[$0] > 0 }
        #expect(busy == [7, 14, 32, 39, 56])
        #expect(scenario.measurement.clockChanges == [])
    }

    /// Without a rule of its own a market keeps its distance; with an empty list it never moves.
    @Test func marketsMoveWithTheCentreUnlessTheySayOtherwise() throws {
        func busy(_ members: String) throws -> [Int] {
            let market = #", "markets": [{"name": "a", "share": 1, "offsetHours": 1\#(members)}]"#
            let found = hours(36, of: try scenario(Self.autumn, demand: market))
            return found.indices.filter { found[$0] > 0 }
        }
        #expect(try busy("") == [1, 9, 26, 33])
        #expect(try busy(#", "clockChanges": []"#) == [1, 8, 25, 32])
    }

    @Test func halfAnHourIsTwoQuarters() throws {
        let market =
            #", "markets": [{"name": "Lord Howe", "share": 1, "offsetHours": 0, "#
            + #""clockChanges": [{"date": "2024-02-01", "hour": 9, "byHours": 0.5}]}]"#
        let scenario = try scenario(#""horizonDays": 2"#, demand: market)
        #expect(scenario.demand.issues.interval == TimeSpan(seconds: 900))
        let busy = (0..<160).filter { (scenario.demand.issues.value(inInterval: $0) ?? 0) > 0 }
        // Half of the hour of nine is passed over; the next day everything is half an hour early.
        #expect(busy == Array(8..<12) + [36, 37] + Array(102..<106) + Array(130..<134))
    }

    @Test func changesOutsideTheRunAreHarmless() throws {
        for rule in [#""eu""#, "[]", #"[{"date": "2030-10-27", "hour": 3, "byHours": -1}]"#] {
            let calendar = #""horizonDays": 1, "clockChanges": \#(rule)"#
            #expect(try scenario(calendar) == scenario(#""horizonDays": 1"#))
        }
        // The Saturday before and the Sunday after.
        let eve = #""start": "2024-10-26", "horizonDays": 1"#
        #expect(try scenario(eve + #", "clockChanges": "eu""#) == scenario(eve))
        let after = #""start": "2024-10-28", "horizonDays": 1"#
        #expect(try scenario(after + #", "clockChanges": "eu""#) == scenario(after))
    }

    /// The table is of whole weeks, so that delays on the clock of demand are as long as ever.
    @Test func theMeanIsThatOfAWeek() throws {
        let issues = try scenario(Self.autumn).demand.issues
        #expect(issues.values.count == (5 + 4) * 168)
        let mean = issues.values.reduce(0, +) / Double(issues.values.count)
        // Two o'clock of the first Sunday comes twice.
        #expect(abs(mean * 9 * 168 - 9 * 700) <= 50 + 1e-6)
    }

    @Test func outagesAreAtLocalTimes() throws {
        let text = try desk(Self.autumn).replacing(
            #""share": 0.5,"#,
            with: #""share": 0.5, "outages": {"windows": ["#
                + #"{"date": "2024-10-27", "hour": 9, "hours": 1}, "#
                + #"{"date": "2024-10-27", "hour": 1.5, "hours": 1}]},"#)
        let windows = try SmallDesk.workload(text).scenario.ai?.outages?.windows
        #expect(windows?.map(\.start.seconds) == [36_000, 5_400])
    }

    @Test func namedRulesAndTheirForms() throws {
        func change(_ rule: String) throws -> TimeSpan? {
            try scenario(#""start": "2024-10-27", "clockChanges": \#(rule)"#)
                .measurement.clockChanges.first?.at
        }
        let hour = TimeSpan.hour.ticks
        #expect(try change(#""eu""#)?.ticks == 3 * hour)
        #expect(try change(#"{"rule": "eu"}"#)?.ticks == 3 * hour)
        #expect(try change(#"{"rule": "eu", "utcOffsetHours": 0}"#)?.ticks == 2 * hour)
        // The week after, on 3 November at two.
        #expect(try change(#""us""#)?.ticks == (7 * 24 + 2) * hour)
        #expect(try change(#"{"rule": "us"}"#) == change(#""us""#))
        #expect(
            try change(#"[{"date": "2024-10-27", "hour": 3, "byHours": -1}]"#)?.ticks == 3 * hour)
    }

    @Test(arguments: [
        (#""eU""#, #"must be one of "eu", "us" (found the text "eU"). Did you mean "eu"?"#),
        ("3", #"must be "eu", "us", an object with the key "rule", or an array of changes"#),
        (#"{"rule": "uk"}"#, #"must be one of "eu", "us" (found the text "uk")"#),
        (#"{"rule": "eu", "utcOffsetHours": 9}"#, "must be a whole number from -1 to 3 (found 9)"),
        (
            #"[{"date": "2024-10-27", "hour": 24, "byHours": -1}]"#,
            "must be a whole number from 0 to 23 (found 24)"
        ),
        (
            #"[{"date": "2024-10-27", "hour": 3, "byHours": 3}]"#,
            "must be a number from -1 to 1 (found 3)"
        ),
        (#"[{"date": "2024-10-27", "hour": 3, "byHours": 0}]"#, "must be 1 or -1 (found 0)"),
        (#"[{"date": "2024-10-27", "hour": 3, "byHours": 0.5}]"#, "must be 1 or -1 (found 0.5)"),
        (#"[{"date": "2024-10-32", "hour": 3, "byHours": 1}]"#, "must be a date, YYYY-MM-DD"),
        (
            #"[{"date": "2024-10-27", "hour": 3, "byHours": -1}, "#
                + #"{"date": "2024-10-27", "hour": 5, "byHours": -1}]"#,
            "there is a change on 2024-10-27 already: give one for each day"
        ),
    ])
    func refused(rule: String, message: String) throws {
        let problems = SmallDesk.problems(
            try desk(#""horizonDays": 1, "clockChanges": \#(rule)"#))
        #expect(problems.count == 1)
        #expect(problems[0].contains(message), "\(problems)")
    }

    @Test func aMarketMayMoveByHalves() throws {
        func problems(_ hours: String) throws -> [String] {
            let market =
                #", "markets": [{"name": "a", "share": 1, "offsetHours": 0, "#
                + #""clockChanges": [{"date": "2024-02-01", "hour": 9, "byHours": \#(hours)}]}]"#
            return SmallDesk.problems(try desk(#""horizonDays": 1"#, demand: market))
        }
        #expect(try problems("-0.5") == [])
        #expect(
            try problems("0.25").first?.hasSuffix("must be 1, -1, 0.5 or -0.5 (found 0.25)") == true
        )
    }
}
