import ElementaryFunctions
import RandomVariates
import SimulationKernel

/// The customers of one replication: every trait is a pure function of the issue's number and
/// the attempt, so two scenarios with the same seed meet the same people.
///
/// First attempts start in the order of their issues' numbers, so their traits are drawn for a
/// block of consecutive issues at a time, which costs a fraction of single draws, and only for
/// those who can come to need them (`Customers+Blocks`). Traits of repeats, and those that few
/// need, are drawn one by one; whatever is drawn has the same bits either way.
struct Customers: ~Copyable {
    static var blockSize: Int { 256 }
    /// Shares of the segments that change with time, or nil; customers are then drawn one by one,
    /// as they come.
    private let segmentShares: Timetable<[Double]>?
    private let isDrawnOnArrival: Bool
    /// Shares of the segments among those who come now.
    var sharesOfSegments: [Double]

    let scenario: Scenario
    let ai: AITier?
    /// What those who return need to know of the AI.
    private let habits: Habits
    /// What the AI answers and believes, if containment is an outcome.
    let answers: AnswerModel?
    /// The logit of the confidence from which each intent's sessions are contained, if nothing
    /// else decides; else empty.
    let containingLogits: [Double]
    /// Whether a newcomer's fate in the AI session is sealed when it begins.
    let decidesAtDraw: Bool

    /// By segment, their own patience; empty if none has any.
    private let patienceOfSegments: [Distribution?]
    private let patienceStream: KeyedStream
    private let returnDelayStream: KeyedStream
    let confidence: KeyedStream
    let intentStream: KeyedStream
    let complexity: KeyedStream
    let segment: KeyedStream
    let routed: KeyedStream
    let asks: KeyedStream
    let aiSession: KeyedStream
    let contained: KeyedStream
    let humanSession: KeyedStream
    let returns: KeyedStream
    let turns: KeyedStream
    let correct: KeyedStream
    /// The streams of all purposes, by their raw values, for those that few need.
    private let streams: FixedArray<KeyedStream>

    /// Traits of the issues from `blockStart` on.
    var blockStart = UInt64.max
    let block: FixedArray<CustomerTraits>
    /// The draws of one purpose for a block.
    let draws: FixedArray<Double>
    let positions: FixedArray<Int>

    init(_ scenario: Scenario, _ stream: CustomerStream) {
        self.scenario = scenario
        segmentShares = scenario.demand.segmentShares
        isDrawnOnArrival = scenario.demand.segmentShares != nil
        sharesOfSegments = scenario.segments.map(\.share)
        let size = scenario.demand.segmentShares == nil ? Customers.blockSize : 1
        block = FixedArray(repeating: CustomerTraits(), count: size)
        draws = FixedArray(repeating: 0, count: size)
        positions = FixedArray(repeating: 0, count: size)
        ai = scenario.ai
        habits = Habits(scenario)
        answers = scenario.ai?.answering.map { AnswerModel($0, scenario) }
        let logits = scenario.containingLogits
        containingLogits = logits ?? []
        decidesAtDraw = scenario.ai?.answering == nil || logits != nil
        let patiences = scenario.segments.map(\.patience)
        patienceOfSegments = patiences.contains { $0 != nil } ? patiences : []
        patienceStream = stream.draws(.patience)
        returnDelayStream = stream.draws(.returnDelay)
        confidence = stream.draws(.confidence)
        intentStream = stream.draws(.intent)
        complexity = stream.draws(.complexity)
        segment = stream.draws(.segment)
        routed = stream.draws(.routedToAI)
        asks = stream.draws(.asksForHuman)
        aiSession = stream.draws(.aiSession)
        contained = stream.draws(.contained)
        humanSession = stream.draws(.humanSession)
        returns = stream.draws(.returns)
        turns = stream.draws(.turns)
        correct = stream.draws(.correct)
        streams = FixedArray(stream.allDraws)
    }

    /// What the customer brings to the first attempt at `issue`, which begins now.
    @inline(__always)
    mutating func newcomer(_ issue: UInt64, at now: Instant) -> CustomerTraits {
        if isDrawnOnArrival { return drawn(issue, at: now) }
        let position = issue % UInt64(Customers.blockSize)
        if issue &- position != blockStart { drawBlock(from: issue &- position) }
        return block[Int(position)]
    }

