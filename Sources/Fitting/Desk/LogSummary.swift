import ElementaryFunctions

/// What a log adds up to, in memory that grows with days, agents and names, not with rows.
struct LogSummary {
    /// Length of an interval of the demand.
    let minutes: Int
    /// Whom the measures of the service level count as served in time, in seconds.
    let acceptableWait: Double
    /// Conversations of each standing, by day and interval.
    private var counts = [[Int: [Double]]](repeating: [:], count: Standing.allCases.count)
    private(set) var standings = [Int](repeating: 0, count: Standing.allCases.count)
    private(set) var nameTally = NameTally()
    /// By what conversations are about.
    private(set) var queues: [QueueTally] = []
    /// Waits of those who gave up, and of those who were served.
    private(set) var abandoned = DurationTally()
    private(set) var served = DurationTally()
    private(set) var returns = ReturnTally()
    private(set) var customers = CustomerTally()
    private(set) var duty = DutyTally()
    private(set) var busy = BusyTally()
    /// Sessions with people by group and by hour of the day.
    private(set) var workByGroup = WorkTally()
    private(set) var workByHour = WorkTally()
    /// By hour of the day.
    private(set) var hours = [HourTally](repeating: HourTally(), count: 24)
    private(set) var conversations = 0
    private var order = RowOrder()
    /// Whether the log says which conversations are about one issue.
    private(set) var knowsIssues = false

    /// Most different queues, each of which has laws, an AI and a share of its own.
    static let mostQueues = 200

    /// Whether rows come in an order in which nobody can tell who came back and who was there.
    var isUnordered: Bool {
        order.isLost && (knowsIssues || customers.isUsed) || duty.isReopened
    }

    /// Nothing was read yet.
    init(minutes: Int, acceptableWait: Double) {
        (self.minutes, self.acceptableWait) = (minutes, acceptableWait)
    }

    /// Conversations that are added next.
    private var waiting: [Contact] = []

    /// Adds a conversation, with some others.
    mutating func add(_ contact: Contact) {
        waiting.append(contact)
        if waiting.count == 32 { addWaiting() }
    }

    /// Where an issue was last is seldom in the cache: memory is asked for 32 of them at once,
    /// which takes hardly longer than for one.
    private mutating func addWaiting() {
        returns.lookUp(waiting)
        for contact in waiting { count(contact) }
        waiting.removeAll(keepingCapacity: true)
    }

    private mutating func count(_ contact: Contact) {
        conversations += 1
        let isFirst = returns.add(contact)
        knowsIssues = knowsIssues || contact.issue != nil
        nameTally.add(contact)
        let follows = customers.add(contact)
        let standing = Standing(contact, isFirst: isFirst, follows: follows)
        while queues.count <= contact.queue { queues.append(QueueTally()) }
        queues[contact.queue].add(contact, standing)
        count(contact, standing)
        order.add(contact.start.seconds)
        switch contact.ending {
        case .answered:
            if let wait = contact.wait { served.add(wait) }
            duty.add(contact)
            busy.add(contact)
            addWork(contact)
            hours[hour(contact)].add(contact.wait, isServed: true, within: acceptableWait)
        case .abandoned:
            if let wait = contact.wait { abandoned.add(wait) }
            busy.add(contact)
            hours[hour(contact)].add(contact.wait, isServed: false, within: acceptableWait)
        case .contained: hours[hour(contact)].addElsewhere(isUnserved: false)
        case .other:
            hours[hour(contact)].addElsewhere(isUnserved: true)
            // Who was sent away would have waited longer than that.
            if let wait = contact.wait, wait > 0 { served.add(wait) }
        }
    }

    private mutating func count(_ contact: Contact, _ standing: Standing) {
        standings[standing.rawValue] += 1
        guard standing != .counted else { return }
        let intervals = 1_440 / minutes
        let interval = Int(contact.start.second) / (minutes * 60)
        counts[standing.rawValue][
            contact.start.day, default: Array(repeating: 0, count: intervals)][
                min(interval, intervals - 1)] += 1
    }

    /// Counts what could not be counted before the end.
    mutating func finish() {
        addWaiting()
        duty.finishDays(around: nil)
    }

    private mutating func addWork(_ contact: Contact) {
        guard let talk = contact.talk, talk > 0 else { return }
        let began = contact.answered ?? contact.start
        let hour = min(23, Int(began.second / 3_600))
        let logarithm = Elementary.log(talk)
        workByHour.add(logarithm: logarithm, topic: contact.queue, level: hour)
        guard let group = contact.group else { return }
        workByGroup.add(logarithm: logarithm, topic: contact.queue, level: group)
    }

    private func hour(_ contact: Contact) -> Int {
        min(23, Int(contact.start.second / 3_600))
    }

