import Testing

/// The rules see code, and neither comments nor what literals say.
@Suite struct CodeScannerTests {
    private static func words(_ text: String) -> [[String]] {
        SourceFile(path: "Sources/A/A.swift", text: text).lines.map { $0.words.map(\.text) }
    }

    @Test func commentsAndLiteralsAreLeftOut() {
        #expect(Self.words("let a = 1 // b\n\nc") == [["let", "a", "1"], [], ["c"]])
        #expect(Self.words(#"a("b \"c\" // d", e)"#) == [["a", "e"]])
        #expect(Self.words(##"a(#"b " \(c)"#, d, "")"##) == [["a", "d"]])
        #expect(Self.words("\"\"\"\na \"b\" \\\nc\n\"\"\" + d") == [[], [], [], ["d"]])
    }

    @Test func interpolationsAreCode() {
        #expect(Self.words(#"a("b \(c("d", (e))) f") + g"#) == [["a", "c", "e", "g"]])
        #expect(Self.words(##"a(#"b \#(c) d"#)"##) == [["a", "c"]])
        #expect(Self.words("\"\"\"\na \\(b) c\n\"\"\"") == [[], ["b"], []])
    }

    @Test func whatStandsAroundAWord() {
        let file = SourceFile(path: "Sources/A/A.swift", text: "a.b(ä)\n/// c\n// d\n\"éé\"")
        let words = file.lines[0].words
        #expect(words.map(\.text) == ["a", "b", "ä"])
        #expect(words.map(\.isMember) == [false, true, false])
        #expect(words.map(\.after) == Array(".()".utf8))
        #expect(file.lines.map(\.isDocumentation) == [false, true, false, false])
        #expect(file.lines.map(\.columns) == [6, 5, 4, 4])
        #expect(
            file.places(of: ["/ ", "é"]) == [
                "Sources/A/A.swift:2: / ", "Sources/A/A.swift:3: / ", "Sources/A/A.swift:4: é",
                "Sources/A/A.swift:4: é",
            ])
    }
}
