import StrictJSON

/// How much room text takes on a terminal, whose cells are of one width.
enum TextWidth {
    /// The cells that the text takes: two for the wide characters of East Asian scripts and for
    /// pictures, one for all others (after Unicode Standard Annex 11; what joins, as accents do,
    /// belongs to its character).
    static func of(_ text: some StringProtocol) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.utf8.count : text.reduce(0) { $0 + of($1 as Character) }
    }

    private static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        return wide.contains { $0.contains(first.value) }
            || first.properties.isEmojiPresentation ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
        0x20000...0x3FFFD,
    ]

    /// The words of `text` in lines of at most so many cells; only a word that is longer than a
    /// line is cut.
    static func wrapped(_ text: some StringProtocol, width: Int) -> [String] {
        text.split(separator: " ").map { String($0) }.reduce(into: []) { lines, word in
            if let last = lines.last, of(last) + 1 + of(word) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines += pieces(word, width: width)
            }
        }
    }

    private static func pieces(_ word: String, width: Int) -> [String] {
        guard of(word) > width else { return [word] }
        return word.reduce(into: [""]) { (pieces: inout [String], character: Character) in
            let last = pieces.count - 1
            if of(pieces[last]) + of(character) > max(width, 2) {
                pieces.append(String(character))
            } else {
                pieces[last].append(character)
            }
        }
    }

    /// The text with nothing in it that a terminal would obey or that would turn the line around,
    /// and what is longer than any name cut.
    static func harmless(_ text: String) -> String {
        guard text.utf8.count > longest, text.count > longest else { return text.harmless }
        return String(text.prefix(longest - 1)).harmless + "…"
    }

    /// The characters of the longest text that is shown whole: a long sentence, no name.
    private static let longest = 4_000
}
