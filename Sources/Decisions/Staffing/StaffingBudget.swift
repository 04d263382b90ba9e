/// What a search may still spend.
///
/// Time decides only whether a search begins another round. So does a number of replications, and
/// the one that `replicationsToRepeat` gives stops the same search after the same round.
struct StaffingBudget: Sendable {
    private let effort: StaffingEffort
    private let started = ContinuousClock.now
    /// The most that was asked for and granted.
    private var granted = 0
    /// What was asked for and refused.
    private var refused: Int?

    /// The share of the time that a search may take: a certificate takes about twice as long.
    private static let shareOfSearch = 0.35

    init(_ effort: StaffingEffort) {
        self.effort = effort
    }

    /// Whether it was time or a number that ended the search, and not that all was decided.
    var isSpent: Bool { refused != nil }

    /// The limit of replications that makes the search the same again.
    var replicationsToRepeat: Int {
        guard let refused else { return effort.replications ?? granted }
        return min(effort.replications ?? .max, refused - 1)
    }

    /// Whether a search that has run so many replications may run so many more.
    mutating func allows(_ more: Int, after run: Int) -> Bool {
        // What ends the search ends all of it.
        guard refused == nil else { return false }
        let wanted = run + more
        var isAllowed = effort.replications.map { wanted <= $0 } ?? true
        if let time = effort.time, run > 0 {
            let spent = (ContinuousClock.now - started) / .seconds(1)
            let expected = spent * Double(wanted) / Double(run)
            isAllowed = isAllowed && expected <= StaffingBudget.shareOfSearch * (time / .seconds(1))
        }
        if isAllowed { granted = max(granted, wanted) } else { refused = wanted }
        return isAllowed
    }
}
