import SimulationKernel

/// What closed conversations came to in truth: all of them, or those of an intent, a complexity
/// or a segment. Kept where answers can be right or wrong.
///
/// Everything is an integer, as in `Flow`.
public struct Resolutions: Sendable, Equatable, BitwiseCopyable {
    /// Conversations closed.
    public internal(set) var closed = 0
    /// Conversations that entered an AI session.
    public internal(set) var aiConversations = 0
    /// Conversations that the AI contained.
    public internal(set) var contained = 0
    /// Contained with a wrong answer.
    public internal(set) var containedWrong = 0
    /// Contained, and the customer stayed away for the return window.
    public internal(set) var assumed = 0
    /// Assumed resolved, and the answer was correct.
    public internal(set) var aiTrue = 0
    /// AI conversations that the judge looked at.
    public internal(set) var judged = 0
    /// Those of them that were assumed resolved and that the judge called correct.
    public internal(set) var verified = 0
    /// Conversations that resolved the issue: a correct answer, and no return.
    public internal(set) var resolved = 0
    /// Those of them that were the first of their issue.
    public internal(set) var resolvedAtOnce = 0
    /// Conversations after which an unresolved issue was given up.
    public internal(set) var lost = 0
    /// Conversations after which the customer returns, however late.
    public internal(set) var returning = 0
    /// First conversations of an issue.
    public internal(set) var first = 0
    /// First conversations that entered an AI session.
    public internal(set) var firstWithAI = 0
    /// Those of them after which the customer returns.
    public internal(set) var firstWithAIReturning = 0
    /// First conversations that did not, and after which the customer returns.
    public internal(set) var firstWithoutAIReturning = 0
    /// Conversations offered to humans.
    public internal(set) var humanOffered = 0
    /// Conversations that left the queue unserved.
    public internal(set) var abandoned = 0
    /// Conversations that humans closed.
    public internal(set) var humanHandled = 0
    /// Those of them that were not resolved.
    public internal(set) var humanFailed = 0
    /// Expected satisfaction of all closed conversations, in millionths.
    public internal(set) var satisfaction = 0
    /// The same of the contained ones.
    public internal(set) var aiSatisfaction = 0
    /// The same of those that humans closed.
    public internal(set) var humanSatisfaction = 0
    /// Waits of all offered to humans, ticks.
    public internal(set) var waitTicks: Int128 = 0

    /// Creates an empty sum.
    public init() {}

    /// Adds up sums of different conversations.
    public static func + (left: Resolutions, right: Resolutions) -> Resolutions {
        var sum = left
        sums.add(right, to: &sum)
        return sum
    }
}

extension Resolutions: Summed {
    /// Every count and sum, with what it is a part of.
    package static let sums = SumTable<Resolutions>(
        counts: [
            .init(0, \.closed), .init(1, \.aiConversations),
            .init(2, \.contained, of: \.aiConversations),
            .init(3, \.containedWrong, of: \.contained), .init(4, \.assumed, of: \.contained),
            .init(5, \.aiTrue, of: \.assumed), .init(6, \.judged, of: \.aiConversations),
            .init(7, \.verified, of: \.judged), .init(8, \.resolved, of: \.closed),
            .init(9, \.resolvedAtOnce, of: \.resolved), .init(10, \.lost, of: \.closed),
            .init(11, \.returning, of: \.closed), .init(12, \.first, of: \.closed),
            .init(13, \.firstWithAI, of: \.first),
            .init(14, \.firstWithAIReturning, of: \.firstWithAI),
            .init(15, \.firstWithoutAIReturning, of: \.first),
            .init(16, \.humanOffered), .init(17, \.abandoned, of: \.humanOffered),
            .init(18, \.humanHandled, of: \.humanOffered),
            .init(19, \.humanFailed, of: \.humanHandled), .init(20, \.satisfaction),
            .init(21, \.aiSatisfaction, of: \.satisfaction),
            .init(22, \.humanSatisfaction, of: \.satisfaction),
        ], times: [.init(100, \.waitTicks)])
}

/// Where conversations are counted.
extension Resolutions {
    @inline(__always)
    mutating func add(
        _ closed: borrowing ClosedConversation, _ outcome: Outcome
    ) {
        if outcome.isEnd { addEnd(closed, outcome) }
        guard outcome.followsOffer else { return }
        humanOffered += 1
        waitTicks += Int128(closed.wait.ticks)
    }

    @inline(__always)
    private mutating func addEnd(
        _ closed: borrowing ClosedConversation, _ outcome: Outcome
    ) {
        let isFirst = one(if: closed.conversation.state.attempt == 0)
        let withAI = one(if: outcome == .contained || closed.hadSession)
        let returns = one(if: closed.awayFor < .forever)
        let isResolved = one(if: closed.isResolved)
        let isHandled = one(if: outcome == .handled)
        self.closed += 1
        returning += returns
        resolved += (1 ^ returns) & isResolved
        resolvedAtOnce += (1 ^ returns) & isResolved & isFirst
        lost += (1 ^ returns) & (1 ^ isResolved)
        first += isFirst
        firstWithAI += isFirst & withAI
        firstWithAIReturning += isFirst & withAI & returns
        firstWithoutAIReturning += isFirst & (1 ^ withAI) & returns
        humanHandled += isHandled
        humanFailed += isHandled & (1 ^ isResolved)
        abandoned += one(if: outcome == .abandoned)
    }

