import ContactRouting
import Testing

@testable import Workloads

/// Incidents as files say them.
struct ScenarioBuilderServiceTests {
    private func text(_ incidents: String, _ more: String = "") throws -> String {
        try SmallDesk.text(
            adding: #""start": "2024-02-01", \#(more) "incidents": {\#(incidents)}"#)
    }

    @Test func anIncidentHitsTogether() throws {
        let intents =
            #""intents": [{"name": "bill", "share": 0.9}, {"name": "down", "share": 0.1}],"#
        let scenario = try SmallDesk.workload(
            try text(
                #""windows": [{"date": "2024-02-01", "hour": 9.5, "hours": 3}], "#
                    + #""demandFactor": 2, "intents": {"down": 20}, "accuracyFactor": 0.5, "#
                    + #""breaksAI": true"#,
                intents)
        ).scenario
        let incidents = try #require(scenario.incidents)
        #expect(incidents.windows.map(\.start.seconds) == [9.5 * 3_600])
        #expect(incidents.intentFactors == [1, 20] && incidents.demandFactor == 2)
        // What happens to customers of an AI that is down has a default.
        #expect(scenario.ai?.outages?.fallback == .human)
    }

    @Test func whatCannotBeIsRefused() throws {
        let found = SmallDesk.problems(try text(#""intents": {"dwon": 2}"#))
        #expect(found.count == 1 && found[0].contains(#""dwon""#), "\(found)")
        let replay = try text(#""demandFactor": 2"#).replacing(
            #""freshPerMonth": 3000"#, with: #""issuesPerHour": [3], "arrivals": "replay""#)
        #expect(
            SmallDesk.problems(replay).contains {
                $0.hasSuffix("must be 1 in a replay, whose counts are known")
            })
    }
}
