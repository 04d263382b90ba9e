import ElementaryFunctions

/// One long run cut into consecutive batches of equal length, whose values are taken for
/// independent replications once the batches are long against the memory of the system.
///
/// The interval is Student's on the batch values (B. Schmeiser 1982, "Batch size effects in the
/// analysis of simulation output"); a ratio enters through its linearised batches, see
/// `RatioSample`. Whether the batches are long enough is asked of themselves: neighbours must
/// not be alike.
public struct BatchMeans: Sendable, Equatable {
    /// The value of each batch, in their order.
    public let batches: ReplicatedSample

    /// Creates the means of two batches or more.
    public init(_ batches: ReplicatedSample) {
        precondition(batches.values.count > 1, "a batch alone has no interval")
        self.batches = batches
    }

    /// The mean with its interval at 95 %.
    public var estimate: Estimate { batches.estimate }

    /// The correlation of each batch with the next; nil if all batches are equal.
    public var lagOneAutocorrelation: Double? {
        varies ? products / squares : nil
    }

    /// How much more alike neighbours are than independent normal values would be, in standard
    /// deviations; nil below three batches or if all are equal.
    ///
    /// The ratio of J. von Neumann (1941) in the form of G. S. Fishman & L. S. Yarberry (1997), "An
    /// implementation of the batch means method": about standard normal under independence,
    /// large where batches are too short.
    public var dependence: Double? {
        let count = Double(batches.values.count)
        guard count > 2, varies, let first = distances.first, let last = distances.last
        else { return nil }
        let edges = (first * first + last * last) / (2 * squares)
        return ((count * count - 1) / (count - 2)).squareRoot() * (products / squares + edges)
    }

    /// Whether a one-sided test at `level` rejects that the batches are independent.
    public func looksDependent(level: Double = 0.01) -> Bool {
        dependence.map { $0 > Elementary.normalQuantile(1 - level) } ?? false
    }

    /// Whether the batches differ by more than rounding.
    private var varies: Bool {
        squares > 1e-24 * batches.values.reduce(0) { $0 + $1 * $1 }
    }

    private var distances: [Double] {
        let mean = batches.mean
        return batches.values.map { $0 - mean }
    }

    private var squares: Double { distances.reduce(0) { $0 + $1 * $1 } }

    private var products: Double {
        zip(distances, distances.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
