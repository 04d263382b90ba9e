import ContactRouting

/// The names of a scenario's parts as fields of rows.
struct RowNames {
    let intents: [Word]
    let segments: [Word]
    let complexities: [Word]
    let groups: [Word]
    /// By the raw values of the reasons.
    let reasons: [Word]
    /// By the raw values of the outcomes.
    let outcomes: [Word]
    private let names: LogNames
    /// Bytes of the longest one of each kind together.
    let longest: Int

    init(_ names: LogNames, _ form: RowForm, _ store: WordStore) {
        func fields(_ texts: [String]) -> [Word] {
            texts.map { store.word($0.isEmpty && form == .ndjson ? "null" : form.field($0)) }
        }
        self.names = names
        intents = fields(names.intents)
        segments = fields(names.segments)
        complexities = fields(names.complexities)
        groups = fields(names.groups)
        reasons = fields(HandOverReason.allCases.map(\.logWord))
        outcomes = fields(Outcome.allCases.map(\.logWord))
        longest = [intents, segments, complexities, groups].reduce(0) { sum, words in
            sum + (words.map(\.count).max() ?? 0)
        }
    }

    func priorityClass(intent: Int, segment: Int) -> Int {
        names.priorityClass(intent: intent, segment: segment)
    }
}
