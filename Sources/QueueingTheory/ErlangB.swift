/// Erlang's loss system M/G/n/n: customers who find every server busy are turned away.
///
/// The answer depends on service times only through their mean. Source: A. K. Erlang (1917), by
/// the recursion B(k) = a B(k-1) / (k + a B(k-1)).
public struct ErlangB: Sendable {
    /// The number of servers.
    public let servers: Int
    /// Arrival rate times mean service time, in erlangs.
    public let offeredLoad: Double
    /// The probability that an arrival is turned away.
    public let blockingProbability: Double

    /// Solves the loss system.
    ///
    /// - Parameters:
    ///   - servers: at least 0.
    ///   - offeredLoad: at least 0, in erlangs.
    /// - Complexity: O(servers).
    public init(servers: Int, offeredLoad: Double) {
        precondition(servers >= 0 && offeredLoad >= 0, "servers and load are at least 0")
        self.servers = servers
        self.offeredLoad = offeredLoad
        blockingProbability = (0..<servers).reduce(1.0) { blocked, busy in
            offeredLoad * blocked / (Double(busy + 1) + offeredLoad * blocked)
        }
    }
}
