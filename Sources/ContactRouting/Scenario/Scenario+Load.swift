import SimulationKernel

/// Who asks about what.
extension Scenario {
    /// The share of the issues that have an intent and a segment, by number.
    public func share(ofIntent intent: Int, segment: Int) -> Double {
        let shares = segments[segment].intentShares
        return segments[segment].share * (shares?[intent] ?? intents[intent].share)
    }

    /// The mean of something over the segments of the customers with an intent.
    func mean(overSegmentsOf intent: Intent, _ value: (Segment) -> Double) -> Double {
        guard segments[0].intentShares != nil, let place = intents.firstIndex(of: intent),
            intent.share > 0
        else { return segments.reduce(0) { $0 + $1.share * value($1) } }
        return segments.indices.reduce(0) {
            $0 + share(ofIntent: place, segment: $1) / intent.share * value(segments[$1])
        }
    }
}

/// What the inputs imply on average, before anything is simulated.
extension Scenario {
    /// Conversations offered to humans per fresh issue of `intent`, repeats included.
    func humanOffersPerIssue(of intent: Intent) -> Double {
        let (offered, returning) = attempt(at: intent)
        return offered / (1 - returning)
    }

    /// Attempts at an issue, the first one included.
    func conversationsPerIssue(of intent: Intent) -> Double {
        1 / (1 - min(attempt(at: intent).returning, 0.999))
    }

    /// Probabilities that an attempt at an issue is offered to humans, and that another follows.
    private func attempt(at intent: Intent) -> (offered: Double, returning: Double) {
        let meetsAI = intent.isForHumansOnly ? 0.0 : 1
        let toAI = ai.map { meetsAI * $0.share * (1 - $0.askForHuman) * aiAcceptance($0) } ?? 0
        let (correct, wrong) = containmentWithLoops(of: intent)
        let offered = 1 - toAI * (correct + wrong)
        let returning =
            toAI * (correct * repeats.afterAI + wrong * repeats.afterWrongAnswer)
            + offered * returnAfterHuman(intent)
        return (offered, returning)
    }

    /// The shares of conversations that the AI contains, right and wrong: after a hand-over that
    /// comes back it has another session.
    private func containmentWithLoops(of intent: Intent) -> (correct: Double, wrong: Double) {
        let (correct, wrong) = expectedContainment(of: intent)
        let sessions = 1 / (1 - (1 - correct - wrong) * (ai?.handOver.loopBack ?? 0))
        return (correct * sessions, wrong * sessions)
    }

    /// About how many conversations a replication has, warm-up included: what simulating it costs
    /// is in proportion to this. Abandonment is ignored.
    ///
    /// Sessions after a hand-over that comes back count as conversations: they cost as much.
    public var expectedConversations: Double {
        let loops = 1 / (1 - (ai?.handOver.loopBack ?? 0))
        let perIssue = intents.reduce(0) { $0 + $1.share * conversationsPerIssue(of: $1) }
        return freshIssuesPerSecond * runLength.seconds * perIssue * loops
    }

    /// Conversations offered to humans per fresh issue, and the mean work of one in seconds, where
    /// the inputs alone tell them: nil where repeats, limits of the AI, the moment or the time of
    /// an AI session have a say.
    public var offersToHumans: (perIssue: Double, meanWork: Double)? {
        guard !repeats.isPossible, demand.workFactor == nil, changes.isEmpty, incidents == nil
        else { return nil }
        if let ai {
            let isFree = ai.sessionLimit == nil && ai.startsPerMinute == nil && ai.outages == nil
            let isKnown = ai.answering == nil || containingLogits != nil
            let isClean = ai.handOver.silentLoss == 0 && ai.handOver.contextLoss == 0
            let drifts = ai.answering.map { $0.accuracyDriftPerDay != 0 } ?? false
            guard isFree, isKnown, isClean, !drifts, Set(demand.issues.values).count == 1 else {
                return nil
            }
        }
        let offers = intents.map { $0.share * humanOffersPerIssue(of: $0) }
        let work = zip(offers, intents).reduce(0) { $0 + $1.0 * meanWork(of: $1.1) }
        let perIssue = offers.reduce(0, +)
        return perIssue > 0 ? (perIssue, work / perIssue) : nil
    }

    /// Probability of a return after a human session of an intent.
    private func returnAfterHuman(_ intent: Intent) -> Double {
        guard humans?.canFail == true else { return repeats.afterHuman }
        let resolution = zip(intent.complexityShares, intent.humanResolution).reduce(0) {
            $0 + $1.0 * $1.1
        }
        return resolution * repeats.afterHuman + (1 - resolution) * repeats.afterHumanFailure
    }

