/// Who was at work when, from who answered.
///
/// Somebody is taken to be there from the first conversation of a stretch to the last one, and
/// beyond both by the usual time between two: of times that are spread evenly over a shift, the
/// first and the last lie inside its ends by so much. A stretch ends where nothing comes for more
/// than 75 minutes and for five times as long as usual, which chance does in one of 150 gaps.
struct DutyTally {
    private struct Session {
        var start: Float
        var end: Float
    }

    /// Sessions of days that are not counted yet, by day and agent, in seconds of the day.
    private var sessions: [Int: [Int: [Session]]] = [:]
    private var uncounted = 0
    /// From how many on days are counted that lie behind, so that memory has an end; until then
    /// rows may come in any order.
    private static let most = 1 << 22

    /// Seconds of agents with one session, with two at once, and so on.
    private(set) var secondsAtLevel: [Double] = []
    /// Sessions that began when the agent had none, one, and so on.
    private(set) var startsAtLevel: [Int] = []
    /// Conversations of people whose names are not known.
    private(set) var unnamed = 0
    /// People at work on each day, by quarters of an hour: on average over the quarter.
    private(set) var onDuty: [Int: [Double]] = [:]
    private var agents: Set<Int> = []

    /// How many different people there are.
    var agentCount: Int { agents.count }

    /// Adds a conversation that was answered.
    mutating func add(_ contact: Contact) {
        guard let agent = contact.agent, let answered = contact.answered else {
            unnamed += 1
            return
        }
        agents.insert(agent)
        let end = answered.second + (contact.talk ?? 0) + (contact.wrap ?? 0)
        sessions[answered.day, default: [:]][agent, default: []].append(
            Session(start: Float(answered.second), end: Float(end)))
        uncounted += 1
        if uncounted >= DutyTally.most { finishDays(around: answered.day) }
    }

    /// Counts days that are over: those that are not next to a day; all of them for nil.
    mutating func finishDays(around day: Int?) {
        for other in sessions.keys.sorted() where day.map({ abs(other - $0) > 1 }) ?? true {
            var quarters = onDuty[other] ?? Array(repeating: 0, count: 96)
            for (_, own) in (sessions[other] ?? [:]).sorted(by: { $0.key < $1.key }) {
                countLevels(own)
                DutyTally.addPresence(own, &quarters)
            }
            onDuty[other] = quarters
            sessions[other] = nil
        }
        uncounted = sessions.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
    }

    private mutating func countLevels(_ sessions: [Session]) {
        // Who comes when another one goes is not beside them; who has no length is beside nobody.
        var changes = sessions.filter { $0.end > $0.start }.flatMap {
            [($0.start, 1), ($0.end, -1)]
        }
        changes.sort { ($0.0, $0.1) < ($1.0, $1.1) }
        var (level, last) = (0, Float(0))
        for (time, change) in changes {
            if level > 0 {
                while secondsAtLevel.count < level { secondsAtLevel.append(0) }
                secondsAtLevel[level - 1] += Double(time - last)
            }
            if change > 0 {
                while startsAtLevel.count <= level { startsAtLevel.append(0) }
                startsAtLevel[level] += 1
            }
            (level, last) = (level + change, time)
        }
    }

    /// The most sessions at once that at least one in a hundred begins to.
    var concurrency: Int {
        let all = startsAtLevel.reduce(0, +)
        return max(1, startsAtLevel.lastIndex { $0 * 100 >= all }.map { $0 + 1 } ?? 1)
    }

    /// Adds the stretches of one person's day.
    private static func addPresence(_ sessions: [Session], _ quarters: inout [Double]) {
        let ordered = sessions.sorted { $0.start < $1.start }
        guard let first = ordered.first, let last = ordered.last else { return }
        let usual = (last.start - first.start) / Float(max(1, ordered.count - 1))
        let longest = max(4_500, 5 * usual)
        var stretch: (first: Float, last: Float, reached: Float, count: Int)?
        func close() {
            guard let stretch else { return }
            let own =
                stretch.count > 1
                ? (stretch.last - stretch.first) / Float(stretch.count - 1)
                : stretch.reached - stretch.first
            cover(stretch.first - own, max(stretch.last + own, stretch.last + 60), &quarters)
        }
        for session in ordered {
            if let current = stretch, session.start - max(current.last, current.reached) <= longest
            {
                stretch = (
                    current.first, session.start, max(current.reached, session.end),
                    current.count + 1
                )
            } else {
                close()
                stretch = (session.start, session.start, session.end, 1)
            }
        }
        close()
    }

    private static func cover(_ from: Float, _ to: Float, _ quarters: inout [Double]) {
        let (from, to) = (max(0, from), min(86_400, to))
        var quarter = Int(from / 900)
        while quarter < 96, Float(quarter) * 900 < to {
            let overlap = min(to, Float(quarter + 1) * 900) - max(from, Float(quarter) * 900)
            quarters[quarter] += Double(max(0, overlap)) / 900
            quarter += 1
        }
    }
}
