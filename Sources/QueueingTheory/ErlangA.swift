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
/// Whatever the rates, the work is bounded: without patience it is Erlang's loss system, and a
/// queue of more than 200,000 is climbed in larger steps, to about 6 digits.
/// Sources: C. Palm (1957); Garnett, Mandelbaum & Reiman (2002), "Designing a Call Center with
/// Impatient Customers"; Mandelbaum & Zeltyn (2007), "Service Engineering in Action".
public struct ErlangA: Sendable {
    /// Arrivals offered per unit of time.
    public let arrivalRate: Double
    /// Services one busy server completes per unit of time.
    public let serviceRate: Double
    /// The rate at which one waiting customer gives up: 1 over the mean patience; infinite where
    /// that makes no difference.
    public let abandonmentRate: Double
    /// The number of servers.
    public let servers: Int
    /// How many may wait at once, or `nil` for no limit.
    public let waitingRoom: Int?

    private let content: Ladder
    /// What stands for the content where it is too large.
    private let coarse: CoarseQueue?

    /// Solves the queue.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - serviceRate: greater than 0.
    ///   - abandonmentRate: at least 0, and greater than 0 unless the waiting room is finite;
    ///     infinite for customers who do not wait at all.
    ///   - servers: at least 1.
    ///   - waitingRoom: how many may wait at once, servers not counted; `nil` for no limit.
    /// - Complexity: O(servers + waiting room, or at most some 200,000 states without one).
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
        self.servers = servers
        self.waitingRoom = waitingRoom
        let fullRate = Double(servers) * serviceRate
        // So short a patience is none to twelve digits, and states would get lost in rounding.
        let abandonmentRate =
            abandonmentRate > 1e13 * (arrivalRate + fullRate) ? .infinity : abandonmentRate
        self.abandonmentRate = abandonmentRate
        let isCoarse =
            waitingRoom == nil && abandonmentRate.isFinite
            && CoarseQueue.statesThatMatter(
                arrivalRate: arrivalRate, fullRate: fullRate, abandonmentRate: abandonmentRate)
                > CoarseQueue.fineStates
        coarse =
            isCoarse
            ? CoarseQueue(
                arrivalRate: arrivalRate, fullRate: fullRate, abandonmentRate: abandonmentRate,
                servers: servers) : nil
        let last = waitingRoom.map { servers + $0 } ?? .max
        content = Ladder(
            settledFrom: servers, last: isCoarse ? 0 : abandonmentRate.isFinite ? last : servers
        ) { state in
            let busy = min(state + 1, servers)
            let waiting = state + 1 - busy
            let leaving = waiting == 0 ? 0 : Double(waiting) * abandonmentRate
            return arrivalRate / (Double(busy) * serviceRate + leaving)
        }
    }

    /// The probability that an arrival is let in and has to wait.
    public var waitProbability: Double {
        coarse.map { 1 - $0.idle } ?? waitingStates.reduce(0, +)
    }

    /// The probability that an arrival is let in and gives up before it is served.
    public var abandonmentProbability: Double {
        abandonmentRate.isFinite ? abandonmentRate * meanQueueLength / arrivalRate : waitProbability
    }

    /// The probability that an arrival finds the waiting room full; 0 without a limit.
    public var blockingProbability: Double {
        guard let waitingRoom, abandonmentRate.isFinite || waitingRoom == 0 else { return 0 }
        return content.mass(servers + waitingRoom..<servers + waitingRoom + 1)
    }

    /// The mean time in the queue over all arrivals let in: those served at once count 0, those
    /// who give up count until they do.
    public var meanWait: Double { meanQueueLength / (arrivalRate * (1 - blockingProbability)) }

    /// The mean number waiting.
    public var meanQueueLength: Double {
        coarse?.meanQueueLength ?? content.meanExcess(over: servers)
    }

    /// The mean number waiting or in service.
    public var meanNumberInSystem: Double { meanQueueLength + occupancy * Double(servers) }

    /// The share of time a server is busy.
    public var occupancy: Double {
        guard coarse == nil else {
            return min(1, arrivalRate * (1 - abandonmentProbability) / fullRate)
        }
        return content.meanWithin(servers) / Double(servers)
    }

    /// The probability that an arrival is served after waiting at most `time`.
    ///
    /// - Complexity: O(states with noticeable probability).
    public func servedWithin(_ time: Double) -> Double {
        if let coarse { return coarse.idle + coarse.waited(within: time).served }
        return content.mass(0..<servers)
            + zip(waitingStates, servedChances(within: time))
            .reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The probability that an arrival gives up after waiting at most `time`.
    ///
    /// - Complexity: O(states with noticeable probability).
    public func abandonedWithin(_ time: Double) -> Double {
        if let coarse { return coarse.waited(within: time).abandoned }
        guard abandonmentRate.isFinite else { return waitProbability }
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
        let limit = waitingRoom.map { servers + $0 }
        let last = abandonmentRate.isFinite ? limit : limit == servers ? limit : nil
        return waitingStates(before: last ?? content.probabilities.count)
    }

    private func waitingStates(before last: Int) -> ArraySlice<Double> {
        content.probabilities.prefix(last).dropFirst(servers)
    }

    /// The probability of being served within `time`, by the number of customers ahead.
    ///
    /// The customer's own patience must outlast the time D to the front. Weighting the
    /// distribution of D by exp(-abandonmentRate * D) shifts every rate up by one customer.
    private func servedChances(within time: Double) -> [Double] {
        guard abandonmentRate.isFinite else { return waitingStates.map { _ in 0 } }
        return PureDeathTimes(firstRate: fullRate + abandonmentRate, rateStep: abandonmentRate)
            .survival(beyond: time, count: waitingStates.count).enumerated().map { ahead, late in
                fullRate / (fullRate + Double(ahead + 1) * abandonmentRate) * (1 - late)
            }
    }
}
