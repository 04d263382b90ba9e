import RandomVariates
import SimulationKernel

/// Conversations that some agents pass on to others: from tier 1 to tier 2. In a warm transfer the
/// first agent finds the second one, at whom it does not ring.
public struct Transfer: Sendable, Equatable {
    /// Positions of the groups that pass on.
    public var from: Set<Int>
    /// Positions of the groups that may take over, as far as their skills allow.
    public var to: Set<Int>
    /// Share of the conversations that are passed on, by complexity.
    public var shares: [Double]
    /// Work of the first agent until then, seconds; the second has the whole session before them.
    public var work: Distribution
    /// Whether the first agent stays until the second one has taken over, and then for so long:
    /// nil for a cold transfer.
    public var jointWork: TimeSpan?

    /// Creates a rule; cold unless given.
    public init(
        from: Set<Int>, to: Set<Int>, shares: [Double], work: Distribution,
        jointWork: TimeSpan? = nil
    ) {
        self.from = from
        self.to = to
        self.shares = shares
        self.work = work
        self.jointWork = jointWork
    }

    /// Whether both agents are held for a time.
    public var isWarm: Bool { jointWork != nil }
}

extension [Transfer] {
    /// A group that gets back what it passes on; nil if there is none. For each group its first
    /// rule counts.
    public var circle: Int? {
        func reached(_ start: Int) -> Set<Int> {
            var (seen, new) = (Set<Int>(), Set([start]))
            while !new.isEmpty {
                new = Set(new.flatMap { group in first { $0.from.contains(group) }?.to ?? [] })
                    .subtracting(seen)
                seen.formUnion(new)
            }
            return seen
        }
        return Set(flatMap(\.from)).sorted().first { reached($0).contains($0) }
    }
}
