import Reports
import StrictJSON

/// How pages read results: what is not there is nil, and what is new is passed over.
extension JSONValue {
    /// The number, if it is one.
    var number: Double? {
        if case .number(let number, _) = content { number } else { nil }
    }

    /// The text, if it is one.
    var text: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// Whether it is true.
    var isTrue: Bool { content == .boolean(true) }

    /// The elements, if it is an array.
    var elements: [JSONValue] {
        if case .array(let elements) = content { elements } else { [] }
    }

    /// The members, if it is an object.
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

/// A measure's values as people read them.
struct Unit {
    /// The unit of the result, such as `share` or `EUR`.
    let name: String

    /// Whether values are shares.
    var isShare: Bool { name == "share" }

    /// A value, with its half-width if that is known.
    func text(_ value: Double?, _ halfWidth: Double? = nil) -> String {
        isShare
            ? NumberFormat.percent(value, halfWidth: halfWidth)
            : NumberFormat.measure(value, halfWidth: halfWidth)
    }

    /// A difference, those of shares in percentage points.
    func text(difference: Double?, _ halfWidth: Double?) -> String {
        isShare
            ? NumberFormat.points(difference, halfWidth: halfWidth)
            : NumberFormat.measure(difference, halfWidth: halfWidth)
    }

    /// A value in a few digits, for an axis.
    func brief(_ value: Double) -> String {
        isShare ? NumberFormat.brief(value, timesTenTo: 2) + "%" : NumberFormat.brief(value)
    }

    /// A value on an axis whose labels are so far apart.
    func tick(_ value: Double, step: Double) -> String {
        let factor = isShare ? 100.0 : 1
        var (decimals, rest) = (0, step * factor)
        while decimals < 9, abs(rest - rest.rounded()) > 1e-6 * max(rest, 1) {
            (decimals, rest) = (decimals + 1, rest * 10)
        }
        let plain = NumberFormat.fixed(value * factor, decimals: decimals)
        let text = decimals == 0 && abs(value * factor) < 1e15
            ? NumberFormat.count(Int((value * factor).rounded())) : plain
        return text + (isShare ? "%" : "")
    }

    /// What stands behind a number that does not bring its own: nothing where what is counted is
    /// said, and where nobody said what money is in.
    var suffix: String {
        switch name {
        case "share", "", "conversations", "issues", "agents", "money": ""
        case "seconds": " s"
        case "minutes": " min"
        default: " \(name)"
        }
    }
}
