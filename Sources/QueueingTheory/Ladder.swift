/// A distribution over the numbers from 0 up, known by the ratios of neighbouring probabilities.
///
/// The stationary distribution of every birth-death chain is of this kind: the ratio from state
/// `k` to `k + 1` is the birth rate in `k` over the death rate in `k + 1`. Weights are built upward
/// from 0 by multiplication alone, so each is good to about `k` rounding errors, and scaled down
/// before they overflow.
struct Ladder: Sendable {
    /// The probability of each state, from 0 up to the last that matters.
    let probabilities: [Double]

    /// Builds the distribution from its ratios.
    ///
    /// An infinite ladder is cut where the rest is below 1e-18 of the mass from `settled` on, which
    /// keeps even a very improbable upper part accurate.
    ///
    /// - Parameters:
    ///   - settled: a state from which on the ratios never rise; the ladder is not cut below it.
    ///   - last: the highest state.
    ///   - ratio: the probability of state `k + 1` over that of state `k`.
    /// - Complexity: O(number of states kept).
    init(settledFrom settled: Int, last: Int = .max, ratio: (Int) -> Double) {
        var weights = [1.0]
        /// Where weights began to be written on a smaller scale.
        var rescaledFrom: [Int] = []
        var settledWeight = settled == 0 ? 1.0 : 0.0
        for state in 0..<last {
            let factor = ratio(state)
            let next = weights[state] * factor
            if state >= settled, factor < 1, next <= 1e-18 * settledWeight * (1 - factor) { break }
            weights.append(next)
            if state >= settled - 1 { settledWeight += next }
            if next > 1e200 {
                weights[weights.count - 1] *= 1e-200
                rescaledFrom.append(weights.count - 1)
                settledWeight *= 1e-200
            }
        }
        Ladder.bringToLastScale(&weights, rescaledFrom)
        let total = weights.reduce(0, +)
        probabilities = weights.map { $0 / total }
    }

    /// Writes the weights before each place of `rescaledFrom` on the scale of those behind it, all
    /// in one pass: a large ladder is rescaled thousands of times.
    private static func bringToLastScale(_ weights: inout [Double], _ rescaledFrom: [Int]) {
        var factor = 1.0
        for (place, from) in rescaledFrom.enumerated().reversed() {
            factor *= 1e-200
            let before = place == 0 ? 0 : rescaledFrom[place - 1]
            for index in before..<from { weights[index] *= factor }
        }
    }

    /// The probability of being in `states`.
    func mass(_ states: Range<Int>) -> Double {
        probabilities[states.clamped(to: probabilities.indices)].reduce(0, +)
    }

    /// The expected number above `level`: the mean of `max(0, k - level)`.
    func meanExcess(over level: Int) -> Double {
        probabilities.dropFirst(level).enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
    }

    /// The expected number up to `level`: the mean of `min(k, level)`.
    func meanWithin(_ level: Int) -> Double {
        probabilities.enumerated().reduce(0) { $0 + Double(min($1.0, level)) * $1.1 }
    }
}
