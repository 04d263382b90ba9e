/// The whole command-line tool, as data.
struct ToolSpec: Sendable {
    /// The word that starts it.
    let name: String

    /// One sentence for the help.
    let summary: String

    /// What it can do, in the order of the help.
    let verbs: [VerbSpec]

    /// What an example shows, and its command line.
    var examples: KeyValuePairs<String, String> = [:]

    /// Environment variables that no option stands for, and what they do.
    var environment: KeyValuePairs<String, String> = [:]

    /// Verbs for programs, which help and completions do not list.
    var unlistedVerbs: [VerbSpec] = []

    /// The verb with that exact name; an abbreviation is not a name.
    func verb(named name: String) -> VerbSpec? {
        (verbs + unlistedVerbs).first { $0.name == name }
    }

    /// The command line of a verb in outline, such as `switchboard run WORKLOAD [options]`.
    func usage(of verb: VerbSpec) -> String {
        ([name, verb.name] + verb.positionals.map(\.usage) + ["[options]"]).joined(separator: " ")
    }
}
