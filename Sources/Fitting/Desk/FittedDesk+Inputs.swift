import ContactRouting
import FieldTables
import RandomVariates
import Workloads

extension FittedDesk {
    /// The inputs of a workload of which the log says as much as it can.
    ///
    /// - Parameters:
    ///   - base: what else the workload says; nil for what is usual.
    ///   - name: of the workload.
    public func inputs(into base: Inputs?, name: String) -> Inputs {
        var inputs = demand.inputs(into: base, name: name, file: file)
        let isNew = base == nil
        if isNew { setCalendar(&inputs) }
        // What is published of the other desk is not true of this one.
        inputs.figures = []
        if isNew || base?.openingHours != nil { setHours(&inputs) }
        if inputs.humans == nil, duty != nil { inputs.humans = demand.unknownDesk.humans }
        var writer = Writer(inputs: inputs, file: file)
        writer.humans(self, isNew: isNew)
        writer.topics(self)
        writer.ai(self)
        writer.repeats(self)
        writer.forgetTopicsThatAreGone()
        return writer.inputs
    }

    /// The name of the log without the folders that it lies in.
    private var file: String { log.name.split(separator: "/").last.map(String.init) ?? log.name }

    /// The days of the log, so that the two can be set beside each other.
    private func setCalendar(_ inputs: inout Inputs) {
        let days = demand.table.days
        guard let first = days.first?.date, let last = days.last?.date else { return }
        inputs.title = "Fitted to \(file)"
        inputs.start = first
        inputs.clockChanges = log.zone.flatMap { Inputs.clockChanges(of: $0) }
        inputs.horizonDays = Double(last.dayNumber - first.dayNumber + 1)
        if !returns.isEmpty { inputs.warmUpDays = 7 }
    }

    /// When customers came.
    private func setHours(_ inputs: inout Inputs) {
        inputs.closed = demand.closedDays
        inputs.openingHours = nil
        let spans = openSpans
        guard spans.contains(where: { $0?.start != 0 || $0?.end != 1_440 }) else { return }
        let ends = spans.compactMap(\.self).flatMap { [$0.start, $0.end] }
        if ends.contains(where: { $0 % 60 != 0 }) { inputs.intervalMinutes = log.minutes }
        var hours = Inputs.OpeningHours()
        let weekdays: [WritableKeyPath<Inputs.OpeningHours, [ClockSpan]?>] = [
            \.monday, \.tuesday, \.wednesday, \.thursday, \.friday, \.saturday, \.sunday,
        ]
        for (day, span) in zip(weekdays, spans) { hours[keyPath: day] = span.map { [$0] } }
        inputs.openingHours = hours
    }

    /// From the first to the last interval of each weekday in which customers came.
    private var openSpans: [ClockSpan?] {
        demand.model.expected.map { day in
            guard let first = day.firstIndex(where: { $0 > 0 }),
                let last = day.lastIndex(where: { $0 > 0 })
            else { return nil }
            return ClockSpan(start: first * log.minutes, end: (last + 1) * log.minutes)
        }
    }
}

/// Inputs that are written together with where they come from.
private struct Writer {
    var inputs: Inputs
    let file: String

    /// Says where an input comes from, in place of what was said of it.
    private mutating func note(_ path: String, _ words: String) {
        func isOf(_ name: String) -> Bool {
            name == path || name.hasPrefix("\(path).") || name.hasPrefix("\(path)[")
        }
        inputs.sources = Entries(
            inputs.sources.list.filter { !isOf($0.name) }
                + [.init(path, "fitted to \(file): \(words)")])
        inputs.assumptions = Entries(inputs.assumptions.list.filter { !isOf($0.name) })
        // Their numbers change if one goes.
        guard inputs.overTime.contains(where: { isOf($0.input) }) else { return }
        inputs.overTime.removeAll { isOf($0.input) }
        forget { $0.hasPrefix("overTime") }
    }

    /// Forgets where inputs come from, and why they are as they are.
    private mutating func forget(_ isGone: (String) -> Bool) {
        inputs.sources = Entries(inputs.sources.list.filter { !isGone($0.name) })
        inputs.assumptions = Entries(inputs.assumptions.list.filter { !isGone($0.name) })
    }

