/// Which texts are allowed.
public struct StringRule: Sendable {
    /// What completes "must be …", such as `a date, YYYY-MM-DD`.
    public let described: String
    /// A regular expression (ECMA 262) for JSON Schema that matches what `allows` accepts.
    public let pattern: String?
    package let allows: @Sendable (String) -> Bool

    /// Text that a function accepts and a regular expression matches.
    public init(
        described: String, pattern: String, allows: @escaping @Sendable (String) -> Bool
    ) {
        self.init(described, pattern, allows)
    }

    private init(
        _ described: String, _ pattern: String?, _ allows: @escaping @Sendable (String) -> Bool
    ) {
        self.described = described
        self.pattern = pattern
        self.allows = allows
    }

    /// Text that can be printed on a terminal as it is.
    public static let line = StringRule(
        described: "text without control characters",
        pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"
    ) { text in
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    /// Any text, even none.
    public static let any = StringRule("text", nil) { _ in true }
    /// At least one character.
    public static let nonEmpty = StringRule("text that is not empty", "[\\s\\S]") { !$0.isEmpty }
}
