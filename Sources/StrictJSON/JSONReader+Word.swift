extension JSONReader {
    /// Reads `true`, `false`, `null` or a number: anything that stands without quotes.
    mutating func word() throws(Problem) -> JSONValue.Content {
        let start = offset
        let word = takeRun { byte in
            Byte.isDigit(byte) || Byte.isLetter(byte) || "+-._$%".utf8.contains(byte)
        }
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        case "": throw unexpected("a value")
        default: break
        }
        guard Self.isNumber(word) else { throw problem(Self.advice(on: word), at: start) }
        let mantissa = word.prefix { $0 != "e" && $0 != "E" }
        guard let number = Double(word), number.isFinite else {
            throw problem(
                "the number \(shortened(word)) is too large; the largest is about 1.8e308",
                at: start)
        }
        guard number != 0 || !mantissa.contains(where: { ("1"..."9").contains($0) }) else {
            throw problem("the number \(shortened(word)) is too small; write 0", at: start)
        }
        return .number(number, literal: word)
    }

    /// Whether a word is `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    private static func isNumber(_ word: String) -> Bool {
        var rest = word.utf8[...]
        func takeDigits() -> Int {
            let digits = rest.prefix(while: Byte.isDigit)
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        func take(_ wanted: String) -> Bool {
            guard let first = rest.first, wanted.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("-")
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let digits = takeDigits()
        guard digits == 1 || (digits > 1 && !startsWithZero) else { return false }
        if take("."), takeDigits() == 0 { return false }
        if take("eE") {
            _ = take("+-")
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }

    /// What is wrong with a word that is no JSON value.
    private static func advice(on word: String) -> String {
        let shown = shortened(word)
        let lowercase = word.lowercased()
        let unsigned = lowercase.drop { $0 == "+" || $0 == "-" }
        switch unsigned {
        case "true", "false", "null": return "found \(shown); write \(unsigned)"
        case "none", "nil", "undefined": return "found \(shown); write null"
        case "nan", "inf", "infinity":
            return "\(shown) is not a JSON number; write a finite number"
        default: break
        }
        let sign = word.prefix(word.count - unsigned.count).contains("-") ? "-" : ""
        let significant = unsigned.drop { $0 == "0" }
        let startsWell = significant.first.map { ("1"..."9").contains($0) } == true
        let right = sign + (startsWell ? "" : "0") + significant
        let rule: String? =
            switch (word.first, unsigned.first) {
            case ("+", _): "has no leading plus sign"
            case (_, "0"): "has no leading zeros"
            case (_, "."): "begins with a digit"
            default: nil
            }
        if let rule, isNumber(right) { return "a number \(rule); write \(shortened(right))" }
        if unsigned.hasSuffix("."), isNumber(word + "0") {
            return "a digit must follow the decimal point; write \(shown)0"
        }
        if unsigned.first.map({ $0.isNumber || $0 == "." }) ?? true {
            return "\(shown) is not a number; if it is text, write \(quoted(word))"
        }
        let near = Suggestion.nearest(to: word, among: ["true", "false", "null"])
        return "found the word \(shown); text is written in double quotes: \(quoted(word))"
            + (near.map { ". Did you mean \($0)?" } ?? "")
    }
}
