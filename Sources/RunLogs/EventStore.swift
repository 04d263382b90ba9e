import ContactRouting

/// Events of whole issues, kept until all are known: what formats need that are about issues.
///
/// - Complexity: memory is proportional to the number of events.
public final class EventStore {
    /// The events, in the order of time.
    private(set) var events: [EventRecord] = []
    private let limit: Int
    private let exceeded: () -> Void

    /// - Parameters:
    ///   - limit: how many may be kept.
    ///   - exceeded: is called when there is one more, which is not kept.
    public init(limit: Int, exceeded: @escaping () -> Void) {
        (self.limit, self.exceeded) = (limit, exceeded)
    }

    /// Events so far.
    public var count: Int { events.count }

    /// Keeps one.
    public func add(_ event: EventRecord) {
        if events.count < limit { events.append(event) } else { exceeded() }
    }

    /// The events of each issue in the order of time, the issues in that of their numbers.
    ///
    /// - Complexity: O(n log n).
    func byIssue() -> [ArraySlice<EventRecord>] {
        let order = events.indices.sorted { (events[$0].issue, $0) < (events[$1].issue, $1) }
        let sorted = order.map { events[$0] }
        var slices: [ArraySlice<EventRecord>] = []
        var start = 0
        for end in 1...max(1, sorted.count) where end <= sorted.count {
            if end == sorted.count || sorted[end].issue != sorted[start].issue {
                slices.append(sorted[start..<end])
                start = end
            }
        }
        return slices
    }
}

extension EventRecord {
    /// The name of the conversation in a log.
    var conversationName: String { "\(issue + 1)a\(earlierAttempts + 1)" }

    /// What the event is about, as in rows; nil for nothing.
    func note(_ names: LogNames) -> String? {
        switch kind {
        case .started: names.intents[intent]
        case .handedOver(let reason), .handOverCameBack(let reason): reason.logWord
        case .taken(let wait?), .agentReleased(_, let wait):
            RowCursor.text { $0.seconds(wait.ticks) }
        case .ended(_, let isResolved): isResolved ? "resolved" : "unresolved"
        case .aiSessionBegan, .offered, .callPromised, .calledBack, .taken(nil), .passedOn,
            .notAnswered:
            nil
        }
    }

    /// Who has to do with it, as far as it is a human: the group and the number in it.
    func resource(_ names: LogNames) -> String? {
        guard let group, let agent else { return nil }
        return "\(names.groups[group]) \(agent + 1)"
    }
}
