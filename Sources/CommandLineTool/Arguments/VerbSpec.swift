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

    /// Whether help and completions list it: not if only programs ask for it.
    var isListed = true

    /// Its options with `--help`.
    var allOptions: [OptionSpec] { options + [.help] }
}
