import ContactRouting

/// Conversations as rows, one for each attempt at an issue.
///
/// Issues, attempts and agents are numbered from 1; conversation `812a2` is the second attempt at
/// issue 812. Durations are in seconds with six decimals, as many as the simulation knows: sums of
/// them are those of the run.
public final class ConversationRows {
    /// The columns.
    public static let columns = [
        "conversation", "issue", "attempt", "start", "intent", "segment", "complexity", "priority",
        "confidence", "ai_correct", "ai_seconds", "hand_over", "wait_seconds", "human_seconds",
        "wrap_seconds", "group", "agent", "outcome", "resolved", "end", "counted",
    ]

    private let buffer: LogBuffer
    private let words: RowWords
    private let names: RowNames
    // Ends are mostly later than the starts of others: each keeps a day at hand.
    private var startClock: LogClock
    private var endClock: LogClock
    private let store = WordStore()

    /// Begins with what comes before the rows.
    ///
    /// - Parameter write: takes the bytes, in whole rows.
    public init(
        _ scenario: Scenario, _ clock: LogClock, as form: RowForm,
        _ write: @escaping ([UInt8]) -> Void
    ) {
        names = RowNames(LogNames(scenario), form, store)
        words = RowWords(form, ConversationRows.columns, store)
        (startClock, endClock) = (clock, clock)
        buffer = LogBuffer(longestRow: names.longest + 1_024, write)
        write(Array(form.head(ConversationRows.columns).utf8))
    }

    /// Rows so far.
    public var count: Int { buffer.rows }

    /// Adds a row.
    public func add(_ record: ConversationRecord) {
        var row = buffer.cursor
        var column = 0
        /// Goes to the next column.
        @inline(__always) func next() {
            row.word(words.before[column])
            column += 1
        }
        @inline(__always) func put(_ word: Word?) {
            next()
            row.word(word ?? words.none)
        }
        @inline(__always) func put(_ isTrue: Bool?) {
            put(isTrue.map { $0 ? words.yes : words.no })
        }
        @inline(__always) func put(seconds ticks: Int64?) {
            next()
            if let ticks { row.seconds(ticks) } else { row.word(words.none) }
        }
        @inline(__always) func put(number: Int) {
            next()
            row.number(UInt64(number))
        }
        next()
        row.conversation(record.issue, record.earlierAttempts, words.quote)
        put(number: Int(record.issue) + 1)
        put(number: record.earlierAttempts + 1)
        next()
        row.word(words.quote)
        startClock.write(record.started, to: &row)
        row.word(words.quote)
        put(names.intents[record.intent])
        put(names.segments[record.segment])
        put(names.complexities[record.complexity])
        put(number: names.priorityClass(intent: record.intent, segment: record.segment))
        next()
        if let confidence = record.confidence {
            row.share(confidence)
        } else {
            row.word(words.none)
        }
        put(record.isAnswerCorrect)
        put(seconds: record.hadAISession ? record.aiTime.ticks : nil)
        put(record.handOverReason.map { names.reasons[Int($0.rawValue)] })
        put(seconds: record.wait?.ticks)
        put(seconds: record.humanTime?.ticks)
        put(seconds: record.wrapUpTime?.ticks)
        put(record.group.map { names.groups[$0] })
        next()
        if let agent = record.agent {
            row.number(UInt64(agent) + 1)
        } else {
            row.word(words.none)
        }
        put(names.outcomes[Int(record.outcome.rawValue)])
        put(record.isResolved)
        next()
        if record.outcome.isEnd {
            row.word(words.quote)
            endClock.write(record.ended, to: &row)
            row.word(words.quote)
        } else {
            row.word(words.none)
        }
        put(record.isCounted)
        next()
        buffer.endRow(row)
    }

    /// Writes what is left.
    public func finish() { buffer.flush() }
}

extension RowCursor {
    /// The name of a conversation: that of its issue, an `a`, and the number of the attempt.
    @inline(__always)
    mutating func conversation(_ issue: UInt64, _ earlierAttempts: Int, _ quote: Word) {
        word(quote)
        number(issue + 1)
        byte(UInt8(ascii: "a"))
        number(UInt64(earlierAttempts) + 1)
        word(quote)
    }
}
