extension JSONReader {
    /// Reads text in double quotes; the reader stands on the first quote.
    mutating func text() throws(Problem) -> String {
        let opening = offset
        var buffer: [UInt8] = []
        skip(1)
        while let byte = current {
            switch byte {
            case Byte.quote:
                skip(1)
                return String(decoding: buffer, as: UTF8.self)
            case Byte.backslash where offset + 1 < bytes.count:
                buffer += try escape().utf8
            case Byte.lineFeed, Byte.carriageReturn:
                throw problem(
                    "text is not closed on its line; close it with '\"' "
                        + "(a line break in text is written \\n)", at: opening)
            case ..<Byte.space:
                let right = JSONOutput.string(String(UnicodeScalar(byte))).text().dropFirst()
                throw problem("\(found) in text; write it as \(right.dropLast())")
            default:
                buffer.append(byte)
                skip(1)
            }
        }
        throw problem("text is not closed before the end; close it with '\"'", at: opening)
    }

    /// Reads an escape; the reader stands on the backslash, which is not the last byte.
    private mutating func escape() throws(Problem) -> String {
        let start = offset
        skip(1)
        if current == UInt8(ascii: "u") { return String(try codePoint(escapedAt: start)) }
        let meaning: String? =
            switch current {
            case Byte.quote: "\""
            case Byte.backslash: "\\"
            case UInt8(ascii: "/"): "/"
            case UInt8(ascii: "b"): "\u{8}"
            case UInt8(ascii: "f"): "\u{C}"
            case UInt8(ascii: "n"): "\n"
            case UInt8(ascii: "r"): "\r"
            case UInt8(ascii: "t"): "\t"
            default: nil
            }
        guard let meaning else {
            throw problem(
                "a backslash before \(found) is not an escape; write a plain backslash as \\\\",
                at: start)
        }
        skip(1)
        return meaning
    }

    /// Reads `uXXXX`, or the two of a surrogate pair; the reader stands on the `u`.
    private mutating func codePoint(escapedAt start: Int) throws(Problem) -> UnicodeScalar {
        let first = try codeUnit(escapedAt: start)
        if let scalar = UnicodeScalar(first) { return scalar }
        let second = offset
        if first < 0xDC00, take(Byte.backslash), current == UInt8(ascii: "u") {
            let low = try codeUnit(escapedAt: second)
            let isLow = (0xDC00...0xDFFF).contains(low)
            let value = 0x10000 + (UInt32(first - 0xD800) << 10) + (UInt32(low) & 0x3FF)
            if isLow, let scalar = UnicodeScalar(value) { return scalar }
        }
        throw problem(
            "the escape \\u\(hexadecimal(first, digits: 4)) is half of a surrogate pair; "
                + "write both halves, or the character itself", at: start)
    }

    private mutating func codeUnit(escapedAt start: Int) throws(Problem) -> UInt16 {
        skip(1)
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Byte.isDigit($0) || Byte.isLetter($0) }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("\\u needs four hexadecimal digits, as in \\u00e9", at: start) }
        skip(4)
        return unit
    }
}

/// A number in upper-case hexadecimal, with leading zeros.
func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
