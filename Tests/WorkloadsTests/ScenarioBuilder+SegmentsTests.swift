import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

@Suite struct ScenarioBuilderSegmentsTests {
    /// A desk with demand from nine to ten, in two markets, and two segments.
    private static func desk(_ near: String, _ far: String) throws -> String {
        let hours = (0..<24).map { $0 == 9 ? "1" : "0" }.joined(separator: ", ")
        let markets = #"""
            [{"name": "here", "share": 0.5, "offsetHours": 0},
             {"name": "there", "share": 0.5, "offsetHours": -5.75}]
            """#
        return try SmallDesk.text(
            #""demand": {"freshPerMonth": 3000}"#,
            #"""
            "demand": {"freshPerMonth": 3000, "hours": [\#(hours)], "markets": \#(markets)},
            "intents": [{"name": "a", "share": 0.5}, {"name": "b", "share": 0.5}],
            "segments": [
              {"name": "near", "share": 0.6\#(near)}, {"name": "far", "share": 0.4\#(far)}]
            """#)
    }

    /// Sixty a day come at nine in the centre, and forty at 14:45, when it is nine there.
    @Test func marketsOfSegments() throws {
        let text = try Self.desk(#", "market": "here""#, #", "market": "there""#)
        let demand = try SmallDesk.workload(text).scenario.demand
        let shares = try #require(demand.segmentShares)
        #expect(demand.issues.interval == TimeSpan(seconds: 900))
        for quarter in 0..<96 {
            let now = Instant.zero + TimeSpan(seconds: Double(quarter) * 900)
            let (near, far) = ((36..<40).contains(quarter), (59..<63).contains(quarter))
            let expected = near ? 15.0 : far ? 10 : 0
            #expect(abs(demand.issues.value(at: now) - expected) < 1e-9, "\(quarter)")
            #expect(shares.value(at: now) == (near ? [1, 0] : far ? [0, 1] : [0.6, 0.4]))
        }
    }

    /// Hours of a segment's own, spread over both markets as others are.
    @Test func hoursOfASegment() throws {
        let late = (0..<24).map { $0 == 20 ? "1" : "0" }.joined(separator: ", ")
        let text = try Self.desk("", #", "hours": [\#(late)]"#)
        let demand = try SmallDesk.workload(text).scenario.demand
        func quarters(_ first: Int) -> Double {
            (first..<first + 4).reduce(0) {
                $0 + demand.issues.value(at: .zero + TimeSpan(seconds: Double($1) * 900))
            }
        }
        #expect([36, 59, 80, 7].map { (quarters($0) * 1e6).rounded() / 1e6 } == [30, 30, 20, 20])
    }

    /// What a segment does not say is as with others, also where a profile says it; and who stays
    /// away while the desk is closed comes while it is open.
    @Test func besideAProfileAndAClosedDesk() throws {
        func demand(_ curves: String, _ own: String) throws -> Demand {
            try SmallDesk.workload(
                try SmallDesk.text(
                    #""demand": {"freshPerMonth": 3000}"#,
                    #"""
                    "demand": {"freshPerMonth": 3000, \#(curves)},
                    "openingHours": {"mondayToFriday": ["09:00-11:00"],
                      "saturday": ["09:00-11:00"], "sunday": ["09:00-11:00"]},
                    "segments": [{"name": "a", "share": 0.5}, {"name": "b", "share": 0.5, \#(own)}]
                    """#)
            ).scenario.demand
        }
        func perHour(_ demand: Demand, _ segment: Int, day: Int = 0) throws -> [Double] {
            let shares = try #require(demand.segmentShares)
            return (0..<24).map { hour in
                let now = Instant.zero + TimeSpan(seconds: Double(day * 24 + hour) * 3_600)
                return demand.issues.value(at: now) * shares.value(at: now)[segment]
            }
        }
        let profile = (0..<168).map { $0 % 24 == 9 ? "1" : "0" }.joined(separator: ",")
        // The run starts on a Thursday.
        let weekly = try demand(
            #""profile": [\#(profile)]"#, #""weekdays": [0, 0, 0, 1, 1, 0, 0]"#)
        let found = try perHour(weekly, 1)
        #expect(found.enumerated().allSatisfy { ($0.offset == 9) == ($0.element > 0) })
        #expect(abs(found[9] - 175) < 1e-9)
        let hours = (0..<24).map { $0 < 10 ? "1" : "0" }.joined(separator: ",")
        let away = try demand(#""whenClosed": "stayAway""#, #""hours": [\#(hours)]"#)
        #expect(abs(try perHour(away, 1)[9] - 50) < 1e-9)
        #expect(abs(try perHour(away, 0).reduce(0, +) - 50) < 1e-9)
    }

    /// The intents of all customers are what the segments bring.
    @Test func intentsOfSegments() throws {
        let text = try Self.desk("", #", "intentShares": [1, 0]"#)
        let scenario = try SmallDesk.workload(text).scenario
        #expect(scenario.segments.map(\.intentShares) == [[0.5, 0.5], [1, 0]])
        #expect(scenario.intents.map { ($0.share * 1e9).rounded() / 1e9 } == [0.7, 0.3])
        #expect(scenario.demand.segmentShares == nil)
    }

    /// What nobody has in a segment is no customer that somebody must be able to take.
    @Test func intentsThatASegmentNeverHas() throws {
        let text = try Self.desk(
            #", "intentShares": [0, 1]"#, #", "intentShares": [1, 0]"#
        ).replacing(
            #""agents": 2,"#,
            with: #"""
                "groups": [
                  {"name": "g", "agents": 1, "skills": [{"intents": ["b"], "segments": ["near"]}]},
                  {"name": "h", "agents": 1, "skills": [{"intents": ["a"], "segments": ["far"]}]}],
                """#)
        #expect(SmallDesk.problems(text) == [])
    }

    @Test func whatCannotBe() throws {
        let never = Array(repeating: "0", count: 24).joined(separator: ", ")
        let text = try Self.desk(
            #", "market": "her", "intentShares": [0.5, 0.6]"#,
            #", "intentShares": [1], "hours": [\#(never)]"#)
        let problems = SmallDesk.problems(text).joined(separator: "\n")
        for part in [
            #"there is no market "her". Did you mean "here"?"#, "shares must add up to 1",
            "must have a number for each of the 2 intents, a, b (found 1 numbers)",
            "nobody ever arrives",
        ] {
            #expect(problems.contains(part), "\(problems)")
        }
        let counts = try SmallDesk.text(
            #""demand": {"freshPerMonth": 3000}"#,
            #"""
            "demand": {"issuesPerHour": [1, 2]},
            "segments": [{"name": "s", "share": 1, "weekdays": [1, 1, 1, 1, 1, 0, 0]}]
            """#)
        #expect(SmallDesk.problems(counts).joined().contains("belongs to the curves"))
        let hours = (0..<24).map { $0 < 8 ? "1" : "0" }.joined(separator: ", ")
        let closed = try SmallDesk.text(
            #""demand": {"freshPerMonth": 3000}"#,
            #"""
            "demand": {"freshPerMonth": 3000, "whenClosed": "stayAway"},
            "openingHours": {"mondayToFriday": ["09:00-11:00"]},
            "segments": [{"name": "a", "share": 0.5}, 
                         {"name": "b", "share": 0.5, "hours": [\#(hours)]}]
            """#)
        let found = SmallDesk.problems(closed)
        #expect(found.count == 1 && found[0].contains("nobody of them ever arrives"), "\(found)")
    }
}
