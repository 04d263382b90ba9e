/// One value of a JSON text, with the place where it was written.
public struct JSONValue: Equatable, Sendable {
    /// What kind of value it is, and the value.
    public enum Content: Equatable, Sendable {
        /// The word `null`.
        case null
        /// The word `true` or `false`.
        case boolean(Bool)
        /// A number, which is finite, and the text it was written as.
        case number(Double, literal: String)
        /// Text, with its escapes resolved.
        case string(String)
        /// Values in the order of the file.
        case array([JSONValue])
        /// Members in the order of the file, no key twice.
        case object([Member])
    }

    /// A key and its value.
    public struct Member: Equatable, Sendable {
        /// The name before the colon.
        public let key: String
        /// Where the key was written.
        public let keyLocation: Problem.Location
        /// What follows the colon.
        public var value: JSONValue

        /// Gives a key a value.
        public init(key: String, keyLocation: Problem.Location, value: JSONValue) {
            (self.key, self.keyLocation, self.value) = (key, keyLocation, value)
        }
    }

    /// The value itself.
    public var content: Content
    /// Where its first character was written.
    public var location: Problem.Location

    /// A value said to have been written at a place.
    public init(_ content: Content, at location: Problem.Location) {
        self.content = content
        self.location = location
    }

    /// The value of a key; nil if there is no such key, or if this is not an object.
    ///
    /// - Complexity: O(*members*).
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The number if it is a whole one that an `Int` holds exactly, whether written 14 or 14.0.
    public var wholeNumber: Int? {
        guard case .number(let number, let literal) = content else { return nil }
        return Int(literal) ?? Int(exactly: number)
    }

    /// The same value with every part of it said to have been written at another place.
    public func relocated(to location: Problem.Location) -> JSONValue {
        let content: Content =
            switch content {
            case .array(let elements): .array(elements.map { $0.relocated(to: location) })
            case .object(let members):
                .object(
                    members.map {
                        Member(
                            key: $0.key, keyLocation: location,
                            value: $0.value.relocated(to: location))
                    })
            default: content
            }
        return JSONValue(content, at: location)
    }

    /// What a message says was found.
    var summary: String {
        switch content {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(_, let literal): shortened(literal)
        case .string(let text): "the text \(quoted(text))"
        case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
        case .object: "an object"
        }
    }
}
