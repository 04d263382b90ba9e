import SimulationKernel
import SimulationStatistics

/// The folds of a run in progress; `tally` is what they come to.
struct Recorder: ~Copyable {
    private let intents: Int
    /// Flows by hour of the week and intent: what concerns humans by the hour of the offer to
    /// them, the rest by the hour of the start.
    private let flows: FixedArray<Flow>
    private var aiSession = DurationCounter()
    private var humanSession = DurationCounter()
    private var wait = DurationCounter()
    private var handledWait = DurationCounter()
    private var endToEnd = DurationCounter()
    private let measured: (start: Instant, end: Instant)
    private let returnWindow: TimeSpan
    private let acceptableWait: TimeSpan
    private var aiSessionTicks: Int128 = 0
    private var waitedTicks: Int128 = 0
    private var servedTicks: Int128 = 0
    private var rest = Tally()
    /// Conversations held by agents, summed over the hours.
    private var heldTicks: Int128 = 0
    private var fates = IssueFates()
    private let handOffsByReason = FixedArray(repeating: 0, count: HandOverReason.allCases.count)
    /// What conversations came to in truth, if there is one.
    private var truth: TruthRecorder?
    private let knowsMore: Bool
    var predictions = PredictionErrors()
    var returnsScheduled = 0
    var returnsBegun = 0

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        intents = scenario.intents.count
        let measurement = scenario.measurement
        flows = FixedArray(repeating: Flow(), count: 168 * intents)
        measured = (.zero + measurement.warmUp, measurement.end)
        returnWindow = measurement.returnWindow
        acceptableWait = measurement.acceptableWait
        knowsMore = TruthRecorder.isNeeded(scenario)
        truth =
            knowsMore ? TruthRecorder(scenario, seed: seed, replication: replication) : nil
        rest.horizon = measurement.horizon
    }

    @inline(__always)
    private func flow(hourOfWeek: UInt8, intent: UInt16) -> UnsafeMutablePointer<Flow> {
        flows.address(of: Int(hourOfWeek) &* intents &+ Int(intent))
    }

    /// Counts a conversation that starts in the measured part.
    func recordStart(_ conversation: UnsafePointer<Conversation>) {
        let (hour, intent) = (conversation.pointee.startHour, conversation.pointee.traits.intent)
        flow(hourOfWeek: hour, intent: intent).pointee.addStart(
            isFresh: conversation.pointee.attempt == 0)
    }

    /// Folds one closed conversation into every sum that it belongs to.
    @inline(always)
    mutating func record(_ closed: ClosedConversation) {
        let conversation = closed.conversation
        let intent = conversation.pointee.traits.intent
        let isAssumed = closed.isAssumedResolved(window: returnWindow)
        let endToEnd = closed.endToEnd
        flow(hourOfWeek: conversation.pointee.startHour, intent: intent)
            .pointee.addConversation(closed, endToEnd: endToEnd, isAssumedResolved: isAssumed)
        if closed.outcome != .contained, conversation.pointee.isHandOver {
            handOffsByReason[Int(conversation.pointee.reason.rawValue)] += 1
        }
        if knowsMore {
            if closed.outcome == .contained {
                recordTruthOfContained(closed, isAssumedResolved: isAssumed)
            } else {
                recordTruth(closed, isAssumedResolved: isAssumed)
            }
        }
        if closed.outcome.isEnd { self.endToEnd.add(endToEnd.ticks) }
        if closed.hadSession {
            aiSession.add(conversation.pointee.traits.aiTime.ticks)
        }

        guard closed.outcome.followsOffer else { return }
        let (wait, humanTime) = (closed.wait, closed.humanTime)
        flow(hourOfWeek: conversation.pointee.offerHour, intent: intent)
            .pointee.addOffer(
                closed.outcome, wait: wait, humanTime: humanTime,
                isInTime: wait <= acceptableWait)
        self.wait.add(wait.ticks)
        guard closed.outcome == .handled else { return }
        handledWait.add(wait.ticks)
        humanSession.add(humanTime.ticks)
    }

    /// The same as `recordTruth`, compiled for the outcome that most conversations have: whether
    /// it is that one cannot be predicted.
    @inline(never)
    private mutating func recordTruthOfContained(
        _ closed: ClosedConversation, isAssumedResolved: Bool
    ) {
        let contained = ClosedConversation(
            closed.conversation, .contained, at: closed.end, isResolved: closed.isResolved,
            awayFor: closed.awayFor)
        truth?.record(contained, isAssumedResolved: isAssumedResolved)
    }

    @inline(never)
    private mutating func recordTruth(_ closed: ClosedConversation, isAssumedResolved: Bool) {
        truth?.record(closed, isAssumedResolved: isAssumedResolved)
    }

    /// Adds the area under one AI session, as far as it falls into the measured part.
    @inline(__always)
    mutating func recordAISession(from start: Instant, to end: Instant) {
        let ticks = min(end, measured.end).ticks &- max(start, measured.start).ticks
        aiSessionTicks &+= Int128(max(ticks, 0))
    }

    /// Takes back the area of a session that ended at `end` and not as planned.
    mutating func recordAISession(cutAt end: Instant, before planned: Instant) {
        let ticks = min(planned, measured.end).ticks &- max(end, measured.start).ticks
        aiSessionTicks &-= Int128(max(ticks, 0))
    }

    /// Adds the stages with humans of a conversation that ends, as far as they fall into the
    /// measured part, whether it counts or not.
    @inline(__always)
    mutating func recordStages(
        _ conversation: UnsafePointer<Conversation>, _ outcome: Outcome, until end: Instant
    ) {
        guard outcome.followsOffer else { return }
        let taken = outcome == .handled ? conversation.pointee.taken : end
        let offered = conversation.pointee.offered
        if offered >= measured.start, end <= measured.end {
            waitedTicks &+= Int128((taken - offered).ticks)
            servedTicks &+= Int128((end - taken).ticks)
        } else {
            waitedTicks &+= overlap(offered, taken)
            servedTicks &+= overlap(taken, end)
        }
    }

    @inline(__always)
    private func overlap(_ start: Instant, _ end: Instant) -> Int128 {
        Int128(max(0, min(end, measured.end).ticks &- max(start, measured.start).ticks))
    }

    /// Counts a hand-over that came back to the AI.
    mutating func recordLoop(
        _ conversation: UnsafePointer<Conversation>, _ reason: HandOverReason
    ) {
        guard conversation.pointee.isCounted else { return }
        let (hour, intent) = (conversation.pointee.startHour, conversation.pointee.traits.intent)
        let flow = flow(hourOfWeek: hour, intent: intent)
        flow.pointee.loops += 1
        flow.pointee.aiTurns += Int(conversation.pointee.turn)
        handOffsByReason[Int(reason.rawValue)] += 1
        if conversation.pointee.hasAnswer { truth?.recordHeldAnswer(conversation) }
    }

    /// Counts what became of an issue that began in the measured part, if it is known.
    @inline(__always)
    mutating func recordFate(isResolved: Bool, returns: Bool, inTime: Bool) {
        if returns {
            if !inTime { fates.awaitingReturn += 1 }
        } else if isResolved {
            fates.resolved += 1
        } else {
            fates.lost += 1
        }
    }

    /// Adds areas over a stretch of time within one hour of the week.
    mutating func record(_ staffing: StaffTime, hourOfWeek: Int, waiting: Int128) {
        rest.staffingByHourOfWeek[hourOfWeek] = rest.staffingByHourOfWeek[hourOfWeek] + staffing
        rest.waitingTicks += waiting
        heldTicks += staffing.held
    }

    /// The area under the number of customers in the human tier, as far as it is flushed; else
    /// the time of the AI sessions started so far.
    func presenceArea(ofHumans: Bool) -> Int128 {
        ofHumans ? heldTicks + rest.waitingTicks : aiSessionTicks
    }

    /// Everything recorded so far.
    func tally(events: Int, leftBehind: Int) -> Tally {
        var tally = rest
        tally.byIntent = Array(repeating: Flow(), count: intents)
        for hour in 0..<168 {
            for intent in 0..<intents {
                let flow = flows[hour * intents + intent]
                tally.byHourOfWeek[hour] += flow
                tally.byIntent[intent] += flow
            }
        }
        tally.aiSession = aiSession.histogram
        tally.humanSession = humanSession.histogram
        tally.wait = wait.histogram
        tally.handledWait = handledWait.histogram
        tally.endToEnd = endToEnd.histogram
        tally.aiSessionTicks = aiSessionTicks
        tally.events = events
        tally.fates = fates
        tally.waitedTicks = waitedTicks
        tally.servedTicks = servedTicks
        tally.leftBehind = leftBehind
        tally.handOffsByReason = handOffsByReason.buffer.map(\.self)
        tally.predictions = predictions
        tally.returnsScheduled = returnsScheduled
        tally.returnsBegun = returnsBegun
        truth?.complete(&tally)
        return tally
    }
}

