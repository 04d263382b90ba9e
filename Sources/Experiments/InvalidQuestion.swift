/// A question that cannot be asked, in words for who asked it.
public struct InvalidQuestion: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let message: String
    /// What would be right.
    public let hint: String

    /// States what is wrong and what would be right.
    public init(message: String, hint: String) {
        self.message = message
        self.hint = hint
    }

    /// Both, on two lines.
    public var description: String { "\(message)\n\(hint)" }
}
