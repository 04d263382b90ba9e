/// Rows that do not name their issue or customer where others of the log do, so that somebody who
/// comes back is not seen to.
struct NameTally {
    /// Rows, and those of them without a name.
    struct Count {
        var all = 0
        var unnamed = 0

        mutating func add(_ lacksName: Bool) {
            all += 1
            if lacksName { unnamed += 1 }
        }

        var namedShare: Double { 1 - Double(unnamed) / Double(max(all, 1)) }
    }

    private(set) var rows = Count()
    /// Rows whose number of the attempt is known, and those that it makes a return.
    private(set) var counted = 0
    private(set) var later = Count()
    /// Rows by how they ended.
    private var byEnd = [Count](repeating: Count(), count: ReturnTally.After.allCases.count)

    mutating func add(_ contact: Contact) {
        rows.add(contact.lacksName)
        byEnd[ReturnTally.After(contact).rawValue].add(contact.lacksName)
        guard let attempt = contact.attempt else { return }
        counted += 1
        if attempt > 1 { later.add(contact.lacksName) }
    }

    /// The ends of which the most and the least rows have a name, if they differ by more than
    /// chance and by more than five in a hundred.
    private var extremes: [NamedRows.End] {
        let known = zip(ReturnTally.After.allCases, byEnd).filter { $0.1.all >= 30 }
        guard sharesDiffer(known.map { ($0.1.all - $0.1.unnamed, $0.1.all) }),
            let most = known.max(by: { $0.1.namedShare < $1.1.namedShare }),
            let least = known.min(by: { $0.1.namedShare < $1.1.namedShare }),
            most.1.namedShare - least.1.namedShare > 0.05
        else { return [] }
        return [least, most].map { NamedRows.End(name: $0.0.words, share: $0.1.namedShare) }
    }

    /// What can be made of them.
    ///
    /// - Parameters:
    ///   - isUsed: whether any row names an issue or a customer.
    ///   - seenReturns: rows that are seen to be a return.
    func names(isUsed: Bool, seenReturns: Int) -> NamedRows {
        let ofReturns = later.all >= NameTally.fewest ? later : rows
        let share = ofReturns.namedShare
        let treatment: NamedRows.Treatment
        if rows.unnamed == 0 {
            treatment = .complete
        } else if !isUsed {
            treatment = .unknown(.noNames)
        } else if share < NamedRows.leastShare {
            treatment = .unknown(.tooFew)
        } else if seenReturns == 0 {
            treatment = .unknown(.noReturns)
        } else {
            treatment = .corrected
        }
        return NamedRows(
            rows: rows.all, unnamed: rows.unnamed, shareOfReturns: share,
            deviation: (share * (1 - share) / Double(max(ofReturns.all, 1))).squareRoot(),
            isOfAttempts: later.all >= NameTally.fewest, treatment: treatment,
            extremes: treatment == .corrected ? extremes : [],
            pooled: counted >= NameTally.fewest ? (later.all, counted) : nil)
    }

    /// From how many rows on a share of them is taken.
    private static let fewest = 100
}

/// How many rows name their issue or customer, and what is made of those that do not.
///
/// A return is seen if the conversation before it and itself have a name. If names are missing at
/// random, a share q of conversations is named, and a share r comes back, then a share
/// o = r (q + (1 - q) o') of the named ones is seen to: a return without a name hides itself, but
/// is followed by one that is seen with the probability o' of those that came after such an end.
/// So r = o / (q + (1 - q) o').
public struct NamedRows: Sendable {
    /// What was done about rows without a name.
    public enum Treatment: Sendable, Equatable {
        /// There are none.
        case complete
        /// Shares were corrected, as if names were missing at random.
        case corrected
        /// Who comes back is not known.
        case unknown(Reason)
    }

    /// Why it cannot be known who comes back.
    public enum Reason: String, Sendable {
        /// No row has a name.
        case noNames
        /// Fewer than a third of those who come back have one.
        case tooFew
        /// None of those that have one came back: perhaps those who do have none.
        case noReturns
    }

    /// The least share of returns with a name from which on shares are corrected.
    public static let leastShare = 1.0 / 3

    /// Rows of the log.
    public let rows: Int
    /// Those without a name.
    public let unnamed: Int
    /// Share of returns that have a name: of those that the number of the attempt makes one, or of
    /// all rows.
    public let shareOfReturns: Double
    /// Its standard deviation.
    let deviation: Double
    /// Whether that share is of returns that are known by the number of the attempt.
    public let isOfAttempts: Bool
    /// What was done.
    public let treatment: Treatment

    /// Rows that ended in one way.
    public struct End: Sendable {
        /// How.
        public let name: String
        /// The share that has a name.
        public let share: Double
    }

    /// Where names are not missing at random: how rows ended of which the fewest have one, and the
    /// most.
    public let extremes: [End]
    /// Returns by the number of the attempt, of conversations for which that is known; nil if there
    /// are too few.
    let pooled: (later: Int, of: Int)?

    /// The share that comes back.
    ///
    /// - Parameters:
    ///   - seen: the share that is seen to.
    ///   - next: the same of those who came back.
    func share(_ seen: FittedDemand.Estimate, next: Double) -> FittedDemand.Estimate {
        guard treatment == .corrected, seen.value > 0 else { return seen }
        let q = shareOfReturns
        let found = q + (1 - q) * next
        // By the rule for errors that go on: of the share seen, and of q.
        let own = (seen.halfWidth ?? 0) / found
        let ofNames = 1.96 * deviation * seen.value * (1 - next) / (found * found)
        return FittedDemand.Estimate(
            value: min(1, seen.value / found),
            halfWidth: seen.halfWidth.map { _ in (own * own + ofNames * ofNames).squareRoot() })
    }

    /// Share of returns that are seen whose time is that of one return, and not of several of
    /// which those between have no name: by it times are shorter than they seem, exactly for
    /// exponential ones (Renyi 1956).
    func directness(next: Double) -> Double {
        guard treatment == .corrected else { return 1 }
        return shareOfReturns / (shareOfReturns + (1 - shareOfReturns) * next)
    }

    /// The same of any conversation by the number of the attempt, where names tell nothing.
    var ofAttempts: FittedDemand.Estimate? {
        guard case .unknown = treatment, let pooled, pooled.later > 0 else { return nil }
        return .share(pooled.later, of: pooled.of)
    }
}
