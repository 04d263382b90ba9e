import ContactRouting
import SimulationKernel
import Synchronization
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

struct ReplicateTests {
    private func scenarios() throws -> [Scenario] {
        try [
            Workload("theory/erlang-a-14", ["horizonDays": "0.1", "warmUpDays": "0"]).scenario,
            Workload("theory/repeat-loop", ["horizonDays": "0.05", "warmUpDays": "0"]).scenario,
        ]
    }

    @Test(arguments: [1, 2, 7, 50])
    func threadsChangeNothing(threads: Int) async throws {
        let scenarios = try scenarios()
        let plan = ReplicationPlan(replications: 9, seed: 3, threads: threads)
        let tallies = try await replicate(scenarios, plan) { tally, _ in tally }
        let serial = try scenarios.map { scenario in
            try (0..<9).map { try simulate(scenario, CustomerStream(seed: 3, number: $0)) }
        }
        #expect(tallies == serial)
        // Canary: the replications are told apart.
        #expect(tallies[0][0] != tallies[0][1])
        #expect(tallies.map { Array($0.reversed()) } != serial)
    }

    @Test func progressIsReportedAfterEachReplication() async throws {
        let seen = Mutex<[[Int]]>([])
        let plan = ReplicationPlan(replications: 3, threads: 2)
        let report = ProgressReport { _, done, total in
            seen.withLock { $0.append([done, total]) }
        }
        _ = try await replicate(try scenarios(), plan, progress: report) { tally, _ in tally }
        #expect(seen.withLock { $0 } == (1...6).map { [$0, 6] })
    }

    @Test(arguments: [1, 3])
    func aCancelledTaskStopsBetweenReplications(threads: Int) async throws {
        let scenarios = try scenarios()
        let done = Mutex(0)
        let task = Task {
            let report = ProgressReport { _, count, _ in
                done.withLock { $0 = count }
                if count == 4 { withUnsafeCurrentTask { $0?.cancel() } }
            }
            return try await replicate(
                scenarios, ReplicationPlan(replications: 1_000, threads: threads), progress: report
            ) { tally, _ in tally }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(done.withLock { $0 } < 20)
    }

    @Test func nothingRunsInATaskThatIsCancelledAlready() async throws {
        let scenarios = try scenarios()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await replicate(scenarios, ReplicationPlan(replications: 5)) { tally, _ in
                tally
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func noScenarioHasNoTallies() async throws {
        let none = try await replicate([], ReplicationPlan(replications: 4)) { tally, _ in tally }
        #expect(none.isEmpty)
    }

    @Test func aPlanWithoutReplicationsTraps() async {
        await #expect(processExitsWith: .failure) { _ = ReplicationPlan(replications: 0) }
        await #expect(processExitsWith: .failure) {
            _ = ReplicationPlan(replications: 1, threads: 0)
        }
    }
}
