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
        var inputs = demand.inputs(into: base, name: name, file: log.name)
        let isNew = base == nil
        if isNew { setCalendar(&inputs) }
        var writer = Writer(inputs: inputs, file: log.name)
        writer.humans(self, isNew: isNew)
        writer.topics(self)
        writer.ai(self)
        writer.repeats(self)
        return writer.inputs
    }

    /// The days of the log, so that the two can be set beside each other.
    private func setCalendar(_ inputs: inout Inputs) {
        let days = demand.table.days
        guard let first = days.first?.date, let last = days.last?.date else { return }
        inputs.title = "Fitted to \(log.name)"
        inputs.start = first
        inputs.horizonDays = Double(last.dayNumber - first.dayNumber + 1)
        inputs.closed = demand.closedDays
        if !returns.isEmpty { inputs.warmUpDays = 7 }
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
        inputs.overTime.removeAll { isOf($0.input) }
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
        if let resolution = desk.resolution {
            humans.resolution = .all(resolution.value.rounded(to: 4))
            note("humans.resolution", "labelled conversations")
        }
        if let duty = desk.duty, humans.groups == nil {
            humans.staffing = Inputs.Staffing()
            humans.staffing.agentsPerWeekHour = duty.perWeekHour.map { Int($0.rounded()) }
            note("humans.agentsPerWeekHour", duty.method.words)
            if let atOnce = duty.concurrency, atOnce > 1 {
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
        var left = 1.0
        var intents: [Inputs.Intent] = []
        let topics = desk.topics.filter { $0.share > 0 }
        for (place, topic) in topics.enumerated() {
            var intent = known.first { $0.name == topic.name } ?? Inputs.Intent()
            intent.name = topic.name
            intent.share = place == topics.count - 1 ? left : topic.share.rounded(to: 5)
            intent.share = (intent.share * 1e9).rounded() / 1e9
            left -= intent.share
            intent.humanSessionMinutes = topic.talk?.law ?? intent.humanSessionMinutes
            if desk.ai != nil { setAI(&intent, topic, desk) }
            intents.append(intent)
        }
        inputs.intents = intents
        note("intents", "\(desk.topics.reduce(0) { $0 + $1.fresh }) first attempts")
    }

    private func setAI(_ intent: inout Inputs.Intent, _ topic: FittedDesk.Topic, _ desk: FittedDesk)
    {
        intent.straightToHumans = topic.goesStraightToHumans
        intent.aiSessionMinutes = topic.ai?.law ?? intent.aiSessionMinutes
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
            "ai.share", "all of those who did not ask for a person at once, as who was sent to one")
        note("ai.askForHuman", "first attempts that the AI did not have")
        if let sessions = fit.sessions {
            ai.sessionMinutes = sessions.law
            note("ai.sessionMinutes", "\(sessions.count) conversations")
        } else if ai.sessionMinutes == nil {
            ai.sessionMinutes = .exponential(mean: 2)
            assume("ai.sessionMinutes", "the log does not say how long the AI has them")
        }
        if let accuracy = fit.accuracy, desk.isJudged {
            (ai.accuracy, ai.containment) = (.all(accuracy.value.rounded(to: 4)), nil)
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
            ai.escalation = nil
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
        if desk.resolution != nil {
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
        note("repeats", "attempts at one issue within seven days")
    }
}

extension FittedDesk {
    /// Whether the log tells right answers from wrong ones, so that thresholds can be tuned.
    public var isJudged: Bool {
        guard let ai else { return false }
        return ai.accuracy != nil && (ai.confidence != nil && ai.threshold != nil)
    }

    /// The share that comes back after any of several ends; nil if hardly anything ended so.
    func share(after ways: [ReturnTally.After]) -> Double? {
        let tally = log.summary.returns
        let ended = ways.reduce(0) { $0 + tally.ended[$1.rawValue] }
        let returned = ways.reduce(0) { $0 + tally.returned[$1.rawValue] }
        return ended >= 10 ? Double(returned) / Double(ended) : nil
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
