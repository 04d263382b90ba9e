/// Several classes of customers before several groups of agents, not all of whom may serve all:
/// the N-, M-, W- and X-designs of the literature (O. Garnett and A. Mandelbaum, "An introduction
/// to skills-based routing and its operational complexities", 2000), with everything exponential.
///
/// A customer who comes is taken by the first group, in their order, that may and has an agent to
/// spare for the class; an agent who is free takes from the first class, in their order, that
/// anybody waits in. Who is where is a Markov chain, whose balance equations are solved by the
/// method of Gauss and Seidel over all states that can be reached with at most so many waiting in a
/// class.
public struct SkillBasedQueue: Sendable {
    /// Customers of one kind.
    public struct CustomerClass: Sendable {
        /// Arrivals per unit of time.
        public var arrivalRate: Double
        /// The rate at which one who waits gives up.
        public var abandonmentRate: Double

        /// Describes a class.
        public init(arrivalRate: Double, abandonmentRate: Double) {
            self.arrivalRate = arrivalRate
            self.abandonmentRate = abandonmentRate
        }
    }

    /// Agents of one kind.
    public struct Group: Sendable {
        /// How many there are.
        public var agents: Int
        /// The rate at which one of them finishes with a customer of each class; nil if they may
        /// not serve it.
        public var serviceRates: [Double?]
        /// By class, how many agents must stay free when one takes a customer of it.
        public var kept: [Int]

        /// Describes a group.
        public init(agents: Int, serviceRates: [Double?], kept: [Int]? = nil) {
            self.agents = agents
            self.serviceRates = serviceRates
            self.kept = kept ?? serviceRates.map { _ in 0 }
        }
    }

    /// The classes, the first of them served first.
    public let classes: [CustomerClass]
    /// The groups, the first of them chosen first.
    public let groups: [Group]
    /// The probability of states in which another customer of some class would not have fitted in:
    /// what the solution leaves out.
    public let cutOff: Double

    /// By class, the mean number waiting.
    private let waiting: [Double]
    /// By group, the mean number of agents who serve somebody.
    private let busy: [Double]

    /// Solves the chain.
    ///
    /// - Parameters:
    ///   - classes: never empty.
    ///   - groups: each with a rate and a number for every class.
    ///   - mostWaiting: of a class; more are turned away, with the probability `cutOff`.
    /// - Complexity: O(states x sweeps); the states are at most the product over classes of
    ///   `mostWaiting` + 1 and over pairs of a group and a class of the agents + 1.
    public init(classes: [CustomerClass], groups: [Group], mostWaiting: Int) {
        self.classes = classes
        self.groups = groups
        var chain = SkillChain(classes, groups, mostWaiting: mostWaiting)
        chain.explore()
        let probabilities = chain.solve()
        let count = classes.count
        waiting = classes.indices.map { own in
            zip(chain.states, probabilities).reduce(0) { $0 + Double($1.0[own]) * $1.1 }
        }
        busy = groups.indices.map { group in
            zip(chain.states, probabilities).reduce(0) { sum, state in
                let own = state.0[(group + 1) * count..<(group + 2) * count]
                return sum + Double(own.reduce(0) { $0 + Int($1) }) * state.1
            }
        }
        cutOff = zip(chain.states, probabilities).reduce(0) { sum, state in
            state.0[..<count].contains(UInt8(mostWaiting)) ? sum + state.1 : sum
        }
    }

    /// The mean wait of all customers of a class, served or not: by Little's law.
    public func meanWait(ofClass number: Int) -> Double {
        waiting[number] / classes[number].arrivalRate
    }

    /// The share of the customers of a class who give up.
    public func abandonmentProbability(ofClass number: Int) -> Double {
        meanWait(ofClass: number) * classes[number].abandonmentRate
    }

    /// The share of their time in which the agents of a group serve somebody.
    public func occupancy(ofGroup number: Int) -> Double {
        busy[number] / Double(groups[number].agents)
    }
}

/// The chain: a state is how many wait of each class, then how many of each class every group
/// serves.
private struct SkillChain {
    typealias State = [UInt8]

    let classes: [SkillBasedQueue.CustomerClass]
    let groups: [SkillBasedQueue.Group]
    let mostWaiting: Int
    private(set) var states: [State] = []
    private var numbers: [State: Int] = [:]
    /// By state, where it comes from and at what rate.
    private var sources: [[(state: Int, rate: Double)]] = []
    private var exitRates: [Double] = []

    init(
        _ classes: [SkillBasedQueue.CustomerClass], _ groups: [SkillBasedQueue.Group],
        mostWaiting: Int
    ) {
        self.classes = classes
        self.groups = groups
        self.mostWaiting = mostWaiting
    }

    private func place(_ group: Int, _ own: Int) -> Int { (group + 1) * classes.count + own }

    private func free(_ group: Int, in state: State) -> Int {
        groups[group].agents
            - classes.indices.reduce(0) { $0 + Int(state[place(group, $1)]) }
    }

    private func mayTake(_ own: Int, by group: Int, in state: State) -> Bool {
        groups[group].serviceRates[own] != nil
            && free(group, in: state) > groups[group].kept[own]
    }

    /// What can happen in a state, and at what rate.
    private func transitions(from state: State) -> [(state: State, rate: Double)] {
        var found: [(State, Double)] = []
        for own in classes.indices {
            var next = state
            if let group = groups.indices.first(where: { mayTake(own, by: $0, in: state) }) {
                next[place(group, own)] += 1
            } else if Int(state[own]) < mostWaiting {
                next[own] += 1
            }
            if next != state { found.append((next, classes[own].arrivalRate)) }
            if state[own] > 0 {
                var left = state
                left[own] -= 1
                found.append((left, Double(state[own]) * classes[own].abandonmentRate))
            }
            for group in groups.indices where state[place(group, own)] > 0 {
                var ended = state
                ended[place(group, own)] -= 1
                let rate = (groups[group].serviceRates[own] ?? 0) * Double(state[place(group, own)])
                found.append((serving(ended, by: group), rate))
            }
        }
        return found
    }

    /// The state after a group has taken whom it may.
    private func serving(_ state: State, by group: Int) -> State {
        var next = state
        while let own = classes.indices.first(where: {
            next[$0] > 0 && mayTake($0, by: group, in: next)
        }) {
            next[own] -= 1
            next[place(group, own)] += 1
        }
        return next
    }

    private mutating func number(of state: State) -> Int {
        if let known = numbers[state] { return known }
        numbers[state] = states.count
        states.append(state)
        sources.append([])
        exitRates.append(0)
        return states.count - 1
    }

    /// Finds all states that can be reached from the empty one.
    mutating func explore() {
        _ = number(of: Array(repeating: 0, count: classes.count * (groups.count + 1)))
        var next = 0
        while next < states.count {
            for (state, rate) in transitions(from: states[next]) where rate > 0 {
                let target = number(of: state)
                sources[target].append((next, rate))
                exitRates[next] += rate
            }
            next += 1
        }
    }

    /// The stationary probabilities.
    func solve() -> [Double] {
        var probabilities = [Double](repeating: 1 / Double(states.count), count: states.count)
        for _ in 0..<100_000 {
            var change = 0.0
            for (number, own) in sources.enumerated() {
                let inflow = own.reduce(0) { $0 + probabilities[$1.state] * $1.rate }
                let value = inflow / exitRates[number]
                change = max(change, abs(value - probabilities[number]))
                probabilities[number] = value
            }
            let sum = probabilities.reduce(0, +)
            for number in probabilities.indices { probabilities[number] /= sum }
            if change < 1e-14 { break }
        }
        return probabilities
    }
}
