/// The cheapest whole cover, by branch and bound.
///
/// A node of the search has at least so many and at most so many of each column; the linear program
/// of what is then missing bounds its cost from below, and its whole parts with what is cheapest
/// for the rest are a cover. It branches where the program wants most nearly half a column, up
/// first. Costs are whole multiples of something, and so is every bound. The search is depth first
/// and stops after so much work, which is the same on any machine: what is left open is in
/// `lowerBound`. Source: A. H. Land & A. G. Doig (1960), "An automatic method of solving discrete
/// programming problems", Econometrica 28(3).
struct CoverSearch {
    private let columns: [[Coverage]]
    private let costs: [Int]
    private let needs: [Double]
    /// How many of a column there may be at most, for those of which there may not be any number.
    private let limits: [Int: Int]
    /// What all costs are multiples of.
    private let unit: Int
    /// The cheapest cover so far: how many of each column.
    private(set) var counts: [Int]
    /// What no cover can stay below.
    private(set) var lowerBound = 0
    /// What is yet to be looked into, the next one last.
    private var open: [Node] = []
    private var work = 0

    /// Cells of tableaux that may be computed.
    private let mostWork: Int
    /// Rounding in the last digits must not cost a shift.
    private static let tolerance = 1e-6

    private struct Node {
        var least: [Int]
        var most: [Int: Int]
        var bound: Int
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - columns: how much of which need one of each column covers.
    ///   - costs: of one of each column, above 0.
    ///   - needs: how much is needed of each.
    ///   - limits: how many of a column there may be at most, for those that have a limit.
    ///   - mostWork: cells of tableaux that may be computed, twice.
    /// - Precondition: some columns cover everything of which any is needed, within the limits.
    init(
        columns: [[Coverage]], costs: [Int], needs: [Double], limits: [Int: Int] = [:],
        mostWork: Int = 600_000_000
    ) {
        self.mostWork = mostWork
        self.limits = limits
        self.columns = columns
        self.costs = costs
        self.needs = needs
        unit = costs.reduce(0, CoverSearch.greatestCommonDivisor)
        counts = Array(repeating: 0, count: columns.count)
        counts = completed(counts)
        open = [
            Node(least: Array(repeating: 0, count: columns.count), most: limits, bound: 0)
        ]
        lowerBound = .max
        var isRoot = true
        while let node = open.popLast() {
            if node.bound >= cost { continue }
            // The root is looked into whatever it takes: it bounds everything.
            if work > mostWork, !isRoot {
                lowerBound = min(lowerBound, node.bound)
                continue
            }
            isRoot = false
            branch(node)
        }
        lowerBound = min(lowerBound, cost)
        improve()
    }

    /// Takes one or two of what is in use away and covers what is then missing anew, as long as
    /// that is cheaper and there is something to gain.
    private mutating func improve() {
        let limit = work + mostWork
        var isImproved = true
        while isImproved, cost > lowerBound, work < limit {
            isImproved = false
            let used = counts.indices.filter { counts[$0] > 0 }
            for (place, first) in used.enumerated() {
                for second in [nil] + used[place...].map(Optional.some) {
                    guard cost > lowerBound, work < limit else { return }
                    var fewer = counts
                    fewer[first] -= 1
                    if let second { fewer[second] -= 1 }
                    guard fewer.allSatisfy({ $0 >= 0 }) else { continue }
                    isImproved = coverAnew(fewer) || isImproved
                }
            }
        }
    }

    /// Covers what is missing by what the linear program wants most of; whether that is cheaper.
    private mutating func coverAnew(_ least: [Int]) -> Bool {
        let before = cost
        let missing = CoverSearch.missing(needs, least, columns)
        let program = CoveringProgram(
            columns: columns, costs: costs.map(Double.init), requirements: missing,
            limits: Dictionary(
                uniqueKeysWithValues: limits.map { ($0, Double($1 - least[$0])) }))
        work += program.work
        guard program.cost.isFinite,
            roundedUp(Double(CoverSearch.cost(least, costs)) + program.cost) < before
        else {
            return false
        }
        keepRounded(program.amounts, on: least)
        return cost < before
    }

