import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// What the table of keys cannot see: keys that exclude each other, sums, tiers, stability.
@Suite struct ScenarioBuilderTests {
    private static let halfHours = Array(repeating: "1", count: 336).joined(separator: ",")

    /// A desk that is open from 8 to 20 on five days, and paid for by night.
    @Test func agentsForEmptyHours() throws {
        let hours = (0..<24).map { (8..<20).contains($0) ? "1" : "0" }.joined(separator: ",")
        let demand = #"{"freshPerMonth": 3000, "hours": [\#(hours)], "weekdays": [1,1,1,1,1,0,0]}"#
        let text = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, demand)
        let workload = try SmallDesk.workload(text)
        #expect(
            workload.warnings.map(\.message).first { $0.contains("nobody new") }
                == "nobody new comes in 108 hours of the week, for which 2 agents are paid 216 "
                + "hours: give openingHours, or fullTimeEquivalents, which follow the demand")
        let following = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, demand)
            .replacing(#""agents": 2"#, with: #""fullTimeEquivalents": 2"#)
        let others = try SmallDesk.workload(following).warnings
        #expect(!others.contains { $0.message.contains("nobody new") })
    }

    private static let demand = #"{"freshPerMonth": 3000}"#
    private static let session = #"{"distribution": "exponential", "mean": 10}"#

    @Test(arguments: [
        // Exclusive keys.
        (
            demand, "{}",
            "6:13: exactly one of freshPerMonth, issuesPerHour, trace must be given (found none)"
        ),
        (
            demand, #"{"freshPerMonth": 1, "issuesPerHour": [1]}"#,
            "6:13: exactly one of freshPerMonth, issuesPerHour, trace must be given (found "
                + "freshPerMonth and issuesPerHour)"
        ),
        (
            #""agents": 2"#, #""note": "nobody""#,
            "8:13: exactly one of fullTimeEquivalents, agents, agentsPerHour, "
                + "agentsPerWeekHour, agentsPerInterval, agentsPerWeekInterval, groups must be "
                + "given (found none)"
        ),
        (
            #""agents": 2"#, #""agents": 2, "fullTimeEquivalents": 9"#,
            "8:13: exactly one of fullTimeEquivalents, agents, agentsPerHour, "
                + "agentsPerWeekHour, agentsPerInterval, agentsPerWeekInterval, groups must be "
                + "given (found fullTimeEquivalents and agents)"
        ),
        // Demand.
        (
            demand, #"{"issuesPerHour": [0, 0]}"#,
            "6:13: nobody ever arrives: some demand must be above 0"
        ),
        (
            demand, #"{"freshPerMonth": 1, "weekdays": [0, 0, 0, 0, 0, 0, 0]}"#,
            "6:13: nobody ever arrives: some hour and some weekday must be above 0"
        ),
        (
            demand, #"{"issuesPerHour": [1.5], "arrivals": "replay"}"#,
            #"6:50: a replay needs whole counts; use "poisson" for expected ones"#
        ),
        (
            demand, #"{"freshPerMonth": 3000, "dayFactorCV": 1e-9}"#,
            "6:52: must be 0, or at least 0.001 (found 1e-09)"
        ),
        (
            demand,
            #"{"freshPerMonth": 3000, "markets": [{"name": "a", "share": 0.5, "offsetHours": 0}]}"#,
            "6:48: shares must add up to 1 (found 0.5)"
        ),
        (
            #""horizonDays": 1"#, #""warmUpDays": 0.03"#,
            "5:17: must be a whole number of hours (found 0.03 days)"
        ),
        (
            #""horizonDays": 1"#, #""warmUpDays": 0.01, "intervalMinutes": 15"#,
            "5:17: must be a whole number of intervals of 15 minutes (found 0.01 days)"
        ),
        (
            #""horizonDays": 1"#, #""intervalMinutes": 20"#,
            "5:22: must be 15, 30 or 60 (found 20)"
        ),
        (
            #""agents": 2"#,
            #""agentsPerWeekInterval": [\#(halfHours)]"#,
            "9:30: must have 168 numbers, one for every 60 minutes of the week (found 336): "
                + "intervalMinutes is 60"
        ),
        // Distributions.
        (
            session, #"{"distribution": "lognormal", "mean": 10, "sigma": 1}"#,
            "10:23: a lognormal needs mean and cv, or median and sigma (found mean and sigma)"
        ),
        (
            session, #"{"distribution": "lognormal"}"#,
            "10:23: a lognormal needs mean and cv, or median and sigma (found none)"
        ),
        (
            session, #"{"distribution": "lognormal", "mean": 1, "cv": 1, "sigma": 1}"#,
            "10:23: a lognormal needs mean and cv, or median and sigma (found mean and cv and "
                + "sigma)"
        ),
        (
            session, #"{"distribution": "histogram", "edges": [0, 1, 2], "weights": [1]}"#,
            "10:84: must have one weight per bin: 2 (found 1)"
        ),
        (
            session, #"{"distribution": "histogram", "edges": [0, 1, 2], "weights": [0, 0]}"#,
            "10:84: some weight must be above 0"
        ),
        (
            session, #"{"distribution": "histogram", "edges": [0, 2, 1], "weights": [1, 1]}"#,
            "10:62: edges must rise"
        ),
        (
            session, #"{"distribution": "uniform", "lower": 2, "upper": 2}"#,
            "10:23: lower must be less than upper, and a mode between them"
        ),
        (
            session, #"{"distribution": "triangular", "lower": 1, "mode": 4, "upper": 3}"#,
            "10:23: lower must be less than upper, and a mode between them"
        ),
        // Tiers.
        (
            #""agents": 2"#, #""agents": 0"#,
            "8:13: has no agents, but conversations are routed to it: give it agents, or send "
                + "every conversation to the AI (ai.share 1, ai.askForHuman 0)"
        ),
    ])
    func refused(old: String, new: String, expected: String) throws {
        #expect(SmallDesk.problems(try SmallDesk.text(old, new)) == [expected])
    }

    @Test func tiersThatAreNotThere() throws {
        let start = #"{"format": 1, "name": "n", "title": "t", "demand": {"freshPerMonth": 9}"#
        let ai = #""sessionMinutes": {"distribution": "constant", "value": 2}, "containment": 0"#
        #expect(
            SmallDesk.problems(start + "}") == [
                #"1:1: has neither an "ai" nor a "humans" tier: give it one of them"#
            ])
        #expect(
            SmallDesk.problems(start + #", "ai": {"share": 0.9, \#(ai)}}"#) == [
                #"1:1: has no "humans" tier, but not every conversation is routed to the AI: "#
                    + "give it one, or set ai.share to 1 and ai.askForHuman to 0"
            ])
        #expect(SmallDesk.problems(start + #", "ai": {"share": 1, \#(ai)}}"#) == [])
    }

    @Test func intents() throws {
        func intents(_ list: String) throws -> [String] {
            SmallDesk.problems(try SmallDesk.text(adding: #""intents": \#(list)"#))
        }
        #expect(try intents(#"[{"name": "a", "share": 0.25}, {"name": "b", "share": 0.75}]"#) == [])
        #expect(
            try intents(#"[{"name": "a", "share": 0.5}, {"name": "a", "share": 0.25}]"#) == [
                "13:43: shares must add up to 1 (found 0.75)",
                #"13:82: the name "a" is used twice"#,
            ])
        let list = #"""
            [{"name": "later", "share": 0.5, "priority": 7, "containment": 1},
             {"name": "now", "share": 0.5,
              "patienceMinutes": {"distribution": "constant", "value": 1}}]
            """#
        let scenario = try SmallDesk.workload(
            try SmallDesk.text(adding: #""intents": \#(list)"#)
        ).scenario
        #expect(scenario.intents.map(\.priorityClass) == [1, 0])
        #expect(scenario.intents.map(\.containment) == [1, 0.4])
        #expect(scenario.intents.map(\.aiSession) == [.constant(120), .constant(120)])
        #expect(
            scenario.intents.map(\.patience) == [.exponential(mean: 300), .constant(60)])
    }

    @Test func anUnstableLoadIsRefused() throws {
        // 3000 a month, of which .5 + .5 x .6 need a human, 60 min each: 3.38 erlangs with
        // the repeats of contained conversations (.5 x .4 x .1).
        let forEver = try SmallDesk.text(
            #","# + "\n    " + #""patienceMinutes": {"distribution": "exponential", "mean": 5}"#, ""
        )
        let busy = forEver.replacing("\"mean\": 10", with: "\"mean\": 60")
        let steady = busy.replacing("\"horizonDays\": 1", with: "\"warmUpDays\": 1")
        #expect(
            SmallDesk.problems(steady) == [
                "8:13: unstable: offered load 3.4 erlangs, 2 slots, and customers wait for ever: "
                    + "there is no steady state. "
                    + "Add agents or patienceMinutes, or give a horizonDays and no warmUpDays"
            ])
        let finite = try SmallDesk.workload(busy)
        #expect(
            finite.warnings.map(SmallDesk.line) == [
                "8:13: unstable: offered load 3.4 erlangs, 2 slots; waits grow until the horizon"
            ])
        let impatient = try SmallDesk.workload(
            SmallDesk.text.replacing("\"mean\": 10", with: "\"mean\": 60"))
        #expect(
            impatient.warnings.map(SmallDesk.line) == [
                "8:13: overloaded: offered load 3.4 erlangs, 2 slots, on average"
            ])
    }

    @Test func demandThatEndsTooEarlySaysByHowMuch() throws {
        let demand = #""demand": {"freshPerMonth": 3000}"#
        func warnings(_ hours: String, _ horizon: String) throws -> [String] {
            let text = try SmallDesk.text(demand, #""demand": {"issuesPerHour": \#(hours)}"#)
            return try SmallDesk.workload(text, [SmallDesk.setting("horizonDays", horizon)])
                .warnings.map(SmallDesk.line)
        }
        let start =
            "the given demand ends before the horizon does: nobody new comes in the last "
        #expect(
            try warnings("[5, 5, 5]", "0.25") == [
                "--set horizonDays=0.25: \(start)3 hours of 6 hours. Give horizonDays of 0.125, "
                    + "or demand for 3 hours more"
            ])
        #expect(
            try warnings("[" + Array(repeating: "9", count: 24).joined(separator: ",") + "]", "30")
                == [
                    "--set horizonDays=30: \(start)29 days of 30 days. Give horizonDays of 1, "
                        + "or demand for 29 days more"
                ])
        #expect(try warnings("[5, 5, 5]", "0.125") == [])
    }

    @Test func startAndWarmUpSetTheHourOfTheWeek() throws {
        func startInterval(_ members: String) throws -> Int {
            try SmallDesk.workload(try SmallDesk.text(#""horizonDays": 1"#, members))
                .scenario.measurement.startMinuteOfWeek / 60
        }
        // 2024-02-01 was a Thursday, 2024-01-29 a Monday.
        #expect(try startInterval(#""horizonDays": 1"#) == 72)
        #expect(try startInterval(#""start": "2024-01-29""#) == 0)
        #expect(try startInterval(#""start": "2024-01-29", "warmUpDays": 7"#) == 0)
        #expect(try startInterval(#""start": "2024-01-29", "warmUpDays": 1"#) == 144)
        #expect(try startInterval(#""start": "2024-02-01", "warmUpDays": 0.25"#) == 66)
        #expect(try startInterval(#""start": "2024-02-01", "warmUpDays": 30"#) == 24)
    }

    /// By the quarter of an hour: plans of agents, a payroll and a warm-up.
    @Test func quartersOfAnHour() throws {
        func humans(_ staffing: String, _ calendar: String) throws -> Scenario {
            try SmallDesk.workload(
                SmallDesk.text(#""agents": 2"#, staffing).replacing(
                    #""horizonDays": 1"#, with: #""intervalMinutes": 15, "# + calendar)
            ).scenario
        }
        let week = (0..<672).map { "\($0)" }.joined(separator: ",")
        let monday = #""start": "2024-01-29", "horizonDays": 1, "warmUpDays": 0.03125"#
        let planned = try humans("\"agentsPerWeekInterval\": [\(week)]", monday)
        #expect(planned.measurement.startMinuteOfWeek == 10_035)
        #expect(planned.humans?.agents.interval == TimeSpan(seconds: 900))
        #expect((0..<3).map { planned.humans?.agents.value(inInterval: $0) } == [669, 670, 671])
        #expect(planned.humans?.agents.value(inInterval: 3) == 0)
        let hours = (0..<168).map { "\($0)" }.joined(separator: ",")
        let byHour = try humans("\"agentsPerWeekHour\": [\(hours)]", monday)
        #expect(
            (0..<8).map { byHour.humans?.agents.value(inInterval: $0) ?? -1 }
                == [167, 167, 167, 0, 0, 0, 0, 1])
        let list = try humans(#""agentsPerInterval": [3, 1, 4]"#, monday)
        #expect((0..<3).map { list.humans?.agents.value(inInterval: $0) } == [3, 1, 4])
        let payroll = try humans(#""fullTimeEquivalents": 8.4"#, monday)
        #expect(payroll.humans?.agents.values.count == 672)
        #expect(abs(payroll.meanAgentsOnDuty - 2) < 1e-9)
    }

    @Test func demandFollowsTheWeekFromTheStart() throws {
        let hours = (0..<24).map { $0 == 9 ? "1" : "0" }.joined(separator: ", ")
        let text = try SmallDesk.text(
            Self.demand,
            #"{"freshPerMonth": 3000, "hours": [\#(hours)], "weekdays": [5, 1, 1, 1, 1, 1, 0]}"#)
        let issues = try SmallDesk.workload(text).scenario.demand.issues
        #expect(issues.isCyclic)
        #expect(issues.phase == 72)
        // 700 a week, half of them on Monday at nine.
        #expect(issues.values[9] == 350)
        #expect(issues.values[24 + 9] == 70)
        #expect(issues.values[6 * 24 + 9] == 0)
        #expect(abs(issues.values.reduce(0, +) - 700) < 1e-9)
        #expect(issues.value(inInterval: 9) == issues.values[72 + 9])
    }

    @Test func marketsShiftTheCurve() throws {
        let hours = (0..<24).map { $0 == 9 ? "1" : "0" }.joined(separator: ", ")
        let markets = #"""
            [{"name": "west", "share": 0.25, "offsetHours": -7},
             {"name": "east", "share": 0.75, "offsetHours": 10}]
            """#
        let text = try SmallDesk.text(
            Self.demand,
            #"{"freshPerMonth": 3000, "hours": [\#(hours)], "markets": \#(markets)}"#)
        let week = try SmallDesk.workload(text).scenario.demand.issues.values
        // Nine o'clock in the west is 16:00 here, in the east 23:00 of the day before.
        #expect(week[16] == 25)
        #expect(week[23] == 75)
        #expect(week[9] == 0)
        #expect(abs(week.reduce(0, +) - 700) < 1e-9)
    }

    @Test(arguments: [(10.0, 0.0), (100, 0.3), (2_300, 0.3), (0.5, 0), (999_999, 0.9)])
    func staffingAddsUpToThePaidHours(equivalents: Double, shrinkage: Double) throws {
        let staffed = #""fullTimeEquivalents": \#(equivalents), "shrinkage": \#(shrinkage)"#
        let curve = (1...24).map(String.init).joined(separator: ", ")
        let text = try SmallDesk.text(#""agents": 2"#, staffed)
            .replacing(Self.demand, with: #"{"freshPerMonth": 3000, "hours": [\#(curve)]}"#)
        let humans = try #require(try SmallDesk.workload(text).scenario.humans)
        let agentHours = Double(humans.agents.values.reduce(0, +))
        #expect(abs(agentHours - equivalents * 40 * (1 - shrinkage)) <= 1)
        #expect(humans.agents.values.count == 168)
        #expect(humans.agents.phase == 72)
        #expect(humans.agents.values.allSatisfy { $0 >= 0 })
        let ratio = Double(humans.agents.values[23]) / Double(humans.agents.values[11])
        if equivalents >= 2_300 { #expect(abs(ratio - 2) < 0.05) }
    }

    @Test func staffingOfATraceAddsUp() throws {
        let rows = (0..<96).map { quarter in
            "1,\(quarter / 4):\(quarter % 4 * 15),\(quarter / 4)"
        }
        let trace = #"""
            {"trace": {"file": "t.csv", "intervalMinutes": 15, "day": "d",
             "time": "t", "count": "n"}}
            """#
        let text = try SmallDesk.text(#""agents": 2"#, #""fullTimeEquivalents": 70"#)
            .replacing(Self.demand, with: trace)
        let files = ["t.csv": (["d,t,n"] + rows).joined(separator: "\n")]
        let humans = try #require(try SmallDesk.workload(text, files: files).scenario.humans)
        // 70 full-time agents work 400 hours on one day in seven.
        #expect(humans.agents.values.count == 24)
        #expect(abs(humans.agents.values.reduce(0, +) - 400) <= 1)
        #expect(humans.agents.values[0] == 0)
    }

    @Test func figures() throws {
        func problems(_ set: String) throws -> [String] {
            SmallDesk.problems(
                try SmallDesk.text(
                    adding: #"""
                        "figures": [{"measure": "offered", "published": 1, "relation": "atLeast",
                         "kind": "test", "source": "s", "set": {\#(set)}}]
                        """#))
        }
        #expect(try problems(#""ai.share": 0.4, "humans.sessionMinutes.mean": 3"#) == [])
        #expect(
            try problems(#""ai.shore": 0.4"#) == [
                #"14:53: there is no input "ai.shore""#
            ])
        #expect(
            try problems(#""ai.share": "half""#) == [
                #"14:53: figures[0].set["ai.share"] must be a number (found the text "half")"#
            ])
    }
}
