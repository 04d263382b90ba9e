/// Several agents who each hold several chats; an arrival goes to one who holds the fewest.
///
/// An agent with `k` chats completes `workRate * totalRates[k - 1]` of them per unit of time.
/// When every slot is taken, customers wait in one line, first come first served, and a freed slot
/// is refilled at once. Exact for exponential chats, by the Markov chain of how many agents hold
/// 0, 1, ... R chats.
public struct LeastLoadedAgents: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// The number of agents.
    public let agents: Int
    /// How many chats each may hold.
    public let slots: Int
    /// The rate at which one waiting customer gives up; 0 if they are patient.
    public let abandonmentRate: Double
    /// The mean number of agents with at least one chat.
    public let meanBusyAgents: Double

    private let content: Ladder

    /// Solves the chain.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - workRate: chats an agent completes per unit of time with one chat at hand and a
    ///     total rate of 1.
    ///   - totalRates: what holding 1, 2, ... R chats multiplies `workRate` by, each above 0.
    ///   - agents: at least 1.
    ///   - abandonmentRate: the rate at which one waiting customer gives up, at least 0.
    /// - Throws: `UnstableQueue` if nobody gives up and full agents cannot keep up.
    /// - Complexity: O(agents x slots x b^3), where b, the number of ways to spread a number of
    ///   chats over the agents, is about agents^(slots - 1) / slots!.
    public init(
        arrivalRate: Double, workRate: Double, totalRates: [Double], agents: Int,
        abandonmentRate: Double = 0
    ) throws(UnstableQueue) {
        try requireStableChats(
            arrivalRate: arrivalRate, workRate: workRate, totalRates: totalRates, agents: agents,
            abandonmentRate: abandonmentRate)
        let rates = totalRates.map { $0 * workRate }
        let spread = ChatSpread(arrivalRate: arrivalRate, rates: rates, agents: agents)
        let capacity = agents * rates.count
        let fullRate = Double(agents) * rates[rates.count - 1]
        content = Ladder(settledFrom: capacity) { present in
            present < capacity
                ? spread.ratios[present]
                : arrivalRate / (fullRate + Double(present + 1 - capacity) * abandonmentRate)
        }
        meanBusyAgents = content.probabilities.enumerated().reduce(0) { sum, state in
            sum + spread.busyAgents[min(state.offset, capacity)] * state.element
        }
        self.arrivalRate = arrivalRate
        self.agents = agents
        self.slots = totalRates.count
        self.abandonmentRate = abandonmentRate
    }

    /// The probability that an arrival has to wait.
    public var waitProbability: Double { content.mass(agents * slots..<Int.max) }

    /// The mean number waiting.
    public var meanQueueLength: Double { content.meanExcess(over: agents * slots) }

    /// The mean wait of all arrivals, until taken or until they give up.
    public var meanWait: Double { meanQueueLength / arrivalRate }

    /// The probability that an arrival gives up.
    public var abandonmentProbability: Double { abandonmentRate * meanWait }

    /// The mean number of chats held by all agents together.
    public var meanChatsHeld: Double { content.meanWithin(agents * slots) }

    /// The mean number of chats an agent holds while at least one.
    public var meanConcurrencyWhileBusy: Double { meanChatsHeld / meanBusyAgents }
}
