/// Priority classes that share servers and a service distribution, and never interrupt a service.
///
/// Class 0 goes first; within a class, first come first served. Source: A. Cobham (1954),
/// Wq_k = W0 / ((1 - sigma_{k-1}) (1 - sigma_k)), where W0 is the mean time until a server comes
/// free for an arrival and sigma_k the load of classes 0...k per server.
public struct NonPreemptivePriority: Sendable {
    /// The mean wait of each class before service starts, the most urgent first.
    public let meanWaits: [Double]

    /// Solves M/M/n with priorities.
    ///
    /// - Parameters:
    ///   - arrivalRates: arrivals of each class per unit of time, the most urgent first; the sum
    ///     is greater than 0.
    ///   - serviceRate: services one busy server completes per unit of time, for every class.
    ///   - servers: at least 1.
    /// - Throws: `UnstableQueue` if the load of all classes is not below the number of servers.
    public init(
        arrivalRates: [Double], serviceRate: Double, servers: Int
    ) throws(UnstableQueue) {
        let total = try ErlangC(
            arrivalRate: arrivalRates.reduce(0, +), serviceRate: serviceRate, servers: servers)
        let capacity = Double(servers) * serviceRate
        self.init(
            timeToFree: total.waitProbability / capacity,
            loads: arrivalRates.map { $0 / capacity })
    }

    /// Solves M/G/1 with priorities.
    ///
    /// - Parameters:
    ///   - arrivalRates: arrivals of each class per unit of time, the most urgent first; the sum
    ///     is greater than 0.
    ///   - meanService: the mean service time of every class.
    ///   - coefficientOfVariation: the standard deviation of service over its mean.
    /// - Throws: `UnstableQueue` if the load of all classes is not below 1.
    public init(
        arrivalRates: [Double], meanService: Double, coefficientOfVariation: Double
    ) throws(UnstableQueue) {
        let total = try SingleServerQueue(
            arrivalRate: arrivalRates.reduce(0, +), meanService: meanService,
            coefficientOfVariation: coefficientOfVariation)
        self.init(
            timeToFree: total.meanResidualWork,
            loads: arrivalRates.map { $0 * meanService })
    }

    private init(timeToFree: Double, loads: [Double]) {
        var moreUrgent = 0.0
        meanWaits = loads.map { load in
            defer { moreUrgent += load }
            return timeToFree / ((1 - moreUrgent) * (1 - moreUrgent - load))
        }
    }
}