    /// The shares of AI sessions of an intent that end contained with a correct answer and with
    /// a wrong one, at most: rules that look at the moment are left out, and a judgement that does
    /// is taken never to hand over.
    public func expectedContainment(of intent: Intent) -> (correct: Double, wrong: Double) {
        guard let answering = ai?.answering, let place = intents.firstIndex(of: intent) else {
            return (intent.containment, 0)
        }
        let prior = logitOfMeanAccuracy(of: intent)
        let thresholds = answering.leastThresholds(intents: intents.count)
        let logit = thresholds.map { StatedConfidence.leastLogit(reaching: $0[place]) }
        let accuracy = meanAccuracy(of: intent)
        func kept(_ isCorrect: Bool) -> Double {
            1
                - answering.confidence.probability(
                    belowLogit: logit ?? -.infinity, prior: prior, isCorrect: isCorrect)
        }
        return (accuracy * kept(true), (1 - accuracy) * kept(false))
    }

    /// The share of correct answers among all issues of an intent, if the AI answered them all.
    func meanAccuracy(of intent: Intent) -> Double {
        zip(intent.complexityShares, intent.aiAccuracy).reduce(0) { sum, part in
            sum
                + part.0
                * mean(overSegmentsOf: intent) { min(1, part.1 * $0.accuracyFactor) }
        }
    }

    /// The share of those who seek an AI session that can have one at best: all, or what the
    /// limit allows of the load of first attempts.
    private func aiAcceptance(_ ai: AITier) -> Double {
        guard let limit = ai.sessionLimit, ai.whenFull == .human else { return 1 }
        let meanSession = intents.reduce(0) { $0 + $1.share * $1.aiSession.mean }
        let load = freshIssuesPerSecond * ai.share * (1 - ai.askForHuman) * meanSession
        return load > 0 ? min(1, Double(limit) / load) : 1
    }

    /// The whole run, warm-up included.
    private var runLength: TimeSpan {
        TimeSpan(ticks: measurement.warmUp.ticks + measurement.horizon.ticks)
    }

    /// Fresh issues per second: over a round of the demand timetable, or over the run if it does
    /// not come round.
    public var freshIssuesPerSecond: Double {
        demand.issues.mean(over: runLength, afterEnd: 0) / demand.issues.interval.seconds
    }

    /// Agents of a group on duty: over a round of the staffing timetable, or over the run.
    public func meanAgentsOnDuty(of group: AgentGroup) -> Double {
        let agents = group.onDuty(during: measurement)
        return agents.mean(over: runLength, afterEnd: Double(agents.values.last ?? 0))
    }

    /// Agents on duty in all groups.
    public var meanAgentsOnDuty: Double { humanSum { _ in 1 } }

    /// A sum over the agents on duty on average, of what one of a group adds to it.
    private func humanSum(_ ofOne: (AgentGroup) -> Double) -> Double {
        (humans?.groups ?? []).reduce(0) { $0 + meanAgentsOnDuty(of: $1) * ofOne($1) }
    }

    /// The work that customers bring to the human tier, in erlangs: agents needed if each held
    /// one conversation and never waited. Averaged over the timetable; abandonment is ignored.
    public var humanOfferedLoad: Double { intents.reduce(0) { $0 + humanLoad(of: $1) } }

    /// The work that the customers with an intent bring to the human tier, in erlangs.
    func humanLoad(of intent: Intent) -> Double {
        let offers =
            freshIssuesPerSecond * shareWhileOpen * intent.share * humanOffersPerIssue(of: intent)
        let after = offers * (intent.afterContactWork?.mean ?? 0)
        return meanWorkFactor * offers * meanWork(of: intent) + after
    }

    /// The share of the demand that comes while somebody opens; all of it where customers wait for
    /// that.
    private var shareWhileOpen: Double {
        guard let humans, humans.afterHours == .leave else { return 1 }
        let opens = humans.groups.map(\.open)
        return demand.issues.weighted { now in
            opens.contains { $0?.value(at: now) ?? true } ? 1 : 0
        }
    }

    /// The mean factor on human work, over the demand.
    private var meanWorkFactor: Double {
        guard let factors = demand.workFactor else { return 1 }
        return demand.issues.weighted { factors.value(at: $0) }
    }

