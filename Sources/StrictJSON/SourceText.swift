/// The bytes of one file, or of any other text that was typed, with the name that problems show.
public struct SourceText: Equatable, Sendable {
    /// What the text is called in messages, such as `acme.json`.
    public let name: String
    /// The text as it was read, which need not be valid UTF-8.
    public let bytes: [UInt8]
    /// About how many characters of it problems quote.
    let quoted: Int

    /// Names some bytes.
    ///
    /// - Parameter quoted: about how many characters of it problems quote; fewer of a file that
    ///   the reader did not name, and that may be any.
    public init(name: String, bytes: [UInt8], quoted: Int = 100) {
        self.name = name
        self.bytes = bytes
        self.quoted = quoted
    }

    /// Names some text.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The line and column of a byte offset, both from 1; a column is a character, not a byte.
    ///
    /// - Complexity: O(*offset*).
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let before = bytes[..<offset]
        let start = before.lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
        let line = before.count { $0 == Byte.lineFeed } + 1
        return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
    }

    /// The line around a byte offset, fit to be shown, and the blanks that put a caret under it.
    ///
    /// Indentation is dropped, a long line is cut to about `quoted` characters around the offset,
    /// and unseen characters are replaced, so that a file cannot command the reader's terminal.
    func excerpt(at offset: Int) -> (line: String, padding: String) {
        let width = quoted
        // No need to look further than `width` characters of at most 4 bytes each.
        let line = lineBounds(around: offset)
        var start = max(line.lowerBound, offset - 4 * width)
        while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let end = min(line.upperBound, offset + 4 * width)
        let before = Array(String(decoding: bytes[start..<offset], as: UTF8.self))
        let after = Array(String(decoding: bytes[offset..<end], as: UTF8.self))
        var left = before.suffix(max(width - after.count, width * 3 / 5))
        let right = after.prefix(width - left.count)
        let isCutLeft = start > line.lowerBound || left.count < before.count
        let isCutRight = end < line.upperBound || right.count < after.count
        if !isCutLeft { left = left.drop { $0 == " " || $0 == "\t" } }
        let shown = (isCutLeft ? ["…"] : []) + left.map(\.harmless)
        let rest = right.map(\.harmless) + (isCutRight ? ["…"] : [])
        return (String(shown + rest), shown.map(\.blank).joined())
    }

    private func lineBounds(around offset: Int) -> Range<Int> {
        let start = bytes[..<offset].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
        var end = bytes[offset...].firstIndex(of: Byte.lineFeed) ?? bytes.count
        if end > offset, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
        return start..<end
    }
}

extension Character {
    fileprivate var harmless: Character {
        self != "\t" && unicodeScalars.contains(where: \.isTreacherous) ? "\u{FFFD}" : self
    }

    /// Blanks that take as much room as this character: East Asian and emoji ones are two wide.
    fileprivate var blank: String {
        guard self != "\t", let scalar = unicodeScalars.first else { return "\t" }
        if scalar.isASCII { return " " }
        let isWide =
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
                0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
                true
            default: scalar.properties.isEmojiPresentation
            }
        return isWide ? "  " : " "
    }
}