    /// Says why an input is what it is that nothing tells.
    private mutating func assume(_ path: String, _ words: String) {
        inputs.assumptions = Entries(
            inputs.assumptions.list.filter { $0.name != path } + [.init(path, words)])
    }

    mutating func humans(_ desk: FittedDesk, isNew: Bool) {
        guard var humans = inputs.humans else { return }
        if let talk = desk.talk {
            humans.sessionMinutes = talk.law
            note("humans.sessionMinutes", "\(talk.count) conversations")
        } else if isNew {
            assume(
                "humans.sessionMinutes",
                "the log has fewer than \(LawFit.fewest) conversations "
                    + "with people of a known length")
        }
        if let wrap = desk.wrap, wrap.mean.value > 0 {
            humans.afterContactMinutes = wrap.law
            note("humans.afterContactMinutes", "\(wrap.count) conversations")
        }
        if let law = desk.patience.law {
            humans.patienceMinutes = law
            note(
                "humans.patienceMinutes",
                "\(desk.patience.abandoned) customers gave up, \(desk.patience.servedAfterWait) "
                    + "were served after a wait")
        } else if isNew {
            assume(
                "humans.patienceMinutes",
                "\(desk.patience.abandoned) customers gave up, which tells nothing of patience")
        }
        if let resolution = desk.resolution, desk.knowsTruth(in: inputs) {
            humans.resolution = .all(resolution.value.rounded(to: 4))
            note("humans.resolution", "labelled conversations")
        } else if desk.ai != nil, !desk.isJudged {
            // An AI whose answers are never wrong has people who never fail.
            humans.resolution = nil
            forget { $0.hasPrefix("humans.resolution") }
        }
        if let duty = desk.duty, humans.groups == nil {
            humans.staffing = Inputs.Staffing()
            humans.staffing.agentsPerWeekHour = desk.agentsPerWeekHour(duty)
            let staffings = ["humans.agents", "humans.fullTimeEquivalents"]
            forget { name in staffings.contains { name.hasPrefix($0) } }
            note("humans.agentsPerWeekHour", duty.method.words)
            if let atOnce = duty.concurrency, !isNew || atOnce > 1 {
                humans.group.totalRates = (1...min(20, atOnce)).map(Double.init)
                note("humans.rates", "conversations that one person had at once")
            }
        }
        if isNew { humans.tier.finish = .sessions }
        inputs.humans = humans
    }

    mutating func topics(_ desk: FittedDesk) {
        guard !desk.topics.isEmpty else { return }
        let known = inputs.intents ?? []
        let topics = desk.topics.filter { $0.share > 0 }
        var intents = topics.map { topic in
            var intent = known.first { $0.name == topic.name } ?? Inputs.Intent()
            intent.name = topic.name
            intent.share = (topic.share * 1e6).rounded() / 1e6
            if desk.talk != nil { intent.humanSessionMinutes = topic.talk?.law }
            if desk.ai != nil { setAI(&intent, topic, desk) }
            return intent
        }
        // The largest takes what rounding leaves.
        if let largest = intents.indices.max(by: { intents[$0].share < intents[$1].share }) {
            let others = intents.indices.filter { $0 != largest }.reduce(0) {
                $0 + intents[$1].share
            }
            intents[largest].share = ((1 - others) * 1e6).rounded() / 1e6
        }
        intents.removeAll { $0.share <= 0 }
        inputs.intents = intents
        forget { $0.hasPrefix("intents") }
        note("intents", "\(desk.topics.reduce(0) { $0 + $1.fresh }) first attempts")
    }

    private func setAI(_ intent: inout Inputs.Intent, _ topic: FittedDesk.Topic, _ desk: FittedDesk)
    {
        intent.straightToHumans = topic.goesStraightToHumans
        if desk.ai?.sessions != nil { intent.aiSessionMinutes = topic.ai?.law }
        (intent.accuracy, intent.containment) = (nil, nil)
        if desk.isJudged {
            intent.accuracy = topic.accuracy.map { .all($0.value.rounded(to: 4)) }
        } else if !topic.goesStraightToHumans {
            intent.containment = topic.containment.map { $0.value.rounded(to: 4) }
        }
    }

