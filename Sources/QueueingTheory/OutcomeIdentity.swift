/// What an AI tier before a human tier brings and costs in the long run, by conservation alone.
///
/// Each attempt at an issue is answered by the AI (with probability `coverage`) or handed to a
/// human. A wrong AI answer or a human failure leads to a new, independent attempt with the
/// given probability, and is otherwise lost. Rates are per unit of time; money in one currency.
public struct OutcomeIdentity: Sendable {
    /// New issues per unit of time.
    public var issueRate: Double
    /// The probability that the AI answers and does not hand over.
    public var coverage: Double
    /// The probability that an AI answer is wrong.
    public var selectiveRisk: Double
    /// The probability that a customer with a wrong AI answer returns.
    public var returnAfterWrongAnswer: Double
    /// The probability that a human does not resolve.
    public var humanFailure: Double
    /// The probability that a customer a human did not help returns.
    public var returnAfterHumanFailure: Double
    /// The price of a billed AI answer: one that is not followed by a return.
    public var pricePerBilledAnswer: Double
    /// Agents paid, who are also the servers of the human queue.
    public var paidAgents: Int
    /// Pay of one agent per unit of time.
    public var payRate: Double
    /// The mean handle time of a human.
    public var meanHandleTime: Double

    /// Takes every input; probabilities are in 0...1, and a return is not certain.
    public init(
        issueRate: Double, coverage: Double, selectiveRisk: Double, returnAfterWrongAnswer: Double,
        humanFailure: Double, returnAfterHumanFailure: Double, pricePerBilledAnswer: Double,
        paidAgents: Int, payRate: Double, meanHandleTime: Double
    ) {
        self.issueRate = issueRate
        self.coverage = coverage
        self.selectiveRisk = selectiveRisk
        self.returnAfterWrongAnswer = returnAfterWrongAnswer
        self.humanFailure = humanFailure
        self.returnAfterHumanFailure = returnAfterHumanFailure
        self.pricePerBilledAnswer = pricePerBilledAnswer
        self.paidAgents = paidAgents
        self.payRate = payRate
        self.meanHandleTime = meanHandleTime
    }

    /// The probability that an attempt is followed by another.
    public var repeatProbability: Double {
        coverage * selectiveRisk * returnAfterWrongAnswer
            + (1 - coverage) * humanFailure * returnAfterHumanFailure
    }

    /// Attempts per unit of time.
    public var attemptRate: Double {
        RepeatLoop(freshRate: issueRate, returnProbability: repeatProbability).totalRate
    }

    /// Hand-overs per unit of time.
    public var humanRate: Double { attemptRate * (1 - coverage) }

    /// The human queue in steady state.
    ///
    /// - Throws: `UnstableQueue` if the agents cannot keep up.
    public func humanQueue() throws(UnstableQueue) -> ErlangC {
        try ErlangC(arrivalRate: humanRate, serviceRate: 1 / meanHandleTime, servers: paidAgents)
    }

    /// The share of attempts that end with the AI.
    public var containedShare: Double { coverage }

    /// The share of attempts that end with the AI and do not return.
    public var assumedResolvedShare: Double {
        coverage * (1 - selectiveRisk * returnAfterWrongAnswer)
    }

    /// The share of attempts the AI really resolves.
    public var trueResolvedShare: Double { coverage * (1 - selectiveRisk) }

    /// Billed AI answers per unit of time, returns deducted.
    public var billedRate: Double { attemptRate * assumedResolvedShare }

    /// Issues really resolved per unit of time, by the AI or by a human.
    public var trueResolutionRate: Double {
        attemptRate * (trueResolvedShare + (1 - coverage) * (1 - humanFailure))
    }

    /// Money spent per unit of time.
    public var costRate: Double {
        billedRate * pricePerBilledAnswer + Double(paidAgents) * payRate
    }

    /// Cost of an issue really resolved.
    public var costPerTrueResolution: Double { costRate / trueResolutionRate }

    /// Cost of what looks resolved: billed AI answers and everything a human handled.
    public var naiveCostPerResolution: Double { costRate / (billedRate + humanRate) }
}
