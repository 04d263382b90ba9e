import SimulationStatistics
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

struct CompareTests {
    private static let short = ["horizonDays": "0.2", "warmUpDays": "0"]

    private func workload(_ agents: Int) throws -> Workload {
        try Workload(
            "theory/erlang-a-14",
            CompareTests.short.merging(["humans.agents": "\(agents)"]) { $1 })
    }

    @Test func aWorkloadIsTheSameAsItself() async throws {
        let workload = try workload(14)
        let result = try await compare([workload, workload], ReplicationPlan(replications: 4))
        #expect(result.results.count == 2)
        #expect(result.differences.count > 20)
        for difference in result.differences {
            #expect(difference.verdict == .same, "\(difference.measure.name)")
            #expect(difference.estimate == Estimate(mean: 0, halfWidth: 0))
            #expect(difference.varianceRatio == nil)
        }
    }

    /// Common random numbers: one agent more on the same customers, in ten short runs, is told
    /// from chance; the variance of the difference is a fraction of that of independent runs.
    @Test func aSmallChangeIsSeenOnTheSameCustomers() async throws {
        let result = try await compare(
            [try workload(14), try workload(15)], ReplicationPlan(replications: 10))
        func difference(_ name: String) throws -> Difference {
            try #require(result.differences.first { $0.measure.name == name })
        }
        #expect(try difference("issues").verdict == .same)
        #expect(try difference("waitingSeconds").verdict == .lower)
        #expect(try difference("serviceLevel").verdict == .higher)
        #expect(try difference("agentsOnDuty").verdict == .higher)
        let paired = try #require(try difference("humanSessionMinutes").varianceRatio)
        #expect(paired > 20)
        #expect(try #require(try difference("waitingSeconds").varianceRatio) > 2)
        // Canary: on other customers the ratio is about one.
        let scenario = try workload(14).scenario
        let measure = try #require(Measure.named("humanSessionMinutes"))
        func values(seed: UInt64) throws -> ReplicatedSample {
            try #require(scenario.sample(10, seed: seed).linearised(measure))
        }
        let independent = PairedDifference(try values(seed: 1), try values(seed: 2))
        #expect(try #require(independent.varianceRatio) < 10)
    }

    @Test func everyPairIsComparedOnce() async throws {
        let workloads = try [13, 14, 15].map { try workload($0) }
        let result = try await compare(workloads, ReplicationPlan(replications: 2))
        #expect(result.results.count == 3)
        #expect(result.differences.count { $0.measure.name == "occupancy" } == 3)
        #expect(abs(result.confidence - (1 - 0.05 / 3)) < 1e-15)
    }

    /// Fewer pairs allow narrower intervals: those of a single pair are the usual ones.
    @Test func aControlNarrowsTheIntervals() async throws {
        let workloads = try [13, 14, 15].map { try workload($0) }
        let plan = ReplicationPlan(replications: 4)
        let result = try await compare(workloads, plan, ComparisonQuestion(control: 2))
        #expect(result.differences.allSatisfy { $0.first == result.results[2].workload.name })
        #expect(result.confidence == 0.975)
        let alone = try await compare([workloads[2], workloads[0]], plan)
        #expect(alone.confidence == 0.95)
        func occupancy(_ result: ComparisonResult) throws -> Estimate {
            try #require(result.differences.first { $0.measure.name == "occupancy" }).estimate
        }
        let (wide, narrow) = (try occupancy(result), try occupancy(alone))
        #expect(wide.mean == narrow.mean)
        let ratio = try #require(wide.halfWidth) / (try #require(narrow.halfWidth))
        // Student quantiles with three degrees of freedom: 4.1765 at .9875, 3.1824 at .975.
        #expect(abs(ratio - 4.1765 / 3.1824) < 1e-4)
    }

    /// Whoever stops a comparison gets that of the replications that were complete.
    @Test(arguments: [1, 2])
    func aComparisonThatIsStopped(threads: Int) async throws {
        let workloads = [try workload(14), try workload(15)]
        let stopped = try await Task {
            try await compare(
                workloads, ReplicationPlan(replications: 1_000, threads: threads),
                progress: ProgressReport { _, done, _ in
                    if done == 9 { withUnsafeCurrentTask { $0?.cancel() } }
                })
        }.value
        let count = stopped.results[0].plan.replications
        #expect(stopped.isCutShort && (1...6).contains(count))
        let whole = try await compare(workloads, ReplicationPlan(replications: count))
        #expect(!whole.isCutShort)
        #expect(stopped.differences.map(\.estimate) == whole.differences.map(\.estimate))
    }
}
