import ContactRouting
import Testing
import WorkloadTestSupport
import Workloads

@testable import Benchmarking

@Suite struct RunBenchmarkTests {
    private func bench(
        _ name: String, _ settings: [String: String] = ["horizonDays": "0.05"],
        seed: UInt64 = 1, repeats: Int = 1
    ) throws -> RunBenchmark {
        try RunBenchmark(try Workload(name, settings), seed: seed, repeats: repeats)
    }

    @Test func theOutcomeIsThatOfTheRun() throws {
        let result = try bench("benchmarks/hybrid-tier")
        let tally = try simulate(result.workload.scenario, CustomerStream(seed: 1, replication: 0))
        #expect(result.hash == OutcomeHash(tally))
        #expect(result.conversations == tally.total.offered)
        #expect(result.events == tally.events)
        #expect(result.queuedEvents > 0 && result.queuedEvents <= result.events)
        #expect(result.meanPending > 100)
        #expect(result.greatestPending > Int(result.meanPending))
    }

    @Test func repeatsChangeNothingAndSeedsDo() throws {
        let one = try bench("benchmarks/hybrid-tier")
        let three = try bench("benchmarks/hybrid-tier", repeats: 3)
        #expect(one.hash == three.hash)
        #expect(three.run.seconds.count == 3)
        #expect(one.hash != (try bench("benchmarks/hybrid-tier", seed: 2).hash))
        for time in [three.queue, three.randomness, three.statistics] {
            #expect(time.seconds.count == 3)
            #expect(time.least > 0)
        }
    }

    @Test func theSplitIsThatOfTheMedians() throws {
        let result = try bench("theory/chat-two-agents", repeats: 3)
        #expect(result.cancellations > 0)
        let (time, events) = (result.nanosecondsPerEvent, Double(result.events))
        let parts = [
            (time.total, result.run), (time.queue, result.queue),
            (time.randomness, result.randomness), (time.statistics, result.statistics),
        ]
        for (perEvent, measured) in parts {
            let median = measured.seconds.sorted()[1]
            #expect(abs(perEvent - median / events * 1e9) < 1e-9 * perEvent)
        }
        #expect(result.peakKiB > 1_000)
    }
}
