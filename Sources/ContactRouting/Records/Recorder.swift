import SimulationKernel
import SimulationStatistics

/// The folds of a run in progress; `tally` is what they come to.
struct Recorder: RunObserver, ~Copyable {
    private let intents: Int
    /// How far apart the flows of neighbouring intervals are; 0 if they are not told apart.
    private let stride: Int
    /// Flows by interval of the week and intent: what concerns humans by that of the offer to
    /// them, the rest by that of the start.
    private let flows: FixedArray<Flow>
    /// Flows by segment and by group of agents, where there are several; else empty.
    private let flowsOfSegments: FixedArray<Flow>
    private let flowsOfGroups: FixedArray<Flow>
    private var durations: DurationCounters
    /// What more is known of intervals, if anybody wants it.
    private let details: IntervalRecorder?
    private let measured: (start: Instant, end: Instant)
    private let returnWindow: TimeSpan
    private let acceptableWait: TimeSpan
    private var aiSessionTicks: Int128 = 0
    private var waitedTicks: Int128 = 0
    private var servedTicks: Int128 = 0
    private var rest: Tally
    /// Conversations held by agents, summed over the intervals.
    private var heldTicks: Int128 = 0
    private var fates = IssueFates()
    private let handOffsByReason = FixedArray(repeating: 0, count: HandOverReason.allCases.count)
    /// What conversations came to in truth, if there is one.
    private var truth: TruthRecorder?
    private let knowsMore: Bool
    /// Whether customers can leave silently or have agents of their own.
    private let hasMarks: Bool
    private let keepsIntentsByInterval: Bool
    /// Whether lengths of times are kept, and what the AI believes.
    private let keepsDetails: Bool
    private var predictions = PredictionErrors()
    private var returnsScheduled = 0
    private var returnsBegun = 0
    /// Books of parts of the time, if anybody wants them.
    private let periods: PeriodRecorder?

    /// Books of the whole measured part.
    init(_ scenario: Scenario, _ stream: CustomerStream) {
        let periods = scenario.periods
        self.init(
            scenario, stream,
            during: .zero + scenario.measurement.warmUp..<scenario.measurement.end,
            intervals: scenario.measurement.intervalsPerWeek,
            periods: periods.isEmpty ? nil : PeriodRecorder(scenario, stream, periods))
    }

    /// - Parameters:
    ///   - measured: what time they are of.
    ///   - intervals: of the week, which are told apart; 1 for none.
    ///   - keepsDetails: whether to keep lengths of times, and what the AI believes.
    ///   - periods: books of parts of the time, if anybody wants them.
    init(
        _ scenario: Scenario, _ stream: CustomerStream, during measured: Range<Instant>,
        intervals: Int, keepsDetails: Bool = true, periods: PeriodRecorder? = nil
    ) {
        self.periods = periods
        self.keepsDetails = keepsDetails
        intents = scenario.intents.count
        stride = intervals > 1 ? scenario.intents.count : 0
        durations = DurationCounters(isKept: keepsDetails)
        let measurement = scenario.measurement
        flows = FixedArray(repeating: Flow(), count: intervals * intents)
        let (segments, groups) = (scenario.segments.count, scenario.humans?.groups.count ?? 0)
        flowsOfSegments = FixedArray(repeating: Flow(), count: segments > 1 ? segments : 0)
        flowsOfGroups = FixedArray(repeating: Flow(), count: groups > 1 ? groups : 0)
        rest = Tally(intervals: intervals)
        self.measured = (measured.lowerBound, measured.upperBound)
        returnWindow = measurement.returnWindow
        acceptableWait = measurement.acceptableWait
        keepsIntentsByInterval = measurement.keepsIntentsByInterval && intervals > 1
        details = IntervalRecorder(measurement, intervals: intervals, groups: groups)
        knowsMore = TruthRecorder.isNeeded(scenario)
        let humans = scenario.humans
        hasMarks = humans?.silentAbandonment != nil || humans?.preferredAgent != nil
        let intervalsOfTruth = details == nil ? 0 : intervals
        truth =
            knowsMore
            ? TruthRecorder(scenario, stream, keepsDetails, intervals: intervalsOfTruth) : nil
        rest.start = measured.lowerBound
        rest.horizon = measured.upperBound - measured.lowerBound
        rest.peopleByGroup = Array(repeating: PeopleCount(), count: groups)
        rest.staffingByGroup = Array(repeating: StaffTime(), count: groups)
    }

