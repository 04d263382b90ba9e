/// A sentence that knows which of its parts are computed, so that a report can format them.
public struct ClaimText: Sendable, ExpressibleByStringInterpolation {
    /// Words, or a value in its unit.
    public enum Part: Sendable {
        /// As they stand.
        case words(String)
        /// A value to be formatted.
        case value(ClaimRange, ClaimUnit)
    }

    /// The sentence from start to end.
    public let parts: [Part]

    /// Words alone.
    public init(stringLiteral words: String) { parts = [.words(words)] }

    /// Words and values.
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// Collects the parts of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// Starts with nothing.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds words.
        public mutating func appendLiteral(_ literal: String) { parts.append(.words(literal)) }

        /// Adds words.
        public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

        /// Adds the parts of another text.
        public mutating func appendInterpolation(_ text: ClaimText) { parts += text.parts }

        /// Adds the value of a figure.
        public mutating func appendInterpolation(_ figure: PublishedFigure) {
            parts.append(.value(figure.value, figure.unit))
        }

        /// Adds a computed value.
        public mutating func appendInterpolation(_ value: ClaimRange, _ unit: ClaimUnit) {
            parts.append(.value(value, unit))
        }
    }
}
