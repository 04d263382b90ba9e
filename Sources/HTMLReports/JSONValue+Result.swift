import Reports
import StrictJSON

/// How pages read results: what is not there is nil, and what is new is passed over.
///
/// None of it is inlined: where the compiler (Swift 6.3) inlines a look into the content of a value
/// that an array lends, it fails to verify its own code.
extension JSONValue {
    /// The number, if it is one.
    @inline(never)
    var number: Double? {
        if case .number(let number, _) = content { number } else { nil }
    }

    /// The text, if it is one.
    @inline(never)
    var text: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// Whether it is true.
    var isTrue: Bool { content == .boolean(true) }

    /// The elements, if it is an array.
    @inline(never)
    var elements: [JSONValue] {
        if case .array(let elements) = content { elements } else { [] }
    }

    /// The members, if it is an object.
    @inline(never)
    var members: [(key: String, value: JSONValue)] {
        guard case .object(let members) = content else { return [] }
        return members.map { ($0.key, $0.value) }
    }

    /// The text under a key; empty if there is none.
    func text(_ key: String) -> String { self[key]?.text ?? "" }

    /// The number under a key.
    func number(_ key: String) -> Double? { self[key]?.number }

    /// The count under a key, as people read it; a dash if there is none.
    func count(_ key: String) -> String { JSONValue.count(number(key)) }

    /// A number that counts something: whole ones have no decimals.
    static func count(_ number: Double?) -> String {
        guard let number else { return "–" }
        return number == number.rounded() && abs(number) < 1e15
            ? NumberFormat.count(Int(number)) : NumberFormat.measure(number)
    }

    /// The texts of an array under a key.
    func texts(_ key: String) -> [String] { self[key]?.elements.compactMap(\.text) ?? [] }

    /// The mean and half-width of an estimate under a key.
    func estimate(_ key: String) -> (mean: Double, halfWidth: Double?)? {
        self[key].flatMap { value in
            value.number("mean").map { ($0, value.number("halfWidth")) }
        }
    }
}
