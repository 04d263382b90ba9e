/// Where an option's value came from.
enum ValueSource: Sendable, Equatable, CustomStringConvertible {
    /// The command line, by the option's long form.
    case option(String)

    /// The environment variable of that name.
    case environment(String)

    var description: String {
        switch self {
        case .option(let flag): flag
        case .environment(let name): "environment variable \(name)"
        }
    }
}
