/// Reads what follows a verb on the command line.
///
/// `--x=y`, `--x y`, `-r 5` and `-r5` are understood; `--` ends the options; `-` and negative
/// numbers are values or positional arguments. Options and positionals mix freely. Abbreviations
/// are never accepted.
struct ArgumentParser {
    private let tool: ToolSpec
    private let verb: VerbSpec
    private var words: ArraySlice<String>
    private var parsed: ParsedArguments

    /// A parser for the words after the verb.
    init(tool: ToolSpec, verb: VerbSpec, words: ArraySlice<String>) {
        self.tool = tool
        self.verb = verb
        self.words = words
        parsed = ParsedArguments(tool: tool, verb: verb)
    }

    /// Reads all words, then the environment for the options not given.
    ///
    /// - Throws: `UsageError` at the first mistake.
    mutating func parse(environment: [String: String]) throws(UsageError) -> ParsedArguments {
        while let word = words.popFirst(), word != "--" {
            if isOption(word) { try takeOption(word) } else { parsed.append(word) }
        }
        for word in words { parsed.append(word) }
        for option in verb.options where !parsed.isSet(option) {
            guard let name = option.environment, let text = environment[name], !text.isEmpty
            else { continue }
            try take(text, for: option, source: .environment(name))
        }
        try checkPositionals()
        parsed.environment = environment
        return parsed
    }

    private mutating func takeOption(_ word: String) throws(UsageError) {
        guard let match = match(word) else { throw unknownOption(word) }
        let option = match.option
        let source = ValueSource.option(option.flag)
        guard !parsed.isSet(option) || option.isRepeatable else {
            throw error("\(option.flag) is given more than once", hint: "Give it once.")
        }
        guard case .flag = option.kind else {
            let text = if let value = match.value { value } else { try nextValue(of: option) }
            return try take(text, for: option, source: source)
        }
        guard match.value == nil else {
            let off = option.negativeFlag.map { "Write \($0) to switch it off." }
            let hint = word.hasPrefix("--") ? off : "Short options cannot be combined."
            throw error("\(option.flag) takes no value", hint: hint)
        }
        try take(match.isNegated ? "false" : "true", for: option, source: source)
    }

    private mutating func take(
        _ text: String, for option: OptionSpec, source: ValueSource
    ) throws(UsageError) {
        guard option.kind.accepts(text) else {
            throw error(
                "'\(text)' is not valid for \(source): \(option.kind.requirement)",
                hint: option.kind.hint(for: text))
        }
        parsed.append(text, to: option, source: source)
    }

    private mutating func nextValue(of option: OptionSpec) throws(UsageError) -> String {
        if let word = words.first, !isOption(word) {
            words.removeFirst()
            return word
        }
        let placeholder = option.kind.placeholder ?? ""
        let hint =
            words.isEmpty
            ? "Write \(option.flag) \(placeholder)."
            : "Write \(option.flag)=\(placeholder) for a value that starts with '-'."
        throw error("\(option.flag) needs a value", hint: hint)
    }
}

extension ArgumentParser {
    private typealias Match = (option: OptionSpec, isNegated: Bool, value: String?)

    /// Whether the word is an option rather than `-`, a negative number or a plain word.
    private func isOption(_ word: String) -> Bool {
        guard word.hasPrefix("-"), word != "-" else { return false }
        let start = word.dropFirst().drop { $0 == "." }
        return !(start.first?.isWholeNumber ?? false)
    }

    private func match(_ word: String) -> Match? {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let value = parts.count > 1 ? String(parts[1]) : nil
        for option in verb.allOptions {
            if name == option.flag { return (option, false, value) }
            if name == option.negativeFlag { return (option, true, value) }
            if let short = option.short, name == "-\(short)" { return (option, false, value) }
        }
        // Only now: "-output" must not be read as -o with the value "utput".
        guard !name.hasPrefix("--"), !verb.allOptions.contains(where: { $0.flag == "-" + name })
        else { return nil }
        let short = word.dropFirst().first
        guard let option = verb.allOptions.first(where: { $0.short == short }) else { return nil }
        return (option, false, String(word.dropFirst(2)))
    }

    private func checkPositionals() throws(UsageError) {
        var rest = parsed.positionals[...]
        var laterMinimum = verb.positionals.reduce(0) { $0 + $1.count.lowerBound }
        for spec in verb.positionals {
            laterMinimum -= spec.count.lowerBound
            let share = rest.prefix(min(spec.count.upperBound, max(0, rest.count - laterMinimum)))
            rest = rest.dropFirst(share.count)
            if share.count < spec.count.lowerBound { throw missing(spec, found: share.count) }
            let kind = ValueKind.choice(spec.choices)
            for text in share where !spec.choices.isEmpty && !kind.accepts(text) {
                throw error(
                    "'\(text)' is not valid for \(spec.name): \(kind.requirement)",
                    hint: kind.hint(for: text))
            }
        }
        if let extra = rest.first { throw error("unexpected argument '\(extra)'", hint: usage) }
    }

    private func missing(_ spec: PositionalSpec, found: Int) -> UsageError {
        let minimum = spec.count.lowerBound
        let message =
            minimum == 1
            ? "missing argument \(spec.name)"
            : "'\(verb.name)' needs at least \(minimum) arguments \(spec.name) (found \(found))"
        return error(message, hint: usage)
    }

    private func unknownOption(_ word: String) -> UsageError {
        let name = String(word.prefix { $0 != "=" })
        let candidates = verb.allOptions.flatMap(\.allFlags).filter { $0.hasPrefix("--") }
        let doubled = candidates.first { $0 == "-" + name }.map { "Did you mean '\($0)'?" }
        let near = name.hasPrefix("--") ? didYouMean(name, candidates, prefix: "--") : nil
        return error("unknown option '\(name)' for '\(verb.name)'", hint: doubled ?? near)
    }

    private var usage: String { "Usage: \(tool.usage(of: verb))" }

    private func error(_ message: String, hint: String?) -> UsageError {
        UsageError(message: message, hint: hint ?? "See '\(tool.name) \(verb.name) --help'.")
    }
}
