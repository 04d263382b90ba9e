/// How the chats in progress are spread over least-loaded agents.
///
/// A state is the number of agents with 0, 1, ... R chats; states with the same number of chats
/// form a level, and each event moves one level up or down. Such a chain is solved level by level
/// (matrix-analytic methods: Neuts, 1981; Latouche & Ramaswami, 1999): from the top down, the
/// expected times in a level before the chain first leaves it downward; from the bottom up,
/// the stationary spread. Once every slot is taken only the queue changes.
struct ChatSpread {
    /// P(c + 1 chats) / P(c chats), for c from 0 up to one below all slots taken.
    private(set) var ratios: [Double] = []
    /// The mean number of busy agents given c chats, for c from 0 up to all slots taken.
    private(set) var busyAgents: [Double] = [0]

    private let arrivalRate: Double
    private let rates: [Double]
    private let levels: [Level]

    /// Solves the chain for agents whose chats end at `rates[k - 1]` in all when they hold `k`.
    init(arrivalRate: Double, rates: [Double], agents: Int) {
        self.arrivalRate = arrivalRate
        self.rates = rates
        levels = Level.all(agents: agents, slots: rates.count)
        let times = expectedTimes()
        var spread = [1.0]
        for chats in 1..<levels.count {
            let states = levels[chats].states
            var next = [Double](repeating: 0, count: states.count)
            for (probability, state) in zip(spread, levels[chats - 1].states) {
                for (index, time) in times[chats - 1][upward(state, to: chats)].enumerated() {
                    next[index] += probability * arrivalRate * time
                }
            }
            let ratio = next.reduce(0, +)
            spread = next.map { $0 / ratio }
            ratios.append(ratio)
            busyAgents.append(
                zip(spread, states).reduce(0) { $0 + $1.0 * Double(agents - $1.1[0]) })
        }
    }

    /// For each level from 1 up: the expected time in each state, from each state, before the
    /// chain first drops to the level below.
    private func expectedTimes() -> [[[Double]]] {
        var times: [[[Double]]] = []
        // The probabilities of the state in which the chain first drops from the level above.
        var landing: [[Double]] = []
        for chats in (1..<levels.count).reversed() {
            let states = levels[chats].states
            // An arrival takes the chain up, and in the end back to some state of this level; at
            // the top it only lengthens the queue.
            let moves = states.map { state in
                chats + 1 < levels.count
                    ? landing[upward(state, to: chats + 1)].map { $0 * arrivalRate } : [0]
            }
            let drops = states.map { downward($0, to: chats - 1) }
            let exits = drops.map { $0.reduce(0) { $0 + $1.rate } }
            let time = timesBeforeExit(moves: moves, exits: exits)
            landing = time.map { row in
                var landed = [Double](repeating: 0, count: levels[chats - 1].states.count)
                for (time, drop) in zip(row, drops) {
                    for move in drop { landed[move.index] += time * move.rate }
                }
                return landed
            }
            times.append(time)
        }
        return times.reversed()
    }

    /// Where an arrival leads: to one agent among those with the fewest chats.
    private func upward(_ state: [Int], to chats: Int) -> Int {
        let fewest = state.firstIndex { $0 > 0 } ?? 0
        return levels[chats].index(moving: state, from: fewest, to: fewest + 1)
    }

    /// Where the end of a chat leads, and at what rate.
    private func downward(_ state: [Int], to chats: Int) -> [(index: Int, rate: Double)] {
        (1...rates.count).filter { state[$0] > 0 }.map { held in
            (
                levels[chats].index(moving: state, from: held, to: held - 1),
                Double(state[held]) * rates[held - 1]
            )
        }
    }

    /// The states with one total number of chats.
    private struct Level {
        private(set) var states: [[Int]] = []
        private var indices: [[Int]: Int] = [:]

        mutating func insert(_ state: [Int]) {
            guard indices[state] == nil else { return }
            indices[state] = states.count
            states.append(state)
        }

        func index(moving state: [Int], from held: Int, to newHeld: Int) -> Int {
            guard let index = indices[moved(state, from: held, to: newHeld)] else {
                preconditionFailure("every move leads to a state of the next level")
            }
            return index
        }

        /// All levels, from no chats at all to every slot taken.
        static func all(agents: Int, slots: Int) -> [Level] {
            var idle = Level()
            idle.insert([agents] + [Int](repeating: 0, count: slots))
            var levels = [idle]
            for chats in 1...agents * slots {
                var level = Level()
                for state in levels[chats - 1].states {
                    for held in 0..<slots where state[held] > 0 {
                        level.insert(moved(state, from: held, to: held + 1))
                    }
                }
                levels.append(level)
            }
            return levels
        }
    }
}

/// The state after one agent goes from `held` chats to `newHeld`.
private func moved(_ state: [Int], from held: Int, to newHeld: Int) -> [Int] {
    var state = state
    state[held] -= 1
    state[newHeld] += 1
    return state
}

/// The expected time in each state, from each state, before a chain leaves for good.
///
/// States are taken out one by one, their visits passed on to the rest: the elimination of
/// Grassmann, Taksar & Heyman (1985). Nothing is ever subtracted, so every entry keeps its digits;
/// ordinary elimination loses them all when arrivals are much faster than departures.
///
/// - Parameters:
///   - moves: the rate from one state to another; what is on the diagonal is not a move.
///   - exits: the rate from each state out of the chain.
private func timesBeforeExit(moves: [[Double]], exits: [Double]) -> [[Double]] {
    let size = exits.count
    var moves = moves
    var exits = exits
    var times = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
    var rates: [Double] = []
    for out in 0..<size {
        let rate = moves[out][(out + 1)...].reduce(exits[out], +)
        for row in out + 1..<size where moves[row][out] > 0 {
            let share = moves[row][out] / rate
            exits[row] += share * exits[out]
            for column in out + 1..<size { moves[row][column] += share * moves[out][column] }
            for column in 0...out { times[row][column] += share * times[out][column] }
        }
        rates.append(rate)
    }
    for row in (0..<size).reversed() {
        for other in row + 1..<size where moves[row][other] > 0 {
            for column in 0..<size {
                times[row][column] += moves[row][other] * times[other][column]
            }
        }
        for column in 0..<size { times[row][column] /= rates[row] }
    }
    return times
}
