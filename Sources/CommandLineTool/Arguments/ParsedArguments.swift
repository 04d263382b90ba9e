/// A verb with the checked arguments it was given.
///
/// Asking for an option that the verb does not list, or for a type that its kind does not have,
/// is a programming error and stops the program.
struct ParsedArguments: Sendable {
    /// The tool that was called.
    let tool: ToolSpec

    /// The verb to do.
    let verb: VerbSpec

    /// The arguments that are not options, in order; their number is within the verb's counts.
    private(set) var positionals: [String] = []

    /// Variables that mean something to the tool, whether or not an option stands for them.
    var environment: [String: String] = [:]

    private var given: [String: (texts: [String], source: ValueSource)] = [:]

    /// No arguments yet.
    init(tool: ToolSpec, verb: VerbSpec) {
        self.tool = tool
        self.verb = verb
    }

    /// Whether the verb has the option.
    func lists(_ option: OptionSpec) -> Bool {
        verb.allOptions.contains { $0.name == option.name }
    }

    /// Whether the option was given, on the command line or by its environment variable.
    func isSet(_ option: OptionSpec) -> Bool {
        source(of: option) != nil
    }

    /// Where the option's value came from, or `nil` if it was not given.
    func source(of option: OptionSpec) -> ValueSource? {
        entry(option)?.source
    }

    /// The flag, or `nil` if neither it nor its `--no-` form was given.
    func flag(_ option: OptionSpec) -> Bool? {
        guard case .flag = option.kind else { preconditionFailure("\(option.flag) has a value") }
        return entry(option)?.texts.last.flatMap(ValueKind.flag(from:))
    }

    /// The whole number, or `nil` if the option was not given.
    func integer(_ option: OptionSpec) -> Int? {
        guard case .integer = option.kind else { preconditionFailure("\(option.flag): no integer") }
        return text(option).flatMap { Int($0) }
    }

    /// The number, or `nil` if the option was not given.
    func number(_ option: OptionSpec) -> Double? {
        guard case .number = option.kind else { preconditionFailure("\(option.flag): no number") }
        return text(option).flatMap(ValueKind.number(from:))
    }

    /// The duration in seconds, or `nil` if the option was not given or a word stands for it.
    func seconds(_ option: OptionSpec) -> Double? {
        switch option.kind {
        case .duration, .durationOr: text(option).flatMap(ValueKind.seconds(from:))
        default: preconditionFailure("\(option.flag): no time")
        }
    }

    /// Whether the word that stands for a duration was given instead of one.
    func isWord(_ option: OptionSpec) -> Bool {
        guard case .durationOr(let word) = option.kind else {
            preconditionFailure("\(option.flag) has no word for a time")
        }
        return text(option) == word
    }

    /// The value of any kind of option as it was typed, or `nil` if it was not given.
    func text(_ option: OptionSpec) -> String? {
        precondition(!option.isRepeatable, "\(option.flag) may have several values")
        return entry(option)?.texts.last
    }

    /// Every value of an option as it was typed, in order.
    func texts(_ option: OptionSpec) -> [String] {
        entry(option)?.texts ?? []
    }

    private func entry(_ option: OptionSpec) -> (texts: [String], source: ValueSource)? {
        precondition(lists(option), "'\(verb.name)' does not list \(option.flag)")
        return given[option.name]
    }
}

extension ParsedArguments {
    /// Adds a positional argument.
    mutating func append(_ positional: String) {
        positionals.append(positional)
    }

    /// Adds a value that the option's kind accepts.
    mutating func append(_ text: String, to option: OptionSpec, source: ValueSource) {
        given[option.name, default: ([], source)].texts.append(text)
    }
}
