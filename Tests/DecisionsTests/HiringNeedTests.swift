import Testing

@testable import Decisions

struct HiringNeedTests {
    /// What was seen of a month, whose people have so much to do.
    private func points(
        _ margins: [(Double, Double)], month: Int = 0, load: Double = 1
    ) -> [HiringNeed.Point] {
        margins.map {
            HiringNeed.Point(
                month: month, coverage: $0.0, margin: $0.1, load: load, agents: 100)
        }
    }

    private func need(
        _ own: [HiringNeed.Point], _ others: [HiringNeed.Point] = []
    ) -> Double? {
        HiringNeed.coverage(own, among: own + others)
    }

    @Test func nothingSeenSaysNothing() {
        #expect(need([]) == nil)
        #expect(need([], points([(1, 0)], month: 1)) == nil)
    }

    @Test func aStraightLineHasItsRoot() throws {
        let root = try #require(need(points([(0.7, -0.1), (0.75, -0.05), (0.9, 0.1)])))
        #expect(abs(root - 0.8) < 1e-9)
    }

    /// A curve that rises steeply and saturates is closed in on from both sides.
    @Test func aConcaveCurveIsFoundInAFewSteps() throws {
        func margin(_ coverage: Double) -> Double { 1 - 0.25 / (coverage * coverage) - 0.5 }
        var seen = [0.5, 0.95]
        for _ in 0..<5 {
            seen.append(try #require(need(points(seen.map { ($0, margin($0)) }))))
        }
        #expect(abs(try #require(seen.last) - 0.5.squareRoot()) < 0.003)
    }

    /// What was seen at a larger coverage is not contradicted by noise.
    @Test func aMissBeyondAMetPointCounts() throws {
        let root = try #require(need(points([(0.8, 0.01), (0.9, -0.01), (1, 0.02)])))
        #expect(root > 0.9 && root < 1)
    }

    /// A month that has twice as much to do as others needs twice the coverage that they do.
    @Test func otherMonthsSayWhereItChanges() throws {
        let others = points([(0.5, -0.05), (0.6, 0.05)], month: 1, load: 0.5)
        let root = try #require(need(points([(0.9, -0.1)], load: 1), others))
        #expect(abs(root - 1.1) < 0.011)
        let less = try #require(need(points([(1.4, 0.4)], load: 1), others))
        #expect(abs(less - 1.1) < 0.011)
    }

    /// Else one standard deviation beyond the load, and never far from what was seen.
    @Test func stepsBeyondWhatWasSeenAreBounded() throws {
        #expect(need(points([(1, -0.1)])) == 1.1)
        #expect(need(points([(0.5, -0.4)])) == 0.75)
        // Nobody is there, so that nobody knows how much there is to do.
        #expect(abs((need(points([(0, -0.4)], load: 0)) ?? 0) - 0.15) < 1e-9)
        #expect(need(points([(2, 0.1)])) == 1.5)
        #expect(need(points([(1.05, -0.01)])) == 1.1)
        #expect(need(points([(1.1, 0.01)])) == 1.1 * 0.99)
    }

    @Test func theSlopeIsThatOfAllMonthsAboutThere() throws {
        let own = HiringNeed.Point(month: 0, coverage: 1, margin: -0.2, load: 1, agents: 9)
        let others = points([(2, -0.2), (2.2, 0.2)], month: 1, load: 2)
        let slope = try #require(HiringNeed.slope(at: own, among: others))
        #expect(abs(slope - 4) < 1e-9)
        // What is far away says nothing, nor does what falls.
        #expect(HiringNeed.slope(at: own, among: points([(3, 9)])) == nil)
        #expect(HiringNeed.slope(at: own, among: points([(1.1, -1)])) == nil)
    }
}
