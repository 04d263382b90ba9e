/// One server with any distribution of service time, M/G/1, first come first served.
///
/// Times are in the unit of `meanService`, rates per that unit. Source: the Pollaczek-Khinchine
/// formula, Wq = rho E[S] (1 + c^2) / (2 (1 - rho)).
public struct SingleServerQueue: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// The mean service time.
    public let meanService: Double
    /// The standard deviation of the service time over its mean: 0 constant, 1 exponential.
    public let coefficientOfVariation: Double

    /// Takes the arrival rate and the first two moments of service.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - meanService: greater than 0.
    ///   - coefficientOfVariation: at least 0.
    /// - Throws: `UnstableQueue` if the offered load is not below 1.
    public init(
        arrivalRate: Double, meanService: Double, coefficientOfVariation: Double
    ) throws(UnstableQueue) {
        precondition(arrivalRate > 0 && meanService > 0, "rate and mean are greater than 0")
        precondition(coefficientOfVariation >= 0, "a coefficient of variation is at least 0")
        let load = arrivalRate * meanService
        guard load < 1 else { throw UnstableQueue(offeredLoad: load, servers: 1) }
        self.arrivalRate = arrivalRate
        self.meanService = meanService
        self.coefficientOfVariation = coefficientOfVariation
    }

    /// The share of time the server is busy; by PASTA also the probability of having to wait.
    public var occupancy: Double { arrivalRate * meanService }

    /// The mean remaining service time an arrival finds, 0 when the server is idle.
    public var meanResidualWork: Double {
        occupancy * meanService * (1 + coefficientOfVariation * coefficientOfVariation) / 2
    }

    /// The mean wait of all arrivals before service starts.
    public var meanWait: Double { meanResidualWork / (1 - occupancy) }

    /// The mean number waiting.
    public var meanQueueLength: Double { arrivalRate * meanWait }

    /// The mean time from arrival to the end of service.
    public var meanTimeInSystem: Double { meanWait + meanService }

    /// The mean number waiting or in service.
    public var meanNumberInSystem: Double { arrivalRate * meanTimeInSystem }
}
