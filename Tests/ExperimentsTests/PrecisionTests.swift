import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite(.statistical) struct PrecisionTests {
    /// That nothing happened in any replication is no precise zero.
    @Test func nothingIsNotPrecise() throws {
        let measure = try Measure.find("abandonmentRate")
        func measured(_ mean: Double, _ halfWidth: Double) -> PrecisionResult.Measured {
            PrecisionResult.Measured(
                measure: measure, estimate: Estimate(mean: mean, halfWidth: halfWidth),
                limit: 0.02 * mean, replications: 10)
        }
        #expect(!measured(0, 0).isReached)
        #expect(measured(0, 0).replicationsNeeded == .infinity)
        let result = PrecisionResult(
            precision: try Precision(.relative(0.02)), measures: [measured(0, 0)])
        #expect(result.next(after: 10) == 20)
        #expect(measured(1, 0).isReached)
        #expect(measured(1, 0.02).isReached)
        #expect(!measured(1, 0.021).isReached)
    }

    private func measured(
        _ halfWidth: Double?, limit: Double, of count: Int
    ) throws -> PrecisionResult.Measured {
        PrecisionResult.Measured(
            measure: try Measure.find("waitingSeconds"),
            estimate: Estimate(mean: 1, halfWidth: halfWidth), limit: limit, replications: count)
    }

    /// Half-width, allowed, replications so far, at most: the next number, or nil to stop.
    @Test(
        arguments: [
            (0.02, 0.02, 10, 1_000, nil), (0.03, 0.02, 10, 1_000, 20), (0.024, 0.02, 10, 1_000, 15),
            (0.0201, 0.02, 10, 1_000, 11), (0.0201, 0.02, 100, 1_000, 110),
            (5, 0.02, 10, 1_000, 20), (5, 0.02, 10, 15, 15), (5, 0.02, 15, 15, nil),
            (5, 0, 7, 1_000, 14), (0, 0, 7, 1_000, nil),
        ] as [(Double, Double, Int, Int, Int?)])
    func theNextStage(
        halfWidth: Double, limit: Double, count: Int, most: Int, next: Int?
    ) throws {
        let result = PrecisionResult(
            precision: try Precision(.relative(0.02), mostReplications: most),
            measures: [try measured(halfWidth, limit: limit, of: count)])
        #expect(result.next(after: count) == next)
    }

    @Test func theWorstMeasureDecides() throws {
        let result = PrecisionResult(
            precision: try Precision(.relative(0.02)),
            measures: [
                try measured(0.01, limit: 0.02, of: 10), try measured(0.026, limit: 0.02, of: 10),
                try measured(0.022, limit: 0.02, of: 10),
            ])
        #expect(!result.isReached && result.replicationsNeeded == 17)
        #expect(result.next(after: 10) == 17)
        #expect(try measured(nil, limit: 0.02, of: 1).replicationsNeeded == .infinity)
    }

    private func run(
        threads: Int = 1, first: Int = 5, _ precision: Precision
    ) async throws -> RunResult {
        let inputs = ["horizonDays": "0.1", "warmUpDays": "0"]
        let experiment = try RunExperiment(
            Workload("theory/erlang-a-14", inputs), baseline: nil
        ) { _ in try Workload("theory/erlang-a-14", inputs) }
        var analysis = OutputAnalysis()
        analysis.precision = precision
        return try await experiment.run(
            ReplicationPlan(replications: first, threads: threads), analysis)
    }

    /// Stops when it is precise enough, and is then the run of so many replications.
    @Test func itStopsWhenPrecise() async throws {
        let result = try await run(try Precision(.relative(0.15)))
        let precision = try #require(result.precision)
        #expect(precision.isReached && result.plan.replications > 5)
        #expect(precision.measures.map(\.measure.name) == ["waitingSeconds"])
        let estimate = try #require(result.estimate("waitingSeconds"))
        #expect(try #require(estimate.halfWidth) <= 0.15 * estimate.mean)
        let planned = try await run(
            first: result.plan.replications, try Precision(.relative(0.9)))
        #expect(planned.plan.replications == result.plan.replications)
        #expect(planned.estimate("waitingSeconds") == estimate)
        let threaded = try await run(threads: 3, try Precision(.relative(0.15)))
        #expect(threaded.estimate("waitingSeconds") == estimate)
    }

    @Test func itGivesUpAtTheMost() async throws {
        let wait = try Measure.find("waitingSeconds")
        let result = try await run(
            first: 2, try Precision(.absolute(0.01), measures: [wait], mostReplications: 12))
        #expect(result.plan.replications == 12)
        #expect(result.precision?.isReached == false)
        #expect(try #require(result.precision).replicationsNeeded > 1_000)
    }

    @Test func whatCannotBePrecise() async throws {
        let wait = try Measure.find("waitingSeconds")
        for bound in [.relative(0), .relative(1), .absolute(1), .absolute(-1)] as [Tolerance] {
            #expect(throws: InvalidQuestion.self) { try Precision(bound) }
        }
        #expect(throws: InvalidQuestion.self) {
            try Precision(.absolute(1), measures: [wait, wait])
        }
        let truth = try Measure.find("trueResolutionRate")
        await #expect(throws: InvalidQuestion.self) {
            try await run(try Precision(.relative(0.1), measures: [truth]))
        }
    }
}
