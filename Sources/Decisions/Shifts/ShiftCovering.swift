/// The fewest paid hours in whole shifts that cover a requirement in every interval of a cycle.
///
/// Found by branch and bound, which ends with the best or, where that takes too long, with a bound
/// below which no cover is possible: the gap is part of the answer. Source of the model: G. B.
/// Dantzig (1954), "A comment on Edie's 'Traffic delays at toll booths'", Operations Research 2(3).
public struct ShiftCovering: Sendable {
    /// One shift at one start.
    public struct Start: Sendable, Equatable {
        /// Which shift.
        public let pattern: ShiftPattern
        /// Minute of the cycle at which it starts.
        public let minute: Int
        /// How many agents work it; those with none are left out.
        public let count: Int
    }

    /// The shifts, by pattern and hour.
    public let starts: [Start]
    /// Agents in a shift in each interval of the cycle, breaks left out.
    public let scheduled: [Int]
    /// Paid hours of the cycle.
    public let paidHours: Double
    /// Paid hours that no cover can stay below.
    public let lowerBound: Double

    /// Covers the requirement of a day or a week.
    ///
    /// - Parameters:
    ///   - requirement: agents in a shift in each interval of the cycle.
    ///   - patterns: the shifts that may be worked.
    ///   - minutes: length of an interval, of which the shifts are whole multiples.
    /// - Precondition: some shift covers every interval with a requirement.
    public init(_ requirement: [Double], with patterns: [ShiftPattern], every minutes: Int = 60) {
        let cycle = requirement.count
        let candidates = patterns.flatMap { pattern in
            (0..<cycle).filter { pattern.starts.contains($0 * minutes % 1_440) }.map {
                (pattern, $0)
            }
        }
        let columns = candidates.map { $0.0.intervals(from: $0.1, cycle: cycle, of: minutes) }
        let hours = Double(minutes) / 60
        // Whole shifts cover whole needs: rounding up makes the bound of the fractions a better
        // one.
        let needs = requirement.map { ($0 - ShiftCovering.tolerance).rounded(.up) }
        let costs = columns.map(\.count)
        let search = CoverSearch(
            columns: columns.map { $0.map { Coverage(requirement: $0) } }, costs: costs,
            needs: needs)
        starts = zip(candidates, search.counts).filter { $1 > 0 }.map {
            Start(pattern: $0.0, minute: $0.1 * minutes, count: $1)
        }
        scheduled = zip(columns, search.counts).reduce(
            into: Array(repeating: 0, count: cycle)
        ) { scheduled, column in
            for place in column.0 { scheduled[place] += column.1 }
        }
        paidHours = Double(search.cost) * hours
        lowerBound = Double(search.lowerBound) * hours
    }

    /// Rounding in the last digits must not cost an agent.
    private static let tolerance = 1e-6
}
