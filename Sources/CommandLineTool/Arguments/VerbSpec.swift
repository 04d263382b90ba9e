/// One kind of positional argument of a verb.
struct PositionalSpec: Sendable {
    /// The placeholder in help and errors, such as `WORKLOAD`.
    let name: String

    /// One sentence for the help.
    let summary: String

    /// How many of them may be given; `Int.max` means any number.
    var count = 1...1

    /// The only words allowed, or none for any text (completions then offer files).
    var choices: [String] = []

    /// The placeholder as often as it may occur, such as `FILE [FILE...]`.
    var usage: String {
        let required = Array(repeating: name, count: count.lowerBound)
        let rest =
            count.upperBound == Int.max
            ? ["[\(name)...]"]
            : Array(repeating: "[\(name)]", count: count.upperBound - count.lowerBound)
        return (required + rest).joined(separator: " ")
    }
}

/// One verb of the tool, such as `run`, with all that may follow it.
struct VerbSpec: Sendable {
    /// The word that selects it.
    let name: String

    /// One sentence for the help.
    let summary: String

    /// Further paragraphs for the verb's own help, separated by empty lines.
    var discussion: String?

    /// The arguments that are not options, in order.
    var positionals: [PositionalSpec] = []

    /// Its options, in the order of the help; `--help` is understood without being listed.
    var options: [OptionSpec] = []

    /// What an example shows, and its command line.
    var examples: KeyValuePairs<String, String> = [:]

    /// Its options with `--help`.
    var allOptions: [OptionSpec] { options + [.help] }

    /// The command line in outline, such as `switchboard run WORKLOAD [options]`.
    func usage(in tool: ToolSpec) -> String {
        ([tool.name, name] + positionals.map(\.usage) + ["[options]"]).joined(separator: " ")
    }
}
