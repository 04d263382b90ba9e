import ElementaryFunctions

extension DurationTally {
    /// Whether the means of several samples differ by more than chance lets them at 5 %: the sum
    /// of their squared distances from the common mean, in standard errors, beside the chi-squared
    /// law.
    static func differ(_ tallies: [DurationTally]) -> Bool {
        let known = tallies.filter { $0.count >= 30 && $0.variance > 0 }
        guard known.count > 1 else { return false }
        let weights = known.map { Double($0.count) / $0.variance }
        let mean =
            zip(weights, known).reduce(0) { $0 + $1.0 * $1.1.mean } / weights.reduce(0, +)
        let square = zip(weights, known).reduce(0) { sum, pair in
            sum + pair.0 * (pair.1.mean - mean) * (pair.1.mean - mean)
        }
        return square > chiSquaredLimit(known.count - 1)
    }
}

/// Whether several shares differ by more than chance lets them at 5 %.
func sharesDiffer(_ counts: [(count: Int, of: Int)]) -> Bool {
    let known = counts.filter { $0.of >= 30 }
    guard known.count > 1 else { return false }
    let all = known.reduce(0.0) { $0 + Double($1.of) }
    let share = known.reduce(0.0) { $0 + Double($1.count) } / all
    guard share > 0, share < 1 else { return false }
    let square = known.reduce(0.0) { sum, own in
        let distance = Double(own.count) / Double(own.of) - share
        return sum + distance * distance * Double(own.of) / (share * (1 - share))
    }
    return square > chiSquaredLimit(known.count - 1)
}

/// What a chi-squared variable exceeds in one of twenty cases.
func chiSquaredLimit(_ degrees: Int) -> Double {
    2 * Elementary.gammaQuantile(0.95, shape: Double(degrees) / 2)
}
