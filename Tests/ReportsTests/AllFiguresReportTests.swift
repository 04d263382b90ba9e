import Experiments
import StrictJSON
import Testing
import Workloads

@testable import Reports

@Suite struct AllFiguresReportTests {
    /// Two runs of a desk, of which one can reproduce its figure and the other cannot.
    @Test func figuresOfSeveralRuns() async throws {
        var results: [RunResult] = []
        for minutes in ["60", "20"] {
            let source = try #require(WorkloadLibrary.source(named: "contract-desk-by-hand"))
            let workload = try Workload(
                reading: source,
                settings: [
                    Setting(
                        path: try #require(JSONPath("humans.sessionMinutes.mean")), text: minutes),
                    Setting(path: try #require(JSONPath("horizonDays")), text: "84"),
                ])
            let experiment = try RunExperiment(workload, baseline: nil) { _ in workload }
            results.append(try await experiment.run(ReplicationPlan(replications: 20)))
        }
        let text = TextRenderer().text(
            AllFiguresReport.document(results, command: "switchboard run --all --seed 1"))
        let rows = text.split(separator: "\n").map(String.init)
        #expect(rows[0] == "Published figures of 2 workloads")
        let counts = rows.filter { $0.hasPrefix("contract-desk-by-hand") }
        #expect(counts.count == 3)
        #expect(counts[0].contains("1 of 1") && counts[1].contains("0 of 1"))
        #expect(counts[2].contains("humanSessionMinutes") && counts[2].contains("missed"))
        #expect(rows.contains { $0.hasPrefix("all ") && $0.contains("1 of 2") })
        #expect(rows.last == "Reproduce: switchboard run --all --seed 1")
    }
}
