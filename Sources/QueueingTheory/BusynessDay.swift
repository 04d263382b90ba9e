/// The number of arrivals in a day whose rate is multiplied by a gamma-distributed busyness.
///
/// The busyness has mean 1 and shape `shape`, so the count is negative binomial: more spread than
/// the Poisson count of a day with a known rate. Source: the gamma-Poisson mixture of Whitt (1999)
/// and Avramidis, Deslauriers & L'Ecuyer (2004).
public struct BusynessDay: Sendable {
    /// The expected number of arrivals.
    public let mean: Double
    /// The shape of the gamma distribution; its variance is 1 / shape.
    public let shape: Double

    /// Takes the expected count, at least 0, and the shape, greater than 0.
    public init(mean: Double, shape: Double) {
        precondition(mean >= 0 && shape > 0, "a mean is at least 0, a shape greater than 0")
        self.mean = mean
        self.shape = shape
    }

    /// The variance of the count, m + m^2 / shape.
    public var variance: Double { mean + mean * mean / shape }
}
