import SimulationKernel
import SimulationStatistics

/// What the batches of one long replication say about themselves.
public struct BatchReport: Sendable {
    /// One measure over the batches.
    public struct Measured: Sendable {
        /// What was measured.
        public let measure: Measure
        /// Its linearised values.
        public let means: BatchMeans
    }

    /// Level of the test that neighbouring batches are independent, for each measure.
    public static let level = 0.01

    /// Number of batches.
    public let count: Int
    /// Length of one; the last may be shorter by rounding.
    public let length: TimeSpan
    /// Every measure that applies.
    public let measures: [Measured]

    /// Measures whose neighbouring batches are more alike than chance makes them, and whose
    /// intervals are therefore too narrow.
    public var dependent: [Measured] {
        measures.filter { $0.means.looksDependent(level: BatchReport.level) }
    }

    init(_ sample: Sample) {
        count = sample.observations.count
        length = sample.scenario.measurement.horizon
        measures = sample.measures.all.compactMap { measure in
            sample.linearised(measure).map { Measured(measure: measure, means: BatchMeans($0)) }
        }
    }
}
