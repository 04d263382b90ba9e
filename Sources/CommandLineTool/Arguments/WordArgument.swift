/// A required argument that is one of the words of a type; see `WordOption`.
struct WordArgument<Word>: Sendable
where Word: RawRepresentable<String> & CaseIterable & Sendable {
    /// The argument as parsing, help and completions see it.
    let spec: PositionalSpec

    /// An argument with that placeholder.
    init(name: String, summary: String) {
        spec = PositionalSpec(
            name: name, summary: summary, choices: Word.allCases.map(\.rawValue))
    }
}

extension ParsedArguments {
    /// What the argument says; it must be the only one of the verb.
    func word<Word>(_ argument: WordArgument<Word>) -> Word {
        precondition(
            verb.positionals.map(\.name) == [argument.spec.name] && positionals.count == 1,
            "\(argument.spec.name) is not the only argument of '\(verb.name)'")
        return Word(known: positionals[0])
    }
}
