import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

@Suite struct SegmentTests {
    /// Two segments and two intents, customers of a minute's work.
    private static func scenario(
        _ first: (inout Segment) -> Void = { _ in }, _ second: (inout Segment) -> Void = { _ in },
        intents: [Double] = [0.5, 0.5]
    ) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(60)), humans: HumanTier(agents: .constant(4)))
        scenario.intents = ["one", "other"].enumerated().map { number, name in
            Intent(
                name: name, share: intents[number], containment: 0, aiSession: .constant(1),
                humanSession: .constant(number == 0 ? 60 : 120), patience: nil, priorityClass: 0)
        }
        scenario.segments = [
            Segment {
                ($0.name, $0.share) = ("near", 0.5)
                first(&$0)
            },
            Segment {
                ($0.name, $0.share) = ("far", 0.5)
                second(&$0)
            },
        ]
        return scenario
    }

    /// Customers drawn as they come are those that are drawn in blocks, if shares never change.
    @Test func drawnOnArrivalOrBefore() {
        let before = Self.scenario()
        var onArrival = before
        onArrival.demand.segmentShares = .constant([0.5, 0.5])
        #expect(Tally(before) == Tally(onArrival))
    }

    /// Who comes in an hour is of a segment of that hour.
    @Test func sharesInTime() {
        var scenario = Self.scenario()
        scenario.demand.segmentShares = Timetable(
            interval: .hour, values: [[1, 0], [0, 1], [0, 1]], isCyclic: true)
        let tally = Tally(scenario)
        let byHour = tally.byInterval.map(\.offered)
        let near = [0, 3, 6, 9].reduce(0) { $0 + byHour[$1] }
        #expect(tally.bySegment.map(\.offered) == [near, tally.total.offered - near])
        #expect(near > 0 && near < tally.total.offered)
    }

    /// A segment that has one intent alone, and what that means for the load.
    @Test func intentsOfSegments() {
        let scenario = Self.scenario(
            { $0.intentShares = [1, 0] },
            {
                $0.intentShares = [0.2, 0.8]
                $0.workFactor = 2
            }, intents: [0.6, 0.4])
        #expect(scenario.invalidity == nil)
        let tally = Tally(scenario)
        #expect(tally.bySegment[0].humanTicks == Int128(60_000_000 * tally.bySegment[0].handled))
        #expect(tally.byIntent[1].offered < tally.bySegment[1].offered)
        // 60 an hour: half of one minute; of the others .2 of two minutes and .8 of four.
        let expected = 0.5 * 1 + 0.5 * (0.2 * 2 + 0.8 * 4)
        #expect(abs(scenario.humanOfferedLoad - expected) < 1e-9)
        #expect(scenario.share(ofIntent: 0, segment: 1) == 0.1)
    }

    @Test func whatCannotBe() {
        #expect(Self.scenario({ $0.intentShares = [1, 0] }).invalidity != nil)
        let sums = Self.scenario({ $0.intentShares = [1, 1] }, { $0.intentShares = [0, 1] })
        #expect(sums.invalidity != nil)
        let means = Self.scenario({ $0.intentShares = [1, 0] }, { $0.intentShares = [1, 0] })
        #expect(means.invalidity != nil)
        var inTime = Self.scenario()
        inTime.demand.segmentShares = .constant([1])
        #expect(inTime.invalidity != nil)
    }
}

extension Scenario {
    /// What is wrong with it; nil if it can be simulated.
    fileprivate var invalidity: (any Error)? {
        do {
            _ = try simulate(self, CustomerStream(seed: 1, number: 0))
            return nil
        } catch {
            return error
        }
    }
}