    /// Adds a conversation that entered an AI session.
    @inline(__always)
    mutating func addSession(
        isContained: Bool, isResolved: Bool, isAssumedResolved: Bool
    ) {
        aiConversations += 1
        let (isContained, isResolved) = (one(if: isContained), one(if: isResolved))
        contained += isContained
        containedWrong += isContained & (1 ^ isResolved)
        assumed += one(if: isAssumedResolved)
        aiTrue += one(if: isAssumedResolved) & isResolved
    }

    mutating func add(_ millionths: Int, of outcome: Outcome) {
        satisfaction += millionths
        if outcome == .contained { aiSatisfaction += millionths }
        if outcome == .handled { humanSatisfaction += millionths }
    }
}

/// 1 for true, in numbers, so that sums need no branch.
@inline(__always)
func one(if condition: Bool) -> Int { condition ? 1 : 0 }

/// Resolutions by intent, complexity and segment.
public struct ResolutionCube: Sendable, Equatable {
    /// One sum per combination, the segment running fastest, then the complexity.
    public internal(set) var cells: [Resolutions] = []
    /// Number of complexities.
    public internal(set) var complexities = 1
    /// Number of segments.
    public internal(set) var segments = 1

    /// Creates an empty cube.
    public init() {}

    /// All conversations.
    public var total: Resolutions { cells.reduce(Resolutions(), +) }

    /// Those of one intent.
    public func ofIntent(_ intent: Int) -> Resolutions {
        rows(from: intent * complexities, through: (intent + 1) * complexities - 1, by: 1)
    }

    /// Those of one complexity.
    public func ofComplexity(_ complexity: Int) -> Resolutions {
        rows(from: complexity, through: cells.count / segments - 1, by: complexities)
    }

    /// Those of one segment.
    public func ofSegment(_ segment: Int) -> Resolutions {
        stride(from: segment, to: cells.count, by: segments).reduce(Resolutions()) {
            $0 + cells[$1]
        }
    }

    /// The sum over some rows, which are an intent and a complexity each.
    private func rows(from first: Int, through last: Int, by step: Int) -> Resolutions {
        stride(from: first, through: last, by: step).reduce(Resolutions()) { sum, row in
            cells[row * segments..<(row + 1) * segments].reduce(sum, +)
        }
    }
}

/// How the AI's confidence met the truth at one level, and what was decided.
public struct ConfidenceCount: Sendable, Equatable, BitwiseCopyable {
    /// Correct answers that were given.
    public internal(set) var givenCorrect = 0
    /// Wrong answers that were given.
    public internal(set) var givenWrong = 0
    /// Correct answers that were held back: the conversation was handed over.
    public internal(set) var heldCorrect = 0
    /// Wrong answers that were held back.
    public internal(set) var heldWrong = 0

    /// Creates an empty count.
    public init() {}

    /// Adds up counts of different conversations.
    public static func + (left: ConfidenceCount, right: ConfidenceCount) -> ConfidenceCount {
        var sum = left
        sum.givenCorrect += right.givenCorrect
        sum.givenWrong += right.givenWrong
        sum.heldCorrect += right.heldCorrect
        sum.heldWrong += right.heldWrong
        return sum
    }

    /// Answers at this level.
    public var total: Int {
        givenCorrect + givenWrong + heldCorrect + heldWrong
    }
}

/// What became of issues that began in the measured part.
public struct IssueFates: Sendable, Equatable {
    /// Resolved: where answers can be wrong, correctly; the customer does not return.
    public internal(set) var resolved = 0
    /// Given up unresolved.
    public internal(set) var lost = 0
    /// The customer would return after the end of the run.
    public internal(set) var awaitingReturn = 0

    /// Creates empty counts.
    public init() {}
}

/// How well waits were predicted, over the customers who waited and were served.
public struct PredictionErrors: Sendable, Equatable {
    /// Waits.
    public internal(set) var count = 0
    /// Predicted waits, summed, ticks.
    public internal(set) var predictedTicks: Int128 = 0
    /// Actual waits, summed, ticks.
    public internal(set) var actualTicks: Int128 = 0
    /// Squares of predicted less actual, summed, ticks squared.
    public internal(set) var squaredTicks: Int128 = 0

    /// Creates empty sums.
    public init() {}

    mutating func add(predicted: TimeSpan, actual: TimeSpan) {
        let error = Int128(predicted.ticks - actual.ticks)
        count += 1
        predictedTicks += Int128(predicted.ticks)
        actualTicks += Int128(actual.ticks)
        squaredTicks += error * error
    }
}
