#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The time a customer takes to come to the front: exponential stages, each slower than the last.
///
/// With `j` customers ahead, the time until a server is free for this one is the sum of `j + 1`
/// exponential stages with rates `firstRate + i * rateStep`, `i` from `j` down to 0: servers finish
/// at `firstRate` in all, and each customer ahead gives up at `rateStep`. With D that sum,
/// `exp(-rateStep * D)` has the beta distribution (firstRate / rateStep, j + 1), so P(D > t) is a
/// sum of negative binomial terms (Poisson terms when nobody gives up), all positive.
struct PureDeathTimes: Sendable {
    /// The rate of the last stage.
    let firstRate: Double
    /// What each customer ahead adds to the rate.
    let rateStep: Double

    /// The probability that the time exceeds `time`, by the number ahead, below `count`.
    ///
    /// - Complexity: O(count).
    func survival(beyond time: Double, count: Int) -> [Double] {
        precondition(time >= 0 && time.isFinite, "a time is finite and at least 0")
        let reach = rateStep == 0 ? time : -expm1(-rateStep * time) / rateStep
        // Each term is `term * exp(-pending)`: exp(-firstRate * time) alone underflows when
        // thousands of servers finish within `time`, so it is multiplied in piece by piece.
        var pending = firstRate * time
        var term = 1.0
        var sum = 0.0
        return (0..<count).map { ahead in
            sum += term * exp(-pending)
            term *= reach * (firstRate + rateStep * Double(ahead)) / Double(ahead + 1)
            if term > 1e200, pending > 700 {
                term *= exp(-400)
                pending -= 400
            }
            return min(sum, 1)
        }
    }
}
