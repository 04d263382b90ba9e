import FieldTables

/// How to tell a customer who joins the queue how long the wait will be.
///
/// All of them take the queue for one line, first come first served.
public enum WaitPredictor: String, Word {
    /// Those ahead and oneself, over the rate at which busy agents finish (QL: Whitt, "Predicting
    /// queueing delays", Management Science 45, 1999). Exact on average for exponential work
    /// and patient customers.
    case queueLength
    /// The same, but those ahead also leave at the rate of their patience, one by one
    /// (Whitt 1999, section 4).
    case queueLengthWithAbandonment
    /// The wait of the customer who was served last, none if they found an agent free (LES:
    /// Ibrahim and Whitt, "Real-time delay estimation based on delay history", M&SOM 11, 2009).
    case lastToEnterService
    /// The wait so far of the customer who is next (HOL: the same paper).
    case headOfLine

    /// What it means, for the manual.
    public var summary: String {
        switch self {
        case .queueLength: "Those ahead over the rate of finishing (QL)."
        case .queueLengthWithAbandonment: "The same, with those ahead also giving up."
        case .lastToEnterService: "The wait of who was served last (LES)."
        case .headOfLine: "The wait so far of who is next (HOL)."
        }
    }
}
