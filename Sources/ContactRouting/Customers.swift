import RandomVariates
import SimulationKernel

/// What each random number is for. The raw values are part of every published result: never
/// change one, only add.
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
}

/// The customers of one replication: every trait is a pure function of the issue's number and
/// the attempt, so two scenarios with the same seed meet the same people.
struct Customers {
    private let intentShares: [Double]
    private let intent: KeyedStream
    private let routedToAI: KeyedStream
    private let asksForHuman: KeyedStream
    private let aiSession: KeyedStream
    private let contained: KeyedStream
    private let patience: KeyedStream
    private let humanSession: KeyedStream
    private let returns: KeyedStream
    private let returnDelay: KeyedStream

    init(_ scenario: Scenario, seed: UInt64, replication: UInt64) {
        func stream(_ purpose: DrawPurpose) -> KeyedStream {
            KeyedStream(seed: seed, replication: replication, purpose: purpose.rawValue)
        }
        intentShares = scenario.intents.map(\.share)
        intent = stream(.intent)
        routedToAI = stream(.routedToAI)
        asksForHuman = stream(.asksForHuman)
        aiSession = stream(.aiSession)
        contained = stream(.contained)
        patience = stream(.patience)
        humanSession = stream(.humanSession)
        returns = stream(.returns)
        returnDelay = stream(.returnDelay)
    }

    /// The position of the issue's intent.
    func intent(of issue: Int) -> Int {
        guard intentShares.count > 1 else { return 0 }
        var rest = intent.uniform(entity: UInt64(issue))
        for (position, share) in intentShares.enumerated() {
            rest -= share
            if rest < 0 { return position }
        }
        return intentShares.count - 1
    }

    func isRoutedToAI(_ key: ConversationKey, share: Double) -> Bool {
        happens(share, routedToAI, key)
    }

    func asksForHuman(_ key: ConversationKey, probability: Double) -> Bool {
        happens(probability, asksForHuman, key)
    }

    func aiSession(_ key: ConversationKey, _ law: Distribution) -> TimeSpan {
        time(law, aiSession, key)
    }

    func isContained(_ key: ConversationKey, probability: Double) -> Bool {
        happens(probability, contained, key)
    }

    func patience(_ key: ConversationKey, _ law: Distribution) -> TimeSpan {
        time(law, patience, key)
    }

    func humanSession(_ key: ConversationKey, _ law: Distribution) -> TimeSpan {
        time(law, humanSession, key)
    }

    func returns(_ key: ConversationKey, probability: Double) -> Bool {
        happens(probability, returns, key)
    }

    func returnDelay(_ key: ConversationKey, _ law: Distribution) -> TimeSpan {
        time(law, returnDelay, key)
    }

    /// Draws even for certainties cost time, so 0 and 1 are answered without one.
    @inline(__always)
    private func happens(
        _ probability: Double, _ stream: KeyedStream, _ key: ConversationKey
    ) -> Bool {
        guard probability > 0 else { return false }
        guard probability < 1 else { return true }
        return stream.uniform(entity: key.issue, index: key.attempt) < probability
    }

    @inline(__always)
    private func time(
        _ law: Distribution, _ stream: KeyedStream, _ key: ConversationKey
    ) -> TimeSpan {
        TimeSpan(seconds: law.quantile(stream.uniform(entity: key.issue, index: key.attempt)))
    }
}

/// Which conversation: the issue's number and the attempt at it, both counted from zero.
struct ConversationKey {
    var issue: UInt64
    var attempt: UInt64
}
