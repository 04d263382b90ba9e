import ContactRouting
import Synchronization
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite struct ReplicationsTests {
    private static func scenario(agents: Int) throws -> Scenario {
        try Workload(
            "theory/erlang-a-13", ["humans.agents": "\(agents)", "horizonDays": "0.1"]
        ).scenario
    }

    private static func mean(
        _ replications: Replications, _ design: Int, first: Int? = nil
    ) -> Double? {
        replications.sample(design, first: first).waitingSeconds
    }

    /// What was complete when the task was cancelled is kept: of both as many, but for one.
    @Test(arguments: [1, 3])
    func whatIsCompleteIsKept(threads: Int) async throws {
        let scenarios = [try Self.scenario(agents: 13), try Self.scenario(agents: 14)]
        let counts = await Task {
            var runs = Replications(
                ReplicationPlan(replications: 1, threads: threads),
                progress: ProgressReport { _, done, _ in
                    if done == 7 { withUnsafeCurrentTask { $0?.cancel() } }
                })
            let numbers = scenarios.map { runs.add($0) }
            await #expect(throws: CancellationError.self) {
                try await runs.replicate(numbers, upTo: 1_000)
            }
            return numbers.map { runs.replications(of: $0) }
        }.value
        #expect((0...1).contains(counts[0] - counts[1]) && (1...5).contains(counts[0]))
    }

    /// A run ends with its task, and what it had tallied is not taken for a run.
    @Test func aRunEndsWithItsTask() async throws {
        let scenario = try Workload("theory/erlang-a-13", ["horizonDays": "400"]).scenario
        let customers = Series(seed: 1).customers(0)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try simulateUnlessCancelled(scenario, customers)
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        let short = try Workload("theory/erlang-a-13", ["horizonDays": "0.1"]).scenario
        #expect(try simulateUnlessCancelled(short, customers) == simulate(short, customers))
    }

    /// Asking twice for less gives what asking once for all gives, for any number of threads.
    @Test(arguments: [1, 3])
    func replicationsAreKept(threads: Int) async throws {
        let plan = ReplicationPlan(replications: 1, seed: 5, threads: threads)
        let told = Mutex<[Int]>([])
        let report = ProgressReport { _, done, _ in told.withLock { $0.append(done) } }
        var piecemeal = Replications(plan, progress: report)
        let scenarios = try [13, 14].map { try Self.scenario(agents: $0) }
        for scenario in scenarios { _ = piecemeal.add(scenario) }
        try await piecemeal.replicate([0], upTo: 2)
        try await piecemeal.replicate([0, 1], upTo: 3)
        try await piecemeal.replicate([1], upTo: 2)
        #expect(piecemeal.replicationsRun == 6)
        #expect(told.withLock(\.self) == Array(1...6))
        let whole = try await replicate(
            scenarios, ReplicationPlan(replications: 3, seed: 5)
        ) { Observation($0, $1, by: []) }
        for design in 0...1 {
            let expected = Sample(scenario: scenarios[design], observations: whole[design])
                .waitingSeconds
            #expect(Self.mean(piecemeal, design) == expected)
        }
        #expect(piecemeal.sample(0, first: 2).observations.count == 2)
        #expect(piecemeal.contradictions == [])
    }

    @Test func anotherSeriesHasOtherCustomers() async throws {
        let plan = ReplicationPlan(replications: 1)
        var (first, second) = (Replications(plan), Replications(plan, series: 1))
        _ = try first.add(Self.scenario(agents: 13))
        _ = try second.add(Self.scenario(agents: 13))
        try await first.replicate([0], upTo: 1)
        try await second.replicate([0], upTo: 1)
        #expect(Self.mean(first, 0) != Self.mean(second, 0))
    }
}

extension Sample {
    fileprivate var waitingSeconds: Double? {
        Measure.named("waitingSeconds").flatMap { linearised($0)?.mean }
    }
}
