#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// M/M/n, or M/M/n+M, started empty, or as another one ends, and watched for a finite time.
///
/// Arrivals stop at the horizon, and those still waiting are served afterwards: a customer counts
/// by when it arrived. The load may exceed the servers, since a finite horizon needs no steady
/// state. Times are in one unit, rates per that unit.
///
/// The time average of the state probabilities is found by uniformisation (A. Jensen, 1953): with
/// events at the constant rate R = arrivalRate + n serviceRate, the state after `k` events
/// weighs P(more than k events by the horizon) / R. With impatience R is large enough for the
/// longest queue that can come to be, and what would go beyond is left out.
public struct TransientQueue: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// Services one busy server completes per unit of time.
    public let serviceRate: Double
    /// The number of servers.
    public let servers: Int
    /// The rate at which one waiting customer gives up; 0 for patient customers.
    public let abandonmentRate: Double
    /// How long arrivals come.
    public let horizon: Double

    /// The probability of each number in the system, averaged over the horizon.
    private let content: [Double]
    /// The same when the horizon ends.
    private let contentAtEnd: [Double]

    /// Solves the chain over the horizon.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - serviceRate: greater than 0.
    ///   - servers: at least 1.
    ///   - abandonmentRate: at least 0 and finite.
    ///   - horizon: greater than 0.
    ///   - before: a queue of as many servers as whose rates change to these when it ends; nil to
    ///     start empty.
    /// - Complexity: O(events in the horizon x states with noticeable probability); see `cost`.
    public init(
        arrivalRate: Double, serviceRate: Double, servers: Int, abandonmentRate: Double = 0,
        horizon: Double, after before: TransientQueue? = nil
    ) {
        precondition(before.map { $0.servers == servers } ?? true, "the servers are the same")
        precondition(arrivalRate > 0 && serviceRate > 0, "rates are greater than 0")
        precondition(servers >= 1 && horizon > 0, "servers >= 1 and horizon > 0")
        precondition(abandonmentRate >= 0 && abandonmentRate.isFinite, "rates are finite")
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.servers = servers
        self.abandonmentRate = abandonmentRate
        self.horizon = horizon
        let step = Step(
            arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers,
            abandonmentRate: abandonmentRate,
            highest: max(
                Double(before?.contentAtEnd.count ?? 0),
                TransientQueue.highestState(
                    arrivalRate, serviceRate, servers, abandonmentRate, horizon)))
        let expectedEvents = step.rate * horizon
        let events = Ladder(settledFrom: 0) { expectedEvents / Double($0 + 1) }
        var state = before?.contentAtEnd ?? [1.0]
        var average = state.map { _ in 0.0 }
        var end = average
        var stillRunning = 1.0
        for probability in events.probabilities {
            stillRunning -= probability
            for index in state.indices {
                average[index] += state[index] * stillRunning / expectedEvents
                end[index] += state[index] * probability
            }
            state = step(state)
            if average.count < state.count {
                average.append(0)
                end.append(0)
            }
        }
        content = average
        contentAtEnd = end
    }

    /// About how many states are visited how often: what solving the queue costs.
    public static func cost(
        arrivalRate: Double, serviceRate: Double, servers: Int, abandonmentRate: Double,
        horizon: Double
    ) -> Double {
        let highest = highestState(arrivalRate, serviceRate, servers, abandonmentRate, horizon)
        let rate =
            arrivalRate + Double(servers) * serviceRate
            + max(0, highest - Double(servers)) * abandonmentRate
        return rate * horizon * highest
    }

    /// A number in the system that is practically never exceeded: twelve deviations beyond the most
    /// that a fluid would come to.
    private static func highestState(
        _ arrivalRate: Double, _ serviceRate: Double, _ servers: Int, _ abandonmentRate: Double,
        _ horizon: Double
    ) -> Double {
        let excess = max(0, arrivalRate - Double(servers) * serviceRate)
        let queue = min(
            excess * horizon, abandonmentRate > 0 ? excess / abandonmentRate : .infinity)
        let deviation = min(
            (arrivalRate * horizon).squareRoot(),
            abandonmentRate > 0 ? (arrivalRate / abandonmentRate).squareRoot() : .infinity)
        let busy = min(Double(servers), arrivalRate / serviceRate)
        return (busy + queue + 12 * (deviation + busy.squareRoot()) + 30).rounded(.up)
    }

    /// The expected number of arrivals in the horizon.
    public var expectedArrivals: Double { arrivalRate * horizon }

    /// The expected number of arrivals in the horizon that wait at most `time`; for patient
    /// customers only.
    public func expectedInTime(within time: Double) -> Double {
        precondition(abandonmentRate == 0, "customers are patient")
        return expectedArrivals * waitAtMost(time)
    }

    /// The probability that one of those who arrive in the horizon waits at most `time`, until
    /// served or giving up.
    public func waitAtMost(_ time: Double) -> Double {
        let notYetFront = PureDeathTimes(
            firstRate: Double(servers) * serviceRate, rateStep: abandonmentRate
        ).survival(beyond: time, count: max(0, content.count - servers))
        let waiting = zip(content.dropFirst(servers), notYetFront).reduce(0) {
            $0 + $1.0 * $1.1
        }
        return 1 - exp(-abandonmentRate * time) * waiting
    }

    /// The expected number in time over the expected arrivals.
    public func serviceLevel(within time: Double) -> Double {
        expectedInTime(within: time) / expectedArrivals
    }

    /// The mean wait of those who arrive in the horizon, until they are served or give up.
    ///
    /// With `j` ahead it is 1 / d(j) for the first of them, or the customer, to go, and then that
    /// with one fewer ahead unless it was the customer: d(j) = n serviceRate + (j + 1) times
    /// abandonmentRate.
    public var meanWait: Double {
        let fullRate = Double(servers) * serviceRate
        var (wait, sum) = (0.0, 0.0)
        for (ahead, probability) in content.dropFirst(servers).enumerated() {
            let rate = fullRate + Double(ahead + 1) * abandonmentRate
            wait = (1 + (rate - abandonmentRate) * wait) / rate
            sum += probability * wait
        }
        return sum
    }

    /// The share of those who arrive in the horizon that gives up.
    public var abandonmentProbability: Double { abandonmentRate * meanWait }

    /// The share of the horizon a server is busy.
    public var occupancy: Double {
        content.enumerated().reduce(0) { $0 + Double(min($1.0, servers)) * $1.1 } / Double(servers)
    }

    /// One event of the uniformised chain: an arrival, an end of service, or nothing.
    private struct Step {
        let rate: Double
        private let up: Double
        private let downPerServer: Double
        private let downPerWaiting: Double
        private let servers: Int
        /// The highest state with impatience; patient customers have none.
        private let last: Int

        init(
            arrivalRate: Double, serviceRate: Double, servers: Int, abandonmentRate: Double,
            highest: Double
        ) {
            let longest = max(0, highest - Double(servers))
            rate = arrivalRate + Double(servers) * serviceRate + longest * abandonmentRate
            up = arrivalRate / rate
            downPerServer = serviceRate / rate
            downPerWaiting = abandonmentRate / rate
            last = abandonmentRate > 0 ? servers + Int(min(longest, 1e12)) : .max
            self.servers = servers
        }

        /// The distribution after one more event; it gains a state only when that matters.
        func callAsFunction(_ state: [Double]) -> [Double] {
            let top = state.count - 1
            let highest = state[top] * up > 1e-20 && top < last ? top + 1 : top
            var next = [Double](repeating: 0, count: highest + 1)
            for (number, probability) in state.enumerated() {
                let busy = min(number, servers)
                let down =
                    downPerServer * Double(busy) + downPerWaiting * Double(number - busy)
                next[min(number + 1, highest)] += probability * up
                next[max(number - 1, 0)] += probability * down
                next[number] += probability * (1 - up - down)
            }
            return next
        }
    }
}