    mutating func ai(_ desk: FittedDesk) {
        guard let fit = desk.ai else { return }
        var ai = inputs.ai ?? Inputs.AI()
        // Who did not meet the AI asked for a person or was sent to one: the log cannot tell.
        let without = 1 - fit.share.value
        (ai.tier.share, ai.tier.askForHuman) = (1, without.rounded(to: 4))
        note(
            "ai.share",
            fit.isNamed
                ? "all of those who did not ask for a person at once, as who was sent to one"
                : "all, for the log does not say which of those that came to people the AI had")
        if fit.isNamed { note("ai.askForHuman", "first attempts that the AI did not have") }
        if let sessions = fit.sessions {
            ai.sessionMinutes = sessions.law
            note("ai.sessionMinutes", "\(sessions.count) conversations")
        } else if ai.sessionMinutes == nil {
            ai.sessionMinutes = .exponential(mean: 2)
            assume("ai.sessionMinutes", "the log does not say how long the AI has them")
        }
        if let accuracy = fit.accuracy, desk.isJudged {
            (ai.accuracy, ai.containment) = (.all(accuracy.value.rounded(to: 4)), nil)
            forget { $0 == "ai.containment" }
            note("ai.accuracy", "\(fit.labelled) labelled answers")
            if let confidence = fit.confidence {
                ai.confidence.discrimination =
                    min(0.9999, max(0.5, confidence.discrimination.value.rounded(to: 4)))
                ai.confidence.slope = min(20, confidence.slope.rounded(to: 3))
                ai.confidence.shift = min(10, max(-10, confidence.shift.rounded(to: 3)))
                note("ai.confidence", "confidences of labelled answers")
            }
            ai.escalation = escalation(desk, ai.escalation)
            note("ai.escalation", "the confidence from which on conversations were kept")
        } else {
            (ai.containment, ai.accuracy) = (fit.containment.value.rounded(to: 4), nil)
            (ai.escalation, ai.confidence, ai.accuracyDriftPerDay) = (nil, .init(), 0)
            let ofTruth = ["ai.accuracy", "ai.confidence", "ai.escalation"]
            forget { name in ofTruth.contains { name.hasPrefix($0) } }
            note("ai.containment", "conversations that the AI kept")
        }
        inputs.ai = ai
    }

    /// The policy that the log shows, with the rules of the one before.
    private func escalation(
        _ desk: FittedDesk, _ before: Inputs.Escalation?
    ) -> Inputs.Escalation {
        var policy = Inputs.Escalation(.never)
        if let threshold = desk.ai?.threshold {
            var judgement = Inputs.Escalation.Threshold()
            judgement.threshold = threshold.value.rounded(to: 4)
            policy = Inputs.Escalation(.threshold(judgement))
        }
        policy.rules = before?.rules ?? policy.rules
        let locked = desk.topics.filter(\.isAlwaysHandedOver).map(\.name)
        let hasLocks = policy.rules.contains {
            if case .intents = $0 { true } else { false }
        }
        if !locked.isEmpty, !hasLocks {
            var rule = Inputs.Rule.LockedIntents()
            rule.intents = locked
            policy.rules.append(.intents(rule))
        }
        return policy
    }

    /// Takes names of topics that the log does not have out of rules and thresholds.
    mutating func forgetTopicsThatAreGone() {
        guard let names = inputs.intents?.map(\.name),
            var escalation = inputs.ai?.escalation
        else { return }
        escalation.rules = escalation.rules.compactMap { rule in
            guard case .intents(var locked) = rule else { return rule }
            locked.intents.removeAll { !names.contains($0) }
            return locked.intents.isEmpty ? nil : .intents(locked)
        }
        if case .perIntent(var thresholds) = escalation.judgement {
            thresholds.thresholds = Entries(
                thresholds.thresholds.list.filter { names.contains($0.name) })
            escalation.judgement = .perIntent(thresholds)
        }
        inputs.ai?.escalation = escalation
    }

