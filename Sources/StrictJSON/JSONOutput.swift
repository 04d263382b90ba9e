/// A JSON value to be written: the same value gives the same bytes everywhere.
public indirect enum JSONOutput: Sendable {
    /// The word `null`.
    case null
    /// The word `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number in the shortest form that reads back the same; `null` if it is not finite.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONOutput])
    /// Keys and values in order; that no key comes twice is the caller's duty.
    case object([(String, JSONOutput)])

    /// What was read, to be written again.
    public init(_ value: JSONValue) {
        self =
            switch value.content {
            case .null: .null
            case .boolean(let value): .boolean(value)
            case .number(let number, let literal): Int(literal).map(Self.integer) ?? .number(number)
            case .string(let text): .string(text)
            case .array(let elements): .array(elements.map(Self.init))
            case .object(let members): .object(members.map { ($0.key, Self($0.value)) })
            }
    }

    /// The value as JSON: on one line without spaces, or pretty.
    ///
    /// Pretty is two spaces per level, with arrays of plain values on one line. Neither form
    /// ends with a line feed.
    ///
    /// - Complexity: O(*characters written*).
    public func text(pretty: Bool = false) -> String {
        var text = ""
        write(to: &text, indent: pretty ? 0 : nil)
        return text
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let number): text += String(number)
        case .number(let number): text += Self.text(of: number)
        case .string(let string): Self.write(string, to: &text)
        case .array(let elements):
            let isFlat = !elements.contains(where: \.isContainer)
            Self.write(elements, in: "[]", to: &text, indent: indent, isFlat: isFlat) {
                $0.write(to: &$1, indent: $2)
            }
        case .object(let members):
            Self.write(members, in: "{}", to: &text, indent: indent, isFlat: false) {
                Self.write($0.0, to: &$1)
                $1 += $2 == nil ? ":" : ": "
                $0.1.write(to: &$1, indent: $2)
            }
        }
    }

    private var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    /// Writes items between two brackets; `indent` is nil for the form on one line.
    private static func write<Item>(
        _ items: [Item], in brackets: String, to text: inout String, indent: Int?, isFlat: Bool,
        item write: (Item, inout String, Int?) -> Void
    ) {
        let inner = indent.map { $0 + 2 }
        let spread = items.isEmpty || isFlat ? nil : indent
        text += brackets.prefix(1)
        for (index, item) in items.enumerated() {
            if index > 0 { text += isFlat && indent != nil ? ", " : "," }
            if let spread { text += "\n" + String(repeating: " ", count: spread + 2) }
            write(item, &text, inner)
        }
        if let spread { text += "\n" + String(repeating: " ", count: spread) }
        text += brackets.suffix(1)
    }
}

extension JSONOutput {
    /// The shortest text that reads back as the same number, without an exponent if it is of an
    /// ordinary size (from 1e-7 to 1e21, as in ECMAScript's `Number::toString`, nearly).
    private static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        let shortest = number.description
        guard let e = shortest.firstIndex(of: "e") else {
            return String(shortest.hasSuffix(".0") ? shortest.dropLast(2) : shortest[...])
        }
        guard let exponent = Int(shortest[e...].dropFirst()), (-7..<21).contains(exponent) else {
            return shortest
        }
        let digits = shortest[..<e].filter(\.isNumber)
        let sign = number < 0 ? "-" : ""
        return exponent < 0
            ? sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
            : sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // JSON demands only the first range; the others command terminals, or turn text around.
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}",
                "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
                text += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
