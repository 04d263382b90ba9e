#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The queue with impatient customers, M/M/n+M, or M/M/n/K+M when the waiting room is finite.
///
/// Customers wait in one line, first come first served, each with an exponential patience, and
/// leave when it ends. All rates are per one unit of time, which is also the unit of every wait.
/// **Every probability is a share of all arrivals offered**, those turned away at a full waiting
/// room among them, so that served + abandoned + blocked = 1.
///
/// The content of the system is a birth-death chain; the wait of a customer with `j` ahead is a
/// pure death chain, here in closed form. Accurate to about 12 digits for thousands of servers.
/// Sources: C. Palm (1957); Garnett, Mandelbaum & Reiman (2002), "Designing a Call Center with
/// Impatient Customers"; Mandelbaum & Zeltyn (2007), "Service Engineering in Action".
public struct ErlangA: Sendable {
    /// Arrivals offered per unit of time.
    public let arrivalRate: Double
    /// Services one busy server completes per unit of time.
    public let serviceRate: Double
    /// The rate at which one waiting customer gives up: 1 over the mean patience.
    public let abandonmentRate: Double
    /// The number of servers.
    public let servers: Int
    /// How many may wait at once, or `nil` for no limit.
    public let waitingRoom: Int?

    private let content: Ladder

    /// Solves the queue.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - serviceRate: greater than 0.
    ///   - abandonmentRate: at least 0, and greater than 0 unless the waiting room is finite.
    ///   - servers: at least 1.
    ///   - waitingRoom: how many may wait at once, servers not counted; `nil` for no limit.
    /// - Complexity: O(states with noticeable probability).
    public init(
        arrivalRate: Double, serviceRate: Double, abandonmentRate: Double, servers: Int,
        waitingRoom: Int? = nil
    ) {
        precondition(arrivalRate > 0 && serviceRate > 0, "rates are greater than 0")
        precondition(servers >= 1 && waitingRoom ?? 0 >= 0, "servers >= 1 and room >= 0")
        precondition(
            abandonmentRate > 0 || abandonmentRate == 0 && waitingRoom != nil,
            "patient customers need a finite waiting room; without one, use ErlangC")
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.abandonmentRate = abandonmentRate
        self.servers = servers
        self.waitingRoom = waitingRoom
        content = Ladder(
            settledFrom: servers, last: waitingRoom.map { servers + $0 } ?? .max
        ) { state in
            let busy = min(state + 1, servers)
            let waiting = state + 1 - busy
            return arrivalRate
                / (Double(busy) * serviceRate + Double(waiting) * abandonmentRate)
        }
    }

    /// The probability that an arrival is let in and has to wait.
    public var waitProbability: Double { waitingStates.reduce(0, +) }

    /// The probability that an arrival is let in and gives up before it is served.
    public var abandonmentProbability: Double { abandonmentRate * meanQueueLength / arrivalRate }

    /// The probability that an arrival finds the waiting room full; 0 without a limit.
    public var blockingProbability: Double {
        guard let waitingRoom else { return 0 }
        return content.mass(servers + waitingRoom..<servers + waitingRoom + 1)
    }

    /// The mean time in the queue over all arrivals let in: those served at once count 0, those
    /// who give up count until they do.
    public var meanWait: Double { meanQueueLength / (arrivalRate * (1 - blockingProbability)) }

    /// The mean number waiting.
    public var meanQueueLength: Double { content.meanExcess(over: servers) }

    /// The mean number waiting or in service.
    public var meanNumberInSystem: Double { content.meanExcess(over: 0) }

    /// The share of time a server is busy.
    public var occupancy: Double { content.meanWithin(servers) / Double(servers) }

    /// The probability that an arrival is served after waiting at most `time`.
    ///
    /// - Complexity: O(states with noticeable probability).
    public func servedWithin(_ time: Double) -> Double {
        content.mass(0..<servers)
            + zip(waitingStates, servedChances(within: time))
            .reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The probability that an arrival gives up after waiting at most `time`.
    ///
    /// - Complexity: O(states with noticeable probability).
    public func abandonedWithin(_ time: Double) -> Double {
        let served = servedChances(within: time)
        let notYetFront = PureDeathTimes(firstRate: fullRate, rateStep: abandonmentRate)
            .survival(beyond: time, count: served.count)
        let patient = exp(-abandonmentRate * time)
        var sum = 0.0
        for (ahead, probability) in waitingStates.enumerated() {
            sum += probability * (1 - served[ahead] - patient * notYetFront[ahead])
        }
        return max(0, sum)
    }

    /// The four service levels at the threshold `time`, from probabilities instead of counts.
    public func serviceLevels(within time: Double) -> ServiceLevels {
        ServiceLevels(
            served: 1 - abandonmentProbability - blockingProbability,
            servedInTime: servedWithin(time),
            abandoned: abandonmentProbability, abandonedInTime: abandonedWithin(time),
            blocked: blockingProbability)
    }

    private var fullRate: Double { Double(servers) * serviceRate }

    /// The probabilities of the states in which an arrival is let in and waits, by the number
    /// already waiting.
    private var waitingStates: ArraySlice<Double> {
        let last = waitingRoom.map { servers + $0 } ?? content.probabilities.count
        return content.probabilities.prefix(last).dropFirst(servers)
    }

    /// The probability of being served within `time`, by the number of customers ahead.
    ///
    /// The customer's own patience must outlast the time D to the front. Weighting the
    /// distribution of D by exp(-abandonmentRate * D) shifts every rate up by one customer.
    private func servedChances(within time: Double) -> [Double] {
        PureDeathTimes(firstRate: fullRate + abandonmentRate, rateStep: abandonmentRate)
            .survival(beyond: time, count: waitingStates.count).enumerated().map { ahead, late in
                fullRate / (fullRate + Double(ahead + 1) * abandonmentRate) * (1 - late)
            }
    }
}
