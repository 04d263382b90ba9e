/// Issues that come back: each attempt fails and returns with the same probability.
///
/// If customers return after an independent delay of any distribution, and service is exponential,
/// a node they visit is in steady state exactly the queue with Poisson arrivals at `totalRate`.
/// Sources: J. R. Jackson (1957); Baskett, Chandy, Muntz & Palacios (1975) for the delay.
public struct RepeatLoop: Sendable {
    /// New issues per unit of time.
    public let freshRate: Double
    /// The probability that an attempt is followed by another.
    public let returnProbability: Double

    /// Takes the rate of new issues, at least 0, and the probability of return, below 1.
    public init(freshRate: Double, returnProbability: Double) {
        precondition(freshRate >= 0, "a rate is at least 0")
        precondition((0..<1).contains(returnProbability), "a return is not certain")
        self.freshRate = freshRate
        self.returnProbability = returnProbability
    }

    /// The mean number of attempts at an issue.
    public var attemptsPerIssue: Double { 1 / (1 - returnProbability) }

    /// Attempts per unit of time, first ones and returns.
    public var totalRate: Double { freshRate * attemptsPerIssue }
}