    mutating func repeats(_ desk: FittedDesk) {
        guard !desk.returns.isEmpty else { return }
        var repeats = inputs.repeats ?? Inputs.Repeats()
        func share(_ ways: [ReturnTally.After], else before: Double) -> Double {
            min(0.99, desk.share(after: ways)?.rounded(to: 4) ?? before)
        }
        if desk.isJudged {
            repeats.model.afterAI = share([.aiRight, .ai], else: repeats.model.afterAI)
            repeats.afterWrongAnswer = desk.share(after: [.aiWrong]).map {
                min(0.99, $0.rounded(to: 4))
            }
        } else {
            repeats.model.afterAI = share(
                [.aiRight, .aiWrong, .ai], else: repeats.model.afterAI)
            repeats.afterWrongAnswer = nil
        }
        if desk.resolution != nil, desk.knowsTruth(in: inputs) {
            repeats.model.afterHuman = share([.humanResolved], else: repeats.model.afterHuman)
            repeats.afterHumanFailure = desk.share(after: [.humanFailed]).map {
                min(0.99, $0.rounded(to: 4))
            }
        } else {
            repeats.model.afterHuman = share(
                [.humanResolved, .humanFailed, .human], else: repeats.model.afterHuman)
            repeats.afterHumanFailure = nil
        }
        repeats.model.afterAbandonment = share(
            [.abandoned], else: repeats.model.afterAbandonment)
        if let delay = desk.delay {
            repeats.delayHours = delay.law
            repeats.model.clock = desk.delayFollowsDemand ? .demand : .wall
        }
        repeats.redialMinutes = desk.redial?.law
        if let ai = desk.ai, let later = ai.laterShare, ai.share.value < 1 {
            let factor = (1 - later.value) / (1 - ai.share.value)
            repeats.model.askForHumanFactor = min(1_000, factor.rounded(to: 4))
        }
        inputs.repeats = repeats
        note("repeats", desk.wordsOfReturns)
    }
}

extension FittedDesk {
    /// What repeats were estimated from.
    fileprivate var wordsOfReturns: String {
        let words =
            returnsAreOfCustomers
            ? "customers who came again within seven days, less those who come by chance"
            : "attempts at one issue within seven days"
        return switch log.names.treatment {
        case .complete: words
        case .corrected: words + ", as if names were missing at random"
        case .unknown: "numbers of attempts"
        }
    }

    /// Whether a workload can have people who fail: with an AI only if that can be wrong, too.
    fileprivate func knowsTruth(in inputs: Inputs) -> Bool {
        ai == nil ? inputs.ai?.containment == nil : isJudged
    }

    /// People on duty as whole numbers, one at least in hours in which customers come.
    fileprivate func agentsPerWeekHour(_ duty: FittedDuty) -> [Int] {
        let perHour = 60 / log.minutes
        return duty.perWeekHour.enumerated().map { hour, people in
            let day = demand.model.expected[hour / 24]
            let start = hour % 24 * perHour
            let isOpen = day[start..<start + perHour].contains { $0 > 0 }
            return max(isOpen ? 1 : 0, Int(people.rounded()))
        }
    }

    /// Whether the log tells right answers from wrong ones, so that thresholds can be tuned.
    public var isJudged: Bool {
        guard let ai else { return false }
        return ai.accuracy != nil && (ai.confidence != nil && ai.threshold != nil)
    }

    /// The share that comes back after any of several ends; nil if hardly anything ended so.
    func share(after ways: [ReturnTally.After]) -> Double? {
        if case .unknown = log.names.treatment { return log.names.ofAttempts?.value }
        let found = log.summary.returns(after: ways)
        return found.flatMap { $0.ended >= 10 ? $0.share.value : nil }
    }
}

extension FittedDuty.Method {
    /// In words.
    public var words: String {
        switch self {
        case .names: "who answered when, from the first to the last conversation of each"
        case .queue: "who was busy while somebody waited, for then all are"
        case .load:
            "who was busy while somebody waited; in hours in which nobody did, an assumption: a "
                + "load of three quarters"
        }
    }
}
