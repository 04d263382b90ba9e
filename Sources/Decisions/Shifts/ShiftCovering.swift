/// The fewest paid hours in whole shifts that cover a requirement in every interval of a cycle.
///
/// The linear program gives the bound below which no cover is possible, and where shifts are
/// needed. Its whole parts are taken, then one shift at a time where the rest of the program wants
/// most of one, until all is covered; shifts that turn out to be superfluous go, and so do those
/// without which the rest is cheaper to cover. The gap to the bound is part of the answer. Source
/// of the model: G. B. Dantzig (1954), "A comment on Edie's 'Traffic delays at toll booths'",
/// Operations Research 2(3).
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
        let costs = columns.map { Double($0.count) }
        let hours = Double(minutes) / 60
        var cover = Cover(columns: columns, costs: costs, requirement: requirement)
        cover.dive()
        cover.prune()
        cover.improve()
        starts = zip(candidates, cover.counts).filter { $1 > 0 }.map {
            Start(pattern: $0.0, minute: $0.1 * minutes, count: $1)
        }
        scheduled = cover.scheduled
        paidHours = cover.cost * hours
        lowerBound = min(Double(cover.lowerBound) * hours, paidHours)
    }
}

/// A cover in the making.
private struct Cover {
    let columns: [[Int]]
    let costs: [Double]
    let requirement: [Double]
    var counts: [Int]
    var scheduled: [Int]
    /// The cost of the linear program, rounded up as costs are whole.
    private(set) var lowerBound = 0

    /// Rounding in the last digits must not cost an agent.
    private static let tolerance = 1e-6

    init(columns: [[Int]], costs: [Double], requirement: [Double]) {
        self.columns = columns
        self.costs = costs
        self.requirement = requirement
        counts = Array(repeating: 0, count: columns.count)
        scheduled = Array(repeating: 0, count: requirement.count)
    }

    /// Takes what the program of what is still missing wants, until nothing is.
    mutating func dive() {
        while true {
            let missing = zip(requirement, scheduled).map { max(0, $0 - Double($1)) }
            guard missing.contains(where: { $0 > Cover.tolerance }) else { return }
            let program = CoveringProgram(columns: columns, costs: costs, requirements: missing)
            if counts.allSatisfy({ $0 == 0 }) {
                lowerBound = Int((program.cost - Cover.tolerance).rounded(.up))
            }
            let whole = program.amounts.map { Int($0 + Cover.tolerance) }
            if whole.contains(where: { $0 > 0 }) {
                for column in columns.indices { add(whole[column], of: column) }
            } else if let most = program.amounts.indices.max(by: {
                program.amounts[$0] < program.amounts[$1]
            }) {
                add(1, of: most)
            }
        }
    }

    /// Drops shifts that are not needed, the dearest first.
    mutating func prune() {
        let order = columns.indices.sorted { (-costs[$0], $0) < (-costs[$1], $1) }
        for column in order {
            while counts[column] > 0,
                columns[column].allSatisfy({ place in
                    Double(scheduled[place] - 1) >= requirement[place] - Cover.tolerance
                })
            {
                add(-1, of: column)
            }
        }
    }

    /// Takes one shift away and covers what is then missing anew, as long as that is cheaper.
    ///
    /// - Complexity: a few linear programs per start in use and improvement.
    mutating func improve() {
        var isImproved = true
        while isImproved {
            isImproved = false
            for column in columns.indices where counts[column] > 0 && cost > Double(lowerBound) {
                var other = self
                other.add(-1, of: column)
                other.dive()
                other.prune()
                if other.cost < cost { (self, isImproved) = (other, true) }
            }
        }
    }

    /// What the shifts cost, in paid intervals.
    var cost: Double { zip(counts, costs).reduce(0) { $0 + Double($1.0) * $1.1 } }

    private mutating func add(_ count: Int, of column: Int) {
        counts[column] += count
        for place in columns[column] { scheduled[place] += count }
    }
}
