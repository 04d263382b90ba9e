import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Desks that close: what the hours come to, by hand.
@Suite struct ScenarioBuilderOpeningTests {
    /// From Monday, 29 January 2024, for two weeks; two agents while the desk is open.
    private static let calendar = #""start": "2024-01-29", "horizonDays": 14"#
    private static let hours =
        #""openingHours": {"mondayToFriday": ["08:00-20:00"], "friday": ["8:00-12:00"]}"#

    private func text(_ members: String, demand: String = "") throws -> String {
        try SmallDesk.text(#""horizonDays": 1"#, Self.calendar).replacing(
            #""repeats": {"afterAI": 0.1}"#, with: #""repeats": {"afterAI": 0.1}, "# + members
        ).replacing(#"{"freshPerMonth": 3000}"#, with: #"{"freshPerMonth": 3000"# + demand + "}")
    }

    private func scenario(_ members: String, demand: String = "") throws -> Scenario {
        try SmallDesk.workload(text(members, demand: demand)).scenario
    }

    /// Agents on duty in each hour of the run.
    private func agents(_ scenario: Scenario, every minutes: Double = 60) throws -> [Int] {
        let group = try #require(scenario.humans?.groups.first)
        let plan = group.onDuty(during: scenario.measurement)
        let count = Int(scenario.measurement.horizon.seconds / (60 * minutes))
        return (0..<count).map {
            plan.value(at: .zero + TimeSpan(seconds: Double($0) * 60 * minutes))
        }
    }

    @Test func agentsWhileOpen() throws {
        let scenario = try scenario(Self.hours)
        let week = (0..<168).map { hour in
            let day = hour / 24
            let closes = day < 4 ? 20 : day == 4 ? 12 : 8
            return (8..<closes).contains(hour % 24) ? 2 : 0
        }
        #expect(try agents(scenario) == week + week)
        #expect(scenario.humans?.groups.first?.open?.isCyclic == true)
        #expect(abs(scenario.meanAgentsOnDuty - 104.0 / 168) < 1e-12)
        // 104 hours a week are 2.6 full-time agents.
        #expect(abs((scenario.fullTimeEquivalents ?? 0) - 2.6) < 1e-12)
        #expect(try scenario.demand.issues == self.scenario("\"closed\": []").demand.issues)
    }

    @Test func severalSpansByTheQuarter() throws {
        let hours =
            #""intervalMinutes": 15, "openingHours": {"sunday": ["09:15-9:45", "23:45-24:00"]}"#
        let agents = try agents(scenario(hours), every: 15)
        let sunday = 6 * 96
        #expect(
            agents.indices.filter { agents[$0] > 0 }.prefix(3)
                == [sunday + 37, sunday + 38, sunday + 95])
    }

