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

    func stream(seed: UInt64, replication: UInt64) -> KeyedStream {
        KeyedStream(seed: seed, replication: replication, purpose: rawValue)
    }
}

/// The customers of one replication: every trait is a pure function of the issue's number and
/// the attempt, so two scenarios with the same seed meet the same people.
///
/// First attempts start in the order of their issues' numbers, so their traits are drawn for a
/// block of consecutive issues at a time, which costs a fraction of single draws. Traits of
/// repeats, and those that few need, are drawn one by one; the bits are the same either way.
struct Customers: ~Copyable {
    private static let blockSize = 256

    private let intents: [Intent]
    private let ai: AITier?
    private let intentStream: KeyedStream
    private let patienceStream: KeyedStream
    private let returnDelayStream: KeyedStream

    private let routed: KeyedStream
    private let asks: KeyedStream
    private let aiSession: KeyedStream
    private let contained: KeyedStream
    private let humanSession: KeyedStream
    private let returns: KeyedStream

    /// Traits of the issues from `blockStart` on.
    private var blockStart = UInt64.max
    private let routedBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let asksBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let aiSessionBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let containedBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let humanSessionBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let returnsBlock = FixedArray(repeating: 0.0, count: blockSize)
    private let intentBlock = FixedArray(repeating: 0.0, count: blockSize)

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        func stream(_ purpose: DrawPurpose) -> KeyedStream {
            purpose.stream(seed: seed, replication: replication)
        }
        intents = scenario.intents
        ai = scenario.ai
        intentStream = stream(.intent)
        patienceStream = stream(.patience)
        returnDelayStream = stream(.returnDelay)
        routed = stream(.routedToAI)
        asks = stream(.asksForHuman)
        aiSession = stream(.aiSession)
        contained = stream(.contained)
        humanSession = stream(.humanSession)
        returns = stream(.returns)
    }

    /// The first attempt at `issue`.
    mutating func newcomer(_ issue: UInt64) -> Conversation {
        let position = Int(issue % UInt64(Customers.blockSize))
        if issue - UInt64(position) != blockStart { drawBlock(from: issue - UInt64(position)) }
        var conversation = Conversation(
            issue: issue, intent: intent(luck: intentBlock[position]))
        conversation.returnLuck = returnsBlock[position]
        conversation.work = TimeSpan(seconds: humanSessionBlock[position])
        guard let ai else { return conversation }
        conversation.isRoutedToAI = routedBlock[position] < ai.share
        conversation.asksForHuman = asksBlock[position] < ai.askForHuman
        conversation.aiTime = TimeSpan(seconds: aiSessionBlock[position])
        let containment = intents[Int(conversation.intent)].containment
        conversation.isContained = containedBlock[position] < containment
        return conversation
    }

    /// The next attempt at the issue of `conversation`.
    func returning(after conversation: Conversation) -> Conversation {
        var next = Conversation(issue: conversation.issue, intent: Int(conversation.intent))
        next.attempt = conversation.attempt + 1
        func luck(_ stream: KeyedStream) -> Double {
            stream.uniform(entity: next.issue, index: UInt64(next.attempt))
        }
        let position = Int(conversation.intent)
        next.returnLuck = luck(returns)
        next.work = TimeSpan(seconds: intents[position].humanSession.quantile(luck(humanSession)))
        guard let ai else { return next }
        next.isRoutedToAI = luck(routed) < ai.share
        next.asksForHuman = ai.askForHuman > 0 && luck(asks) < ai.askForHuman
        next.aiTime = TimeSpan(seconds: intents[position].aiSession.quantile(luck(aiSession)))
        next.isContained = luck(contained) < intents[position].containment
        return next
    }

    /// How long the customer waits for a human; nil for ever.
    func patience(of conversation: Conversation) -> TimeSpan? {
        intents[Int(conversation.intent)].patience.map { law in
            time(law, patienceStream, conversation)
        }
    }

    /// How long after its end the customer returns, if they do.
    func returnDelay(after conversation: Conversation, _ law: Distribution) -> TimeSpan {
        time(law, returnDelayStream, conversation)
    }

    private func time(
        _ law: Distribution, _ stream: KeyedStream, _ conversation: Conversation
    ) -> TimeSpan {
        let index = UInt64(conversation.attempt)
        return TimeSpan(
            seconds: law.quantile(stream.uniform(entity: conversation.issue, index: index)))
    }

    private mutating func drawBlock(from first: UInt64) {
        blockStart = first
        if intents.count > 1 { intentStream.fill(intentBlock.buffer, firstEntity: first) }
        returns.fill(returnsBlock.buffer, firstEntity: first)
        draw(humanSession, from: first, into: humanSessionBlock) { $0.humanSession }
        guard let ai else { return }
        routed.fill(routedBlock.buffer, firstEntity: first)
        if ai.askForHuman > 0 { asks.fill(asksBlock.buffer, firstEntity: first) }
        contained.fill(containedBlock.buffer, firstEntity: first)
        draw(aiSession, from: first, into: aiSessionBlock) { $0.aiSession }
    }

    private func draw(
        _ stream: KeyedStream, from first: UInt64, into block: borrowing FixedArray<Double>,
        law: (Intent) -> Distribution
    ) {
        if intents.count == 1 {
            law(intents[0]).fill(block.buffer, from: stream, firstEntity: first)
            return
        }
        stream.fill(block.buffer, firstEntity: first)
        for position in 0..<Customers.blockSize {
            let intent = intents[intent(luck: intentBlock[position])]
            block[position] = law(intent).quantile(block[position])
        }
    }

    /// The intent that a uniform number chooses by the shares.
    private func intent(luck: Double) -> Int {
        var rest = luck
        for position in intents.indices.dropLast() {
            rest -= intents[position].share
            if rest < 0 { return position }
        }
        return intents.count - 1
    }
}
