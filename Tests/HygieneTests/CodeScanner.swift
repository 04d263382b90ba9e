/// Splits Swift text into lines and words. It works on bytes, and looks at each once, because
/// the rules read the whole repository in a debug build.
struct CodeScanner {
    private enum Place {
        /// In code; within an interpolation with so many parentheses open.
        case code(parentheses: Int)
        /// In a literal with so many number signs and quotation marks at each end.
        case literal(signs: Int, marks: Int)
    }

    private static let (newline, slash, quote, backslash, sign, opening, closing, space) = (
        UInt8(ascii: "\n"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
        UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " ")
    )

    private let bytes: [UInt8]
    private var at = 0
    /// Where the scanner is, and where it returns to from interpolations and literals.
    private var places: [Place] = [.code(parentheses: 0)]
    private var lines: [SourceFile.Line] = []
    private var line = SourceFile.Line()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// All lines of the text.
    mutating func scan() -> [SourceFile.Line] {
        var start = 0
        while at < bytes.count {
            if bytes[at] == Self.newline {
                endLine(from: start)
                start = at + 1
                at += 1
            } else if case .literal(let signs, let marks)? = places.last {
                scanLiteral(signs, marks)
            } else {
                scanCode()
            }
        }
        endLine(from: start)
        return lines
    }

    private mutating func endLine(from start: Int) {
        // Bytes that continue a character are no columns.
        for byte in bytes[start..<at] where byte & 0xC0 != 0x80 { line.columns += 1 }
        line.words = Self.words(line.code)
        lines.append(line)
        line = SourceFile.Line()
    }

    private mutating func scanCode() {
        let byte = bytes[at]
        if byte == Self.slash, count(Self.slash, from: at) >= 2 {
            line.isDocumentation = count(Self.slash, from: at) == 3
            while at < bytes.count, bytes[at] != Self.newline { at += 1 }
            return
        }
        if byte == Self.quote { return openLiteral() }
        if byte == Self.opening || byte == Self.closing { count(parenthesis: byte) }
        line.code.append(byte)
        at += 1
    }

    /// Goes back to the literal at the end of an interpolation.
    private mutating func count(parenthesis byte: UInt8) {
        guard places.count > 1, case .code(let open)? = places.last else { return }
        places.removeLast()
        let left = byte == Self.opening ? open + 1 : open - 1
        if left > 0 { places.append(.code(parentheses: left)) }
    }

    private mutating func openLiteral() {
        var signs = 0
        while signs < at, bytes[at - signs - 1] == Self.sign { signs += 1 }
        let marks = count(Self.quote, from: at) >= 3 ? 3 : 1
        places.append(.literal(signs: signs, marks: marks))
        line.code.append(Self.space)
        at += marks
    }

    private mutating func scanLiteral(_ signs: Int, _ marks: Int) {
        let byte = bytes[at]
        if byte == Self.backslash, count(Self.sign, from: at + 1) >= signs {
            let next = at + 1 + signs
            if next < bytes.count, bytes[next] == Self.opening {
                places.append(.code(parentheses: 1))
                line.code += [Self.space, Self.opening]
            }
            // The end of a line ends it even here.
            at = next < bytes.count && bytes[next] == Self.newline ? next : next + 1
        } else if byte == Self.quote, count(Self.quote, from: at) >= marks,
            count(Self.sign, from: at + marks) >= signs
        {
            places.removeLast()
            line.code.append(Self.space)
            at += marks + signs
        } else {
            at += 1
        }
    }

    /// How often a byte stands in a row.
    private func count(_ byte: UInt8, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - start
    }

    private static func words(_ code: [UInt8]) -> [SourceFile.Word] {
        var words: [SourceFile.Word] = []
        var start: Int?
        for (place, byte) in (code + [space]).enumerated() {
            if isPartOfName(byte) {
                if start == nil { start = place }
            } else if let first = start {
                words.append(
                    SourceFile.Word(
                        text: String(decoding: code[first..<place], as: UTF8.self),
                        before: first > 0 ? code[first - 1] : space, after: byte))
                start = nil
            }
        }
        return words
    }

    /// Whether it is a letter, a digit or an underscore; what is not ASCII counts as a letter.
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        if lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "z") { return true }
        if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return true }
        return byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
