/// Something wrong in what a person wrote, with where it is and what would be right.
public struct Problem: Error, Equatable, Sendable {
    /// How bad a problem is.
    public enum Severity: String, Sendable {
        /// What was written cannot be used.
        case error
        /// What was written is used, but it is probably not what was meant.
        case warning
    }

    /// Where something was written.
    public enum Location: Equatable, Sendable {
        /// A byte offset in a text.
        case text(SourceText, offset: Int)
        /// Somewhere without lines, in words, such as `--set groups[0].agents=14`.
        case origin(String)
    }

    /// Whether the problem forbids going on.
    public let severity: Severity
    /// What was found and what would be right.
    public let message: String
    /// Where to look.
    public let location: Location
    /// The value concerned, if the problem is about a value rather than about syntax.
    public let path: JSONPath?

    /// States a problem.
    public init(
        _ message: String, at location: Location, path: JSONPath? = nil,
        severity: Severity = .error
    ) {
        self.severity = severity
        self.message = message
        self.location = location
        self.path = path
    }
}

extension Problem.Location: CustomStringConvertible {
    /// The place as compilers write it: `acme.json:14:7`, or the words of the origin.
    public var description: String {
        switch self {
        case .text(let source, let offset):
            let position = source.position(of: offset)
            return "\(source.name):\(position.line):\(position.column)"
        case .origin(let words): return words
        }
    }
}
