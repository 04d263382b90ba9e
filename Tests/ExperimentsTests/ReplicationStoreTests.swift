import Synchronization
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite struct ReplicationStoreTests {
    /// Keeps replications in memory, and counts those that it had.
    private final class Memory: ReplicationStore {
        struct State {
            var kept: [Int: [UInt8]] = [:]
            var asked = 0
            var found = 0
        }

        struct Foreign: Error, Equatable { let number: Int }

        let state: Mutex<State>

        init(_ kept: [Int: [UInt8]] = [:]) { state = Mutex(State(kept: kept)) }

        var kept: [Int: [UInt8]] { state.withLock { $0.kept } }

        func replication(_ number: Int) -> [UInt8]? {
            state.withLock { state in
                state.found += state.kept[number] == nil ? 0 : 1
                return state.kept[number]
            }
        }

        func keep(_ replication: [UInt8], as number: Int) {
            state.withLock { $0.kept[number] = replication }
        }

        func reserve(_ count: Int) -> Int {
            state.withLock { state in
                defer { state.asked += count }
                return state.asked
            }
        }

        func failure(ofReplication number: Int) -> any Error { Foreign(number: number) }
    }

    private static func run(_ store: Memory?, threads: Int = 2) async throws -> RunResult {
        let workload = try Workload("theory/erlang-a-13", ["horizonDays": "0.1"])
        let experiment = try RunExperiment(workload, baseline: nil) { _ in workload }
        var plan = ReplicationPlan(replications: 8, threads: threads)
        plan.store = store
        return try await experiment.run(plan, by: [.hour, .intent])
    }

    private static func values(_ result: RunResult) -> [String] {
        result.measures.map { "\($0)" } + result.breakdowns.map { "\($0)" }
            + ["\(result.soundness)"]
    }

    /// Whatever was kept before the end, and by how many threads, the result is the same.
    @Test func whatIsKeptIsWhatIsSimulated() async throws {
        let undisturbed = Self.values(try await Self.run(nil))
        let whole = Memory()
        #expect(Self.values(try await Self.run(whole)) == undisturbed)
        #expect(whole.kept.count == 8)
        var random = SplitMix64(seed: 5)
        for threads in 1...3 {
            let part = Memory(whole.kept.filter { _ in Bool.random(using: &random) })
            let had = part.kept.count
            #expect(Self.values(try await Self.run(part, threads: threads)) == undisturbed)
            #expect(part.state.withLock { $0.found } == had)
            // The bytes need not be the same: those between the fields of a value are any.
            #expect(Set(part.kept.keys) == Set(whole.kept.keys))
        }
    }

    @Test func strangeBytesAreRefused() async throws {
        let whole = Memory()
        _ = try await Self.run(whole)
        let bytes = try #require(whole.kept[3])
        var kept = whole.kept
        kept[3] = Array(bytes.dropLast())
        await #expect(throws: Memory.Foreign(number: 3)) { try await Self.run(Memory(kept)) }
        kept[3] = bytes + [0, 1]
        await #expect(throws: Memory.Foreign(number: 3)) { try await Self.run(Memory(kept)) }
        var random = SplitMix64(seed: 9)
        for _ in 0..<40 {
            var other = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            other[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            kept[3] = other
            do { _ = try await Self.run(Memory(kept)) } catch {
                #expect(error as? Memory.Foreign == Memory.Foreign(number: 3))
            }
        }
    }
}
