import ContactRouting
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

struct SweepTests {
    private let measures = Measure.all.filter {
        ["offered", "waitingSeconds", "selectiveRisk"].contains($0.name)
    }

    private func records(
        threads: Int, _ tasks: Range<Int> = 0..<12, failingFrom failure: Int = .max,
        order: SweepOrder = .ofTasks
    ) async throws -> (records: [SweepRecord], error: (any Error)?) {
        struct Failed: Error {}
        let plan = try SweepPlan(
            [Variation("humans.agents=12,14"), Variation("humans.waitingRoom=0,5,50")],
            replications: 2)
        var records: [SweepRecord] = []
        do {
            try await sweep(
                plan, tasks: tasks, measures: measures, seed: 3, threads: threads,
                order: order,
                scenario: { settings in
                    if (Int(settings[1].text) ?? 0) >= failure { throw Failed() }
                    var changes = ["horizonDays": "0.05", "warmUpDays": "0"]
                    for setting in settings { changes[setting.path.name] = setting.text }
                    return try Workload("theory/erlang-a-14", changes).scenario
                },
                record: { records.append($0) })
            return (records, nil)
        } catch {
            return (records, error)
        }
    }

    private func described(_ records: [SweepRecord]) -> [String] {
        records.map { "\($0.task) \($0.replication) \($0.settings.map(\.text)) \($0.values)" }
    }

    @Test func recordsComeInOrderWhateverTheThreads() async throws {
        let one = try await records(threads: 1).records
        #expect(one.map(\.task) == Array(0..<12))
        #expect(one.map(\.replication) == (0..<12).map { $0 % 2 })
        #expect(one[7].settings.map(\.text) == ["14", "0"])
        // The same customers come to every combination of one replication.
        #expect(Set(one.filter { $0.replication == 0 }.map { $0.values[0] }).count == 1)
        // Answers are neither right nor wrong here.
        #expect(one.allSatisfy { $0.values[1] == nil })
        for threads in [2, 5, 40] {
            #expect(described(try await records(threads: threads).records) == described(one))
        }
    }

    @Test func rangesAreTheWhole() async throws {
        let whole = try await records(threads: 2).records
        var joined: [SweepRecord] = []
        for part in [0..<5, 5..<6, 6..<12] { joined += try await records(threads: 2, part).records }
        #expect(described(joined) == described(whole))
        let single = try await records(threads: 1, 5..<6).records
        #expect(described(single) == [described(whole)[5]])
    }

    @Test func aTaskIsAReplicationOfTheWorkload() async throws {
        let record = try await records(threads: 1).records[9]
        let changes = [
            "horizonDays": "0.05", "warmUpDays": "0", "humans.agents": "14",
            "humans.waitingRoom": "5",
        ]
        let scenario = try Workload("theory/erlang-a-14", changes).scenario
        let tally = try simulate(scenario, CustomerStream(seed: 3, replication: 1))
        #expect(record.values[0] == Double(tally.total.offered))
        #expect(record.settings.map(\.text) == ["14", "5"])
    }

    /// What was done before a task that fails is handed over.
    @Test(arguments: [1, 4])
    func aFailureComesInItsTurn(threads: Int) async throws {
        let (records, error) = try await records(threads: threads, failingFrom: 50)
        #expect(error != nil)
        #expect(records.map(\.task) == [0, 1, 2, 3])
    }

    /// In any order the records are the same, and all that were done before a failure are there.
    @Test(arguments: [1, 3])
    func recordsAsTheyAreDone(threads: Int) async throws {
        let inOrder = described(try await records(threads: 1).records)
        let asDone = try await records(threads: threads, order: .asDone)
        #expect(asDone.error == nil)
        #expect(described(asDone.records.sorted { $0.task < $1.task }) == inOrder)
        let failed = try await records(threads: threads, failingFrom: 50, order: .asDone)
        #expect(failed.error != nil)
        #expect(Set(failed.records.map(\.task)).isSuperset(of: 0..<4))
    }
}
