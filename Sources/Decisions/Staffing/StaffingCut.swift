/// What a plan must satisfy for one constraint, linear in the agents of its posts.
///
/// Where a measure gets better by less and less with every further agent, the plane that touches
/// it at one plan lies above it everywhere: no plan below the plane's zero meets the constraint.
struct StaffingCut: Sendable {
    /// Why it must be satisfied.
    enum Reason: Sendable, Equatable {
        /// Somebody must be there for everybody, whatever the targets are.
        case presence
        /// The load, most of which agents should be able to carry.
        case load
        /// A constraint, by number.
        case constraint(Int)
    }

    /// Why it must be satisfied.
    let reason: Reason
    /// What one agent more at a post adds, above 0, by rising number of the post.
    let gains: [(post: Int, gain: Double)]
    /// What all of them must add up to.
    private(set) var needed: Double
    /// What a gain of 1 is, in the unit of the measure.
    private let unit: Double

    init(_ reason: Reason, gains: [(post: Int, gain: Double)], needed: Double) {
        // The largest gain is 1, so that rounding means the same in every cut.
        let largest = gains.map(\.gain).max() ?? 1
        self.reason = reason
        unit = largest
        self.gains = gains.map { ($0.post, $0.gain / largest) }
        self.needed = needed / largest
    }

    /// Whether a plan satisfies it, but for rounding.
    func admits(_ agents: [Int]) -> Bool { value(of: agents) >= needed - 1e-9 }

    /// What a plan has of it.
    func value(of agents: [Int]) -> Double {
        gains.reduce(0) { $0 + $1.gain * Double(agents[$1.post]) }
    }

    /// What is left for others if some posts have what they have; nil if there are no others.
    func without(_ posts: Set<Int>, _ agents: [Int]) -> StaffingCut? {
        let others = gains.filter { !posts.contains($0.post) }
        let has = gains.filter { posts.contains($0.post) }.reduce(0) {
            $0 + $1.gain * Double(agents[$1.post])
        }
        return others.isEmpty
            ? nil : StaffingCut(reason, gains: others, needed: needed - has)
    }

    /// Asks for so much less of the measure.
    mutating func loosen(by size: Double) { needed -= size / unit }

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
    private static let mostWork = 3_000_000

    /// Whether a plan has somebody for everybody.
    func hasPresence(_ agents: [Int]) -> Bool {
        cuts.allSatisfy { $0.reason != .presence || $0.admits(agents) }
    }

    /// Lets go of what excludes a plan that was found to be enough, for some constraints or all.
    mutating func allow(_ agents: [Int], for isMet: [Bool]) {
        let isEnough = !isMet.contains(false)
        for number in cuts.indices {
            switch cuts[number].reason {
            case .presence: break
            case .load: if isEnough { cuts[number].allow(agents) }
            case .constraint(let constraint):
                if isMet[constraint] { cuts[number].allow(agents) }
            }
        }
    }

    /// Asks for less of every constraint: what chance may have added to it.
    mutating func loosen(by sizes: [Double]) {
        for number in cuts.indices {
            guard case .constraint(let constraint) = cuts[number].reason else { continue }
            cuts[number].loosen(by: sizes[constraint])
        }
    }

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

    /// A cheap plan with at least so many at each post, and at most so many more, that comes as
    /// near to satisfying all cuts as those allow.
    ///
    /// A gain is that of the first agent more; a plan that puts many at one post because it gains
    /// most there gains far less than that.
    func cheapest(atLeast least: [Int], adding most: [Int]) -> [Int] {
        var agents = least
        var rest = self
        while true {
            let wanted = rest.cheapest(atLeast: agents)
            let over = wanted.indices.filter { wanted[$0] > least[$0] + most[$0] }
            agents = zip(wanted, zip(least, most)).map { min($0, $1.0 + $1.1) }
            if over.isEmpty { return agents }
            // What posts that are full add is there; the others have to do without more of it.
            let full = Set(agents.indices.filter { agents[$0] == least[$0] + most[$0] })
            rest.cuts = rest.cuts.compactMap { $0.without(full, agents) }
        }
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
