/// What the reader says about bytes that cannot stand where they stand.
extension JSONReader {
    /// What the reader stands on, for a message.
    var found: String {
        let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first else { return "the end of the file" }
        let isVisible = scalar.isASCII ? (0x21...0x7E).contains(scalar.value) : true
        return isVisible && scalar.properties.generalCategory != .spaceSeparator
            && scalar.properties.generalCategory != .format
            ? "'\(scalar)'" : "the character U+\(hexadecimal(scalar.value, digits: 4))"
    }

    /// A problem for something other than what had to come here.
    func unexpected(_ expected: String) -> Problem {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch current {
        case UInt8(ascii: "#"),
            UInt8(ascii: "/") where next == UInt8(ascii: "/") || next == UInt8(ascii: "*"):
            return problem("JSON has no comments; expected \(expected)")
        case UInt8(ascii: "'"):
            return problem("found a single quote; text is written in double quotes")
        case 0xE2 where found == "'\u{201C}'" || found == "'\u{201D}'":
            return problem("found a curly quote; text is written in straight double quotes")
        default: return problem("expected \(expected), found \(found)")
        }
    }

    /// A problem for something other than a key, where a key had to come.
    func notAKey() -> Problem {
        var rest = self
        let word = rest.takeRun { Byte.isLetter($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "_") }
        return word.isEmpty
            ? unexpected("a key in double quotes")
            : problem("keys are written in double quotes; write \(quoted(word))")
    }

    /// A problem for something other than a comma or a closing bracket after an item.
    func notASeparator(opening: Int, close: UInt8) -> Problem {
        let closing = "'\(UnicodeScalar(close))'"
        switch current {
        case nil: return unclosed(opening)
        case Byte.closeBrace, Byte.closeBracket:
            return problem(
                "found \(found) where \(closing) should close "
                    + "what was opened at \(place(opening))")
        case let byte?
        where byte == Byte.quote || byte == Byte.openBrace
            || byte == Byte.openBracket || byte == UInt8(ascii: "-") || Byte.isDigit(byte)
            || Byte.isLetter(byte):
            return problem("missing comma before \(found)")
        default: return unexpected("',' or \(closing)")
        }
    }

    func unclosed(_ opening: Int) -> Problem {
        problem("'\(UnicodeScalar(bytes[opening]))' is never closed", at: opening)
    }

    /// What keeps the bytes from being UTF-8 without a byte order mark, if anything does.
    func encodingProblem() -> Problem? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return problem("the file begins with a byte order mark; save it as UTF-8 without one")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return problem("the file is UTF-16; save it as UTF-8")
        }
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var valid = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            valid += scalar.count
        }
        return problem(
            "the byte 0x\(hexadecimal(bytes[valid], digits: 2)) is not UTF-8 here; "
                + "save the file as UTF-8", at: valid)
    }
}
