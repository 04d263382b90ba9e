/// Which numbers are allowed.
public struct NumberRule: Sendable {
    /// An end of a range.
    public struct Bound: Sendable {
        package let value: Double
        package let isAllowed: Bool

        /// An end that is itself allowed.
        public static func including(_ value: Double) -> Bound {
            Bound(value: value, isAllowed: true)
        }

        /// An end that is itself not allowed.
        public static func excluding(_ value: Double) -> Bound {
            Bound(value: value, isAllowed: false)
        }
    }

    /// The lower end, if there is one.
    public let lower: Bound?
    /// The upper end, if there is one.
    public let upper: Bound?

    /// Any number within the bounds.
    public init(from lower: Bound? = nil, to upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// Any number.
    public static let any = NumberRule()
    /// A number above 0.
    public static let positive = NumberRule(from: .excluding(0))
    /// A number that is 0 or above.
    public static let nonNegative = NumberRule(from: .including(0))
    /// From 0 to a bound.
    public static func upTo(_ bound: Double) -> NumberRule {
        NumberRule(from: .including(0), to: .including(bound))
    }

    /// A probability that is not 1.
    public static let belowOne = NumberRule(from: .including(0), to: .excluding(1))
    /// A number from 0 to 1.
    public static let share = NumberRule(from: .including(0), to: .including(1))

    package func allows(_ number: Double) -> Bool {
        let isAbove = lower.map { number > $0.value || ($0.isAllowed && number == $0.value) }
        let isBelow = upper.map { number < $0.value || ($0.isAllowed && number == $0.value) }
        return isAbove != false && isBelow != false
    }
}

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

/// One word of a choice.
public struct Choice: Sendable {
    /// The word as it is written in a file.
    public let word: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String

    /// Gives a word its meaning.
    public init(_ word: String, _ summary: String) {
        self.word = word
        self.summary = summary
    }
}
