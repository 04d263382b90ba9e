import ContactRouting
import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

struct OutputAnalysisTests {
    private func run(
        _ name: String, _ inputs: [String: String], replications: Int = 1,
        _ change: (inout OutputAnalysis) throws -> Void
    ) async throws -> RunResult {
        let experiment = try RunExperiment(Workload(name, inputs), baseline: nil) { _ in
            try Workload(name, inputs)
        }
        var analysis = OutputAnalysis()
        try change(&analysis)
        return try await experiment.run(ReplicationPlan(replications: replications), analysis)
    }

    private func question(
        _ name: String, _ inputs: [String: String], replications: Int = 1,
        _ change: (inout OutputAnalysis) throws -> Void
    ) async -> String {
        do {
            _ = try await run(name, inputs, replications: replications, change)
            return "answered"
        } catch let error as InvalidQuestion {
            return error.message
        } catch {
            return "another error: \(error)"
        }
    }

    /// Ratios and counts of all batches together are exactly those of the whole run.
    @Test func batchesSayWhatTheWholeRunSays() async throws {
        let inputs = ["horizonDays": "2", "warmUpDays": "0.25"]
        let whole = try await run("theory/ai-threshold", inputs) { _ in }
        let batched = try await run("theory/ai-threshold", inputs) { $0.batches = 16 }
        #expect(batched.batches?.count == 16)
        #expect(batched.batches?.length == TimeSpan(seconds: 10_800))
        #expect(batched.soundness.contradictions == [])
        #expect(batched.measures.map(\.measure.name) == whole.measures.map(\.measure.name))
        for name in [
            "issues", "humanHandled", "waitingSeconds", "abandonmentRate", "selectiveRisk",
            "occupancy", "queueLength", "aiSessionsInProgress", "coverage",
        ] {
            let (one, all) = try (#require(batched.estimate(name)), #require(whole.estimate(name)))
            #expect(abs(one.mean / all.mean - 1) < 1e-9, "\(name)")
            #expect(try #require(one.halfWidth) > 0)
            #expect(all.halfWidth == nil)
        }
        for (one, all) in zip(batched.soundness.stages, whole.soundness.stages) {
            #expect(abs(one.areaHours / all.areaHours - 1) < 1e-12, "\(one.name)")
        }
    }

    /// Batches of an hour remember each other; batches of a day do not.
    @Test(.statistical) func batchesThatAreTooShortAreFlagged() async throws {
        let inputs = ["horizonDays": "20"]
        let short = try await run("theory/m-m-3", inputs) { $0.batches = 480 }
        #expect(short.batches?.dependent.map(\.measure.name).contains("waitingSeconds") == true)
        let long = try await run("theory/m-m-3", inputs) { $0.batches = 10 }
        #expect(long.batches?.dependent.map(\.measure.name).contains("waitingSeconds") == false)
    }

    @Test func batchesThatMakeNoSense() async {
        #expect(
            await question("theory/m-m-3", ["horizonDays": "2"], replications: 3) {
                $0.batches = 10
            } == "--batches cuts up one long replication")
        #expect(
            await question("theory/m-m-3", ["horizonDays": "2"]) { $0.batches = 1 }
                == "--batches 1: one batch has no interval")
        #expect(
            await question("hybrid", ["horizonDays": "14"]) { $0.batches = 4 }
                == "--batches 4: demand or staffing recur after 7 days, and a batch of 3.5 days "
                + "is not a whole number of that")
        #expect(
            await question("theory/finite-horizon", [:]) {
                $0.batches = 2
                $0.precision = try Precision(.relative(0.1))
            } == "--batches cuts up one long replication")
        // Canary: what does make sense is answered.
        #expect(
            await question("theory/m-m-3", ["horizonDays": "2"]) { $0.batches = 2 } == "answered")
    }

    @Test func anUnstableQueueHasNoSteadyState() async {
        for change in [{ $0.batches = 2 }, { $0.findsWarmUp = true }]
            as [(inout OutputAnalysis) -> Void]
        {
            let message = await question(
                "theory/m-m-3", ["horizonDays": "2", "warmUpDays": "0", "humans.agents": "2"],
                change)
            #expect(message.contains("the queue is unstable"), "\(message)")
        }
    }

    /// A baseline and the variants of figures are analysed in the same way.
    @Test func everyScenarioIsWarmedUp() async throws {
        let result = try await run(
            "theory/erlang-a-14", ["horizonDays": "0.5"], replications: 3
        ) { $0.findsWarmUp = true }
        #expect(result.warmUps.count == 3)
        #expect(result.warmUps.allSatisfy { $0.warmUp == $0.truncation })
        #expect(result.soundness.contradictions == [])
    }
}
