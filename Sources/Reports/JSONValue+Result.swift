import StrictJSON

/// How results are read again: what is not there is nil, and what is new is passed over.
///
/// None of it is inlined: where the compiler (Swift 6.3) inlines a look into the content of a value
/// that an array lends, it fails to verify its own code.
extension JSONValue {
    /// The number, if it is one.
    @inline(never)
    package var number: Double? {
        if case .number(let number, _) = content { number } else { nil }
    }

    /// The text, if it is one.
    @inline(never)
    package var text: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// Whether it is true.
    package var isTrue: Bool { content == .boolean(true) }

    /// The elements, if it is an array.
    @inline(never)
    package var elements: [JSONValue] {
        if case .array(let elements) = content { elements } else { [] }
    }

    /// The members, if it is an object.
    @inline(never)
    package var members: [(key: String, value: JSONValue)] {
        guard case .object(let members) = content else { return [] }
        return members.map { ($0.key, $0.value) }
    }

    /// The text under a key; empty if there is none.
    package func text(_ key: String) -> String { self[key]?.text ?? "" }

    /// The number under a key.
    package func number(_ key: String) -> Double? { self[key]?.number }

    /// The texts of an array under a key.
    package func texts(_ key: String) -> [String] { self[key]?.elements.compactMap(\.text) ?? [] }

    /// The mean and half-width of an estimate under a key.
    package func estimate(_ key: String) -> (mean: Double, halfWidth: Double?)? {
        self[key].flatMap { value in
            value.number("mean").map { ($0, value.number("halfWidth")) }
        }
    }
}
