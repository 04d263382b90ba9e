import Fitting

extension FittedDesk {
    /// What was done about rows that do not name their issue or customer; nil if all do.
    var namesNote: String? {
        let names = log.names
        guard names.treatment != .complete else { return nil }
        let share = NumberFormat.percent(Double(names.unnamed) / Double(names.rows))
        let what = returnsAreOfCustomers ? "customer" : "issue"
        let start =
            "\(NumberFormat.count(names.unnamed)) of \(NumberFormat.count(names.rows)) rows "
            + "(\(share)) do not name their \(what)"
        let ofReturns = NumberFormat.percent(names.shareOfReturns)
        switch names.treatment {
        case .complete: return nil
        case .corrected:
            let of =
                names.isOfAttempts
                ? "\(ofReturns) of those that the number of the attempt makes a return have one"
                : "\(ofReturns) of returns are taken to have one, as of all rows"
            return start + ": shares that come back are of named ones, and made larger by the "
                + "returns that cannot be seen, as if names were missing at random "
                + "(\(of)). If they are missing more often where people come back, these shares "
                + "are too low."
                + FittedDesk.uneven(names.extremes)
        case .unknown(let reason):
            let why =
                switch reason {
                case .noNames: ", none at all"
                case .tooFew: ", so that only \(ofReturns) of returns can be known by it"
                case .noReturns:
                    ", and none that does came back: perhaps those who do are the others"
                }
            let instead =
                returns.isEmpty
                ? "Who comes back is not estimated. Every conversation counts as a first one, and "
                    + "what the workload says of repeats, if anything, is an assumption that "
                    + "comes on top."
                : "Who comes back is taken from the number of the attempt alone, whatever ended "
                    + "the conversation before; when they do is an assumption."
            return start + why + ". " + instead
        }
    }

    private static func uneven(_ ends: [NamedRows.End]) -> String {
        guard ends.count == 2 else { return "" }
        func share(_ end: NamedRows.End) -> String { NumberFormat.percent(end.share) }
        return " They are not missing at random: \(share(ends[0])) of rows that ended with "
            + "\(ends[0].name) have one, \(share(ends[1])) of those with \(ends[1].name)."
    }
}
