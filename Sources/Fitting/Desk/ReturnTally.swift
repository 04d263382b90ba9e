/// Who comes back about the same issue, in memory that depends on what happens in a week.
struct ReturnTally {
    /// How a conversation ended, for the question who comes back.
    enum After: Int, CaseIterable {
        case aiRight, aiWrong, ai, humanResolved, humanFailed, human, abandoned, other
    }

    /// Within how many seconds somebody who comes back is taken to come back.
    static let window = 7 * 86_400.0

    private struct Last {
        var issue: UInt64
        var after: After
        var end: Double
        var delay: Double?
        /// After what it came itself, if it is a return.
        var before: After?
    }

    /// Conversations that ended in each way and were watched for the whole window, and those of
    /// them that were followed by another.
    private(set) var ended = [Int](repeating: 0, count: After.allCases.count)
    private(set) var returned = [Int](repeating: 0, count: After.allCases.count)
    /// The same of conversations that came after one that ended so.
    private(set) var nextEnded = [Int](repeating: 0, count: After.allCases.count)
    private(set) var nextReturned = [Int](repeating: 0, count: After.allCases.count)
    /// Returns, and those of customers who had given up.
    private(set) var delays = DelaySample()
    private(set) var redials = DelaySample()

    private var lasts: [Last] = []
    private var first = 0
    /// Where in the list, counted from the beginning of the log, the last of an issue is.
    private var places = PlaceTable()
    private var removed = 0
    private var now = -Double.infinity

    /// Has the places of issues brought into the cache.
    mutating func lookUp(_ contacts: [Contact]) {
        for contact in contacts {
            if let issue = contact.issue { lookedUp &+= places[issue] ?? 0 }
        }
    }

    /// Keeps what is looked up from being left out as not needed.
    private var lookedUp = 0

    /// Adds a conversation.
    ///
    /// - Returns: whether it is the first about its issue for all that is known.
    mutating func add(_ contact: Contact) -> Bool {
        guard let issue = contact.issue else { return true }
        now = max(now, contact.start.seconds)
        forget()
        var before: After?
        let own = removed + lasts.count - first
        if let place = places.exchange(issue, own), place >= removed {
            let index = first + place - removed
            let delay = contact.start.seconds - lasts[index].end
            // Rows may come in the order of their ends: an earlier attempt can stand later.
            if delay >= -1 {
                lasts[index].delay = max(0, delay)
                before = lasts[index].after
            }
        }
        lasts.append(
            Last(
                issue: issue, after: .init(contact), end: contact.end.seconds, before: before))
        return before == nil
    }

    /// Counts what ended more than the window ago.
    private mutating func forget() {
        while first < lasts.count, lasts[first].end + ReturnTally.window < now {
            let last = lasts[first]
            ended[last.after.rawValue] += 1
            if let before = last.before { nextEnded[before.rawValue] += 1 }
            if let delay = last.delay, delay <= ReturnTally.window {
                returned[last.after.rawValue] += 1
                if let before = last.before { nextReturned[before.rawValue] += 1 }
                if last.after == .abandoned {
                    redials.add(delay, after: last.end)
                } else {
                    delays.add(delay, after: last.end)
                }
            }
            places.forget(last.issue, at: removed)
            first += 1
            removed += 1
        }
        if first > 4_096, first * 2 > lasts.count {
            lasts.removeFirst(first)
            first = 0
        }
    }
}

extension ReturnTally {
    /// Conversations that ended and those that were followed, all told.
    var all: (ended: Int, returned: Int) { (ended.reduce(0, +), returned.reduce(0, +)) }

    /// The share of those that ended in any of several ways that is seen to come back, of how many,
    /// and the same share of those who did; nil if nothing ended so.
    func seen(
        after ways: [After]
    ) -> (share: FittedDemand.Estimate, ended: Int, next: Double)? {
        func sum(_ counts: [Int]) -> Int { ways.reduce(0) { $0 + counts[$1.rawValue] } }
        let ended = sum(ended)
        guard ended > 0 else { return nil }
        let share = FittedDemand.Estimate.share(sum(returned), of: ended)
        let followed = sum(nextEnded)
        let next = followed > 0 ? Double(sum(nextReturned)) / Double(followed) : share.value
        return (share, ended, next)
    }
}

extension ReturnTally.After {
    init(_ contact: Contact) {
        switch contact.ending {
        case .answered:
            self = contact.isResolved.map { $0 ? .humanResolved : .humanFailed } ?? .human
        case .contained:
            let isRight = contact.isCorrect ?? contact.isResolved
            self = isRight.map { $0 ? .aiRight : .aiWrong } ?? .ai
        case .abandoned: self = .abandoned
        case .other: self = .other
        }
    }
}

extension ReturnTally.After {
    /// In words.
    var words: String {
        switch self {
        case .aiRight: "a right answer of the AI"
        case .aiWrong: "a wrong answer of the AI"
        case .ai: "a conversation that the AI kept"
        case .humanResolved: "a person who solved it"
        case .humanFailed: "a person who did not"
        case .human: "a conversation with a person"
        case .abandoned: "giving up"
        case .other: "another end"
        }
    }
}

/// Some of the returns, as many as fit: all of the first 65,536, every second one of the first
/// 131,072, and so on.
struct DelaySample: Sendable {
    private static let most = 65_536
    /// For how many each stands.
    private(set) var weight = 1
    private var skipped = 0
    /// Seconds from Monday midnight to the end of the conversation, and from there to the return.
    private(set) var delays: [(end: Double, seconds: Double)] = []

    /// Adds one, after an end so many seconds after 1970-01-01, which was a Thursday.
    mutating func add(_ seconds: Double, after end: Double) {
        skipped += 1
        guard skipped == weight else { return }
        skipped = 0
        let week = 7 * 86_400.0
        let shifted = end + 3 * 86_400
        delays.append((shifted - (shifted / week).rounded(.down) * week, seconds))
        guard delays.count == DelaySample.most else { return }
        delays = delays.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        weight *= 2
    }

    /// The delays as they are.
    var tally: DurationTally { tally(byDemandOf: nil) }

    /// The delays by a clock, times a factor; see `seconds(byDemandOf:)`.
    func tally(byDemandOf week: [Double]?, times factor: Double = 1) -> DurationTally {
        seconds(byDemandOf: week).reduce(into: DurationTally()) { $0.add(factor * $1) }
    }

    /// The delays by a clock that runs faster when more customers come than on average.
    ///
    /// - Parameter week: how many come in each of equal parts of a week, from Monday; nil for the
    ///   clock on the wall.
    func seconds(byDemandOf week: [Double]?) -> [Double] {
        let total = week?.reduce(0, +) ?? 0
        guard let week, total > 0 else { return delays.map(\.seconds) }
        let length = 7 * 86_400 / Double(week.count)
        var sums = [0.0]
        for part in week { sums.append(sums[sums.count - 1] + part / total * 7 * 86_400) }
        func passed(_ seconds: Double) -> Double {
            let weeks = (seconds / (7 * 86_400)).rounded(.down)
            let rest = (seconds - weeks * 7 * 86_400) / length
            let place = min(week.count - 1, Int(rest))
            return weeks * 7 * 86_400 + sums[place]
                + (rest - Double(place)) * (sums[place + 1] - sums[place])
        }
        return delays.map { max(0, passed($0.end + $0.seconds) - passed($0.end)) }
    }
}
