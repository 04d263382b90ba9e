/// A series less what recurs in it, such as the hours of the week, so that only a transient and
/// noise are left.
public enum SeasonalAdjustment {
    /// Each value less the mean of its season, taken over the whole periods in the second half.
    ///
    /// The values that the means are made of lie closer to them than the others do; each is
    /// stretched so that all residuals of an independent series have the same variance. Without
    /// that, the second half would look steadier than the first.
    ///
    /// - Parameters:
    ///   - series: values in their order.
    ///   - period: values from one season to its return, positive.
    /// - Returns: as many residuals, or nil if the second half has less than two periods.
    /// - Complexity: O(values).
    public static func residuals(_ series: [Double], period: Int) -> [Double]? {
        precondition(period > 0, "a period has a length")
        let periods = series.count / 2 / period
        guard periods >= 2 else { return nil }
        let first = series.count - periods * period
        var means = [Double](repeating: 0, count: period)
        for place in first..<series.count { means[place % period] += series[place] }
        let count = Double(periods)
        let (inside, outside) = (
            (count / (count - 1)).squareRoot(), (count / (count + 1)).squareRoot()
        )
        return series.indices.map { place in
            (series[place] - means[place % period] / count) * (place < first ? outside : inside)
        }
    }
}