    /// The same of a customer whose segment depends on the time.
    @inline(never)
    private mutating func drawn(_ issue: UInt64, at now: Instant) -> CustomerTraits {
        if let segmentShares { sharesOfSegments = segmentShares.value(at: now) }
        drawBlock(from: issue)
        return block[0]
    }

    /// What a customer who was away brings to the next attempt, which begins now.
    func returning(_ before: AwayCustomer) -> CustomerTraits {
        let attempt = before.attemptAtIssue
        func luck(_ stream: KeyedStream) -> Double { stream.uniform(attempt) }
        let place = Int(before.intent)
        var traits = CustomerTraits(
            intent: before.intent, complexity: before.complexity, segment: before.segment)
        traits.returnLuck = luck(returns)
        var factor = scenario.complexities[Int(before.complexity)].workFactor
        if !habits.workFactors.isEmpty { factor *= habits.workFactors[Int(before.segment)] }
        traits.work = TimeSpan(
            seconds: scenario.intents[place].humanSession.quantile(luck(humanSession)) * factor)
        guard habits.meetAI else { return traits }
        traits.isRoutedToAI = luck(routed) < habits.share
        if !habits.avoidAI.isEmpty, habits.avoidAI[place] { traits.isRoutedToAI = false }
        traits.asksForHuman =
            habits.askAgain > 0 && luck(asks) < habits.askAgain
        if habits.takeTurns, let law = ai?.turns {
            traits.turns = Customers.turns(law.quantile(luck(turns)))
        }
        traits.aiTime = TimeSpan(
            seconds: scenario.intents[place].aiSession.quantile(luck(aiSession))
                + habits.latency * Double(traits.turns))
        if answers == nil {
            traits.isContained = luck(contained) < scenario.intents[place].containment
        } else {
            setAnswer(&traits, in: attempt, days: 0)
        }
        return traits
    }

    /// A number of turns, as counted.
    static func turns(_ value: Double) -> UInt8 { UInt8(min(max(value.rounded(.up), 1), 255)) }

    /// Gives the AI's answer its truth and its confidence, `days` into the measured part.
    func setAnswer(_ traits: inout CustomerTraits, in attempt: Attempt, days: Double) {
        guard let answers else { return }
        traits.isCorrect = correct.uniform(attempt) < accuracy(answers, of: traits, at: days)
        believe(answers, confidence.uniform(attempt), &traits)
    }

    /// Gives the AI's answer its confidence, from a uniform number.
    private func believe(
        _ answers: AnswerModel, _ uniform: Double, _ traits: inout CustomerTraits
    ) {
        let logit = answers.logit(
            intent: traits.intent, isCorrect: traits.isCorrect,
            noise: Elementary.normalQuantile(uniform))
        traits.confidence = ConfidenceLevel.nearest(toLogit: logit)
        if decidesAtDraw {
            traits.isContained = logit >= containingLogits[Int(traits.intent)]
        }
    }

    /// What the AI says of its answer, in session number `round` of the attempt: drawn once more,
    /// for a conversation has no room for it.
    func statedConfidence(
        _ traits: CustomerTraits, in attempt: Attempt, round: UInt32
    ) -> Double {
        guard let answers else { return 1 }
        return answers.statedConfidence(
            traits,
            round == 0
                ? confidence.uniform(attempt) : luck(.confidenceAgain, in: attempt, round: round))
    }

    /// How long the customer waits for a human; nil for ever.
    func patience(in attempt: Attempt, traits: CustomerTraits) -> TimeSpan? {
        let ofSegment = patienceOfSegments.isEmpty ? nil : patienceOfSegments[Int(traits.segment)]
        return (ofSegment ?? scenario.intents[Int(traits.intent)].patience).map {
            TimeSpan(seconds: $0.quantile(patienceStream.uniform(attempt)))
        }
    }

    /// How long after the end of an attempt the customer returns, if they do.
    func returnDelay(after attempt: Attempt, _ law: Distribution) -> TimeSpan {
        TimeSpan(seconds: law.quantile(returnDelayStream.uniform(attempt)))
    }

