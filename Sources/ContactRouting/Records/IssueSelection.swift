import RandomVariates
import SimulationKernel

/// The issues of a run that a log tells of: whole ones, with every attempt at them.
public struct IssueSelection: Sendable, Equatable {
    /// The issues whose first attempts start in this time; issues are numbered as they come.
    private let time: Range<Instant>
    /// Chance of an issue to be among them.
    private let share: Double
    private let luck: KeyedStream
    /// Numbers of the first issue and of the one after the last, as soon as they are met.
    private var first: UInt64
    private var end = UInt64.max

    /// Issues of one replication.
    ///
    /// - Parameters:
    ///   - stream: the customers of the replication, who are the same ones in any order.
    ///   - time: when the first attempts start.
    ///   - share: the probability with which an issue is told of; the same customers are with a
    ///     smaller share a part of those with a larger one.
    public init(
        _ stream: CustomerStream, during time: Range<Instant> = .zero..<(.distantFuture),
        share: Double = 1
    ) {
        self.time = time
        self.share = share
        luck = stream.draws(.told)
        first = time.lowerBound == .zero ? 0 : .max
    }

    /// Takes note of an attempt that starts.
    @inline(__always)
    mutating func meet(_ conversation: borrowing ConversationView) {
        guard first == .max || end == .max, conversation.state.attempt == 0 else { return }
        let (issue, start) = (conversation.state.issue, conversation.state.started)
        if first == .max, start >= time.lowerBound { first = issue }
        if end == .max, start >= time.upperBound { end = issue }
    }

    /// Whether an issue that has started is one of them.
    @inline(__always)
    func contains(_ issue: UInt64) -> Bool {
        issue >= first && issue < end && (share >= 1 || luck.uniform(entity: issue) < share)
    }
}
