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
    ///   - names: of the scenarios.
    ///   - control: the one that each of the others is set against; nil for every pair.
    ///   - linearised: the replications of a measure of one of them, as many of each; nil where it
    ///     does not apply.
    package init(
        _ names: [String], control: Int?, _ measures: [Measure],
        linearised: (_ scenario: Int, Measure) -> ReplicatedSample?
    ) {
        let pairs = Comparison.pairs(among: names.count, control: control)
        let confidence = ReplicatedSample.simultaneousConfidence(intervals: pairs.count)
        self.confidence = confidence
        differences = pairs.flatMap { pair in
            measures.compactMap { measure -> Difference? in
                guard let before = linearised(pair.first, measure),
                    let after = linearised(pair.second, measure)
                else { return nil }
                return Difference(
                    measure, names[pair.first], names[pair.second],
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
