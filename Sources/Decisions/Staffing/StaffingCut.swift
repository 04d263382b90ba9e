/// What a plan must satisfy for one constraint, linear in the agents of its posts.
///
/// Where a measure gets better by less and less with every further agent, the plane that touches
/// it at one plan lies above it everywhere: no plan below the plane's zero meets the constraint.
struct StaffingCut: Sendable {
    /// The constraint, by number; nil for what is needed in any case.
    let constraint: Int?
    /// What one agent more at a post adds, above 0, by rising number of the post.
    let gains: [(post: Int, gain: Double)]
    /// What all of them must add up to.
    private(set) var needed: Double

    init(constraint: Int?, gains: [(post: Int, gain: Double)], needed: Double) {
        // The largest gain is 1, so that rounding means the same in every cut.
        let largest = gains.map(\.gain).max() ?? 1
        self.constraint = constraint
        self.gains = gains.map { ($0.post, $0.gain / largest) }
        self.needed = needed / largest
    }

    /// What a plan has of it.
    func value(of agents: [Int]) -> Double {
        gains.reduce(0) { $0 + $1.gain * Double(agents[$1.post]) }
    }

    /// Asks for no more than a plan has that was found to be enough.
    mutating func allow(_ agents: [Int]) { needed = min(needed, value(of: agents)) }
}

/// The cheapest whole plan that satisfies all cuts.
struct StaffingProgram: Sendable {
    /// What an agent costs at each post, above 0.
    let prices: [Int]
    /// What must be satisfied.
    var cuts: [StaffingCut] = []

    /// Cells of tableaux for posts that share cuts.
    private static let mostWork = 40_000_000

    /// What a plan costs.
    func price(of agents: [Int]) -> Int { zip(agents, prices).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The cheapest plan with at least so many at each post.
    ///
    /// Posts that share no cut, not even by way of others, are solved apart: intervals mostly are.
    func cheapest(atLeast least: [Int]) -> [Int] {
        var agents = least
        for posts in partsThatShareCuts {
            let own = cuts.filter { cut in cut.gains.contains { posts.contains($0.post) } }
            let columns = posts.map { post in
                own.indices.compactMap { number in
                    own[number].gains.first { $0.post == post }.map {
                        Coverage(requirement: number, amount: $0.gain)
                    }
                }
            }
            let search = CoverSearch(
                columns: columns, costs: posts.map { prices[$0] },
                needs: own.map { max(0, $0.needed - $0.value(of: least)) },
                mostWork: StaffingProgram.mostWork)
            for (post, count) in zip(posts, search.counts) { agents[post] += count }
        }
        return agents
    }

    private var partsThatShareCuts: [[Int]] {
        var part = Array(prices.indices)
        for cut in cuts {
            let joined = Set(cut.gains.map { part[$0.post] })
            guard let first = joined.min() else { continue }
            for post in part.indices where joined.contains(part[post]) { part[post] = first }
        }
        let cutPosts = Set(cuts.flatMap { $0.gains.map(\.post) })
        return Dictionary(grouping: prices.indices.filter(cutPosts.contains)) { part[$0] }
            .values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}
