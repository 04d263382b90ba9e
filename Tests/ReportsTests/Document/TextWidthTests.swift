import Testing

@testable import Reports

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Größe", 5), ("日本", 4), ("한국어", 6), ("e\u{301}", 1), ("👩‍👩‍👧", 2),
        ("±", 1), ("▁█", 2), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4), ("עברית", 5),
    ])
    func cells(text: String, expected: Int) {
        #expect(TextWidth.of(text) == expected)
    }

    @Test func wordsAreKeptWhole() {
        #expect(TextWidth.wrapped("one two three", width: 7) == ["one two", "three"])
        #expect(TextWidth.wrapped("日本 語", width: 5) == ["日本", "語"])
        #expect(TextWidth.wrapped("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
        #expect(TextWidth.wrapped("  ", width: 3).isEmpty)
    }

    @Test func whatIsEndlessIsCut() {
        let text = TextWidth.harmless(String(repeating: "é", count: 10_000))
        #expect(text.count == 4_000)
        #expect(text.last == "…")
        #expect(TextWidth.harmless("plain ± 日本") == "plain ± 日本")
    }
}
