import ContactRouting
import SimulationKernel
import SimulationStatistics
import Testing
import Workloads

@testable import Benchmarking

@Suite struct OutcomeHashTests {
    private func tally(_ settings: [String: String] = [:], seed: UInt64 = 1) throws -> Tally {
        simulate(try Workload("theory/erlang-a-9", settings).scenario, seed: seed, replication: 0)
    }

    @Test func sixteenDigits() {
        #expect("\(OutcomeHash(0xAB))" == "00000000000000ab")
        #expect("\(OutcomeHash(.max))" == "ffffffffffffffff")
    }

    @Test func orderMatters() {
        var (first, second) = (OutcomeHash(), OutcomeHash())
        first.add(1)
        first.add(2)
        second.add(2)
        second.add(1)
        #expect(first != second)
    }

    @Test func anyChangeOfOutcomeShows() throws {
        let day = ["horizonDays": "0.5", "warmUpDays": "0"]
        let hash = OutcomeHash(try tally(day))
        #expect(OutcomeHash(try tally(day)) == hash)
        #expect(OutcomeHash(try tally(day, seed: 2)) != hash)
        // One threshold moves and nothing else.
        let changes = ["measures.serviceLevelSeconds": "19"]
        #expect(OutcomeHash(try tally(day.merging(changes) { $1 })) != hash)
    }

    /// Whoever adds a statistic must add it to the hash, and then change these numbers.
    @Test func nothingIsForgotten() throws {
        #expect(Mirror(reflecting: Flow()).children.count == 17 + 8 + 5)
        #expect(Mirror(reflecting: StaffTime()).children.count == 4)
        #expect(Mirror(reflecting: try tally(["horizonDays": "0.01"])).children.count == 23)
        #expect(Mirror(reflecting: DurationHistogram()).children.count == 2)
    }

    @Test func aChangeIsAnError() throws {
        try ChangedOutcome.check(OutcomeHash(1), is: nil, of: "a")
        try ChangedOutcome.check(OutcomeHash(1), is: OutcomeHash(1), of: "a")
        let error = #expect(throws: ChangedOutcome.self) {
            try ChangedOutcome.check(OutcomeHash(1), is: OutcomeHash(2), of: "a")
        }
        #expect(
            error?.description == "a came out differently when repeated: "
                + "hash 0000000000000001, not 0000000000000002")
    }
}
