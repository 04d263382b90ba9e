import ElementaryFunctions
import RandomVariates
import SimulationKernel

/// What each random number is for.
///
/// The raw values are part of every published result: never change one, only add.
enum DrawPurpose: UInt64 {
    case arrivalGap = 1
    case dayFactor = 2
    case arrivalInInterval = 3
    case intent = 4
    case routedToAI = 5
    case asksForHuman = 6
    case aiSession = 7
    case contained = 8
    case patience = 9
    case humanSession = 10
    case returns = 11
    case returnDelay = 12
    case complexity = 13
    case segment = 14
    case correct = 15
    case confidence = 16
    case turns = 17
    case lateAsking = 18
    case valueAtRisk = 19
    case humanResolves = 20
    case contextLoss = 21
    case silentLoss = 22
    case loopBack = 23
    case sessionAgain = 24
    case judged = 25
    case judgement = 26
    case staticAnswer = 27
    case callBackDelay = 28
    case agentQuality = 29
    case timeBetweenOutages = 30
    case timeToRepair = 31
    case containedAgain = 32
    case correctAgain = 33
    case confidenceAgain = 34
    case turnsAgain = 35

    func stream(seed: UInt64, replication: UInt64) -> KeyedStream {
        KeyedStream(seed: seed, replication: replication, purpose: rawValue)
    }
}

/// The customers of one replication: every trait is a pure function of the issue's number and
/// the attempt, so two scenarios with the same seed meet the same people.
///
/// First attempts start in the order of their issues' numbers, so their traits are drawn for a
/// block of consecutive issues at a time, which costs a fraction of single draws, and only for
/// those who can come to need them (`Customers+Blocks`). Traits of repeats, and those that few
/// need, are drawn one by one; whatever is drawn has the same bits either way.
struct Customers: ~Copyable {
    static var blockSize: Int { 256 }

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
    /// For purposes that few need.
    private let seed: UInt64
    private let replication: UInt64

    /// Traits of the issues from `blockStart` on.
    var blockStart = UInt64.max
    let block = FixedArray(repeating: CustomerTraits(), count: blockSize)
    /// The draws of one purpose for a block.
    let draws = FixedArray(repeating: 0.0, count: blockSize)
    let positions = FixedArray(repeating: 0, count: blockSize)

    /// - Parameter asksPolicy: whether a policy of the user's own decides.
    init(_ scenario: Scenario, seed: UInt64, replication: UInt64, asksPolicy: Bool = false) {
        func stream(_ purpose: DrawPurpose) -> KeyedStream {
            purpose.stream(seed: seed, replication: replication)
        }
        self.scenario = scenario
        ai = scenario.ai
        habits = Habits(scenario)
        answers = scenario.ai?.answering.map { AnswerModel($0, scenario) }
        let logits = asksPolicy ? nil : scenario.containingLogits
        containingLogits = logits ?? []
        decidesAtDraw = scenario.ai?.answering == nil || logits != nil
        patienceStream = stream(.patience)
        returnDelayStream = stream(.returnDelay)
        confidence = stream(.confidence)
        intentStream = stream(.intent)
        complexity = stream(.complexity)
        segment = stream(.segment)
        routed = stream(.routedToAI)
        asks = stream(.asksForHuman)
        aiSession = stream(.aiSession)
        contained = stream(.contained)
        humanSession = stream(.humanSession)
        returns = stream(.returns)
        turns = stream(.turns)
        correct = stream(.correct)
        self.seed = seed
        self.replication = replication
    }

    /// What the customer brings to the first attempt at `issue`; valid until the next call.
    @inline(__always)
    mutating func newcomer(_ issue: UInt64) -> UnsafePointer<CustomerTraits> {
        let position = issue % UInt64(Customers.blockSize)
        if issue &- position != blockStart { drawBlock(from: issue &- position) }
        return UnsafePointer(block.address(of: Int(position)))
    }

