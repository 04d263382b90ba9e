/// M/M/n started empty and watched for a finite time.
///
/// Arrivals stop at the horizon, and those still waiting are served afterwards: a customer counts
/// by when it arrived. The load may exceed the servers, since a finite horizon needs no steady
/// state. Times are in one unit, rates per that unit.
///
/// The time average of the state probabilities is found by uniformisation (A. Jensen, 1953): with
/// events at the constant rate R = arrivalRate + n serviceRate, the state after `k` events
/// weighs P(more than k events by the horizon) / R.
public struct TransientQueue: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// Services one busy server completes per unit of time.
    public let serviceRate: Double
    /// The number of servers.
    public let servers: Int
    /// How long arrivals come.
    public let horizon: Double

    /// The probability of each number in the system, averaged over the horizon.
    private let content: [Double]

    /// Solves the chain over the horizon.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - serviceRate: greater than 0.
    ///   - servers: at least 1.
    ///   - horizon: greater than 0.
    /// - Complexity: O(events in the horizon x states with noticeable probability).
    public init(arrivalRate: Double, serviceRate: Double, servers: Int, horizon: Double) {
        precondition(arrivalRate > 0 && serviceRate > 0, "rates are greater than 0")
        precondition(servers >= 1 && horizon > 0, "servers >= 1 and horizon > 0")
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.servers = servers
        self.horizon = horizon
        let expectedEvents = (arrivalRate + Double(servers) * serviceRate) * horizon
        let events = Ladder(settledFrom: 0) { expectedEvents / Double($0 + 1) }
        let step = Step(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
        var state = [1.0]
        var average = [0.0]
        var stillRunning = 1.0
        for probability in events.probabilities {
            stillRunning -= probability
            for index in state.indices {
                average[index] += state[index] * stillRunning / expectedEvents
            }
            state = step(state)
            if average.count < state.count { average.append(0) }
        }
        content = average
    }

    /// The expected number of arrivals in the horizon.
    public var expectedArrivals: Double { arrivalRate * horizon }

    /// The expected number of arrivals in the horizon that wait at most `time`.
    public func expectedInTime(within time: Double) -> Double {
        let late = PureDeathTimes(firstRate: Double(servers) * serviceRate, rateStep: 0)
            .survival(beyond: time, count: max(0, content.count - servers))
        let lateShare = zip(content.dropFirst(servers), late).reduce(0) { $0 + $1.0 * $1.1 }
        return expectedArrivals * (1 - lateShare)
    }

    /// The expected number in time over the expected arrivals.
    public func serviceLevel(within time: Double) -> Double {
        expectedInTime(within: time) / expectedArrivals
    }

    /// The mean wait of those who arrive in the horizon.
    public var meanWait: Double {
        content.dropFirst(servers).enumerated().reduce(0) { $0 + Double($1.0 + 1) * $1.1 }
            / (Double(servers) * serviceRate)
    }

    /// The share of the horizon a server is busy.
    public var occupancy: Double {
        content.enumerated().reduce(0) { $0 + Double(min($1.0, servers)) * $1.1 } / Double(servers)
    }

    /// One event of the uniformised chain: an arrival, an end of service, or nothing.
    private struct Step {
        let up: Double
        let downPerServer: Double
        let servers: Int

        init(arrivalRate: Double, serviceRate: Double, servers: Int) {
            let rate = arrivalRate + Double(servers) * serviceRate
            up = arrivalRate / rate
            downPerServer = serviceRate / rate
            self.servers = servers
        }

        /// The distribution after one more event; it gains a state only when that matters.
        func callAsFunction(_ state: [Double]) -> [Double] {
            let top = state.count - 1
            let highest = state[top] * up > 1e-20 ? top + 1 : top
            var next = [Double](repeating: 0, count: highest + 1)
            for (number, probability) in state.enumerated() {
                let busy = min(number, servers)
                next[min(number + 1, highest)] += probability * up
                next[max(number - 1, 0)] += probability * downPerServer * Double(busy)
                next[number] += probability * downPerServer * Double(servers - busy)
            }
            return next
        }
    }
}