    /// Rounds what a program wants at several places, completes it, and keeps what is cheapest.
    private mutating func keepRounded(_ amounts: [Double], on least: [Int]) {
        for share in [1 - CoverSearch.tolerance, 0.67, 0.5, 0.34, 0.001] {
            keep(
                completed(
                    least.indices.map { column in
                        min(least[column] + Int(amounts[column] + 1 - share), most(column))
                    }))
        }
    }

    /// What the cheapest cover costs.
    var cost: Int { CoverSearch.cost(counts, costs) }

    /// Solves the program of a node, and opens the nodes that may hold something cheaper.
    private mutating func branch(_ node: Node) {
        let missing = CoverSearch.missing(needs, node.least, columns)
        var limits: [Int: Double] = [:]
        for (column, most) in node.most { limits[column] = Double(most - node.least[column]) }
        let program = CoveringProgram(
            columns: columns, costs: costs.map(Double.init), requirements: missing,
            limits: limits)
        work += program.work
        guard program.cost.isFinite else { return }
        let bound = roundedUp(Double(CoverSearch.cost(node.least, costs)) + program.cost)
        guard bound < cost else { return }
        let whole = program.amounts.map { Int($0 + CoverSearch.tolerance) }
        keepRounded(program.amounts, on: node.least)
        let parts = zip(program.amounts, whole).map { $0 - Double($1) }
        let split = parts.indices.filter { parts[$0] > CoverSearch.tolerance }
            .max { abs(parts[$0] - 0.5) > abs(parts[$1] - 0.5) }
        guard bound < cost, let split else { return }
        var (down, up) = (node, node)
        (down.bound, up.bound) = (bound, bound)
        down.most[split] = node.least[split] + whole[split]
        up.least[split] = node.least[split] + whole[split] + 1
        open += [down, up]
    }

    private mutating func keep(_ cover: [Int]) {
        if CoverSearch.cost(cover, costs) < cost { counts = cover }
    }

    /// A cover with at least so many of each column: what covers most of the missing for its cost
    /// comes first, and what is not needed in the end goes.
    private func completed(_ least: [Int]) -> [Int] {
        var cover = least
        var missing = CoverSearch.missing(needs, cover, columns)
        while missing.contains(where: { $0 > 0 }) {
            let gains = columns.indices.map { column -> Double in
                guard cover[column] < most(column) else { return 0 }
                return columns[column].reduce(0) { $0 + min($1.amount, missing[$1.requirement]) }
                    / Double(costs[column])
            }
            guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0
            else { break }
            cover[best] += 1
            for part in columns[best] {
                let left = missing[part.requirement] - part.amount
                missing[part.requirement] = left > CoverSearch.tolerance ? left : 0
            }
        }
        var spare = CoverSearch.spare(needs, cover, columns)
        for column in columns.indices.sorted(by: { (-costs[$0], $0) < (-costs[$1], $1) }) {
            while cover[column] > 0,
                columns[column].allSatisfy({
                    spare[$0.requirement] >= $0.amount - CoverSearch.tolerance
                })
            {
                cover[column] -= 1
                for part in columns[column] { spare[part.requirement] -= part.amount }
            }
        }
        return cover
    }

    private func most(_ column: Int) -> Int { limits[column] ?? .max }

    private func roundedUp(_ cost: Double) -> Int {
        Int((cost / Double(unit) - CoverSearch.tolerance).rounded(.up)) * unit
    }

    private static func cost(_ counts: [Int], _ costs: [Int]) -> Int {
        zip(counts, costs).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// What a cover has beyond the needs, negative where it has less.
    private static func spare(
        _ needs: [Double], _ cover: [Int], _ columns: [[Coverage]]
    ) -> [Double] {
        var spare = needs.map { -$0 }
        for (column, count) in cover.enumerated() where count > 0 {
            for part in columns[column] { spare[part.requirement] += Double(count) * part.amount }
        }
        return spare
    }

    private static func missing(
        _ needs: [Double], _ cover: [Int], _ columns: [[Coverage]]
    ) -> [Double] {
        spare(needs, cover, columns).map { $0 < -tolerance ? -$0 : 0 }
    }

    private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        other == 0 ? one : greatestCommonDivisor(other, one % other)
    }
}
