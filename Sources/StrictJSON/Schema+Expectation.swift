import FieldTables

extension Schema {
    /// What a value must be, to complete "must be …".
    var expectation: String {
        switch self {
        case .number(let rule): return rule.expectation
        case .integer(let range):
            let ends = (
                range.lowerBound == .min ? nil : String(range.lowerBound),
                range.upperBound == .max ? nil : String(range.upperBound)
            )
            switch ends {
            case (nil, nil): return "a whole number"
            case (let lower?, nil): return "a whole number, at least \(lower)"
            case (nil, let upper?): return "a whole number, at most \(upper)"
            case (let lower?, let upper?): return "a whole number from \(lower) to \(upper)"
            }
        case .boolean: return "true or false"
        case .null: return "null"
        case .string(let rule): return rule.described
        case .choice(let choices) where choices.count == 1:
            return choices.map { quoted($0.word) }.joined()
        case .choice(let choices):
            return "one of \(choices.map { quoted($0.word) }.joined(separator: ", "))"
        case .array(_, let count): return "an array\(Self.expectation(ofCount: count))"
        case .object, .map: return "an object"
        case .variants(let rule): return "an object with the key \(quoted(rule.tag))"
        case .either(_, let described): return described
        }
    }

    private static func expectation(ofCount count: ClosedRange<Int>) -> String {
        switch (count.lowerBound, count.upperBound) {
        case (0, .max): ""
        case (1, .max): " that is not empty"
        case (let lower, .max): " of at least \(lower)"
        case (0, let upper): " of at most \(upper)"
        case (let lower, let upper): lower == upper ? " of \(lower)" : " of \(lower) to \(upper)"
        }
    }

    /// Whether a value is of the right kind, whatever else may be wrong with it.
    func isKind(of value: JSONValue) -> Bool {
        switch (self, value.content) {
        case (.number, .number), (.integer, .number), (.boolean, .boolean), (.null, .null),
            (.string, .string),
            (.choice, .string), (.array, .array), (.object, .object), (.variants, .object),
            (.map, .object):
            true
        case (.either(let alternatives, _), _): alternatives.contains { $0.isKind(of: value) }
        default: false
        }
    }
}

extension NumberRule {
    /// What a number must be, to complete "must be …".
    fileprivate var expectation: String {
        func text(_ number: Double) -> String { JSONOutput.number(number).text() }
        if let lower, let upper, lower.isAllowed, upper.isAllowed {
            return "a number from \(text(lower.value)) to \(text(upper.value))"
        }
        let low = lower.map { ($0.isAllowed ? " at least " : " above ") + text($0.value) } ?? ""
        let high = upper.map { ($0.isAllowed ? " at most " : " below ") + text($0.value) } ?? ""
        let both = low.isEmpty || high.isEmpty ? low + high : low + " and" + high
        return both.isEmpty ? "a number" : "a number" + (low.hasPrefix(" above") ? "" : ",") + both
    }
}
