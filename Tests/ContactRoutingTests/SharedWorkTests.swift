import SimulationKernel
import Testing

@testable import ContactRouting

struct SharedWorkTests {
    /// Begins conversations of one agent at the given seconds and says when each ends.
    private func ends(
        _ totalRates: [Double], _ begins: [(second: Double, work: Double)]
    ) -> [Double] {
        var agenda = Agenda<ContactEvent>()
        var shared = SharedWork(totalRates, agents: 1)
        for begin in begins {
            agenda.schedule(.issueArrives, at: .zero + TimeSpan(seconds: begin.second))
        }
        var begun = 0
        var ends = [Double](repeating: .nan, count: begins.count)
        while let event = agenda.next() {
            switch event {
            case .humanSessionEnded(let place):
                ends[Int(place)] = (agenda.now - .zero).seconds
                shared.end(place, of: 0, &agenda)
            default:
                let work = TimeSpan(seconds: begins[begun].work)
                shared.begin(UInt32(begun), work, of: 0, &agenda)
                begun += 1
            }
        }
        return ends
    }

    /// The first works alone for a second, then at 3/4 with the second until its 9 seconds of
    /// work are done at 13; the second has then one left and is alone.
    @Test func twoChatsByHand() {
        #expect(ends([1, 1.5], [(0, 10), (1, 10)]) == [13, 14])
    }

    @Test(
        arguments: [
            // Equal sharing of rate 1; 9 seconds of each are left when both are there.
            ([1, 1], [(0, 10), (1, 10)], [19, 20]),
            // As fast beside others as alone.
            ([1, 2], [(0, 10), (1, 10)], [10, 11]),
            // The shorter, later one leaves first: 1 + 3 / 0.75; the other has 8 left.
            ([1, 1.5], [(0, 12), (1, 3)], [13, 5]),
            // Three at rate 2 until 6, two at 1.5 until 8, one.
            ([1, 1.5, 2], [(0, 4), (0, 5.5), (0, 7)], [6, 8, 9.5]),
            // One leaves while another takes the slot that became free.
            ([1, 1.5], [(0, 3), (0, 6), (4, 3)], [4, 8, 8]),
            ([1], [(0, 5), (5, 2)], [5, 7]),
            // Nothing to do ends at once; the other has done nothing meanwhile.
            ([1, 1], [(0, 4), (2, 0)], [4, 2]),
        ] as [([Double], [(Double, Double)], [Double])])
    func timelinesByHand(
        totalRates: [Double], begins: [(Double, Double)], expected: [Double]
    ) {
        #expect(ends(totalRates, begins.map { (second: $0.0, work: $0.1) }) == expected)
    }

    @Test func agentsDoNotShareWithEachOther() {
        var agenda = Agenda<ContactEvent>()
        var shared = SharedWork([1, 1], agents: 2)
        shared.begin(0, TimeSpan(seconds: 5), of: 0, &agenda)
        shared.begin(1, TimeSpan(seconds: 5), of: 1, &agenda)
        _ = agenda.next()
        #expect(agenda.now == .zero + TimeSpan(seconds: 5))
        #expect(agenda.count == 1)
    }

    /// The path that shares rates, given rates at which nothing is shared, agrees with the path
    /// that never looks at them: the same customers, within ticks of the same times.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func ratesThatAreHardlySharedGiveWhatIndependentOnesGive(seed: UInt64) {
        func tally(_ totalRates: [Double]) -> Tally {
            Tally(
                .sample(
                    demand: Demand(issues: .constant(100)),
                    humans: HumanTier(agents: .constant(3), totalRates: totalRates),
                    humanSession: .exponential(mean: 180), patience: .exponential(mean: 100)),
                seed: seed)
        }
        let (independent, shared) = (tally([1, 2]).total, tally([1, 2.000_000_000_1]).total)
        #expect(independent.handled > 500)
        #expect(independent.abandoned > 10)
        #expect(shared.handled == independent.handled)
        #expect(shared.abandoned == independent.abandoned)
        #expect(abs(shared.humanTicks - independent.humanTicks) <= Int64(4 * shared.handled))
        // Canary: sharing that slows conversations down is seen.
        #expect(tally([1, 1.8]).total.humanTicks > independent.humanTicks + 1_000_000)
    }

    /// The whole model on two customers: arrivals from the arrival process, ends by hand.
    @Test func twoChatsThroughTheWholeModel() throws {
        let demand = Demand.hours([2])
        var arrivals = ArrivalProcess(
            demand, end: .zero + .hour, CustomerStream(seed: 9, replication: 0))
        let (first, second) = (arrivals.next(), arrivals.next())
        let alone = try (#require(second) - #require(first)).seconds
        let tally = Tally(
            .sample(
                demand: demand, humans: HumanTier(agents: .constant(1), totalRates: [1, 1.5]),
                humanSession: .constant(7_200), measurement: .seconds(3_600)),
            seed: 9)
        // The first has 7200 - alone left, at rate 3/4; then the second has `alone` left.
        let together = (7_200 - alone) / 0.75
        let seconds = (alone + together) + (together + alone)
        #expect(abs(Double(tally.total.humanTicks) / 1e6 - seconds) < 5e-6)
        #expect(tally.total.handledWaitTicks == 0)
    }
}
