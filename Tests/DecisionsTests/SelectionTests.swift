import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite(.statistical) struct SelectionTests {
    /// Two desks in which nobody ever gives up are alike by that measure, and none is the best.
    @Test func nothingHappenedInEither() async throws {
        var designs = Replications(ReplicationPlan(replications: 1))
        for agents in [20, 21] {
            _ = designs.add(
                try Workload(
                    "theory/erlang-a-14",
                    [
                        "humans.agents": "\(agents)", "demand.freshPerMonth": "14400",
                        "horizonDays": "0.25", "warmUpDays": "0",
                    ]
                ).scenario)
        }
        let selection = try await designs.select(
            among: [0, 1],
            SelectionQuestion(try Objective("abandonmentRate", isMinimised: true), firstStage: 3))
        #expect(selection.best == nil && selection.isTied)
        #expect(selection.survivors.map(\.replications) == [3, 3])
    }

    private func workload(_ agents: Int) throws -> Workload {
        try Workload(
            "theory/erlang-a-14",
            ["horizonDays": "0.2", "warmUpDays": "0", "humans.agents": "\(agents)"])
    }

    private func question(
        _ objective: Objective, _ indifference: Tolerance, most: Int = 200
    ) -> ComparisonQuestion {
        ComparisonQuestion(
            selection: SelectionQuestion(
                objective, indifference: indifference, firstStage: 5, mostReplications: most))
    }

    /// Occupancy falls with every agent; the largest and the smallest are found.
    @Test(arguments: [(true, 2), (false, 1)])
    func theBestIsFound(isMinimised: Bool, best: Int) async throws {
        let workloads = try [14, 13, 15].map { try workload($0) }
        let result = try await compare(
            workloads, ReplicationPlan(replications: 5, threads: 2),
            question(try Objective("occupancy", isMinimised: isMinimised), .relative(0.02)))
        let selection = try #require(result.selection)
        #expect(selection.best?.position == best)
        #expect(selection.candidates.allSatisfy { $0.replications >= 5 })
        let size = result.results[0].estimate("occupancy").map(\.mean)
        #expect(abs(selection.indifference - 0.02 * (try #require(size))) < 1e-3)
        #expect(result.contradictions == [])
    }

    /// Looking ahead on more threads changes nothing.
    @Test func threadsChangeNothing() async throws {
        let workloads = try [13, 14].map { try workload($0) }
        func selected(threads: Int) async throws -> [Int] {
            let result = try await compare(
                workloads, ReplicationPlan(replications: 5, threads: threads),
                question(
                    try Objective("waitingSeconds", isMinimised: true), .absolute(0.3), most: 60))
            let candidates = try #require(result.selection).candidates
            return candidates.map { $0.isLeft ? $0.replications : -$0.replications }
        }
        let alone = try await selected(threads: 1)
        #expect(try await selected(threads: 7) == alone)
        #expect(alone.contains { abs($0) > 5 })
    }

    /// When the replications run out nothing is called the best.
    @Test func undecidedIsSaid() async throws {
        let workloads = try [14, 15].map { try workload($0) }
        let result = try await compare(
            workloads, ReplicationPlan(replications: 2),
            question(
                try Objective("humanSessionMinutes", isMinimised: true), .absolute(1e-7), most: 6))
        let selection = try #require(result.selection)
        #expect(selection.best == nil)
        #expect(selection.survivors.map(\.replications) == [6, 6])
    }

    @Test func theObjectiveMustApplyToAll() async throws {
        let objective = try Objective("costPerTrueResolution", isMinimised: true)
        await #expect(throws: InvalidQuestion.self) {
            _ = try await compare(
                [try workload(13), try workload(14)], ReplicationPlan(replications: 2),
                question(objective, .relative(0.01)))
        }
    }
}
