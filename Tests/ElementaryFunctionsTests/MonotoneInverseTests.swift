import Testing

@testable import ElementaryFunctions

struct MonotoneInverseTests {
    /// The distribution with P(X <= x) = x / (1 + x), whose quantile is u / (1 - u).
    private func tails(_ x: Double) -> Tails {
        let upper = 1 / (1 + x)
        let lower = x < 1 ? x / (1 + x) : 1 - upper
        return Tails(lower: lower, upper: upper, slope: x / (1 + x) / (1 + x))
    }

    @Test(arguments: [1e-12, 0.01, 0.3, 0.5, 0.9, 0.999])
    func findsTheRoot(_ u: Double) {
        let root = MonotoneInverse(lower: u, upper: 1 - u)(start: 1, tails: tails)
        #expect(relativeError(root, u / (1 - u)) < 1e-14)
    }

    @Test(arguments: [0, 0x1p-1074, 1e-300, 1e300, .infinity, .nan])
    func doesNotDependOnTheStart(_ start: Double) {
        let search = MonotoneInverse(lower: 0.3, upper: 0.7)
        #expect(search(start: start, tails: tails) == search(start: 1, tails: tails))
    }

    @Test func survivesASlopeOfZero() {
        let search = MonotoneInverse(lower: 0.3, upper: 0.7)
        let root = search(start: 1) { x in
            var flat = tails(x)
            flat.slope = 0
            return flat
        }
        #expect(root == search(start: 1, tails: tails))
    }

    @Test func neverDecreasesForAnErrorInTheLastPlaces() {
        var last = 0.0
        for step in 0..<2000 {
            let u = 0.37 + Double(step) * 0x1p-52
            let root = MonotoneInverse(lower: u, upper: 1 - u)(start: 1) { x in
                var noisy = tails(x)
                // A rounding error that changes from one point to the next.
                noisy.lower *= 1 + Double(x.bitPattern >> 26 & 7) * 0x1p-52
                return noisy
            }
            #expect(root >= last)
            last = root
        }
    }
}
