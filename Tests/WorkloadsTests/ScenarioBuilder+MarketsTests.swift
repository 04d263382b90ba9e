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