    /// A uniform number for a purpose that few need; `round` tells several of one attempt apart.
    func luck(_ purpose: DrawPurpose, in attempt: Attempt, round: UInt32 = 0) -> Double {
        streams[Int(purpose.rawValue)].uniform(attempt, round: round)
    }

    /// A uniform number that stays with an issue over all attempts.
    func luck(_ purpose: DrawPurpose, ofIssue issue: UInt64) -> Double {
        streams[Int(purpose.rawValue)].uniform(entity: issue)
    }

    /// Draws another AI session in the same attempt, after a hand-over that came back: its turns,
    /// its length, and what the AI comes to this time.
    func drawSessionAgain(
        _ traits: inout CustomerTraits, in attempt: Attempt, round: UInt32, days: Double
    ) {
        func luck(_ purpose: DrawPurpose) -> Double {
            self.luck(purpose, in: attempt, round: round)
        }
        let intent = scenario.intents[Int(traits.intent)]
        if let law = ai?.turns { traits.turns = Customers.turns(law.quantile(luck(.turnsAgain))) }
        let latency = (ai?.latencyPerTurn ?? 0) * Double(traits.turns)
        traits.aiTime = TimeSpan(
            seconds: intent.aiSession.quantile(luck(.sessionAgain)) + latency)
        if let answers {
            traits.isCorrect = luck(.correctAgain) < accuracy(answers, of: traits, at: days)
            believe(answers, luck(.confidenceAgain), &traits)
        } else {
            traits.isContained = luck(.containedAgain) < intent.containment
        }
    }

    /// The probability that an answer is correct, `days` into the measured part.
    private func accuracy(
        _ answers: AnswerModel, of traits: CustomerTraits, at days: Double
    ) -> Double {
        answers.accuracy(
            intent: traits.intent, complexity: traits.complexity, segment: traits.segment)
            + answers.driftPerDay * max(0, days)
    }

    /// Whether something of the given probability happens: certain and impossible things need
    /// no number.
    @inline(__always)
    func happens(
        _ purpose: DrawPurpose, _ probability: Double, in attempt: Attempt, round: UInt32 = 0
    ) -> Bool {
        probability > 0 && luck(purpose, in: attempt, round: round) < probability
    }
}

/// The AI in plain values: copying the tier itself, which holds arrays, would cost more than the
/// draws of a customer who returns.
private struct Habits {
    let meetAI: Bool
    let share: Double
    let askAgain: Double
    let takeTurns: Bool
    let latency: Double
    /// Factors on the work of each segment; empty if all are 1.
    let workFactors: [Double]
    /// Whether customers with an intent never meet it; empty if all may.
    let avoidAI: [Bool]

    init(_ scenario: Scenario) {
        let ai = scenario.ai
        let factors = scenario.segments.map(\.workFactor)
        workFactors = factors.contains { $0 != 1 } ? factors : []
        let avoiding = scenario.intents.map(\.isForHumansOnly)
        avoidAI = avoiding.contains(true) ? avoiding : []
        meetAI = ai != nil
        share = ai?.share ?? 0
        askAgain = (ai?.askForHuman ?? 0) * scenario.repeats.askForHumanFactor
        takeTurns = ai?.turns != nil
        latency = ai?.latencyPerTurn ?? 0
    }
}

extension KeyedStream {
    /// The uniform number of an attempt at an issue.
    @inline(__always)
    func uniform(_ attempt: Attempt) -> Double {
        uniform(entity: attempt.issue, index: UInt64(attempt.number))
    }

    /// The same, `round` telling several of one attempt apart.
    @inline(__always)
    func uniform(_ attempt: Attempt, round: UInt32) -> Double {
        uniform(entity: attempt.issue, index: UInt64(attempt.number) | UInt64(round) << 32)
    }
}

extension Scenario {
    /// The logit of the confidence from which sessions of each intent are contained, if that alone
    /// decides; nil if the moment or the customer has a say.
    var containingLogits: [Double]? {
        guard let ai, let answering = ai.answering, ai.askLater == nil,
            let thresholds = answering.fixedThresholds(intents: intents.count)
        else { return nil }
        let locksSome = intents.indices.contains { answering.escalation.locks(intent: $0) }
        if locksSome, ai.turns != nil { return nil }
        return thresholds.map { StatedConfidence.leastLogit(reaching: $0) }
    }
}
