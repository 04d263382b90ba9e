/// What is known of a conversation as to whether it is the first about its issue.
enum Standing: Int, CaseIterable {
    /// It is, by its number.
    case fresh
    /// It is not, by its number.
    case counted
    /// No other one of the issue, or lately of the customer, is known.
    case first
    /// Another one of the issue is known.
    case later
    /// Another one of the customer is known, about the same thing or not.
    case follower
    /// It has no name.
    case unnamed

    init(_ contact: Contact, isFirst: Bool, follows: Bool) {
        if let attempt = contact.attempt {
            self = attempt == 1 && isFirst ? follows ? .follower : .fresh : .counted
        } else if contact.lacksName {
            self = .unnamed
        } else {
            self = isFirst ? follows ? .follower : .first : .later
        }
    }
}

extension LogSummary {
    /// What is known of rows by their names.
    var names: NamedRows {
        nameTally.names(
            isUsed: knowsIssues || customers.isUsed,
            seenReturns: returns.all.returned + customers.followers)
    }

    /// Of conversations of each standing, the share that is the first about its issue.
    var freshShares: [Double] {
        var shares = [Double](repeating: 1, count: Standing.allCases.count)
        func set(_ standing: Standing, _ share: Double) {
            shares[standing.rawValue] = max(0, min(1, share))
        }
        set(.counted, 0)
        if case .unknown = names.treatment {
            // Nobody can say which they are: all of them, or as many as by their numbers.
            let share = 1 - (names.ofAttempts?.value ?? 0)
            for standing in [Standing.first, .later, .follower, .unnamed] { set(standing, share) }
            return shares
        }
        let ofFollowers = customers.shareOfFollowers ?? 0
        set(.later, 0)
        set(.follower, 1 - ofFollowers)
        guard names.treatment == .corrected else { return shares }
        set(.first, 1 - hiddenShare)
        let returns = seenReturns(ofFollowers) * namesFactor
        set(.unnamed, 1 - returns / Double(max(1, named)))
        return shares
    }

    /// Conversations that have a name and no number.
    private var named: Int {
        [Standing.first, .later, .follower].reduce(0) { $0 + standings[$1.rawValue] }
    }

    private func seenReturns(_ ofFollowers: Double) -> Double {
        Double(standings[Standing.later.rawValue])
            + ofFollowers * Double(standings[Standing.follower.rawValue])
    }

    /// Of conversations that have a name, and of which no other is known, the share that is a
    /// return all the same: to one that has no name.
    var hiddenShare: Double {
        guard names.treatment == .corrected else { return 0 }
        let hidden = seenReturns(customers.shareOfFollowers ?? 0) * (namesFactor - 1)
        return max(0, min(1, hidden / Double(max(1, standings[Standing.first.rawValue]))))
    }

    /// Who comes back after any of several ends, and how many by chance where only customers are
    /// known; nil if that is not known.
    func returns(
        after ways: [ReturnTally.After]
    ) -> (share: FittedDemand.Estimate, ended: Int, byChance: Double?)? {
        let names = names
        if customers.isUsed {
            return customers.estimate(after: ways).map {
                (names.share($0.share, next: $0.share.value), $0.ended, $0.byChance)
            }
        }
        return returns.seen(after: ways).map {
            (names.share($0.share, next: $0.next), $0.ended, nil)
        }
    }

    /// How many returns there are for each that is seen.
    private var namesFactor: Double {
        let all = ReturnTally.After.allCases.compactMap { after in
            customers.isUsed
                ? customers.estimate(after: [after]).map { ($0.ended, $0.share, $0.share.value) }
                : returns.seen(after: [after]).map { ($0.ended, $0.share, $0.next) }
        }
        let seen = all.reduce(0) { $0 + Double($1.0) * $1.1.value }
        let corrected = all.reduce(0) { $0 + Double($1.0) * names.share($1.1, next: $1.2).value }
        return seen > 0 ? corrected / seen : 1
    }
}
