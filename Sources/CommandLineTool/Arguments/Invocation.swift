/// What a command line asks for.
enum Invocation: Sendable {
    /// Do the verb of these arguments.
    case run(ParsedArguments)

    /// Show the help of a verb, or of the tool.
    case help(VerbSpec?)

    /// Show the version.
    case version
}

extension ToolSpec {
    /// Understands a command line, without the tool's own name.
    ///
    /// `--help` anywhere before `--` wins over everything else, also over mistakes. No words at
    /// all ask for the tool's help. Variables of the `environment` stand in for absent options;
    /// an empty one counts as absent.
    ///
    /// - Throws: `UsageError` at the first mistake.
    func parse(
        _ words: [String], environment: [String: String]
    ) throws(UsageError) -> Invocation {
        let isHelp = { (word: String) in OptionSpec.help.allFlags.contains(word) }
        guard let first = words.first else { return .help(nil) }
        guard !isHelp(first) else { return .help(words.dropFirst().first.flatMap(verb(named:))) }
        guard first != OptionSpec.version.flag else { return .version }
        guard let verb = verb(named: first) else { throw unknownVerb(first) }
        let rest = words.dropFirst()
        guard !rest.prefix(while: { $0 != "--" }).contains(where: isHelp) else {
            return .help(verb)
        }
        var parser = ArgumentParser(tool: self, verb: verb, words: rest)
        return .run(try parser.parse(environment: environment))
    }

    private func unknownVerb(_ word: String) -> UsageError {
        if word.hasPrefix("-") {
            let ours = [OptionSpec.help.flag, OptionSpec.version.flag]
            let near = word.hasPrefix("--") ? didYouMean(word, ours, prefix: "--") : nil
            let hint = near ?? "Options follow the verb: '\(name) VERB \(word)'."
            return UsageError(message: "unknown option '\(word)' before the verb", hint: hint)
        }
        let hint = didYouMean(word, verbs.map(\.name)) ?? "See '\(name) --help'."
        return UsageError(message: "unknown verb '\(word)'", hint: hint)
    }
}
