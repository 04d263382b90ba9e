/// Who was at work when, from who answered.
///
/// Somebody is taken to be there from the first conversation of a stretch to the last one, and
/// beyond both by the usual time between two: of times that are spread evenly over a shift, the
/// first and the last lie inside its ends by so much. A stretch ends where nobody comes for more
/// than 20 minutes and for six times as long as usual, which chance does in one of 400 gaps.
struct DutyTally {
    fileprivate struct Session {
        var start: Float
        var end: Float
    }

    /// Sessions of days that are not counted yet, by day and number of the agent, in seconds of
    /// the day.
    private var sessions: [Int: [[Session]]] = [:]
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
    /// Whether every conversation was answered at a whole minute.
    private var areWholeMinutes = true
    /// Whether rows of days came that were counted already.
    private(set) var isReopened = false
    private var named = 0
    /// Sessions that began beside another one and were looked at, and those of them for which
    /// nobody else was free.
    private var beside = (checked: 0, whileAllBusy: 0)
    /// How many are looked at.
    private static let mostChecked = 500

    /// Whether nearly everybody who answered has a name.
    var hasNames: Bool { named > 0 && unnamed * 10 <= named }
    /// How many different people there are, who are numbered from 0.
    private(set) var agentCount = 0

    /// Adds a conversation that was answered.
    mutating func add(_ contact: Contact) {
        guard let agent = contact.agent, let answered = contact.answered else {
            unnamed += 1
            return
        }
        agentCount = max(agentCount, agent + 1)
        let end = answered.second + (contact.talk ?? 0) + (contact.wrap ?? 0)
        named += 1
        if areWholeMinutes {
            areWholeMinutes = answered.second.truncatingRemainder(dividingBy: 60) == 0
        }
        if onDuty[answered.day] != nil { isReopened = true }
        let session = Session(start: Float(answered.second), end: Float(end))
        sessions[answered.day, default: []].append(session, of: agent)
        uncounted += 1
        if uncounted >= DutyTally.most { finishDays(around: answered.day) }
    }

    /// Counts days that are over: those that are not next to a day; all of them for nil.
    mutating func finishDays(around day: Int?) {
        for other in sessions.keys.sorted() where day.map({ abs(other - $0) > 1 }) ?? true {
            var starts: [Float] = []
            var quarters = onDuty[other] ?? Array(repeating: 0, count: 96)
            for own in sessions[other] ?? [] where !own.isEmpty {
                starts += countLevels(own)
                DutyTally.addPresence(own, &quarters)
            }
            checkBeside(starts, sessions[other] ?? [], quarters)
            onDuty[other] = quarters
            sessions[other] = nil
        }
        uncounted = sessions.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    }

    /// Looks at sessions of a day that began beside another one: were all busy who were there?
    private mutating func checkBeside(
        _ starts: [Float], _ agents: [[Session]], _ quarters: [Double]
    ) {
        for start in starts.prefix(DutyTally.mostChecked - beside.checked) {
            beside.checked += 1
            let busy = agents.count { own in
                own.contains { $0.start <= start && $0.end > start }
            }
            if Double(busy) >= quarters[min(95, Int(start / 900))] - 0.5 {
                beside.whileAllBusy += 1
            }
        }
    }

    /// A log that rounds makes sessions overlap by as much, which is no second conversation.
    private var rounding: Float { areWholeMinutes ? 90 : 3 }

    /// Counts how many sessions there are at once.
    ///
    /// - Returns: when those began that began beside another one.
    private mutating func countLevels(_ sessions: [Session]) -> [Float] {
        var starts: [Float] = []
        let rounding = rounding
        var changes = sessions.filter { $0.end - rounding > $0.start }.flatMap {
            [($0.start, 1), ($0.end - rounding, -1)]
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
                if level > 0 { starts.append(time) }
            }
            (level, last) = (level + change, time)
        }
        return starts
    }

    /// The most sessions at once that people have for at least one hundredth of the time that they
    /// have any.
    ///
    /// At a quiet desk they hardly ever need to take a second one. But if they could not, those who
    /// come while all are busy would wait: where more than twice as many began beside another one
    /// as had to wait, and nearly all of them while nobody was free, they can. What began beside
    /// another one while others had nothing to do is a slip of the log.
    ///
    /// - Parameter waited: customers who had to wait.
    func concurrency(waited: Int) -> Int {
        let busy = secondsAtLevel.reduce(0, +)
        let usual = max(1, secondsAtLevel.lastIndex { $0 * 100 >= busy }.map { $0 + 1 } ?? 1)
        let needed = beside.whileAllBusy
        let all = startsAtLevel.dropFirst().reduce(0, +)
        let isAble = needed >= 10 && needed * 3 >= beside.checked * 2 && all > 2 * waited
        return usual == 1 && isAble ? 2 : usual
    }

    /// Adds the stretches of one person's day.
    private static func addPresence(_ sessions: [Session], _ quarters: inout [Double]) {
        let ordered = sessions.sorted { $0.start < $1.start }
        guard let first = ordered.first else { return }
        var reached = first.end
        var gaps: [Float] = []
        for session in ordered.dropFirst() {
            if session.start > reached { gaps.append(session.start - reached) }
            reached = max(reached, session.end)
        }
        let longest = max(1_200, 6 * gaps.reduce(0, +) / Float(max(1, gaps.count)))
        var stretch: (first: Float, last: Float, reached: Float, count: Int)?
        func close() {
            guard let stretch else { return }
            let own =
                stretch.count > 1
                ? (stretch.last - stretch.first) / Float(stretch.count - 1)
                : stretch.reached - stretch.first
            cover(stretch.first - own, max(stretch.last + own, stretch.reached), &quarters)
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

extension [[DutyTally.Session]] {
    fileprivate mutating func append(_ session: DutyTally.Session, of agent: Int) {
        while count <= agent { append([]) }
        self[agent].append(session)
    }
}