    /// What the customer brings to attempt number `attempt`, after one with traits `before`.
    func returning(
        to issue: UInt64, attempt: UInt32, after before: CustomerTraits
    ) -> CustomerTraits {
        func luck(_ stream: KeyedStream) -> Double {
            stream.uniform(entity: issue, index: UInt64(attempt))
        }
        let place = Int(before.intent)
        var traits = CustomerTraits(
            intent: before.intent, complexity: before.complexity, segment: before.segment)
        traits.returnLuck = luck(returns)
        let factor = scenario.complexities[Int(before.complexity)].workFactor
        traits.work = TimeSpan(
            seconds: scenario.intents[place].humanSession.quantile(luck(humanSession)) * factor)
        guard habits.meetAI else { return traits }
        traits.isRoutedToAI = luck(routed) < habits.share
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
            setAnswer(&traits, at: issue, attempt: attempt, days: 0)
        }
        return traits
    }

    /// A number of turns, as counted.
    static func turns(_ value: Double) -> UInt8 { UInt8(min(max(value.rounded(.up), 1), 255)) }

    /// Gives the AI's answer its truth and its confidence, `days` into the measured part.
    func setAnswer(
        _ traits: inout CustomerTraits, at issue: UInt64, attempt: UInt32, days: Double
    ) {
        guard let answers else { return }
        let index = UInt64(attempt)
        traits.isCorrect =
            correct.uniform(entity: issue, index: index) < accuracy(answers, of: traits, at: days)
        believe(answers, confidence.uniform(entity: issue, index: index), &traits)
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

    /// What the AI says of its answer: drawn once more, for a conversation has no room for it.
    func statedConfidence(of conversation: UnsafePointer<Conversation>) -> Double {
        guard let answers else { return 1 }
        let (issue, attempt) = (conversation.pointee.issue, conversation.pointee.attempt)
        let round = conversation.pointee.loops
        let uniform =
            round == 0
            ? confidence.uniform(entity: issue, index: UInt64(attempt))
            : luck(.confidenceAgain, of: conversation, round: round)
        return StatedConfidence.value(
            ofLogit: answers.logit(
                intent: conversation.pointee.traits.intent,
                isCorrect: conversation.pointee.traits.isCorrect,
                noise: Elementary.normalQuantile(uniform)))
    }

    /// How long the customer waits for a human; nil for ever.
    func patience(at issue: UInt64, attempt: UInt32, intent: UInt16) -> TimeSpan? {
        scenario.intents[Int(intent)].patience.map { time($0, patienceStream, issue, attempt) }
    }

    /// How long after the end of an attempt the customer returns, if they do.
    func returnDelay(at issue: UInt64, attempt: UInt32, _ law: Distribution) -> TimeSpan {
        time(law, returnDelayStream, issue, attempt)
    }

    private func time(
        _ law: Distribution, _ stream: KeyedStream, _ issue: UInt64, _ attempt: UInt32
    ) -> TimeSpan {
        TimeSpan(seconds: law.quantile(stream.uniform(entity: issue, index: UInt64(attempt))))
    }

    /// A uniform number for a purpose that few need; `round` tells several of one attempt apart.
    func luck(
        _ purpose: DrawPurpose, of conversation: UnsafePointer<Conversation>, round: UInt32 = 0
    ) -> Double {
        purpose.stream(seed: seed, replication: replication).uniform(
            entity: conversation.pointee.issue,
            index: UInt64(conversation.pointee.attempt) | UInt64(round) << 32)
    }

    /// A uniform number that stays with an issue over all attempts.
    func issueLuck(_ purpose: DrawPurpose, _ issue: UInt64) -> Double {
        purpose.stream(seed: seed, replication: replication).uniform(entity: issue)
    }

    /// Draws another AI session in the same attempt, after a hand-over that came back: its turns,
    /// its length, and what the AI comes to this time.
    func drawSessionAgain(
        _ conversation: UnsafeMutablePointer<Conversation>, at days: Double
    ) {
        let round = conversation.pointee.loops
        func luck(_ purpose: DrawPurpose) -> Double {
            self.luck(purpose, of: conversation, round: round)
        }
        var traits = conversation.pointee.traits
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
        conversation.pointee.traits = traits
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
        _ purpose: DrawPurpose, _ probability: Double,
        to conversation: UnsafePointer<Conversation>, round: UInt32 = 0
    ) -> Bool {
        probability > 0 && luck(purpose, of: conversation, round: round) < probability
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

    init(_ scenario: Scenario) {
        let ai = scenario.ai
        meetAI = ai != nil
        share = ai?.share ?? 0
        askAgain = (ai?.askForHuman ?? 0) * scenario.repeats.askForHumanFactor
        takeTurns = ai?.turns != nil
        latency = ai?.latencyPerTurn ?? 0
    }
}

extension Scenario {
    /// The logit of the confidence from which sessions of each intent are contained, if that alone
    /// decides; nil if the moment or the customer has a say.
    var containingLogits: [Double]? {
        guard let ai, let answering = ai.answering, ai.lateAsking == nil,
            let thresholds = answering.escalation.fixedThresholds(intents: intents.count)
        else { return nil }
        let locksSome = intents.indices.contains { answering.escalation.locks(intent: $0) }
        if locksSome, ai.turns != nil { return nil }
        return thresholds.map { StatedConfidence.leastLogit(reaching: $0) }
    }
}
