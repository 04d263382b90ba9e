/// A value as it can be written down, in whatever format.
public indirect enum Datum: Sendable, Equatable {
    /// A key and its value.
    public struct Member: Sendable, Equatable {
        /// The key.
        public let key: String
        /// The value.
        public let value: Datum

        /// Gives a key a value.
        public init(_ key: String, _ value: Datum) {
            self.key = key
            self.value = value
        }
    }

    /// True or false.
    case flag(Bool)
    /// A number, which is finite.
    case number(Double)
    /// Text.
    case text(String)
    /// Values in order.
    case list([Datum])
    /// Keys and values in order, no key twice.
    case object([Member])

    /// The value of a key; nil if there is no such key, or if this is not an object.
    ///
    /// - Complexity: O(*members*).
    public subscript(key: String) -> Datum? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}
