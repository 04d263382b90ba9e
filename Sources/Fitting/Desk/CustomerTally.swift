import ElementaryFunctions

/// Who comes back where only customers are known, and not what they come about.
///
/// Who comes again within a week comes about the same thing, or would have come anyway. How many
/// would have is seen in the same customers a fortnight later, in a week that lies on the same
/// weekdays and hours: each is their own control, as in case series (Farrington 1995). If nobody
/// in a share q of such weeks would have come by chance, and nobody in a share p did, the share
/// 1 - p/q came about the same thing (Abbott 1925).
///
/// Memory is that of what happens in three weeks.
struct CustomerTally {
    /// In seconds: within what somebody comes back, and the week that is its control.
    static let window = ReturnTally.window
    private static let control = 2 * window..<3 * window

    /// Conversations of some customers after which all three weeks were watched.
    struct Counts {
        var ended = 0
        /// Those after which nobody came within the window, and within the control.
        var alone = 0
        var aloneLater = 0

        static func + (one: Counts, other: Counts) -> Counts {
            Counts(
                ended: one.ended + other.ended, alone: one.alone + other.alone,
                aloneLater: one.aloneLater + other.aloneLater)
        }
    }

    private struct Entry {
        let customer: UInt64
        let after: ReturnTally.After
        let end: Double
        /// Seconds to the next one, and from the beginning of the control to the first one in it.
        var delay: Double?
        var later: Double?
        /// Where the next one of the customer is.
        var next: Int?
    }

    /// Where the last one of a customer is, and the first one whose control has not begun.
    private struct Places {
        var last: Int
        var pending: Int
    }

    /// Customers by what their names end in, so that it can be told how much the estimates depend
    /// on some of them.
    private static let groups = 64
    private var counts = [[Counts]](
        repeating: Array(repeating: Counts(), count: ReturnTally.After.allCases.count),
        count: groups)
    /// Conversations of known customers, whether they were watched for three weeks or not.
    private(set) var all = [Int](repeating: 0, count: ReturnTally.After.allCases.count)
    /// Those that came within the window after another one.
    private(set) var followers = 0
    /// Times to the next one: of those who had given up, and of the others.
    private var redials = Delays()
    private var others = Delays()

    private struct Delays {
        var watched = 0
        var returns = DelaySample()
        var controls = DelaySample()
    }

    private var entries: [Entry] = []
    private var first = 0
    private var removed = 0
    private var places: [UInt64: Places] = [:]
    private var now = -Double.infinity

    /// Whether the log names customers.
    var isUsed: Bool { all.contains { $0 > 0 } }

    /// Adds a conversation.
    ///
    /// - Returns: whether the same customer had one in the week before.
    mutating func add(_ contact: Contact) -> Bool {
        guard let customer = contact.customer else { return false }
        let start = contact.start.seconds
        now = max(now, start)
        forget()
        let place = removed + entries.count - first
        let after = ReturnTally.After(contact)
        var follows = false
        if var known = places[customer] {
            follows = isFollowed(at: known.last, start)
            entries[index(known.last)].next = place
            decide(&known.pending, start, upTo: place)
            places[customer] = Places(last: place, pending: known.pending)
        } else {
            places[customer] = Places(last: place, pending: place)
        }
        if follows { followers += 1 }
        all[after.rawValue] += 1
        entries.append(Entry(customer: customer, after: after, end: contact.end.seconds))
        return follows
    }

    private func index(_ place: Int) -> Int { first + place - removed }

    /// Notes that a customer came again.
    private mutating func isFollowed(at place: Int, _ start: Double) -> Bool {
        let delay = start - entries[index(place)].end
        // Rows may come in the order of their ends: an earlier one can stand later.
        guard delay >= -1, delay < CustomerTally.window else { return false }
        entries[index(place)].delay = max(0, delay)
        return true
    }

    /// Notes who is the first one that came after the control of another one had begun.
    private mutating func decide(_ pending: inout Int, _ start: Double, upTo place: Int) {
        while pending < place {
            let entry = entries[index(pending)]
            let lag = start - entry.end
            guard lag >= CustomerTally.control.lowerBound else { return }
            if lag < CustomerTally.control.upperBound {
                entries[index(pending)].later = lag - CustomerTally.control.lowerBound
            }
            pending = entry.next ?? place
        }
    }

    /// Counts what ended more than three weeks ago.
    private mutating func forget() {
        while first < entries.count, entries[first].end + CustomerTally.control.upperBound < now {
            let entry = entries[first]
            count(entry)
            if places[entry.customer]?.last == removed {
                places[entry.customer] = nil
            } else if places[entry.customer]?.pending == removed, let next = entry.next {
                places[entry.customer]?.pending = next
            }
            first += 1
            removed += 1
        }
        if first > 4_096, first * 2 > entries.count {
            entries.removeFirst(first)
            first = 0
        }
    }

