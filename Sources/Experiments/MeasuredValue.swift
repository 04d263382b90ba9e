import SimulationStatistics

/// One value of a measure.
public struct MeasuredValue: Sendable {
    /// Name, unit and definition.
    public let measure: Measure
    /// What came out.
    public let estimate: Estimate
    /// Its value in each replication; undefined (NaN) where that one has nothing to divide by.
    public let replications: [Double]
    /// About how many replications it would take to trust the interval, which is that of values
    /// too skewed for so few of them; nil if it can be trusted.
    public let replicationsToTrust: Int?

    init(_ measure: Measure, _ sample: ReplicatedSample, replications: [Double]) {
        self.measure = measure
        estimate = sample.estimate
        self.replications = replications
        replicationsToTrust = sample.replicationsToTrust
    }
}
