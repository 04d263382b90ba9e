import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Markets that are not whole hours away from the centre.
@Suite struct ScenarioBuilderMarketsTests {
    /// Demand from nine to ten local time only.
    private func desk(_ markets: String, members: String = "") throws -> String {
        let hours = (0..<24).map { $0 == 9 ? "1" : "0" }.joined(separator: ", ")
        return try SmallDesk.text(
            #"{"freshPerMonth": 3000}"#,
            #"{"freshPerMonth": 3000, "hours": [\#(hours)], "markets": [\#(markets)]\#(members)}"#)
    }

    private func market(_ share: String, _ offset: String) -> String {
        #"{"name": "\#(offset)", "share": \#(share), "offsetHours": \#(offset)}"#
    }

    /// 100 a day. At +5.75 nine o'clock is 03:15 in the centre; at -3.5 it is 12:30.
    @Test func quartersOfAnHour() throws {
        let text = try desk(market("0.6", "5.75") + ", " + market("0.4", "-3.5"))
        let issues = try SmallDesk.workload(text).scenario.demand.issues
        #expect(issues.interval == TimeSpan(seconds: 900))
        #expect(issues.isCyclic && issues.values.count == 672)
        // The run starts on a Thursday.
        #expect(issues.phase == 72 * 4)
        for day in 0..<7 {
            let found = (0..<96).map { issues.values[day * 96 + $0] }
            var expected = [Double](repeating: 0, count: 96)
            for quarter in 13..<17 { expected[quarter] = 15 }
            for quarter in 50..<54 { expected[quarter] = 10 }
            #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "day \(day)")
        }
    }

    /// A profile of the week says what hours and weekdays cannot: here that Tuesday is late.
    @Test(arguments: [1, 2, 4])
    func aProfileOfTheWeek(perHour: Int) throws {
        func profile(_ hours: [Int: Double]) -> String {
            (0..<168 * perHour).map { "\(hours[$0 / perHour] ?? 0)" }.joined(separator: ",")
        }
        func desk(_ curves: String, _ more: String = "") throws -> String {
            try SmallDesk.text(
                #"{"freshPerMonth": 3000}"#, #"{"freshPerMonth": 3000, \#(curves)}\#(more)"#)
        }
        let text = try desk(#""profile": [\#(profile([9: 1, 24 + 17: 3]))]"#)
        let issues = try SmallDesk.workload(text).scenario.demand.issues
        #expect(issues.values.count == 168 * perHour && issues.phase == 72 * perHour)
        let byHour = (0..<168).map { hour in
            issues.values[hour * perHour..<(hour + 1) * perHour].reduce(0, +)
        }
        #expect(abs(byHour[9] - 175) < 1e-9 && abs(byHour[41] - 525) < 1e-9)
        #expect(byHour.count { $0 > 0 } == 2)
        // The same curves both ways give the same demand.
        let hours = (0..<24).map { "\($0 % 5)" }.joined(separator: ",")
        let curve = Dictionary(
            uniqueKeysWithValues: (0..<168).map { ($0, Double($0 % 24 % 5)) })
        let both = try [
            desk(#""hours": [\#(hours)]"#),
            desk(#""profile": [\#(profile(curve))]"#),
        ].map { try SmallDesk.workload($0).scenario.demand.issues }
        for hour in 0..<168 {
            let sum = both[1].values[hour * perHour..<(hour + 1) * perHour].reduce(0, +)
            #expect(abs(sum - both[0].values[hour]) < 1e-9)
        }
        // A market half an hour away takes finer intervals than it has itself.
        let away = try desk(
            #""profile": [\#(profile([9: 1]))], "markets": [\#(market("1", "-0.5"))]"#)
        let moved = try SmallDesk.workload(away).scenario.demand.issues
        let first = try #require(moved.values.firstIndex { $0 > 0 })
        #expect(Double(first) * moved.interval.seconds == 9.5 * 3_600)
        #expect(abs(moved.values.reduce(0, +) - 700) < 1e-9)
    }

    @Test func profilesOfTheWrongLength() throws {
        func problems(_ count: Int, _ more: String = "") throws -> [String] {
            let numbers = Array(repeating: "1", count: count).joined(separator: ",")
            return SmallDesk.problems(
                try SmallDesk.text(
                    #"{"freshPerMonth": 3000}"#,
                    #"{"freshPerMonth": 3000, "profile": [\#(numbers)]\#(more)}"#))
        }
        #expect(
            try problems(169).map { $0.drop { $0 != " " } } == [
                " must have 168 hours, 336 half hours or 672 quarters of a week (found 169 numbers)"
            ])
        #expect(
            try problems(168, #", "weekdays": [1,1,1,1,1,0,0]"#).map { $0.drop { $0 != " " } }
                == [" cannot be given beside profile, which says the same and more"])
    }

    /// Nine o'clock of Monday is Sunday 19:15 at +13.75.
    @Test func theWeekGoesRound() throws {
        let text = try desk(
            market("1", "13.75"), members: #", "weekdays": [1, 0, 0, 0, 0, 0, 0]"#)
        let issues = try SmallDesk.workload(text).scenario.demand.issues
        let busy = issues.values.indices.filter { issues.values[$0] > 0 }
        #expect(busy == Array(6 * 96 + 77..<6 * 96 + 81))
    }

    /// Staffing is by the hour all the same: 03:15 to 04:15 is three quarters of an hour of 03:00.
    @Test func staffingFollowsByTheHour() throws {
        let text = try desk(market("1", "5.75"))
            .replacing(#""agents": 2"#, with: #""fullTimeEquivalents": 7"#)
        let agents = try #require(try SmallDesk.workload(text).scenario.humans?.agents)
        // 280 hours a week, 40 a day: 30 from three to four, 10 from four to five.
        #expect(agents.interval == .hour && agents.phase == 72)
        #expect(
            (0..<24).map { agents.values[$0] } == [0, 0, 0, 30, 10] + [Int](repeating: 0, count: 19)
        )
    }

    @Test func wholeHoursStayHours() throws {
        let text = try desk(market("0.5", "5.0") + ", " + market("0.5", "-3"))
        let issues = try SmallDesk.workload(text).scenario.demand.issues
        #expect(issues.interval == .hour && issues.values.count == 168)
        #expect((0..<24).filter { issues.values[$0] > 0 } == [4, 12])
    }

    @Test(arguments: [
        ("5.3", "must be whole quarters of an hour, such as 5.25 (found 5.3)"),
        (
            "14.25",
            "demand.markets[0].offsetHours must be a number from -14 to 14, in quarters of an hour "
                + "(found 14.25)"
        ),
    ])
    func refused(offset: String, message: String) throws {
        let problems = SmallDesk.problems(try desk(market("1", offset)))
        #expect(problems.count == 1)
        #expect(problems[0].hasSuffix(": " + message), "\(problems)")
    }
}
