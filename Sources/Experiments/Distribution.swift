import SimulationStatistics

/// How often durations of one kind are how long, of all replications together.
public struct Distribution: Sendable {
    /// Which durations.
    public let durations: Durations
    /// The edges of the bins in seconds, rising; the first bin is from 0 to the first edge, the
    /// last one beyond the last edge.
    public let edges: [Double]
    /// How many fall into each bin, one more than edges; by the sketch, to 0.4 % at an edge.
    public let counts: [Double]

    /// The edges of every distribution: a decade is cut at 1, 1.5, 2, 3, 5 and 7 times its start,
    /// from a tenth of a second to a day.
    public static let edges: [Double] =
        (-1...4).flatMap { decade in
            let start = [0.1, 1, 10, 100, 1_000, 10_000][decade + 1]
            return [1, 1.5, 2, 3, 5, 7].map { $0 * start }
        }.filter { $0 < 86_400 } + [86_400]

    /// Those of a sample that have any durations, without bins at the end that nothing falls into.
    static func all(of sample: Sample) -> [Distribution] {
        Durations.allCases.compactMap { durations in
            let pooled = DurationHistogram(
                pooling: sample.observations.lazy.map { $0.durations[durations.rawValue] })
            return pooled.count == 0 ? nil : Distribution(durations, pooled)
        }
    }

    private init(_ durations: Durations, _ histogram: DurationHistogram) {
        let below = Self.edges.map { histogram.count(upTo: $0 * 1e6) }
        let total = Double(histogram.count)
        let used = (below.firstIndex { $0 >= total } ?? below.count - 1) + 1
        let cumulative = Array(below[..<used])
        self.durations = durations
        edges = Array(Self.edges[..<used])
        counts =
            zip(cumulative, [0] + cumulative).map { $0 - $1 } + [total - (cumulative.last ?? 0)]
    }
}