    @Test func closedAndSpecialDays() throws {
        let days =
            #", "closed": ["2024-01-30"], "specialDays": [{"date": "2024-02-05", "#
            + #""demandFactor": 3, "#
            + #""open": ["10:00-12:00"]}, {"date": "2024-02-04", "open": ["06:00-07:00"]}]"#
        let special = try scenario(Self.hours + days)
        var expected = try agents(scenario(Self.hours))
        for hour in 24..<48 { expected[hour] = 0 }
        for hour in 168..<192 { expected[hour] = (178..<180).contains(hour) ? 2 : 0 }
        expected[150] = 2
        #expect(try agents(special) == expected)
        let issues = special.demand.issues
        #expect(!issues.isCyclic)
        let (usual, busy) = (try #require(issues.value(inInterval: 0)), 168..<192)
        for hour in 0..<336 {
            let factor = busy.contains(hour) ? 3.0 : 1
            #expect(abs((issues.value(inInterval: hour) ?? 0) - factor * usual) < 1e-9)
        }
    }

    /// All 700 issues of a usual week come while the desk is open, none on a closed day.
    @Test(arguments: ["", #", "closed": ["2024-01-30"]"#])
    func customersStayAway(members: String) throws {
        let away = #", "whenClosed": "stayAway""#
        let scenario = try scenario(Self.hours + members, demand: away)
        let agents = try agents(scenario)
        let issues = (0..<336).map { scenario.demand.issues.value(inInterval: $0) ?? -1 }
        for hour in 0..<336 { #expect((issues[hour] > 0) == (agents[hour] > 0), "\(hour)") }
        let secondWeek = issues[168...].reduce(0, +)
        #expect(abs(secondWeek - 700) < 1e-9)
        let firstWeek = issues[..<168].reduce(0, +)
        #expect(abs(firstWeek - (members.isEmpty ? 700 : 700 * 40 / 52.0)) < 1e-9)
    }

    /// A payroll is spent while the desk is open.
    @Test(arguments: [#""come""#, #""stayAway""#], ["", #", "closed": ["2024-01-30"]"#])
    func aPayroll(whenClosed: String, closed: String) throws {
        let text = try text(Self.hours + closed, demand: #", "whenClosed": "# + whenClosed)
            .replacing(#""agents": 2"#, with: #""fullTimeEquivalents": 26"#)
        let scenario = try SmallDesk.workload(text).scenario
        let agents = try agents(scenario)
        #expect(agents[168...].allSatisfy { $0 == 0 || $0 == 20 })
        #expect(agents[168...].reduce(0, +) == 1_040)
        #expect(agents[24..<48].reduce(0, +) == (closed.isEmpty ? 240 : 0))
    }

    /// A market eight hours ahead opens from 8 to 10 on Monday: midnight to two here. Its clock
    /// goes on its own way from the second week on.
    @Test func aMarketOpensOnItsOwnClock() throws {
        let market =
            #", "markets": [{"name": "near", "share": 0.5, "offsetHours": 0}, {"name": "far", "#
            + #""share": 0.5, "offsetHours": 8, "openingHours": {"monday": ["08:00-10:00"]}, "#
        let plain = try agents(
            scenario(Self.hours, demand: market + #""note": "no changes"}]"#))
        #expect(
            plain[0..<24] == [
                2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0,
            ])
        let changing = try agents(
            scenario(
                Self.hours,
                demand: market
                    + #""clockChanges": [{"date": "2024-02-04", "hour": 2, "byHours": 1}]}]"#))
        #expect(changing[0..<168] == plain[0..<168 - 1] + [2])
        #expect(changing[168..<171] == [2, 0, 0])
    }

    /// The hours follow the clock of the centre when that changes.
    @Test func clocksChange() throws {
        let autumn =
            #""start": "2024-10-26", "horizonDays": 3, "clockChanges": "eu", "#
            + #""openingHours": {"monday": ["08:00-09:00"]}"#
        let text = try SmallDesk.text(#""horizonDays": 1"#, autumn)
        let agents = try agents(SmallDesk.workload(text).scenario)
        #expect(agents.indices.filter { agents[$0] > 0 } == [57])
    }

    @Test(arguments: [
        (#"{"monday": ["20:00-08:00"]}"#, "ends before it begins (found 20:00-08:00): a span that"),
        (#"{"monday": ["08:00-08:00"]}"#, "ends before it begins (found 08:00-08:00): a span that"),
        (#"{"monday": ["08:30-20:00"]}"#, "must begin and end with an interval of 60 minutes"),
        (
            #"{"monday": ["08:00-12:00", "11:00-20:00"]}"#,
            "overlaps 08:00-12:00 (found 11:00-20:00): make them one"
        ),
        (#"{"monday": []}"#, "the desk never opens: give some day a part in which it does"),
        (#"{"monday": ["8-20"]}"#, "must be a part of a day, such as 08:00-20:00"),
        (#"{"monday": ["08:00-24:01"]}"#, "must be a part of a day, such as 08:00-20:00"),
        (#"{"mondey": ["08:00-20:00"]}"#, #"Did you mean "monday"?"#),
    ])
    func refused(hours: String, message: String) throws {
        let problems = SmallDesk.problems(try text(#""openingHours": "# + hours))
        #expect(problems.count == 1 && problems[0].contains(message), "\(problems)")
    }

    @Test func daysThatAreRefused() throws {
        let twice = #""closed": ["2024-01-30", "2024-01-30"]"#
        #expect(
            SmallDesk.problems(try text(twice)).first?.hasSuffix(
                "2024-01-30 is given already: give each day once") == true)
        let list = #""specialDays": [{"date": "2024-01-29", "demandFactor": 2}]"#
        let counts = try text(list).replacing(
            #"{"freshPerMonth": 3000}"#, with: #"{"issuesPerHour": [3]}"#)
        #expect(
            SmallDesk.problems(counts).contains {
                $0.contains("changes only the demand of freshPerMonth")
            })
        let never = try text(
            #""openingHours": {"sunday": ["08:00-09:00"]}"#,
            demand: #", "weekdays": [1, 1, 1, 1, 1, 1, 0], "whenClosed": "stayAway""#)
        #expect(
            SmallDesk.problems(never).first?.contains(
                "nobody ever arrives: all demand is while the desk is closed") == true)
    }

    /// A payroll has nothing to follow while a desk is closed; a special day may be all there is.
    @Test func nothingWhileOpen() throws {
        let night = (0..<24).map { $0 < 6 ? "1" : "0" }.joined(separator: ",")
        let payroll = try text(Self.hours, demand: ", \"hours\": [\(night)]")
            .replacing(#""agents": 2"#, with: #""fullTimeEquivalents": 3"#)
        #expect(
            SmallDesk.problems(payroll).first?.contains(
                "nobody comes while the desk is open: give agents") == true)
        let fair = try scenario(
            #""openingHours": {}, "specialDays": [{"date": "2024-02-03", "open": ["09:00-12:00"]}]"#
        )
        #expect(try agents(fair).indices.filter { try agents(fair)[$0] > 0 } == [129, 130, 131])
    }

    @Test func warnings() throws {
        func warnings(_ text: String) throws -> [String] {
            try SmallDesk.workload(text).warnings.map(\.message)
        }
        let outside = #""closed": ["2024-12-25", "2024-12-26", "2024-01-31"]"#
        #expect(
            try warnings(text(outside)) == [
                "2024-12-25 and 1 more such days changes nothing: the run, with its warm-up, is "
                    + "from 2024-01-29 to 2024-02-11"
            ])
        let week = (0..<168).map { $0 == 0 ? "3" : "1" }.joined(separator: ",")
        let planned = try text(Self.hours).replacing(
            #""agents": 2"#, with: "\"agentsPerWeekHour\": [\(week)]")
        #expect(
            try warnings(planned).contains(
                "plans 118 agent-hours a week while the desk is closed: nobody is on duty then"))
        let humans = try SmallDesk.workload(
            text(Self.hours), [SmallDesk.setting("ai", "null")]
        ).warnings.map(\.message)
        #expect(
            humans.first?.hasPrefix("69.05 % of the customers come while the desk is closed")
                == true)
    }
}
