import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Inputs that change in the course of a run.
struct ScenarioCourseTests {
    private func workload(
        _ series: String, days: Int = 60, _ more: String = "", _ settings: [Setting] = []
    ) throws -> Workload {
        try SmallDesk.workload(try text(series, days: days, more), settings)
    }

    private func text(_ series: String, days: Int = 60, _ more: String = "") throws -> String {
        try SmallDesk.text(adding: #""overTime": [\#(series)], \#(more) "start": "2024-02-01""#)
            .replacing(#""horizonDays": 1,"#, with: #""horizonDays": \#(days),"#)
    }

    private func problems(_ series: String, _ more: String = "") throws -> [String] {
        SmallDesk.problems(try text(series, more))
    }

    /// When inputs change, in days, and to what.
    private func course<Value>(
        _ workload: Workload, _ value: (Scenario) -> Value
    ) -> [(Double, Value)] {
        workload.scenario.changes.map { ($0.at.seconds / 86_400, value($0.scenario)) }
    }

    @Test func stepsHoldUntilTheNext() throws {
        let workload = try self.workload(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.7}, "#
                + #"{"from": "2024-03-01", "hour": 9, "value": 0.8}]}"#)
        #expect(workload.scenario.ai?.share == 0.5)
        let course = course(workload) { $0.ai?.share }
        #expect(course.map(\.0) == [10, 29.375] && course.map(\.1) == [0.7, 0.8])
        #expect(workload.warnings.isEmpty)
    }

    /// A point before the run is in force when it starts, and the warm-up has its own values.
    @Test func whatCameBeforeIsInForce() throws {
        let steps =
            #"{"input": "ai.share", "steps": [{"from": "2023-06-01", "value": 0.7}, "#
            + #"{"from": "2024-02-01", "value": 0.8}]}"#
        let later = try workload(steps)
        #expect(later.scenario.ai?.share == 0.8 && later.scenario.changes.isEmpty)
        let warm = try workload(steps, #""warmUpDays": 2,"#)
        #expect(warm.scenario.ai?.share == 0.7)
        #expect(course(warm) { $0.ai?.share }.map(\.0) == [2])
    }

    @Test func linesMoveAtMidnight() throws {
        let workload = try self.workload(
            #"{"input": "ai.containment", "lines": [{"from": "2024-02-01", "value": 0.4}, "#
                + #"{"from": "2024-02-05", "value": 0.8}]}"#)
        let course = course(workload) { $0.intents[0].containment }
        #expect(course.map(\.0) == [1, 2, 3, 4])
        #expect(zip(course.map(\.1), [0.5, 0.6, 0.7, 0.8]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    /// A season multiplies what growth makes of the demand.
    @Test func factorsMultiply() throws {
        let workload = try self.workload(
            #"{"input": "demand.freshPerMonth", "steps": [{"from": "2024-02-03", "#
                + #""value": 6000}]}, "#
                + #"{"input": "demand.freshPerMonth", "factor": true, "steps": "#
                + #"[{"from": "2024-02-02", "value": 2}, {"from": "2024-02-04", "value": 1}]}"#)
        let perDay = (0..<5).map { day in
            (0..<24).reduce(0.0) {
                $0 + (workload.scenario.demand.issues.value(inInterval: day * 24 + $1) ?? 0)
            }
        }
        #expect(zip(perDay, [100, 200, 400, 200, 200]).allSatisfy { abs($0 - $1) < 1e-9 })
        // Demand stands in the timetable, and nothing else changes.
        #expect(workload.scenario.changes.isEmpty && !workload.scenario.demand.issues.isCyclic)
    }

    @Test func agentsAreWholeAndStandInThePlan() throws {
        let workload = try self.workload(
            #"{"input": "humans.agents", "lines": [{"from": "2024-02-01", "value": 2}, "#
                + #"{"from": "2024-02-05", "value": 4}]}"#)
        let agents = try #require(workload.scenario.humans?.agents)
        #expect((0..<6).map { agents.value(inInterval: $0 * 24) } == [2, 3, 3, 4, 4, 4])
        // The last plan goes on for those who are called back after the end.
        #expect(agents.value(inInterval: 65 * 24) == 4)
    }

    /// The last value of a list that is over stays, and a later list is not lost.
    @Test func aLaterListIsNotLost() throws {
        let text = try text(
            #"{"input": "humans.agentsPerHour", "steps": "#
                + #"[{"from": "2024-02-03", "value": [30]}]}"#
        ).replacing(#""agents": 2"#, with: #""agentsPerHour": [3]"#)
        let agents = try #require(try SmallDesk.workload(text).scenario.humans?.agents)
        #expect([0, 47, 48, 900].map { agents.value(at: .zero + hours($0)) } == [3, 3, 30, 30])
    }

    private func hours(_ count: Int) -> TimeSpan { TimeSpan(seconds: Double(count) * 3_600) }

    /// A change within an hour splits hourly tables: demand in proportion.
    @Test func changesWithinAnHourSplitIt() throws {
        let text = try text(
            #"{"input": "humans.agents", "steps": "#
                + #"[{"from": "2024-02-01", "hour": 8.25, "value": 34}]}, "#
                + #"{"input": "demand.issuesPerHour", "factor": true, "steps": "#
                + #"[{"from": "2024-02-01", "hour": 8.25, "value": 0.5}]}"#,
            days: 1, #""intervalMinutes": 15,"#
        ).replacing(
            #""freshPerMonth": 3000"#,
            with: #""issuesPerHour": [\#(Array(repeating: "8", count: 24).joined(separator: ","))]"#
        )
        let scenario = try SmallDesk.workload(text).scenario
        #expect((31...34).map { scenario.humans?.agents.value(inInterval: $0) } == [2, 2, 34, 34])
        let issues = scenario.demand.issues
        #expect((31...34).map { issues.value(inInterval: $0) } == [2, 2, 1, 1])
    }

    /// Lines move in the warm-up, too.
    @Test func linesMoveInTheWarmUp() throws {
        let workload = try workload(
            #"{"input": "ai.containment", "lines": [{"from": "2024-01-28", "value": 0.4}, "#
                + #"{"from": "2024-02-01", "value": 0.8}]}"#, #""warmUpDays": 4,"#)
        #expect(course(workload) { $0.intents[0].containment }.map(\.0) == [1, 2, 3, 4])
    }

    /// Nobody need be there for a part of the run.
    @Test func aPartOfTheRunMayBeEmpty() throws {
        let workload = try workload(
            #"{"input": "humans.agents", "steps": [{"from": "2024-02-05", "value": 0}]}"#)
        #expect(workload.scenario.humans?.agents.value(inInterval: 95) == 2)
        #expect(workload.scenario.humans?.agents.value(inInterval: 96) == 0)
    }

    /// The series that cannot be is named, and not another one.
    @Test func theCulpritIsNamed() throws {
        let found = try problems(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.7}]}, "#
                + #"{"input": "demand.dayFactorCV", "steps": "#
                + #"[{"from": "2024-02-11", "value": 0.2}]}"#)
        #expect(found.count == 1 && found[0].contains("demand.dayFactorCV cannot change"))
    }

    /// A price can begin later.
    @Test func aPriceCanBegin() throws {
        let workload = try workload(
            #"{"input": "ai.pricePerConversation", "steps": "#
                + #"[{"from": "2024-02-11", "value": 0.7}]}"#)
        #expect(workload.scenario.pricesChange)
        #expect(workload.scenario.ai?.prices.map(\.price) == [0])
    }

    @Test func equalValuesAreTheConstant() throws {
        let workload = try self.workload(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.5}]}, "#
                + #"{"input": "demand.freshPerMonth", "lines": [{"from": "2024-02-11", "#
                + #""value": 3000}, {"from": "2024-03-11", "value": 3000}]}, "#
                + #"{"input": "humans.agents", "factor": true, "steps": "#
                + #"[{"from": "2024-02-11", "value": 1}]}"#)
        let constant = try self.workload(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-01", "value": 0.5}]}"#)
        #expect(workload.scenario == constant.scenario)
        #expect(workload.scenario.demand.issues.isCyclic && workload.scenario.changes.isEmpty)
    }

    private func workload(_ series: String, _ more: String) throws -> Workload {
        try workload(series, days: 60, more)
    }

    /// What is set holds for the whole run; factors stay.
    @Test func aSettingTakesTheSeriesAway() throws {
        let text = try text(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.7}]}, "#
                + #"{"input": "ai.share", "factor": true, "steps": "#
                + #"[{"from": "2024-03-01", "value": 0.5}]}"#)
        let path = try #require(JSONPath("ai.share"))
        let workload = try SmallDesk.workload(text, [Setting(path: path, text: "0.6")])
        #expect(course(workload) { $0.ai?.share }.map(\.1) == [0.3])
        let none = try #require(JSONPath("ai"))
        #expect(
            try SmallDesk.workload(text, [Setting(path: none, text: "null")]).scenario.ai == nil)
        let step = try #require(JSONPath("overTime[0].steps[0].value"))
        let other = try SmallDesk.workload(text, [Setting(path: step, text: "0.9")])
        #expect(course(other) { $0.ai?.share }.map(\.1) == [0.9, 0.45])
    }

    @Test func aSeriesIsOneInputWithoutSource() throws {
        let steps = #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.7}]}"#
        let bare = try workload(steps)
        #expect(bare.assumptions.map(\.path).contains("overTime[0]"))
        let sourced = try workload(steps, #""sources": {"overTime[0]": "a report"},"#)
        #expect(!sourced.assumptions.map(\.path).contains { $0.hasPrefix("overTime") })
        // It is written as it was read.
        let again = try Workload(bare.inputs)
        #expect(again.scenario == bare.scenario)
    }

    @Test(arguments: [
        (#""input": "ai.shaer""#, #"there is no input "ai.shaer". Did you mean "ai.share"?"#),
        (
            #""input": "horizonDays""#,
            "cannot change during a run: it says what is run, or what is measured"
        ),
        (#""input": "humans""#, "cannot change: only numbers and lists of numbers can"),
        (
            #""input": "humans.shrinkage[2]""#,
            #"there is no input "humans.shrinkage[2]""#
        ),
        (
            #""input": "humans.fullTimeEquivalents""#,
            "is not in this file: give it the value that it has before the first point"
        ),
        (
            #""input": "ai.containment""#, "ai.containment must be a number from 0 to 1 (found 2)"
        ),
        (
            #""input": "demand.dayFactorCV""#,
            "demand.dayFactorCV cannot change during a run: it belongs to demand.dayFactor, which "
                + "stays as it is. Leave the series out"
        ),
    ])
    func whatCannotChange(input: String, message: String) throws {
        let found = try problems(
            #"{\#(input), "steps": [{"from": "2024-02-11", "value": 2}]}"#)
        #expect(found.count == 1 && found[0].hasSuffix(message), "\(found)")
    }

    @Test func pointsAreInOrderAndFit() throws {
        let found = try problems(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.5}, "#
                + #"{"from": "2024-02-11", "value": [0.5, 0.6]}, "#
                + #"{"from": "2024-02-12", "hour": 9.5, "value": 0.5}]}, "#
                + #"{"input": "ai.share", "factor": true, "steps": "#
                + #"[{"from": "2024-02-11", "value": [1]}]}, "#
                + #"{"input": "ai.share", "steps": [{"from": "2024-02-20", "value": 0.5}]}"#)
        let messages = found.map { $0.drop { $0 != " " }.dropFirst() }
        #expect(
            messages == [
                "comes before or with the point before it: give points in the order of time",
                "must be a number, as ai.share is (found 2)",
                "must begin an interval of 60 minutes (found 9.5)",
                "must be one factor (found a list)",
                "has a series already: give one for each input, or a factor",
            ])
    }

    @Test func agentsAreWholeInPoints() throws {
        let found = try problems(
            #"{"input": "humans.agents", "steps": [{"from": "2024-02-11", "value": 2.5}]}"#)
        #expect(
            found.count == 1
                && found[0].hasSuffix("must be a whole number, as humans.agents is (found 2.5)"))
        // A factor on them is rounded.
        #expect(
            try problems(
                #"{"input": "humans.agents", "factor": true, "steps": "#
                    + #"[{"from": "2024-02-11", "value": 1.1}]}"#) == [])
    }

    /// Points after the end are odd, but a shorter run of the same file is no fault.
    @Test func pointsAfterTheEndAreWarnedOf() throws {
        let late = try workload(
            #"{"input": "ai.share", "steps": [{"from": "2024-02-11", "value": 0.7}, "#
                + #"{"from": "2042-03-01", "value": 0.8}]}"#)
        #expect(
            late.warnings.map(\.message) == [
                "comes after the end of the run: the run would need horizonDays above 6603"
            ])
        // A line on its way to a point is met.
        let line = try workload(
            #"{"input": "ai.share", "lines": [{"from": "2024-02-11", "value": 0.7}, "#
                + #"{"from": "2042-03-01", "value": 0.8}]}"#)
        #expect(line.warnings.isEmpty)
    }
}
