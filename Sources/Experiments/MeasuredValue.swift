import SimulationStatistics

/// One value of a measure.
public struct MeasuredValue: Sendable {
    /// Name, unit and definition.
    public let measure: Measure
    /// What came out.
    public let estimate: Estimate
    /// Its value in each replication; undefined (NaN) where that one has nothing to divide by.
    public let replications: [Double]
    /// Its linearised value in each replication, of which `estimate` is the mean with its interval:
    /// the delta method for ratios, influence values for percentiles. Differences of those of two
    /// runs on the same customers are paired differences. Empty of a part of a run, of which there
    /// are many.
    public let linearised: [Double]
    /// About how many replications it would take to trust the interval, which is that of values
    /// too skewed for so few of them; nil if it can be trusted.
    public let replicationsToTrust: Int?

    /// Of what was kept of a run.
    package init(
        _ measure: Measure, _ estimate: Estimate, replications: [Double], linearised: [Double],
        replicationsToTrust: Int?
    ) {
        self.measure = measure
        self.estimate = estimate
        self.replications = replications
        self.linearised = linearised
        self.replicationsToTrust = replicationsToTrust
    }

    init(
        _ measure: Measure, _ sample: ReplicatedSample, replications: [Double],
        isOfPart: Bool = false
    ) {
        self.init(
            measure, sample.estimate, replications: replications,
            linearised: isOfPart ? [] : sample.values,
            replicationsToTrust: sample.replicationsToTrust)
    }
}
