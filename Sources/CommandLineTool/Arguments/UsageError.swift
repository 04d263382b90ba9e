/// A command line that cannot be understood.
struct UsageError: ToolError, Equatable {
    /// What is wrong, without capital and full stop.
    let message: String

    /// What to do about it, as a sentence.
    let hint: String

    var exitCode: ExitCode { .usage }
    var description: String { "\(message)\n\(hint)" }
}