    /// The work of the busiest interval over that of a mean one.
    package var peakOfWork: Double {
        let issues = demand.issues
        let work = issues.values.indices.map { number -> Double in
            let factor = demand.workFactor?.value(at: issues.start(ofInterval: number)) ?? 1
            return (issues.value(inInterval: number) ?? 0) * factor
        }
        return (work.max() ?? 0) / max(work.reduce(0, +) / Double(work.count), 1e-9)
    }

    /// The most work that the human tier can do on average, in erlangs.
    public var humanCapacity: Double {
        // An agent who is never idle holds as many conversations as allowed.
        humanSum { $0.totalRates.last ?? 1 }
    }

    /// Full-time agents on the payroll for the agents on duty; nil without a human tier.
    public var fullTimeEquivalents: Double? {
        humans?.groups.reduce(0) { $0 + fullTimeEquivalents(of: $1) }
    }

    /// Full-time agents on the payroll for the agents of a group on duty.
    public func fullTimeEquivalents(of group: AgentGroup) -> Double {
        meanAgentsOnDuty(of: group) * 168 / (group.paidHoursPerWeek * (1 - group.shrinkage))
    }
}

extension Timetable<Double> {
    /// The mean of something over the values as weights, in the order of the run.
    fileprivate func weighted(_ value: (Instant) -> Double) -> Double {
        var (sum, weight) = (0.0, 0.0)
        for number in values.indices {
            let own = self.value(inInterval: number) ?? 0
            sum += own * value(start(ofInterval: number))
            weight += own
        }
        return weight > 0 ? sum / weight : 1
    }
}

extension Timetable where Value: BinaryInteger {
    /// As for floating-point values.
    fileprivate func mean(over length: TimeSpan, afterEnd: Double) -> Double {
        Timetable<Double>(
            interval: interval, values: values.map { Double($0) }, isCyclic: isCyclic, phase: phase
        ).mean(over: length, afterEnd: afterEnd)
    }
}

extension Timetable<Double> {
    /// Mean value of an interval: over one round if the values come round, else over the first
    /// `length` of the run, with `afterEnd` in force after the last value.
    fileprivate func mean(over length: TimeSpan, afterEnd: Double) -> Double {
        if isCyclic { return values.reduce(0, +) / Double(values.count) }
        let intervals = length.seconds / interval.seconds
        let given = values.dropFirst(phase).prefix(Int(intervals.rounded(.up)))
        let sum = given.reduce(0, +)
        return (sum + max(0, intervals - Double(given.count)) * afterEnd)
            / Swift.max(intervals, Double(given.count))
    }
}

extension MeasurementPlan {
    /// How many hours of the measured part fall on each interval of the week.
    public var measuredHours: [Double] {
        var hours = [Double](repeating: 0, count: intervalsPerWeek)
        eachInterval { place, span in
            hours[place] += Double(span.upperBound - span.lowerBound) / Double(TimeSpan.hour.ticks)
        }
        return hours
    }

    /// Calls `body` with every whole or partial interval of the measured part: its number in the
    /// week, and its ticks from the start of the run.
    fileprivate func eachInterval(_ body: (_ ofWeek: Int, _ span: Range<Int64>) -> Void) {
        let length = interval.ticks
        let end = warmUp.ticks + horizon.ticks
        var now = warmUp.ticks
        while now < end {
            let next = min((now / length + 1) * length, end)
            body(intervalOfWeek(at: TimeSpan(ticks: now)), now..<next)
            now = next
        }
    }
}

extension Scenario {
    /// Fresh issues expected in an hour, by interval of the week, over the measured part; 0 for the
    /// intervals that it has nothing of.
    public var issuesPerHourByInterval: [Double] {
        var issues = [Double](repeating: 0, count: measurement.intervalsPerWeek)
        measurement.eachInterval { place, span in issues[place] += demand.issues.total(in: span) }
        return zip(issues, measurement.measuredHours).map { $1 > 0 ? $0 / $1 : 0 }
    }
}

extension Timetable<Double> {
    /// The values of a span of the run in ticks, each as far as its interval lies in it.
    fileprivate func total(in span: Range<Int64>) -> Double {
        var (now, total) = (span.lowerBound, 0.0)
        while now < span.upperBound {
            let number = now / interval.ticks
            let next = Swift.min((number + 1) * interval.ticks, span.upperBound)
            let share = Double(next - now) / Double(interval.ticks)
            total += (value(inInterval: Int(number)) ?? 0) * share
            now = next
        }
        return total
    }
}
