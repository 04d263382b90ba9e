/// A run of which most replications show no steady state. A few may by chance: they are measured
/// behind what the first half says.
public struct NoSteadyState: Error, CustomStringConvertible {
    /// How many replications show none.
    public let replications: Int
    /// How many there were.
    public let total: Int

    package init(replications: Int, total: Int) {
        self.replications = replications
        self.total = total
    }

    /// What to do about it.
    public var description: String {
        "no steady state found in \(replications) of \(total) replications: MSER-5 would leave "
            + "out more than half of the run\n"
            + "Give a longer --horizon, or a --warm-up of your own."
    }
}
