/// Where the initial transient of a simulated series ends, by the marginal standard error rule on
/// means of five observations (MSER-5).
///
/// Leaving out more of the beginning takes away bias and also data. The rule leaves out as many
/// batches `d` as make the squared standard error of the mean of the other `n - d`, reckoned as if
/// they were independent, smallest: `sum (y[i] - mean)^2 / (n - d)^2`. It needs no parameters and
/// no view of more than one run. Sources: K. P. White (1997), "An effective truncation heuristic
/// for bias reduction in simulation output"; K. P. White, M. J. Cobb & S. C. Spratt (2000), "A
/// comparison of five steady-state truncation heuristics for simulation".
///
/// The search ends in the middle of the series. If the statistic is smaller still in the second
/// half, then what looks steady is shorter than what does not: the run is too short, or has no
/// steady state. Of a series that is steady but remembers much, chance says so now and then.
public struct MSER5: Sendable, Equatable {
    /// Observations in a batch.
    public static let batchSize = 5
    /// The shortest series it says anything about.
    public static let fewestObservations = 50
    /// Batches at the end that are never taken for a minimum: the variance of fewer is too easily
    /// small by chance (Hoad, Robinson & Davies 2010, "Automating warm-up length estimation").
    private static let fewestLeft = 5

    /// Observations to leave out: at most half of them, a multiple of five.
    public let truncation: Int
    /// Whether leaving out more than half would not look even better.
    public let isSteady: Bool

    /// Looks at a series; observations after the last whole batch are ignored. Among equals the
    /// earliest minimum counts.
    ///
    /// - Precondition: there are at least `fewestObservations`.
    /// - Complexity: O(observations).
    public init(_ series: [Double]) {
        precondition(series.count >= MSER5.fewestObservations, "too short for any truncation")
        let batches = MSER5.batchMeans(series)
        var (left, mean, squares) = (0.0, 0.0, 0.0)
        var (late, best) = (Double.infinity, (place: 0, error: Double.infinity))
        // From the end backwards, so that each statistic follows from the one before (Welford).
        for place in batches.indices.reversed() {
            left += 1
            let distance = batches[place] - mean
            mean += distance / left
            squares += distance * (batches[place] - mean)
            guard Int(left) >= MSER5.fewestLeft else { continue }
            let error = squares / (left * left)
            if 2 * place > batches.count {
                late = min(late, error)
            } else if error <= best.error {
                best = (place, error)
            }
        }
        truncation = best.place * MSER5.batchSize
        isSteady = best.error <= late
    }

    private static func batchMeans(_ series: [Double]) -> [Double] {
        (0..<series.count / batchSize).map { batch in
            let first = batch * batchSize
            return series[first..<first + batchSize].reduce(0, +) / Double(batchSize)
        }
    }
}