    private mutating func count(_ entry: Entry) {
        let group = Int((entry.customer ^ entry.customer >> 32) % UInt64(CustomerTally.groups))
        let own = Counts(
            ended: 1, alone: entry.delay == nil ? 1 : 0, aloneLater: entry.later == nil ? 1 : 0)
        counts[group][entry.after.rawValue] = counts[group][entry.after.rawValue] + own
        func add(to delays: inout Delays) {
            delays.watched += 1
            if let delay = entry.delay { delays.returns.add(delay, after: entry.end) }
            if let later = entry.later { delays.controls.add(later, after: entry.end) }
        }
        if entry.after == .abandoned { add(to: &redials) } else { add(to: &others) }
    }
}

// MARK: Estimates

extension CustomerTally {
    /// Who comes back about the same thing, and who would have come anyway.
    struct Estimate {
        let ended: Int
        /// Share that comes back about the same thing.
        let share: FittedDemand.Estimate
        /// Share of customers who come within a week by chance.
        let byChance: Double
    }

    /// The share that comes back after any of several ends; nil if hardly anything ended so, or
    /// everybody comes every week.
    ///
    /// The interval is by a jackknife that leaves out one group of customers after the other (Kott
    /// 2001), for conversations of one customer are no independent ones; it is never shorter than
    /// that of independent ones.
    func estimate(after ways: [ReturnTally.After]) -> Estimate? {
        let groups = counts.map { group in
            ways.reduce(Counts()) { $0 + group[$1.rawValue] }
        }.filter { $0.ended > 0 }
        let all = groups.reduce(Counts(), +)
        guard all.ended >= 10, all.aloneLater > 0 else { return nil }
        func net(_ counts: Counts) -> Double {
            1 - Double(counts.alone) / Double(max(1, counts.aloneLater))
        }
        let value = net(all)
        let without = groups.map { group in
            net(
                Counts(
                    ended: all.ended - group.ended, alone: all.alone - group.alone,
                    aloneLater: all.aloneLater - group.aloneLater))
        }
        let count = Double(groups.count)
        let spread = without.reduce(0) { $0 + ($1 - value) * ($1 - value) } * (count - 1) / count
        let reach =
            count > 1
            ? Elementary.studentQuantile(0.975, degreesOfFreedom: count - 1) * spread.squareRoot()
            : nil
        let raw = FittedDemand.Estimate.share(all.ended - all.alone, of: all.ended)
        let chance = 1 - Double(all.aloneLater) / Double(all.ended)
        return Estimate(
            ended: all.ended,
            share: .init(
                value: max(0, value),
                halfWidth: reach.map { max($0, (raw.halfWidth ?? 0) / (1 - chance)) }),
            byChance: chance)
    }

    /// Of conversations that followed another one of the customer, the share that was about the
    /// same thing; nil if that is not known.
    var shareOfFollowers: Double? {
        guard followers > 0 else { return nil }
        let known = ReturnTally.After.allCases.map { (all[$0.rawValue], estimate(after: [$0])) }
        guard known.contains(where: { $0.1 != nil }) else { return nil }
        let repeats = known.reduce(0) { $0 + Double($1.0) * ($1.1?.share.value ?? 0) }
        return min(1, repeats / Double(followers))
    }

    /// Times to returns about the same thing, of those who had given up and of others: quantiles
    /// of the law that makes all returns the likeliest, those by chance among them.
    ///
    /// - Parameters:
    ///   - week: the demand by which a clock goes; nil for that on the wall.
    ///   - names: how many conversations name their customer.
    func delays(
        byDemandOf week: [Double]? = nil, _ names: NamedRows? = nil
    ) -> (others: DurationTally, redials: DurationTally) {
        func net(_ delays: Delays, _ ways: [ReturnTally.After]) -> DurationTally {
            let parts = ReturnMixture.ends
            func counts(_ sample: DelaySample) -> [Double] {
                var counts = [Double](repeating: 0, count: parts.count)
                for seconds in sample.seconds(byDemandOf: week) {
                    let place = parts.firstIndex { seconds <= $0 * 3_600 } ?? parts.count - 1
                    counts[place] += Double(sample.weight)
                }
                return counts
            }
            return ReturnMixture(
                watched: Double(delays.watched), returned: counts(delays.returns),
                byChance: counts(delays.controls)
            ).tally(times: names?.directness(next: estimate(after: ways)?.share.value ?? 0) ?? 1)
        }
        return (
            net(others, ReturnTally.After.allCases.filter { $0 != .abandoned }),
            net(redials, [.abandoned])
        )
    }
}
