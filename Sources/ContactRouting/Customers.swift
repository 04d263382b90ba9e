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
/// block of consecutive issues at a time, which costs a fraction of single draws, and only for
/// those who can come to need them. Traits of repeats, and those that few need, are drawn one
/// by one; whatever is drawn has the same bits either way.
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

    private let anyoneReturns: Bool

    /// Traits of the issues from `blockStart` on.
    private var blockStart = UInt64.max
    private let block = FixedArray(repeating: CustomerTraits(), count: blockSize)
    /// The draws of one purpose for a block.
    private let draws = FixedArray(repeating: 0.0, count: blockSize)
    private let positions = FixedArray(repeating: 0, count: blockSize)

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
        anyoneReturns = scenario.repeats.isPossible
    }

    /// What the customer brings to the first attempt at `issue`; valid until the next call.
    @inline(__always)
    mutating func newcomer(_ issue: UInt64) -> UnsafePointer<CustomerTraits> {
        let position = issue % UInt64(Customers.blockSize)
        if issue &- position != blockStart { drawBlock(from: issue &- position) }
        return UnsafePointer(block.address(of: Int(position)))
    }

    /// What the customer brings to a later attempt at an issue.
    func returning(to issue: UInt64, attempt: UInt32, intent: UInt16) -> CustomerTraits {
        func luck(_ stream: KeyedStream) -> Double {
            stream.uniform(entity: issue, index: UInt64(attempt))
        }
        var traits = CustomerTraits(intent: intent)
        let position = Int(intent)
        traits.returnLuck = luck(returns)
        traits.work = TimeSpan(
            seconds: intents[position].humanSession.quantile(luck(humanSession)))
        guard let ai else { return traits }
        traits.isRoutedToAI = luck(routed) < ai.share
        traits.asksForHuman = ai.askForHuman > 0 && luck(asks) < ai.askForHuman
        traits.aiTime = TimeSpan(
            seconds: intents[position].aiSession.quantile(luck(aiSession)))
        traits.isContained = luck(contained) < intents[position].containment
        return traits
    }

    /// How long the customer waits for a human; nil for ever.
    func patience(at issue: UInt64, attempt: UInt32, intent: UInt16) -> TimeSpan? {
        intents[Int(intent)].patience.map { time($0, patienceStream, issue, attempt) }
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

    // MARK: Blocks

    /// Draws one trait after another for all customers of a block. A draw that cannot matter
    /// is left out; as every draw has an address of its own, that changes no other.
    private mutating func drawBlock(from first: UInt64) {
        blockStart = first
        block.buffer.update(repeating: CustomerTraits())
        if intents.count > 1 {
            draw(intentStream, from: first) { $0.intent = UInt16(intent(luck: $1)) }
        }
        if anyoneReturns { draw(returns, from: first) { $0.returnLuck = $1 } }
        guard let ai else {
            drawTimes(humanSession, \.humanSession, from: first, into: \.work) { _ in 1 }
            return
        }
        drawMeetings(with: ai, from: first)
        drawTimes(aiSession, \.aiSession, from: first, into: \.aiTime) { $0.meetsAI }
        let overflows = ai.sessionLimit == nil ? 0 : 1
        drawTimes(humanSession, \.humanSession, from: first, into: \.work) {
            overflows | 1 ^ ($0.meetsAI & ($0.isContained ? 1 : 0))
        }
    }

    /// Draws who meets the AI, and whether it contains them.
    private func drawMeetings(with ai: AITier, from first: UInt64) {
        let (share, asking) = (ai.share, ai.askForHuman)
        if share < 1 {
            draw(routed, from: first) { $0.isRoutedToAI = $1 < share }
        } else {
            for position in 0..<Customers.blockSize { block[position].isRoutedToAI = true }
        }
        if asking > 0 { draw(asks, from: first) { $0.asksForHuman = $1 < asking } }
        let containments = intents.map(\.containment)
        draw(contained, from: first) { $0.isContained = $1 < containments[Int($0.intent)] }
    }

    @inline(__always)
    private func draw(
        _ stream: KeyedStream, from first: UInt64,
        _ assign: (inout CustomerTraits, Double) -> Void
    ) {
        stream.fill(draws.buffer, firstEntity: first)
        for position in 0..<Customers.blockSize { assign(&block[position], draws[position]) }
    }

    /// Draws a time for those customers of the block who need one (1) or not (0): only their
    /// uniform numbers are gathered, without branches, and put through the quantile function.
    @inline(__always)
    private func drawTimes(
        _ stream: KeyedStream, _ law: KeyPath<Intent, Distribution>, from first: UInt64,
        into time: WritableKeyPath<CustomerTraits, TimeSpan>,
        where need: (CustomerTraits) -> Int
    ) {
        stream.fill(draws.buffer, firstEntity: first)
        var count = 0
        for position in 0..<Customers.blockSize {
            let need = need(block[position])
            positions[count] = position
            draws[count] = draws[position]
            count &+= need
        }
        let laws = intents.map { $0[keyPath: law] }
        if intents.count == 1 {
            laws[0].replaceByQuantiles(.init(rebasing: draws.buffer[..<count]))
        } else {
            for index in 0..<count {
                let intent = Int(block[positions[index]].intent)
                draws[index] = laws[intent].quantile(draws[index])
            }
        }
        for index in 0..<count {
            block[positions[index]][keyPath: time] = TimeSpan(seconds: draws[index])
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

extension CustomerTraits {
    /// 1 for a customer who enters an AI session, if one is free, and else 0: in numbers, so
    /// that a loop over a block has no branch to mispredict.
    fileprivate var meetsAI: Int { (isRoutedToAI ? 1 : 0) & (asksForHuman ? 0 : 1) }
}
