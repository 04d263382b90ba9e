import SimulationStatistics

/// Scenarios that met the same customers, each set beside the others.
public struct Comparison: Sendable {
    /// Each pair in each measure that applies to both.
    public let differences: [Difference]
    /// Of the interval of a difference: so that in each measure the intervals of all pairs cover
    /// at once in at least 95 % (Bonferroni).
    public let confidence: Double

    /// Compares.
    ///
    /// - Parameters:
    ///   - samples: each with its name; as many replications of each.
    ///   - control: the one that each of the others is set against; nil for every pair.
    init(_ samples: [(name: String, sample: Sample)], control: Int?, _ measures: [Measure]) {
        let pairs = Comparison.pairs(among: samples.count, control: control)
        let confidence = ReplicatedSample.simultaneousConfidence(intervals: pairs.count)
        self.confidence = confidence
        differences = pairs.flatMap { pair in
            let (first, second) = (samples[pair.first], samples[pair.second])
            return measures.compactMap { measure -> Difference? in
                guard let before = first.sample.linearised(measure),
                    let after = second.sample.linearised(measure)
                else { return nil }
                return Difference(
                    measure, first.name, second.name,
                    PairedDifference(after, before, confidence: confidence))
            }
        }
    }

    /// The pairs to compare among so many, the one to compare with first.
    private static func pairs(among count: Int, control: Int?) -> [(first: Int, second: Int)] {
        if let control {
            return (0..<count).filter { $0 != control }.map { (control, $0) }
        }
        return (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } }
    }
}
