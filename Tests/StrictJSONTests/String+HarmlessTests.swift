import Testing

@testable import StrictJSON

/// What texts of strangers look like on a terminal.
@Suite struct StringHarmlessTests {
    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[2J", "\\u{1B}[2J"), ("a\u{202E}b", "a\\u{202E}b"),
        ("zero\u{200B}width", "zero\\u{200B}width"), ("\u{FEFF}", "\\u{FEFF}"),
        ("line\u{2028}break", "line\\u{2028}break"), ("\u{9B}31m", "\\u{9B}31m"),
    ])
    func whatCommandsOrMisleadsIsWrittenOut(text: String, shown: String) {
        #expect(text.harmless == shown)
    }

    @Test(arguments: ["日本 ± é", "می\u{200C}خواهم", "👩\u{200D}💻", "العربية", "co\u{AD}op"])
    func scriptsAreLeftAsTheyAre(text: String) {
        #expect(text.harmless == text)
    }

    @Test func onlySixtyCharactersOfAStrangersTextAreShown() {
        #expect(String(repeating: "x", count: 60).shown == String(repeating: "x", count: 60))
        #expect(String(repeating: "é", count: 61).shown == String(repeating: "é", count: 60) + "…")
        #expect("a\u{0}b".shown == "a\\u{0}b")
    }
}
