import StrictJSON
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct SensitivityTests {
    /// Two desks of the same calls, one of whose numbers of agents is moved.
    private static func result(
        _ agents: [Int], moved position: Int, to sides: [String?], best: Int? = nil,
        replications: Int = 6
    ) async throws -> Sensitivity {
        func desk(_ position: Int, _ setting: Setting? = nil) throws -> Workload {
            try Workload(
                "theory/erlang-a-14",
                [
                    "humans.agents": setting?.text ?? "\(agents[position])",
                    "demand.freshPerMonth": "43200", "horizonDays": "0.5", "warmUpDays": "0.125",
                ]
            ).named("desk \(position)")
        }
        let path = try #require(JSONPath("humans.agents"))
        let settings = sides.map { $0.map { Setting(path: path, text: $0) } }
        let perturbation = Perturbation(
            path: path, low: settings[0], high: settings[1],
            reason: settings.contains(nil) ? "there are no fewer" : nil)
        return try await sensitivity(
            of: agents.indices.map { try desk($0) },
            agents.indices.map { $0 == position ? [perturbation] : [] },
            Objective("waitingSeconds", isMinimised: true), best: best,
            ReplicationPlan(replications: replications, threads: 2),
            variant: { try desk($0, $1) })
    }

    /// With more agents than the other one a desk is the best; with fewer it is not.
    @Test func whatDecides() async throws {
        let result = try await Self.result([4, 5], moved: 1, to: ["3", "6"])
        #expect(result.best == 1 && result.runnerUp == 0)
        #expect(result.base.mean < 0)
        let row = try #require(result.rows.first)
        #expect(row.low?.best == 0 && row.low?.isDecisive == true)
        #expect(row.high?.best == 1 && row.high?.isDecisive == false)
        #expect(try #require(row.low).difference.mean > 0)
        #expect(try #require(row.high).difference.mean < result.base.mean)
        #expect(result.deciding.map(\.path.name) == ["humans.agents"])
        #expect(result.perhapsDeciding.isEmpty)
        #expect(result.contradictions == [])
    }

    /// Desks that are alike prove nothing: equal means are no lead.
    @Test func whatIsNotDecided() async throws {
        let result = try await Self.result([5, 5], moved: 0, to: ["5", nil], best: 1)
        #expect(result.best == 1 && result.runnerUp == 0)
        #expect(result.base.mean == 0)
        let row = try #require(result.rows.first)
        #expect(row.high == nil && row.reason == "there are no fewer")
        #expect(row.low?.isDecisive == false)
        #expect(result.deciding.isEmpty)
    }

    /// The best is the one that was selected, whatever the means of these replications say.
    @Test func theSelectedOneIsTheBest() async throws {
        let result = try await Self.result([4, 5], moved: 0, to: ["3", "6"], best: 0)
        #expect(result.best == 0 && result.runnerUp == 1)
        #expect(result.base.mean > 0)
        #expect(result.rows.first?.high?.best == 0)
        // The other one has the better mean as they stand: that it still has is no change.
        #expect(result.rows.first?.low?.best == 1)
        #expect(result.deciding.isEmpty && result.perhapsDeciding.isEmpty)
    }

    /// Two replications are too few to be sure of a small lead.
    @Test func whatPerhapsDecides() async throws {
        let result = try await Self.result([5, 6], moved: 0, to: ["5", "7"], replications: 2)
        #expect(result.best == 1)
        #expect(result.rows.first?.high?.changesTheBest == true)
        #expect(result.rows.first?.high?.isDecisive == false)
        #expect(result.perhapsDeciding.map(\.path.name) == ["humans.agents"])
    }

    @Test func oneWorkloadHasNoRunnerUp() async {
        await #expect(throws: InvalidQuestion.self) {
            try await Self.result([5], moved: 0, to: ["4", "6"])
        }
    }
}
