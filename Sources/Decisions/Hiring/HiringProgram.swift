/// The cheapest classes and pools with which every month has the coverage that it needs.
///
/// An integer program: so many of each class, whose work covers parts of the months after it, and
/// for each month how much of the pools may be called, which lessens the need. The needs by pool
/// are made convex, so that more of a pool is never worth more than the part before it; a part that
/// is taken brings those before it along. Solved by `CoverSearch`.
struct HiringProgram {
    let outlook: HiringOutlook
    /// Shares of the pools that may be called, rising.
    let levels: [Double]
    /// The coverage that each month needs, by level.
    let needs: [[Double]]
    /// What those on call cost in a month, by level.
    let poolCosts: [[Double]]

    /// A requirement: the work of a group in a month.
    private struct Row {
        let place: Int
        let month: Int
    }

    /// A part of the pools in a month.
    private struct Step {
        let month: Int
        let level: Int
        /// The coverage that it takes from the need.
        let relief: Double
        let cost: Double
    }

    /// The plan; a month for which nobody can be at work by then has as much as can be.
    func cheapest() -> HiringPlan {
        let steps = (0..<outlook.monthCount).flatMap { self.steps(inMonth: $0) }
        let rows = outlook.groups.indices.flatMap { place in
            (0..<outlook.monthCount).map { Row(place: place, month: $0) }
        }
        let classes = outlook.groups.indices.flatMap { place in
            (0..<outlook.monthCount).map { (place: place, month: $0) }
        }
        let columns =
            classes.map { own in
                rows.indices.compactMap { number in
                    let (group, row) = (outlook.groups[own.place], rows[number])
                    let amount = group.beginners[own.month][row.month].work
                    let helps = group.helps[own.month][row.month]
                    return row.place == own.place && helps && amount > 0
                        ? Coverage(requirement: number, amount: amount) : nil
                }
            }
            + steps.map { step in
                rows.indices.compactMap { number in
                    let planned = outlook.groups[rows[number].place].planned[step.month]
                    return rows[number].month == step.month && planned * step.relief > 0
                        ? Coverage(requirement: number, amount: planned * step.relief) : nil
                }
            }
        var limits: [Int: Int] = [:]
        for number in columns.indices where number >= classes.count || outlook.most != nil {
            limits[number] = number >= classes.count ? 1 : outlook.most
        }
        let costs = classes.map { outlook.groups[$0.place].costs[$0.month] } + steps.map(\.cost)
        let dearest = costs.max() ?? 0
        let scale = dearest > 0 ? HiringProgram.costOfDearest / dearest : 0
        let search = CoverSearch(
            columns: columns, costs: costs.map { max(1, Int(($0 * scale).rounded())) },
            needs: rows.indices.map { number in
                let row = rows[number]
                let group = outlook.groups[row.place]
                let needed = needs[0][row.month] * group.planned[row.month]
                return min(
                    max(0, needed - group.staying[row.month].work), reach(number, columns, limits))
            }, limits: limits, mostWork: HiringProgram.mostWork)
        var plan = HiringPlan(groups: outlook.groups.count, months: outlook.monthCount)
        plan.callable = Array(repeating: levels[0], count: outlook.monthCount)
        for (number, own) in classes.enumerated() {
            plan.hires[own.place][own.month] = search.counts[number]
        }
        for (number, step) in steps.enumerated() where search.counts[classes.count + number] > 0 {
            plan.callable[step.month] = max(plan.callable[step.month], levels[step.level])
        }
        return plan
    }

    /// Costs are whole numbers, of which the dearest class or pool is this many.
    private static let costOfDearest = 1e6
    /// Cells of tableaux: well below a second.
    private static let mostWork = 20_000_000

    /// How much of a requirement can be covered at most.
    private func reach(_ row: Int, _ columns: [[Coverage]], _ limits: [Int: Int]) -> Double {
        columns.indices.reduce(0) { sum, column in
            guard let part = columns[column].first(where: { $0.requirement == row }) else {
                return sum
            }
            return sum + (limits[column].map { Double($0) * part.amount } ?? .infinity)
        }
    }

    /// The parts of the pools in a month, the most worth its cost first: the lower convex hull of
    /// needs and costs.
    private func steps(inMonth month: Int) -> [Step] {
        var steps: [Step] = []
        var level = 0
        while level + 1 < levels.count {
            let candidates = (level + 1..<levels.count).map { next in
                Step(
                    month: month, level: next,
                    relief: needs[level][month] - needs[next][month],
                    cost: max(0, poolCosts[next][month] - poolCosts[level][month]))
            }.filter { $0.relief > 0 }
            let best = candidates.max { $0.relief * $1.cost < $1.relief * $0.cost }
            guard let best else { return steps }
            steps.append(best)
            level = best.level
        }
        return steps
    }
}
