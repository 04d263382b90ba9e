import SimulationStatistics

/// A numerator and a denominator of one replication.
public struct Ratio: Sendable, Equatable, BitwiseCopyable {
    /// What is summed above the line.
    public var numerator: Double
    /// What is summed below it.
    public var denominator: Double

    /// A ratio of two sums, or a plain value.
    public init(_ numerator: Double, per denominator: Double = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A ratio of two counts.
    public init(_ numerator: Int, per denominator: Int) {
        self.init(Double(numerator), per: Double(denominator))
    }

    /// A total of ticks of a microsecond per item, in units of `secondsPerUnit`.
    public init(ticks: Int128, per count: Int, secondsPerUnit: Double) {
        self.init(Double(ticks) / (1e6 * secondsPerUnit), per: Double(count))
    }

    /// Undefined (NaN) when the denominator is zero.
    public var value: Double { numerator / denominator }
}

extension [Ratio?] {
    /// The ratios, unless one of them is missing.
    package var allDefined: [Ratio]? {
        let defined = compactMap(\.self)
        return defined.count == count ? defined : nil
    }
}

extension [Ratio] {
    /// Replications of the ratio of the sums, or nil if it is undefined.
    package var linearised: ReplicatedSample? { RatioSample(self).linearised }

    /// The same of a measure, with what is known of its kind.
    package func linearised(as measure: Measure) -> ReplicatedSample? {
        RatioSample(self).linearised(isShare: measure.unit == "share")
    }
}

extension RatioSample {
    package init(_ ratios: [Ratio]) {
        self.init(
            numerators: ratios.map(\.numerator), denominators: ratios.map(\.denominator))
    }
}
