/// An option whose values are the words of a type.
///
/// What may be typed, what help and completions offer and what a verb is given come from that one
/// type, so that a new case of it is understood everywhere or does not compile.
struct WordOption<Word>: Sendable
where Word: RawRepresentable<String> & CaseIterable & Sendable {
    /// The option as parsing, help and completions see it.
    let spec: OptionSpec

    /// An option of that name; the other parameters are those of `OptionSpec`.
    init(
        name: String, isRepeatable: Bool = false, defaultText: String? = nil, summary: String,
        group: String
    ) {
        spec = OptionSpec(
            name: name, kind: .choice(Word.allCases.map(\.rawValue)), isRepeatable: isRepeatable,
            defaultText: defaultText, summary: summary, group: group)
    }
}

extension ParsedArguments {
    /// What the option says, or `nil` if it was not given.
    func word<Word>(_ option: WordOption<Word>) -> Word? {
        text(option.spec).map(Word.init(known:))
    }

    /// Everything that the option says, in order.
    func words<Word>(_ option: WordOption<Word>) -> [Word] {
        texts(option.spec).map(Word.init(known:))
    }
}

extension RawRepresentable<String> {
    /// The case of a word that parsing has let pass.
    init(known text: String) {
        guard let word = Self(rawValue: text) else {
            preconditionFailure("'\(text)' is no \(Self.self)")
        }
        self = word
    }
}
