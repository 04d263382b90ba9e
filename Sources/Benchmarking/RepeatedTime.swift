/// A time measured several times over.
public struct RepeatedTime: Sendable, Equatable {
    /// Seconds, one value per repeat, in the order of measuring.
    public internal(set) var seconds: [Double]

    /// Creates a time from its repeats.
    public init(seconds: [Double] = []) { self.seconds = seconds }

    /// The middle value, or the mean of the two in the middle; undefined (NaN) without any.
    public var median: Double {
        let sorted = seconds.sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The least value, which is the least disturbed; undefined (NaN) without any.
    public var least: Double { seconds.min() ?? .nan }
}
