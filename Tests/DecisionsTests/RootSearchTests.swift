import Testing

@testable import Decisions

@Suite struct RootSearchTests {
    /// The places that a search asks until it is near enough to a root.
    private func places(
        _ function: (Double) -> Double, _ low: Double, _ high: Double, isWhole: Bool = false,
        within tolerance: Double = 1e-7
    ) -> (end: RootSearch, asked: Int) {
        func point(_ place: Double) -> RootSearch.Point {
            RootSearch.Point(place: place, value: function(place))
        }
        var (search, asked) = (RootSearch(point(low), point(high), isWhole: isWhole), 0)
        while abs(search.nearer.value) > tolerance, let next = search.next {
            #expect(next > search.low.place && next < search.high.place)
            search.add(point(next))
            asked += 1
            #expect(search.low.value * search.high.value <= 0)
            if asked > 200 { break }
        }
        return (search, asked)
    }

    /// A straight line needs one place.
    @Test func aLine() {
        let found = places({ 3 * $0 - 6 }, 0, 10)
        #expect(abs(found.end.nearer.place - 2) < 1e-9)
        #expect(found.asked == 1)
    }

    /// Curves of all sorts are few places away.
    @Test(arguments: [
        (0.0, 3.0, 2.0), (1, 1_000, 2), (0, 2.001, 2), (1.999, 1e6, 2),
    ])
    func curves(low: Double, high: Double, root: Double) {
        let functions: [(Double) -> Double] = [
            { $0 * $0 * $0 - 8 }, { 1 / ($0 + 1) - 1.0 / 3 },
            { $0 < 2 ? $0 - 2 : 100 * ($0 - 2) }, { -($0 - 2) / (1 + ($0 - 2) * ($0 - 2)) },
        ]
        for function in functions {
            let found = places(function, low, high)
            #expect(abs(found.end.nearer.place - root) < 1e-5)
            #expect(found.asked < 130)
        }
    }

    /// Where the function leaps over zero the bracket closes around the leap.
    @Test func aLeap() {
        let found = places({ $0 < 0.7 ? -1 : 5 }, 0, 1)
        #expect(found.end.next == nil)
        #expect(found.end.low.place < 0.7 && found.end.high.place >= 0.7)
        #expect(found.end.high.place - found.end.low.place < 1e-6)
        #expect(found.end.nearer.value == -1)
    }

    /// Whole numbers end as neighbours, or at the root.
    @Test func wholeNumbers() {
        let between = places({ $0 - 12.3 }, 1, 1_000, isWhole: true)
        #expect(between.end.low.place == 12 && between.end.high.place == 13)
        #expect(between.end.nearer.place == 12)
        #expect(between.end.next == nil)
        #expect(places({ $0 - 12 }, 1, 1_000, isWhole: true).end.nearer.place == 12)
    }

    /// A root at an end is there at once.
    @Test func aRootAtAnEnd() {
        #expect(places({ $0 }, 0, 1).asked == 0)
        #expect(places({ $0 - 1 }, 0, 1).end.nearer.place == 1)
    }
}
