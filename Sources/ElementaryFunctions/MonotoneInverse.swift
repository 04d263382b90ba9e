/// The two tails of a distribution at one point, and how steep it is there.
struct Tails {
    /// Probabilities below and above the point; the smaller has full relative accuracy.
    var lower: Double
    var upper: Double

    /// The derivative of `lower` by the logarithm of the point.
    var slope: Double
}

/// Inverts a distribution on the positive numbers so that the result never decreases in `u`.
///
/// A plain iteration stops a few ulp beside the root on either side, so that neighbouring
/// arguments may swap. Here the search runs over a fixed grid, the numbers with 26 significant
/// bits, whose cells are much wider than the rounding error of the distribution function; within
/// the one cell that holds the root the result is linear. The cell is found by Newton's method for
/// the logarithm of the smaller tail against the logarithm of the point, which is concave for
/// log-concave densities and so converges from anywhere; bisection of the grid stands behind it.
struct MonotoneInverse {
    /// The probabilities below and above the wanted point, which sum to 1.
    let lower: Double
    let upper: Double

    /// Finds the point whose tails are wanted.
    ///
    /// The relative error of the interpolation is about 1e-17 times the log-derivative of the
    /// slope.
    func callAsFunction(start: Double, tails: (Double) -> Tails) -> Double {
        var (low, high) = (0, cell(of: .infinity))
        var below = Tails(lower: 0, upper: 1, slope: 0)
        var above = Tails(lower: 1, upper: 0, slope: 0)
        var proposal = start
        var newtonSteps = 24
        while high - low > 1 {
            let useful = newtonSteps > 0 && proposal >= point(low) && proposal < point(high)
            let middle = useful ? cell(of: proposal) : low + (high - low) / 2
            let next = max(low + 1, min(high - 1, middle))
            let here = tails(point(next))
            if excess(over: here) >= 0 {
                (low, below) = (next, here)
            } else {
                (high, above) = (next, here)
            }
            newtonSteps -= 1
            proposal = point(next) * Elementary.exp(newtonStep(from: here))
        }
        return interpolated(low, below, above)
    }

    private func newtonStep(from here: Tails) -> Double {
        lower < upper
            ? Elementary.log(lower / here.lower) * (here.lower / here.slope)
            : Elementary.log(here.upper / upper) * (here.upper / here.slope)
    }

    /// The wanted lower probability minus the one at a point, by whichever tail is exact there.
    private func excess(over point: Tails) -> Double {
        point.lower < point.upper ? lower - point.lower : point.upper - upper
    }

    private func interpolated(_ low: Int, _ below: Tails, _ above: Tails) -> Double {
        // The width may not depend on the argument, or the quotient would not be monotone.
        let width =
            below.lower < below.upper ? above.lower - below.lower : below.upper - above.upper
        let fraction = width > 0 ? min(1, excess(over: below) / width) : 0
        let start = point(low)
        return start + fraction * (point(low + 1) - start)
    }

    private func cell(of x: Double) -> Int { Int(x.bitPattern >> 26) }

    private func point(_ cell: Int) -> Double { Double(bitPattern: UInt64(cell) << 26) }
}
