import ContactRouting
import SimulationKernel

/// Events as rows, in the order of time.
///
/// The note says what an event is about: the intent of one that started, why the AI handed over,
/// the predicted wait of one that was taken and how long an agent was held, both in seconds, and
/// of one that ended whether it is resolved.
public final class EventRows {
    /// The columns.
    public static let columns = [
        "time", "conversation", "issue", "event", "group", "agent", "note",
    ]

    private let buffer: LogBuffer
    private let words: RowWords
    private let names: RowNames
    /// By the places of the kinds.
    private let events: [Word]
    private let resolved: Word
    private let unresolved: Word
    private var clock: LogClock
    private let store = WordStore()

    /// Begins with what comes before the rows.
    ///
    /// - Parameter write: takes the bytes, in whole rows.
    public init(
        _ scenario: Scenario, _ clock: LogClock, as form: RowForm,
        _ write: @escaping ([UInt8]) -> Void
    ) {
        names = RowNames(LogNames(scenario), form, store)
        words = RowWords(form, EventRows.columns, store)
        events = EventRecord.Kind.examples.map { [store] in store.word(form.field($0.logWord)) }
        resolved = store.word(form.field("resolved"))
        unresolved = store.word(form.field("unresolved"))
        self.clock = clock
        buffer = LogBuffer(longestRow: names.longest + 512, write)
        write(Array(form.head(EventRows.columns).utf8))
    }

    /// Rows so far.
    public var count: Int { buffer.rows }

    /// Adds a row.
    public func add(_ record: EventRecord) {
        var row = buffer.cursor
        row.word(words.before[0])
        row.word(words.quote)
        clock.write(record.time, to: &row)
        row.word(words.quote)
        row.word(words.before[1])
        row.conversation(record.issue, record.earlierAttempts, words.quote)
        row.word(words.before[2])
        row.number(record.issue + 1)
        row.word(words.before[3])
        row.word(events[record.kind.place])
        row.word(words.before[4])
        row.word(record.group.map { names.groups[$0] } ?? words.none)
        row.word(words.before[5])
        if let agent = record.agent {
            row.number(UInt64(agent) + 1)
        } else {
            row.word(words.none)
        }
        row.word(words.before[6])
        note(record, &row)
        row.word(words.before[7])
        buffer.endRow(row)
    }

    @inline(__always)
    private func note(_ record: EventRecord, _ row: inout RowCursor) {
        switch record.kind {
        case .started: row.word(names.intents[record.intent])
        case .handedOver(let reason), .handOverCameBack(let reason):
            row.word(names.reasons[Int(reason.rawValue)])
        case .taken(let wait?), .agentReleased(_, let wait):
            row.word(words.quote)
            row.seconds(wait.ticks)
            row.word(words.quote)
        case .ended(_, let isResolved): row.word(isResolved ? resolved : unresolved)
        case .aiSessionBegan, .offered, .callPromised, .calledBack, .taken(nil), .passedOn,
            .notAnswered:
            row.word(words.none)
        }
    }

    /// Writes what is left.
    public func finish() { buffer.flush() }
}

extension EventRecord.Kind {
    /// One of each kind, at its place.
    static let examples: [EventRecord.Kind] =
        [
            .started, .aiSessionBegan, .handedOver(.other), .handOverCameBack(.other), .offered,
            .callPromised, .calledBack, .taken(predictedWait: nil), .passedOn, .notAnswered,
        ] + AgentUse.allCases.map { .agentReleased($0, after: .zero) }
        + Outcome.allCases.map { .ended($0, isResolved: false) }

    /// Which one of the `examples` it is like.
    @inline(__always)
    var place: Int {
        switch self {
        case .started: 0
        case .aiSessionBegan: 1
        case .handedOver: 2
        case .handOverCameBack: 3
        case .offered: 4
        case .callPromised: 5
        case .calledBack: 6
        case .taken: 7
        case .passedOn: 8
        case .notAnswered: 9
        case .agentReleased(let use, _): 10 + Int(use.rawValue)
        case .ended(let outcome, _): 10 + AgentUse.allCases.count + Int(outcome.rawValue)
        }
    }
}
