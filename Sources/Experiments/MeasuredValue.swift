import SimulationStatistics

/// One value of a measure.
public struct MeasuredValue: Sendable {
    /// Name, unit and definition.
    public let measure: Measure
    /// What came out.
    public let estimate: Estimate
    /// Its value in each replication; undefined (NaN) where that one has nothing to divide by.
    ///
    /// - Complexity: O(1), of a part of a run O(replications).
    public var replications: [Double] { values.all }
    /// Its linearised value in each replication, of which `estimate` is the mean with its interval:
    /// the delta method for ratios, influence values for percentiles. Differences of those of two
    /// runs on the same customers are paired differences. Empty of a part of a run, of which there
    /// are many.
    public let linearised: [Double]
    /// About how many replications it would take to trust the interval, which is that of values
    /// too skewed for so few of them; nil if it can be trusted.
    public let replicationsToTrust: Int?
    private let values: Values

    /// Values in each replication, of a part packed: there are many parts.
    private enum Values: Sendable {
        case plain([Double])
        case packed([UInt8], count: Int)

        var all: [Double] {
            switch self {
            case .plain(let values): return values
            case .packed(let bytes, let count):
                var unpacking = WordUnpacking(bytes)
                guard let values = try? unpacking.numbers(count: count) else {
                    preconditionFailure("values were packed here")
                }
                return values
            }
        }
    }

    /// Of what was kept of a run.
    package init(
        _ measure: Measure, _ estimate: Estimate, replications: [Double], linearised: [Double],
        replicationsToTrust: Int?
    ) {
        values = .plain(replications)
        self.measure = measure
        self.estimate = estimate
        self.linearised = linearised
        self.replicationsToTrust = replicationsToTrust
    }

    init(_ measure: Measure, _ sample: ReplicatedSample, replications: [Double]) {
        self.init(
            measure, sample.estimate, replications: replications, linearised: sample.values,
            replicationsToTrust: sample.replicationsToTrust)
    }

    /// Of a part of a run.
    init(_ measure: Measure, _ sample: ReplicatedSample, ofPart replications: [Double]) {
        self.measure = measure
        estimate = sample.estimate
        linearised = []
        replicationsToTrust = sample.replicationsToTrust
        var packing = WordPacking()
        packing.append(numbers: replications)
        values = .packed(packing.finished(), count: replications.count)
    }
}