    /// The demand: first attempts, and of conversations that may be one the share that is.
    var table: CountTable {
        let shares = freshShares
        var all: [Int: [Double]] = [:]
        for standing in Standing.allCases where shares[standing.rawValue] > 0 {
            let share = shares[standing.rawValue]
            all.merge(counts[standing.rawValue].mapValues { $0.map { $0 * share } }) { one, other in
                zip(one, other).map { $0 + $1 }
            }
        }
        return CountTable(
            minutes: minutes,
            days: all.sorted { $0.key < $1.key }.map {
                .init(date: .init(dayNumber: $0.key), counts: $0.value)
            }, rows: conversations)
    }
}

/// Conversations about one thing.
struct QueueTally {
    private(set) var count = 0
    /// How many there are of each standing.
    private var standings = [Int](repeating: 0, count: Standing.allCases.count)
    private(set) var talk = DurationTally()
    private(set) var wrap = DurationTally()
    private(set) var ai = DurationTally()
    /// Of first and of later attempts, and of those of which nobody knows: all, and those that an
    /// AI had.
    private(set) var attempts = (first: AICount(), later: AICount(), unknown: AICount())
    /// Conversations that an AI had and kept.
    private(set) var kept = 0
    /// Conversations of which the log says that an AI had them, whether it kept them or not.
    private(set) var knownAI = 0
    private(set) var answers = AnswerTally()
    /// Conversations with people that are labelled, and those of them that solved the issue.
    private(set) var labelled = 0
    private(set) var resolved = 0

    struct AICount {
        var all = 0
        var withAI = 0

        mutating func add(_ hadAI: Bool) {
            all += 1
            if hadAI { withAI += 1 }
        }

        static func += (sum: inout AICount, other: AICount) {
            sum.all += other.all
            sum.withAI += other.withAI
        }
    }

    /// Conversations that an AI had, all told.
    var withAI: Int { attempts.first.withAI + attempts.later.withAI + attempts.unknown.withAI }

    /// First attempts, and of conversations that may be one the share that is.
    ///
    /// - Parameter shares: of each standing, the share that is.
    func fresh(_ shares: [Double]) -> Double {
        zip(standings, shares).reduce(0) { $0 + Double($1.0) * $1.1 }
    }

    mutating func add(_ contact: Contact, _ standing: Standing) {
        count += 1
        standings[standing.rawValue] += 1
        let hadAI =
            contact.ai != nil || contact.isHandedOver || contact.ending == .contained
        switch standing {
        case .fresh, .first, .follower:
            attempts.first.add(hadAI)
        case .counted, .later: attempts.later.add(hadAI)
        case .unnamed: attempts.unknown.add(hadAI)
        }
        if let seconds = contact.ai { ai.add(seconds) }
        if contact.ai != nil || contact.isHandedOver || contact.confidence != nil { knownAI += 1 }
        if hadAI {
            if contact.ending == .contained { kept += 1 }
            answers.add(contact)
        }
        guard contact.ending == .answered else { return }
        if let talk = contact.talk { self.talk.add(talk) }
        if let wrap = contact.wrap { self.wrap.add(wrap) }
        if let isResolved = contact.isResolved {
            labelled += 1
            if isResolved { resolved += 1 }
        }
    }
}

/// Whether rows come in the order of time, for all that matters.
private struct RowOrder {
    private var latest = -Double.infinity
    private var rows = 0
    private var late = 0

    mutating func add(_ seconds: Double) {
        rows += 1
        if seconds < latest - 6 * 3_600 { late += 1 }
        latest = max(latest, seconds)
    }

    /// Whether more than one row in ten comes six hours after a later one: in the order of ends
    /// few do.
    var isLost: Bool { late * 10 > rows }
}

/// Conversations of an hour of the day that came to people.
struct HourTally: Sendable, Equatable {
    var offered = 0
    var abandoned = 0
    /// Those whose wait is known.
    var timed = 0
    /// Of these, served and abandoned within the acceptable wait.
    var inTime = 0
    var abandonedInTime = 0
    var waits = 0.0
    /// Others of the hour: those that an AI kept, and those that nobody had or waited for.
    var kept = 0
    var unserved = 0

    /// Adds one that did not come to people.
    mutating func addElsewhere(isUnserved: Bool) {
        if isUnserved { unserved += 1 } else { kept += 1 }
    }

    /// Adds one.
    mutating func add(_ wait: Double?, isServed: Bool, within acceptable: Double) {
        offered += 1
        if !isServed { abandoned += 1 }
        guard let wait else { return }
        timed += 1
        waits += wait
        guard wait <= acceptable else { return }
        if isServed { inTime += 1 } else { abandonedInTime += 1 }
    }
}
