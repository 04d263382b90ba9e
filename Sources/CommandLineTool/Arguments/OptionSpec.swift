/// One option, described once: parsing, help and completions all derive from it.
///
/// Options are static constants (`extension OptionSpec { static let seed = ... }`), so that a
/// misspelt look-up does not compile.
struct OptionSpec: Sendable {
    /// The long name, without dashes; it identifies the option.
    let name: String

    /// The one-letter name, without its dash.
    var short: Character?

    /// What its value may be.
    let kind: ValueKind

    /// Whether it may be given more than once.
    var isRepeatable = false

    /// The environment variable that stands in for an option not given.
    var environment: String?

    /// The default, in the words of the help; what happens by default is the verb's business.
    var defaultText: String?

    /// One sentence for the help.
    let summary: String

    /// The title under which the help lists it.
    var group = "General"

    /// The help option that every verb has.
    static let help = OptionSpec(
        name: "help", short: "h", kind: .flag(), summary: "Show this help.")

    /// The version option of the tool.
    static let version = OptionSpec(
        name: "version", kind: .flag(), summary: "Show the version.")

    /// The name as typed in full, such as `--seed`.
    var flag: String { "--" + name }

    /// The form that switches a negatable flag off, such as `--no-progress`.
    var negativeFlag: String? {
        if case .flag(negatable: true) = kind { "--no-" + name } else { nil }
    }

    /// Every form in which it can be typed, the short one first.
    var allFlags: [String] {
        (short.map { ["-\($0)"] } ?? []) + [flag] + (negativeFlag.map { [$0] } ?? [])
    }
}
