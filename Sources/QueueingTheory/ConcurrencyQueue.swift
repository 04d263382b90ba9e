/// One agent who holds several chats at once, with an unlimited queue.
///
/// With `k` chats the agent completes `workRate * totalRates[k - 1]` chats per unit of time in all;
/// further customers wait, first come first served, and are taken as soon as a slot is free. The
/// number present is a birth-death chain, whatever the shares in which the agent divides attention
/// among exponential chats. With rates 1, 2, ... R it is M/M/R.
public struct ConcurrencyQueue: Sendable {
    /// Arrivals per unit of time.
    public let arrivalRate: Double
    /// How many may be held at once.
    public let slots: Int
    /// The rate at which one waiting customer gives up; 0 if they are patient.
    public let abandonmentRate: Double

    private let content: Ladder

    /// Solves the queue.
    ///
    /// - Parameters:
    ///   - arrivalRate: greater than 0.
    ///   - workRate: chats the agent completes per unit of time with one chat at hand and a
    ///     total rate of 1.
    ///   - totalRates: what holding 1, 2, ... R chats multiplies `workRate` by, each above 0.
    ///   - abandonmentRate: the rate at which one waiting customer gives up, at least 0.
    /// - Throws: `UnstableQueue` if nobody gives up and a full agent cannot keep up.
    /// - Complexity: O(states with noticeable probability).
    public init(
        arrivalRate: Double, workRate: Double, totalRates: [Double], abandonmentRate: Double = 0
    ) throws(UnstableQueue) {
        try requireStableChats(
            arrivalRate: arrivalRate, workRate: workRate, totalRates: totalRates, agents: 1,
            abandonmentRate: abandonmentRate)
        let slots = totalRates.count
        self.arrivalRate = arrivalRate
        self.slots = slots
        self.abandonmentRate = abandonmentRate
        content = Ladder(settledFrom: slots) { state in
            let held = min(state + 1, slots)
            return arrivalRate
                / (workRate * totalRates[held - 1] + Double(state + 1 - held) * abandonmentRate)
        }
    }

    /// The probability that `number` chats are held or waiting.
    public func probability(of number: Int) -> Double { content.mass(number..<number + 1) }

    /// The probability that an arrival has to wait.
    public var waitProbability: Double { content.mass(slots..<Int.max) }

    /// The mean number waiting.
    public var meanQueueLength: Double { content.meanExcess(over: slots) }

    /// The mean wait of all arrivals, until taken or until they give up.
    public var meanWait: Double { meanQueueLength / arrivalRate }

    /// The probability that an arrival gives up.
    public var abandonmentProbability: Double { abandonmentRate * meanWait }

    /// The mean number of chats held.
    public var meanChatsHeld: Double { content.meanWithin(slots) }

    /// The mean number of chats held while at least one is.
    public var meanConcurrencyWhileBusy: Double { meanChatsHeld / content.mass(1..<Int.max) }
}

/// Checks what the two chat queues demand of their inputs, and that the queue cannot grow for ever.
func requireStableChats(
    arrivalRate: Double, workRate: Double, totalRates: [Double], agents: Int,
    abandonmentRate: Double
) throws(UnstableQueue) {
    precondition(arrivalRate > 0 && workRate > 0, "rates are greater than 0")
    precondition(agents >= 1 && abandonmentRate >= 0, "agents >= 1, abandonment rate >= 0")
    guard let full = totalRates.last, totalRates.allSatisfy({ $0 > 0 }) else {
        preconditionFailure("there is at least one slot, and every total rate is above 0")
    }
    let load = arrivalRate / (workRate * full)
    guard abandonmentRate > 0 || load < Double(agents) else {
        throw UnstableQueue(offeredLoad: load, servers: agents)
    }
}
