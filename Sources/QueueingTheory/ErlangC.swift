#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Erlang's delay system M/M/n: patient customers wait in one line, first come first served.
///
/// All rates are per one unit of time, which is also the unit of every wait. Source: A. K. Erlang
/// (1917), with C = nB / (n - a(1 - B)) from his loss formula.
public struct ErlangC: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// Services one busy server completes per unit of time.
    public let serviceRate: Double
    /// The number of servers.
    public let servers: Int
    /// The probability that an arrival has to wait.
    public let waitProbability: Double

    /// Solves the delay system.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - serviceRate: greater than 0.
    ///   - servers: at least 1.
    /// - Throws: `UnstableQueue` if the offered load is not below the number of servers.
    /// - Complexity: O(servers).
    public init(arrivalRate: Double, serviceRate: Double, servers: Int) throws(UnstableQueue) {
        precondition(arrivalRate > 0 && serviceRate > 0, "rates are greater than 0")
        precondition(servers >= 1, "there is at least one server")
        let load = arrivalRate / serviceRate
        guard load < Double(servers) else {
            throw UnstableQueue(offeredLoad: load, servers: servers)
        }
        let blocked = ErlangB(servers: servers, offeredLoad: load).blockingProbability
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.servers = servers
        waitProbability = Double(servers) * blocked / (Double(servers) - load * (1 - blocked))
    }

    /// The share of time a server is busy.
    public var occupancy: Double { arrivalRate / (Double(servers) * serviceRate) }

    /// The mean wait of those who wait; their wait is exponential.
    public var meanWaitOfDelayed: Double { 1 / (Double(servers) * serviceRate - arrivalRate) }

    /// The mean wait of all arrivals, those served at once among them.
    public var meanWait: Double { waitProbability * meanWaitOfDelayed }

    /// The mean number waiting.
    public var meanQueueLength: Double { arrivalRate * meanWait }

    /// The probability that an arrival waits at most `time`.
    public func waitAtMost(_ time: Double) -> Double {
        precondition(time >= 0, "a time is at least 0")
        return 1 - waitProbability * exp(-time / meanWaitOfDelayed)
    }

    /// The shortest time that at least the share `share` of arrivals wait no longer than.
    ///
    /// - Parameter share: from 0 up to, and not including, 1.
    public func waitQuantile(_ share: Double) -> Double {
        precondition((0..<1).contains(share), "a share is from 0 to below 1")
        return max(0, log(waitProbability / (1 - share)) * meanWaitOfDelayed)
    }

    /// The fewest servers with which a share of arrivals waits at most `time`.
    ///
    /// - Parameters:
    ///   - serviceLevel: the share of arrivals to be served in time, below 1.
    ///   - time: the acceptable waiting time.
    ///   - maximumOccupancy: the share of time a server may be busy, above 0 and at most 1.
    /// - Complexity: O(servers) for each number tried, from the smallest the load allows.
    public static func fewestServers(
        arrivalRate: Double, serviceRate: Double, serviceLevel: Double, within time: Double,
        maximumOccupancy: Double = 1
    ) -> Int {
        precondition(serviceLevel < 1, "no finite number of servers serves everyone in time")
        precondition(0 < maximumOccupancy && maximumOccupancy <= 1, "occupancy is in (0, 1]")
        let load = arrivalRate / serviceRate
        // A load of exactly 10 may come out a rounding error above it: half busy is then still 20.
        let occupancyBound = maximumOccupancy * (1 + 1e-12)
        var servers = max(1, Int(load / maximumOccupancy))
        while true {
            if let queue = try? ErlangC(
                arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers),
                queue.occupancy <= occupancyBound, queue.waitAtMost(time) >= serviceLevel
            {
                return servers
            }
            servers += 1
        }
    }
}
