extension Unicode.Scalar {
    /// Whether a terminal obeys it, or it turns the line around, or cannot be seen: control
    /// characters, marks of direction, and characters without width, but for those that join or
    /// part letters in scripts and emoji.
    package var isTreacherous: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: !Self.ofScripts.contains(value)
        default: false
        }
    }

    /// Format characters that words are written with: soft hyphen, Arabic and other number signs,
    /// non-joiner and joiner.
    private static let ofScripts: Set<UInt32> = [
        0x00AD, 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x08E2, 0x200C,
        0x200D, 0x110BD, 0x110CD,
    ]
}

extension String {
    /// The text with nothing treacherous in it: such characters are written as `\u{1B}`.
    package var harmless: String {
        guard !utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    guard scalar.isTreacherous else { return [scalar] }
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    return Array("\\u{\(digits)}".unicodeScalars)
                }))
    }

    /// At most 60 characters of a text that somebody else wrote, harmless.
    package var shown: String {
        let start = unicodeScalars.prefix(60)
        return String(start).harmless + (start.endIndex == unicodeScalars.endIndex ? "" : "…")
    }
}
