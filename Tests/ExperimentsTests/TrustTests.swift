import ContactRouting
import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// How many replications a run has if nobody says.
struct TrustTests {
    private func workload(_ settings: [String: String]) throws -> Workload {
        try Workload("theory/erlang-a-14", settings)
    }

    /// Small ones have thirty at least and go on to 400, large ones five.
    @Test func theSizeDecides() throws {
        let small = Trust([try workload(["horizonDays": "0.25", "warmUpDays": "0"]).scenario])
        #expect(small.firstReplications == 30 && small.mostReplications == 400)
        let month = try Workload("launch-month", [:]).scenario
        let large = Trust([month])
        #expect(large.firstReplications == 5 && large.mostReplications == 5)
        // 115,000 conversations a day: 10 million are 86 of them.
        var day = month
        day.measurement.horizon = TimeSpan(ticks: TimeSpan.day.ticks)
        day.measurement.warmUp = .zero
        let some = Trust([day])
        #expect(some.firstReplications == 30 && (60...110).contains(some.mostReplications))
    }

    /// Eight hours of patient customers with days that differ: thirty replications do not do, and
    /// the run goes on until its own intervals say so.
    @Test(.statistical) func aRunGoesOnUntilItCanBeTrusted() async throws {
        let workload = try Workload(
            "theory/erlang-c-14",
            [
                "demand.freshPerMonth": "69120", "demand.dayFactorCV": "0.25",
                "horizonDays": "0.33333333333333", "warmUpDays": "0", "humans.agents": "10",
                "humans.sessionMinutes": #"{"distribution": "exponential", "mean": 5}"#,
            ])
        let experiment = try RunExperiment(workload, baseline: nil) { _ in workload }
        var analysis = OutputAnalysis()
        analysis.choosesReplications = true
        let plan = ReplicationPlan(replications: 5, threads: 2)
        let chosen = try await experiment.run(plan, analysis)
        #expect(chosen.plan.replications > 30 && chosen.plan.replications <= 400)
        let wait = try #require(chosen.measures.first { $0.measure.name == "waitingSeconds" })
        #expect(wait.replicationsToTrust == nil || chosen.plan.replications == 400)
        // As many as that by hand are the same run.
        let count = chosen.plan.replications
        let planned = try await experiment.run(ReplicationPlan(replications: count, threads: 1))
        #expect(planned.estimate("waitingSeconds") == chosen.estimate("waitingSeconds"))
        // Five of them are said to be too few.
        let few = try await experiment.run(ReplicationPlan(replications: 5, threads: 2))
        let doubtful = try #require(few.measures.first { $0.measure.name == "waitingSeconds" })
        #expect((doubtful.replicationsToTrust ?? 0) >= 20)
    }
}