    @inline(__always)
    private func place(_ intervalOfWeek: UInt16, _ intent: UInt16) -> Int {
        Int(intervalOfWeek) &* stride &+ Int(intent)
    }

    @inline(__always)
    mutating func started(_ conversation: borrowing ConversationView) {
        if conversation.state.attempt > 0 { returnsBegun += 1 }
        guard conversation.state.isCounted else { return }
        flows[place(conversation.state.startInterval, conversation.state.traits.intent)].addStart(
            isFresh: conversation.state.attempt == 0)
        if flowsOfSegments.count > 0 {
            flowsOfSegments[Int(conversation.state.traits.segment)].addStart(
                isFresh: conversation.state.attempt == 0)
        }
        periods?.started(conversation)
    }

    mutating func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        guard let predictedWait, conversation.state.isCounted else { return }
        predictions.add(
            predicted: predictedWait,
            actual: conversation.state.taken - conversation.state.offered)
        periods?.taken(conversation, predictedWait: predictedWait)
    }

    @inline(__always)
    mutating func closed(_ closed: borrowing ClosedConversation) {
        recordStages(closed)
        if closed.returnsInTime { returnsScheduled += 1 }
        guard closed.conversation.state.isCounted else { return }
        record(closed)
        if closed.outcome.isEnd, closed.conversation.state.isOfCountedIssue {
            recordFate(closed)
        }
        periods?.closed(closed)
    }

    /// Folds one closed conversation into every sum that it belongs to.
    @inline(__always)
    private mutating func record(_ closed: borrowing ClosedConversation) {
        let intent = closed.conversation.state.traits.intent
        let isAssumed = closed.isAssumedResolved(window: returnWindow)
        let endToEnd = closed.endToEnd
        flows[place(closed.conversation.state.startInterval, intent)].addConversation(
            closed, endToEnd: endToEnd, isAssumedResolved: isAssumed)
        if flowsOfSegments.count > 0 { recordOfSegment(closed, isAssumedResolved: isAssumed) }
        if closed.outcome != .contained, closed.conversation.state.isHandOver {
            handOffsByReason[Int(closed.conversation.state.reason.rawValue)] += 1
        }
        if knowsMore {
            if closed.outcome == .contained {
                recordTruthOfContained(closed, isAssumedResolved: isAssumed)
            } else {
                recordTruth(closed, isAssumedResolved: isAssumed)
            }
        }
        if closed.outcome.isEnd { durations.endToEnd.add(endToEnd.ticks) }
        if closed.hadSession {
            durations.aiSession.add(closed.conversation.state.traits.aiTime.ticks)
        }

        guard closed.outcome.followsOffer else { return }
        let (wait, humanTime) = (closed.wait, closed.humanTime)
        flows[place(closed.conversation.state.offerInterval, intent)].addOffer(
            closed.outcome, wait: wait, humanTime: humanTime, isInTime: wait <= acceptableWait)
        durations.wait.add(wait.ticks)
        details?.waited(wait, in: closed.conversation.state.offerInterval, closed.outcome)
        if hasMarks { recordMarks(closed) }
        guard closed.outcome == .handled else { return }
        if flowsOfGroups.count > 0 {
            flowsOfGroups[Int(closed.conversation.state.group)].addOffer(
                .handled, wait: wait, humanTime: humanTime, isInTime: wait <= acceptableWait)
        }
        durations.handledWait.add(wait.ticks)
        durations.humanSession.add(humanTime.ticks)
    }

    /// Counts a closed conversation for its segment.
    @inline(never)
    private func recordOfSegment(
        _ closed: borrowing ClosedConversation, isAssumedResolved: Bool
    ) {
        let segment = Int(closed.conversation.state.traits.segment)
        flowsOfSegments[segment].addConversation(
            closed, endToEnd: closed.endToEnd, isAssumedResolved: isAssumedResolved)
        guard closed.outcome.followsOffer else { return }
        flowsOfSegments[segment].addOffer(
            closed.outcome, wait: closed.wait, humanTime: closed.humanTime,
            isInTime: closed.wait <= acceptableWait)
    }

    /// The same as `recordTruth`, compiled for the outcome that most conversations have: whether
    /// it is that one cannot be predicted.
    @inline(never)
    private mutating func recordTruthOfContained(
        _ closed: borrowing ClosedConversation, isAssumedResolved: Bool
    ) {
        truth?.record(closed, .contained, isAssumedResolved: isAssumedResolved)
    }

    @inline(never)
    private mutating func recordTruth(
        _ closed: borrowing ClosedConversation, isAssumedResolved: Bool
    ) {
        truth?.record(closed, closed.outcome, isAssumedResolved: isAssumedResolved)
    }

    /// Adds the area under one AI session, as far as it falls into the measured part.
    @inline(__always)
    mutating func aiSession(from start: Instant, to end: Instant) {
        let ticks = min(end, measured.end).ticks &- max(start, measured.start).ticks
        aiSessionTicks &+= Int128(max(ticks, 0))
        periods?.aiSession(from: start, to: end)
    }

    /// Takes back the area of a session that ended at `end` and not as planned.
    mutating func aiSessionCut(at end: Instant, before planned: Instant) {
        let ticks = min(planned, measured.end).ticks &- max(end, measured.start).ticks
        aiSessionTicks &-= Int128(max(ticks, 0))
        periods?.aiSessionCut(at: end, before: planned)
    }

    /// Adds the stages with humans of a conversation that ends, as far as they fall into the
    /// measured part, whether it counts or not.
    @inline(__always)
    private mutating func recordStages(_ closed: borrowing ClosedConversation) {
        guard closed.outcome.followsOffer else { return }
        let (offered, end) = (closed.conversation.state.offered, closed.end)
        let taken = closed.outcome == .handled ? closed.conversation.state.taken : end
        if offered >= measured.start, end <= measured.end {
            waitedTicks &+= Int128((taken - offered).ticks)
            servedTicks &+= Int128((end - taken).ticks)
        } else {
            waitedTicks &+= overlap(offered, taken)
            servedTicks &+= overlap(taken, end)
        }
    }

    /// The wait in the queue, of which nothing else will be known.
    mutating func promisedCall(_ conversation: borrowing ConversationView, at now: Instant) {
        waitedTicks &+= overlap(conversation.state.offered, now)
    }

    @inline(__always)
    private func overlap(_ start: Instant, _ end: Instant) -> Int128 {
        Int128(max(0, min(end, measured.end).ticks &- max(start, measured.start).ticks))
    }

    mutating func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {
        guard conversation.state.isCounted else { return }
        let place = place(conversation.state.startInterval, conversation.state.traits.intent)
        flows[place].loops += 1
        flows[place].aiTurns += Int(conversation.state.turn)
        handOffsByReason[Int(reason.rawValue)] += 1
        if flowsOfSegments.count > 0 {
            let segment = Int(conversation.state.traits.segment)
            flowsOfSegments[segment].loops += 1
            flowsOfSegments[segment].aiTurns += Int(conversation.state.turn)
        }
        if conversation.state.hasAnswer { truth?.recordHeldAnswer(conversation) }
        periods?.handOverCameBack(conversation, reason, at: now)
    }

    /// Counts what became of an issue that began in the measured part, if it is known.
    @inline(__always)
    private mutating func recordFate(_ closed: borrowing ClosedConversation) {
        if closed.awayFor < .forever {
            if !closed.returnsInTime { fates.awaitingReturn += 1 }
        } else if closed.isResolved {
            fates.resolved += 1
        } else {
            fates.lost += 1
        }
    }

    mutating func areas(_ areas: RunAreas) {
        let staffing = areas.staffing
        let interval = stride > 0 ? areas.intervalOfWeek : 0
        rest.staffingByInterval[interval] = rest.staffingByInterval[interval] + staffing
        rest.staffingByGroup = zip(rest.staffingByGroup, areas.staffingByGroup).map(+)
        rest.waitingTicks += areas.waiting
        heldTicks += staffing.held
        details?.areas(areas)
        periods?.areas(areas)
    }

    mutating func dayBegins(_ people: PeopleCount, ofGroup group: Int, at now: Instant) {
        guard now >= measured.start, now < measured.end else { return }
        rest.peopleByGroup[group] = rest.peopleByGroup[group] + people
        periods?.dayBegins(people, ofGroup: group, at: now)
    }

    mutating func inputsChange(to scenario: Scenario) {
        truth?.change(to: scenario)
        periods?.inputsChange(to: scenario)
    }

    /// The area under the number of customers in the human tier, as far as it is flushed; else
    /// the time of the AI sessions started so far.
    func presenceArea(ofHumans: Bool) -> Int128 {
        ofHumans ? heldTicks + rest.waitingTicks : aiSessionTicks
    }

    // MARK: What few centres have

    mutating func passedOn(_ conversation: borrowing ConversationView, at now: Instant) {
        let (offered, taken) = (conversation.state.offered, conversation.state.taken)
        waitedTicks &+= overlap(offered, taken)
        servedTicks &+= overlap(taken, now)
        guard conversation.state.isCounted else { return }
        let (waited, served) = (taken - offered, now - taken)
        eachFlow(of: conversation) {
            $0.addTransfer(wait: waited, humanTime: served, isInTime: waited <= acceptableWait)
        }
        durations.wait.add(waited.ticks)
        durations.humanSession.add(served.ticks)
        details?.waited(waited, in: conversation.state.offerInterval)
        periods?.passedOn(conversation, at: now)
    }

    mutating func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {
        servedTicks &+= overlap(start, end)
        guard conversation.state.isCounted else { return }
        eachFlow(of: conversation) { $0.addAgentTime(end - start, use) }
        periods?.agentHeld(conversation, from: start, to: end, use)
    }

    mutating func noAnswer(_ conversation: borrowing ConversationView, at now: Instant) {
        guard conversation.state.isCounted else { return }
        eachFlow(of: conversation) { $0.noAnswers += 1 }
        periods?.noAnswer(conversation, at: now)
    }

    mutating func calledBack(_ conversation: borrowing ConversationView, at now: Instant) {
        guard conversation.state.isCounted else { return }
        let waited = Int128((now - conversation.state.offered).ticks)
        eachFlow(of: conversation, ofGroup: false) {
            $0.calledBack += 1
            $0.callBackTicks += waited
        }
        periods?.calledBack(conversation, at: now)
    }

    /// Counts what is special about a closed conversation.
    @inline(never)
    private mutating func recordMarks(_ closed: borrowing ClosedConversation) {
        let isSilent =
            closed.outcome == .abandoned && closed.conversation.state.leavesSilently
        let prefers = closed.outcome == .handled && closed.conversation.state.prefersAgent
        let isMet = closed.conversation.state.metPreferred
        eachFlow(of: closed.conversation, ofGroup: false) {
            $0.abandonedSilently += isSilent ? 1 : 0
            $0.preferring += prefers ? 1 : 0
            $0.metPreferred += prefers && isMet ? 1 : 0
        }
    }

    /// Changes every flow that a conversation with humans is counted in.
    private func eachFlow(
        of conversation: borrowing ConversationView, ofGroup: Bool = true,
        _ change: (inout Flow) -> Void
    ) {
        let traits = conversation.state.traits
        change(&flows[place(conversation.state.offerInterval, traits.intent)])
        if flowsOfSegments.count > 0 { change(&flowsOfSegments[Int(traits.segment)]) }
        if ofGroup, flowsOfGroups.count > 0 {
            change(&flowsOfGroups[Int(conversation.state.group)])
        }
    }

    /// Everything recorded so far.
    func tally(events: Int, leftBehind: Int) -> Tally {
        var tally = rest
        tally.byIntent = Array(repeating: Flow(), count: intents)
        for interval in tally.byInterval.indices {
            for intent in 0..<intents {
                let flow = flows[interval * intents + intent]
                tally.byInterval[interval] += flow
                tally.byIntent[intent] += flow
            }
        }
        if keepsIntentsByInterval { tally.byIntervalAndIntent = flows.elements }
        let total = tally.total
        tally.bySegment = flowsOfSegments.count > 0 ? flowsOfSegments.elements : [total]
        tally.byGroup =
            rest.staffingByGroup.count == 1 ? [total.ofServed] : flowsOfGroups.elements
        durations.complete(&tally)
        details?.complete(&tally)
        tally.aiSessionTicks = aiSessionTicks
        tally.events = events
        tally.fates = fates
        tally.waitedTicks = waitedTicks
        tally.servedTicks = servedTicks
        tally.leftBehind = leftBehind
        tally.handOffsByReason = handOffsByReason.elements
        tally.predictions = predictions
        tally.returnsScheduled = returnsScheduled
        tally.returnsBegun = returnsBegun
        truth?.complete(&tally)
        tally.byPeriod = periods?.tallies ?? []
        return tally
    }
}
