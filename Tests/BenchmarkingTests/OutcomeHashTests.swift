import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Benchmarking
@testable import ContactRouting

@Suite struct OutcomeHashTests {
    private func tally(
        _ settings: [String: String] = [:], of workload: String = "theory/erlang-a-9",
        seed: UInt64 = 1
    ) throws -> Tally {
        try simulate(
            try Workload(workload, settings).scenario, CustomerStream(seed: seed, replication: 0))
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

    /// Changes of a tally in one place each, by the property that they change.
    private static let changes: [(property: String, change: @Sendable (inout Tally) -> Void)] = [
        ("byIntent", { $0.byIntent[0].handled += 1 }),
        ("byInterval", { $0.byInterval[5].offered += 1 }),
        ("bySegment", { $0.bySegment[1].closed += 1 }),
        ("byGroup", { $0.byGroup[1].handled += 1 }),
        ("staffingByInterval", { $0.staffingByInterval[167] = StaffTime(held: 1) }),
        ("staffingByInterval", { $0.staffingByInterval[167] = StaffTime(slots: 1) }),
        ("staffingByInterval", { $0.staffingByInterval[167] = StaffTime(busy: 1) }),
        ("staffingByInterval", { $0.staffingByInterval[167] = StaffTime(present: 1) }),
        ("staffingByGroup", { $0.staffingByGroup[1] = StaffTime(held: 1) }),
        ("staffingByGroup", { $0.staffingByGroup[1] = StaffTime(slots: 1) }),
        ("staffingByGroup", { $0.staffingByGroup[1] = StaffTime(busy: 1) }),
        ("staffingByGroup", { $0.staffingByGroup[1] = StaffTime(present: 1) }),
        ("aiSession", { $0.aiSession.add(7) }), ("humanSession", { $0.humanSession.add(7) }),
        ("wait", { $0.wait.add(7) }), ("handledWait", { $0.handledWait.add(7) }),
        ("endToEnd", { $0.endToEnd.add(7) }),
        ("aiSessionTicks", { $0.aiSessionTicks += 1 }),
        ("waitingTicks", { $0.waitingTicks += 1 << 64 }),
        ("resolutions", { $0.resolutions.cells[0].closed += 1 }),
        ("resolutions", { $0.resolutions.cells[0].waitTicks += 1 }),
        ("resolutions", { $0.resolutions.complexities += 1 }),
        ("resolutions", { $0.resolutions.segments += 1 }),
        ("confidence", { $0.confidence[3].givenCorrect += 1 }),
        ("confidence", { $0.confidence[3].givenWrong += 1 }),
        ("confidence", { $0.confidence[3].heldCorrect += 1 }),
        ("confidence", { $0.confidence[3].heldWrong += 1 }),
        ("handOffsByReason", { $0.handOffsByReason[1] += 1 }),
        ("peopleByGroup", { $0.peopleByGroup[0].hired += 1 }),
        ("peopleByGroup", { $0.peopleByGroup[0].left += 1 }),
        ("peopleByGroup", { $0.peopleByGroup[0].atEnd = 1 }),
        ("staffingByGroup", { $0.staffingByGroup[0].employed += 1 }),
        ("staffingByGroup", { $0.staffingByGroup[0].overtime += 1 }),
        ("billedResolutions", { $0.billedResolutions = [1] }),
        ("fates", { $0.fates.resolved += 1 }), ("fates", { $0.fates.lost += 1 }),
        ("fates", { $0.fates.awaitingReturn += 1 }),
        ("predictions", { $0.predictions.count += 1 }),
        ("predictions", { $0.predictions.predictedTicks += 1 }),
        ("predictions", { $0.predictions.actualTicks += 1 }),
        ("predictions", { $0.predictions.squaredTicks += 1 }),
        ("returnsScheduled", { $0.returnsScheduled += 1 }),
        ("returnsBegun", { $0.returnsBegun += 1 }),
        ("waitedTicks", { $0.waitedTicks += 1 }), ("servedTicks", { $0.servedTicks += 1 }),
        ("leftBehind", { $0.leftBehind += 1 }),
        ("horizon", { $0.horizon = TimeSpan(ticks: $0.horizon.ticks + 1) }),
    ]

    /// Whoever adds a statistic must add it to the changes above, and so to the hash.
    @Test func nothingIsForgotten() throws {
        var tally = try tally(["horizonDays": "0.01"], of: "theory/ai-threshold")
        tally.staffingByGroup.append(StaffTime())
        tally.peopleByGroup.append(PeopleCount())
        tally.bySegment.append(Flow())
        tally.byGroup.append(Flow())
        let hash = OutcomeHash(tally)
        var hashes: Set<OutcomeHash> = [hash]
        for (property, change) in Self.changes {
            var changed = tally
            change(&changed)
            #expect(hashes.insert(OutcomeHash(changed)).inserted, "\(property) is not in the hash")
        }
        let properties = Set(Mirror(reflecting: tally).children.compactMap(\.label))
        // The number of events says how the outcome was come by; what is kept of intervals or
        // periods, on demand, adds up to what is there anyhow.
        let others = [
            "events", "start", "byIntervalAndIntent", "detailsByInterval", "sharesOfDuty",
            "byPeriod",
        ]
        #expect(properties == Set(Self.changes.map(\.property)).union(others))
        var later = tally
        later.events += 1
        #expect(OutcomeHash(later) == hash)
    }

    /// The same for what is counted of conversations, of which each field has a number.
    @Test func noCountOfConversationsIsForgotten() throws {
        let tally = try tally(["horizonDays": "0.01"], of: "theory/ai-threshold")
        var hashes: Set<OutcomeHash> = [OutcomeHash(tally)]
        for count in Flow.sums.counts.map(\.property) {
            var changed = tally
            changed.byIntent[0][keyPath: count] += 1
            #expect(hashes.insert(OutcomeHash(changed)).inserted)
            let (own, sum) = (changed.byIntent[0], changed.byIntent[0] + changed.byIntent[0])
            #expect(sum[keyPath: count] == 2 * own[keyPath: count] && own[keyPath: count] > 0)
        }
        for time in Flow.sums.times.map(\.property) {
            var changed = tally
            changed.byIntent[0][keyPath: time] += 1
            #expect(hashes.insert(OutcomeHash(changed)).inserted)
            let (own, sum) = (changed.byIntent[0], changed.byIntent[0] + changed.byIntent[0])
            #expect(sum[keyPath: time] == 2 * own[keyPath: time] && own[keyPath: time] > 0)
        }
        for count in Resolutions.sums.counts.map(\.property) {
            var changed = tally
            changed.resolutions.cells[0][keyPath: count] += 1
            #expect(hashes.insert(OutcomeHash(changed)).inserted)
        }
        #expect(Mirror(reflecting: StaffTime()).children.count == 6)
        #expect(Mirror(reflecting: PeopleCount()).children.count == 3)
        #expect(Mirror(reflecting: ConfidenceCount()).children.count == 4)
        #expect(Mirror(reflecting: IssueFates()).children.count == 3)
        #expect(Mirror(reflecting: PredictionErrors()).children.count == 4)
        #expect(Mirror(reflecting: ResolutionCube()).children.count == 3)
        #expect(Mirror(reflecting: DurationHistogram()).children.count == 2)
    }

    /// An hour from empty of every bundled workload comes out as it did when this was recorded.
    ///
    /// Outcomes may change where a fault of the model is mended; the changelog then says so, and
    /// `SWITCHBOARD_RECORD=1 swift test --filter OutcomeHashTests` records them anew.
    @Test func bundledOutcomesAreTheRecordedOnes() throws {
        let hour = ["horizonDays": "0.0416", "warmUpDays": "0"]
        let lines = try WorkloadLibrary.names.map { name in
            "\(OutcomeHash(try tally(hour, of: name))) \(name)\n"
        }
        let recorded = RecordedFile("outcomes.txt")
        #expect(try recorded.difference(from: lines.joined()) == nil)
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
