import RandomVariates
import SimulationKernel

/// Random factors on the demand of the intervals of a day, beside that of the whole day: a busy
/// hour follows a busy hour.
///
/// Each day has a series of its own. Behind the factors are normal numbers, an autoregression of
/// order one that starts anew with every day; each becomes a factor of its law at the same
/// probability (a normal copula: Channouf and L'Ecuyer 2012).
public struct IntervalFactor: Sendable, Equatable {
    /// Length of an interval, a whole part of a day.
    public var interval: TimeSpan
    /// The laws of the factors, of mean 1, one for each interval of the 24 hours from the start
    /// of the run; nil where there is none.
    public var laws: [Distribution?]
    /// Correlation of the normal numbers of one interval and the next.
    public var correlation: Double

    /// Creates factors.
    ///
    /// - Precondition: the laws' intervals make up a day.
    public init(interval: TimeSpan, laws: [Distribution?], correlation: Double) {
        precondition(interval.ticks * Int64(laws.count) == TimeSpan.day.ticks)
        self.interval = interval
        self.laws = laws
        self.correlation = correlation
    }
}
