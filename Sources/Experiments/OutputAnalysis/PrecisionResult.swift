import SimulationStatistics

/// How precise a run has become.
public struct PrecisionResult: Sendable {
    /// One measure that had to be precise.
    public struct Measured: Sendable {
        /// What was measured.
        public let measure: Measure
        /// Its value, with the interval at the end of the run.
        public let estimate: Estimate
        /// The largest half-width allowed.
        public let limit: Double
        /// Replications so far.
        let replications: Int

        /// Whether it is as precise as asked for; never where nothing has happened yet, since a
        /// mean of 0 in every replication says nothing about how rare it is.
        public var isReached: Bool {
            guard let halfWidth = estimate.halfWidth else { return false }
            return halfWidth <= limit && (estimate.mean != 0 || halfWidth > 0)
        }

        /// Replications that would probably do, all together: the half-width shrinks with the
        /// square root of their number. Infinite where no number would.
        public var replicationsNeeded: Double {
            guard !isReached else { return Double(replications) }
            // Where nothing has happened yet nobody knows how long it takes.
            guard estimate.mean != 0 || estimate.halfWidth != 0 else { return .infinity }
            let ratio = (estimate.halfWidth ?? .infinity) / limit
            return (Double(replications) * ratio * ratio).rounded(.up)
        }
    }

    /// What was asked for.
    public let precision: Precision
    /// Each measure that had to be precise.
    public let measures: [Measured]

    /// Whether all of them are.
    public var isReached: Bool { measures.allSatisfy(\.isReached) }

    /// Replications that would probably do for all of them.
    public var replicationsNeeded: Double { measures.map(\.replicationsNeeded).max() ?? 0 }

    /// How many replications to have next: as many as would probably do, but at least a tenth more
    /// and at most twice as many; nil if it is enough. Nothing but the replications decides, so
    /// that the answer is the same for any number of threads.
    package func next(after count: Int) -> Int? {
        guard !isReached, count < precision.mostReplications else { return nil }
        let isFew = replicationsNeeded < Double(2 * count)
        let needed = isFew ? Int(replicationsNeeded) : 2 * count
        return min(max(needed, count + (count + 9) / 10), precision.mostReplications)
    }
}
