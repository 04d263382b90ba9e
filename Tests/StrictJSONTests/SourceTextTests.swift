import Testing

@testable import StrictJSON

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("ab\ncd", 0, 1, 1), ("ab\ncd", 2, 1, 3), ("ab\ncd", 3, 2, 1),
        ("ab\ncd", 5, 2, 3), ("ab\r\ncd", 5, 2, 2), ("ab\n", 3, 2, 1), ("é日x", 5, 1, 3),
        // One flag of two code points, and an e with a combining accent, are one column each.
        ("🇳🇱x", 8, 1, 2), ("e\u{301}x", 3, 1, 2), ("\tx", 1, 1, 2),
    ])
    func position(text: String, offset: Int, line: Int, column: Int) {
        let position = SourceText(name: "t", text: text).position(of: offset)
        #expect(position.line == line)
        #expect(position.column == column)
    }

    @Test(arguments: [
        ("  \"a\": 1\n", 7, "\"a\": 1", 5), ("x\n\ty: z\r\n", 6, "y: z", 3), ("ab", 2, "ab", 2),
        ("   ", 1, "  ", 0), ("a\n\nb", 2, "", 0),
        // A tab stays a tab under the line, a wide character takes two blanks.
        ("a\tb", 2, "a\tb", -1), ("日本x", 6, "日本x", 4), ("é😀x", 6, "é😀x", 3),
        ("a\u{1B}[1mb\u{202E}c", 5, "a\u{FFFD}[1mb\u{FFFD}c", 5),
    ])
    func excerpt(text: String, offset: Int, line: String, blanks: Int) {
        let excerpt = SourceText(name: "t", text: text).excerpt(at: offset)
        #expect(excerpt.line == line)
        let padding = blanks < 0 ? " \t" : String(repeating: " ", count: blanks)
        #expect(excerpt.padding == padding)
    }

    @Test(arguments: [(0, 0, 0), (30, 0, 30), (70, 1, 61), (250, 1, 61), (295, 1, 96)])
    func longLinesAreCutAroundTheColumn(offset: Int, cut: Int, padding: Int) {
        let digits = (0..<300).map { String($0 % 10) }.joined()
        let excerpt = SourceText(name: "t", text: digits).excerpt(at: offset)
        #expect(excerpt.line.hasPrefix("…") == (cut == 1))
        #expect(excerpt.line.hasSuffix("…") == (offset < 260))
        #expect(excerpt.padding.count == padding)
        #expect(excerpt.line.count <= 102)
        let shown = excerpt.line.dropFirst(excerpt.padding.count).first
        #expect(shown == Character(String(offset % 10)))
    }

    @Test func aLineOfManyMegabytesIsCutWithoutBrokenCharacters() {
        let text = SourceText(name: "t", text: String(repeating: "é", count: 100_000))
        let excerpt = text.excerpt(at: 100_000)
        #expect(excerpt.line == "…" + String(repeating: "é", count: 100) + "…")
        #expect(excerpt.padding.count == 61)
    }
}
