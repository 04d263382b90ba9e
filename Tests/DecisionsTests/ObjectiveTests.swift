import ContactRouting
import Decisions
import Experiments
import StrictJSON
import Testing
import Workloads

/// Decisions by a measure that no result has: without access to the inside.
@Suite struct ObjectiveTests {
    private static let unhappy = Measure(
        name: "unhappy", unit: "share",
        definition: "gave up, or waited longer than the threshold, over offered to humans",
        countsThings: true
    ) { tally, _ in
        let flow = tally.total
        return Ratio(flow.humanOffered - flow.handledInTime, per: flow.humanOffered)
    }

    private static func desk(_ settings: [(String, String)]) throws -> Workload {
        let source = try #require(WorkloadLibrary.source(named: "theory/erlang-a-14"))
        let short = [("horizonDays", "0.25"), ("warmUpDays", "0")] + settings
        return try Workload(
            reading: source,
            settings: short.map { Setting(path: try #require(JSONPath($0.0)), text: $0.1) })
    }

    @Test func theBestIsChosenByIt() async throws {
        let desks = try [12, 16].map { agents in
            try Self.desk([("humans.agents", "\(agents)")]).named("\(agents)")
        }
        let result = try await compare(
            desks, ReplicationPlan(replications: 5, threads: 2),
            ComparisonQuestion(
                selection: SelectionQuestion(
                    Objective(Self.unhappy, isMinimised: true), indifference: .absolute(0.01),
                    firstStage: 5)))
        #expect(result.selection?.best?.position == 1)
        let difference = try #require(result.differences.first { $0.measure.name == "unhappy" })
        #expect(difference.verdict == .lower)
    }

    @Test func agentsAreFoundForIt() async throws {
        let question = try StaffingQuestion(
            targets: [Target(Self.unhappy, .atMost, 0.1)],
            effort: StaffingEffort(replications: 0))
        let result = try await staff(
            Self.desk([("demand.freshPerMonth", "14400")]), question,
            ReplicationPlan(replications: 3, threads: 2))
        #expect(result.isMet)
        #expect(result.overall.map(\.target.text) == ["unhappy<=0.1"])
    }
}
