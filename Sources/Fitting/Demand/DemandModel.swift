import Workloads

/// What the counts of days follow: a week's expected counts times factors of days and of parts of a
/// day that are random and have something of those before.
public struct DemandModel: Sendable, Equatable {
    /// Length of an interval.
    public var minutes: Int
    /// Expected counts of each weekday, from Monday, in each interval from midnight.
    public var expected: [[Double]]
    /// Coefficient of variation of the factor of a day.
    public var dayCV: Double
    /// What a day has of the day before: correlation of normal scores.
    public var dayCorrelation: Double
    /// Coefficient of variation of the factor of each interval of a day.
    public var intervalCVs: [Double]
    /// What an interval has of the one before.
    public var intervalCorrelation: Double

    /// Everybody expected in a week.
    public var perWeek: Double { expected.reduce(0) { $0 + $1.reduce(0, +) } }

    /// The variance of a day's count over the square of its mean.
    func relativeVariance(ofDay weekday: Int) -> Double {
        let counts = expected[weekday]
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        let dayVariance = dayCV * dayCV
        var sum = 0.0
        for one in counts.indices where counts[one] > 0 {
            var power = 1.0
            for other in one..<counts.count {
                let common = intervalCVs[one] * intervalCVs[other] * power
                sum += counts[one] * counts[other] * common * (one == other ? 1 : 2)
                power *= intervalCorrelation
            }
        }
        return dayVariance + (1 + dayVariance) * sum / (total * total) + 1 / total
    }
}