extension Flow {
    fileprivate mutating func addStart(isFresh: Bool) {
        offered += 1
        if isFresh { fresh += 1 }
    }

    @inline(__always)
    fileprivate mutating func addConversation(
        _ closed: ClosedConversation, endToEnd: TimeSpan, isAssumedResolved: Bool
    ) {
        let conversation = closed.conversation
        if closed.outcome.isEnd {
            self.closed += 1
            endToEndTicks += Int128(endToEnd.ticks)
        }
        if conversation.pointee.attempt > 0 {
            if closed.hadSession { repeatsWithAI += 1 }
        } else if closed.awayFor < .forever {
            if closed.hadSession { firstWithAIReturning += 1 } else { firstWithoutAIReturning += 1 }
        }
        if closed.hadSession {
            aiConversations += 1
            aiTicks += Int128(conversation.pointee.traits.aiTime.ticks)
            // Whom the AI contained had the whole session.
            let isWhole = closed.outcome == .contained
            aiTurns += Int(
                isWhole ? conversation.pointee.traits.turns : conversation.pointee.turn)
        }
        // Whom the AI contained it has not handed over, nor have they asked at once.
        if closed.outcome != .contained {
            if conversation.pointee.isHandOver { handOffs += 1 }
            if conversation.pointee.traits.isRoutedToAI, conversation.pointee.traits.asksForHuman {
                askedForHuman += 1
            }
        }
        if conversation.pointee.foundAIFull {
            aiBlocked += 1
            sessionsAfterWait += closed.hadSession ? 1 : 0
        }
        if conversation.pointee.foundAIDown { foundAIDown += 1 }
        if isAssumedResolved { assumedResolved += 1 }
        switch closed.outcome {
        case .contained: contained += 1
        case .unserved: unserved += 1
        case .leftAIQueue: leftAIQueue += 1
        case .lostInHandOver: lostInHandOver += 1
        case .lostInOutage: lostInOutage += 1
        case .staticAnswer: staticAnswers += 1
        case .handled, .abandoned, .blockedByAI, .blockedByHumans, .neverServed, .neverCalled,
            .neverAnswered:
            break
        }
    }

    @inline(__always)
    fileprivate mutating func addOffer(
        _ outcome: Outcome, wait: TimeSpan, humanTime: TimeSpan, isInTime: Bool
    ) {
        humanOffered += 1
        switch outcome {
        case .handled:
            handled += 1
            handledAfterWait += wait > .zero ? 1 : 0
            handledInTime += isInTime ? 1 : 0
            handledWaitTicks += Int128(wait.ticks)
            humanTicks += Int128(humanTime.ticks)
        case .abandoned:
            abandoned += 1
            abandonedInTime += isInTime ? 1 : 0
            abandonedWaitTicks += Int128(wait.ticks)
        case .blockedByHumans: blocked += 1
        case .neverServed, .neverCalled:
            neverServed += 1
            neverCalled += outcome == .neverCalled ? 1 : 0
            neverServedWaitTicks += Int128(wait.ticks)
        case .contained, .blockedByAI, .unserved, .leftAIQueue, .lostInHandOver, .lostInOutage,
            .staticAnswer, .neverAnswered:
            assertionFailure("never offered to humans")
        }
    }
}
