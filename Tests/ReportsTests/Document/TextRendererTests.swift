import Testing

@testable import Reports

@Suite struct TextRendererTests {
    private func text(_ blocks: Block...) -> String {
        TextRenderer().text(Document([Document.Section(blocks)]))
    }

    @Test func numbersLeanRightAndWordsLeft() {
        var table = Table([.text("measure"), .number("value"), .text("note")])
        table.append(["waiting time (s)", "19.3 ± 1.2", "low"])
        table.append(["Größe", "7", ""])
        table.append(["日本", "1,234,567", "👩‍👩‍👧 high"])
        #expect(
            text(.table(table)) == """
                measure                value  note
                waiting time (s)  19.3 ± 1.2  low
                Größe                      7
                日本               1,234,567  👩‍👩‍👧 high

                """)
    }

    @Test func aHeaderAloneIsATable() {
        #expect(text(.table(Table([.text("a"), .number("b")]))) == "a  b\n")
    }

    @Test func aLineIsBetweenSectionsAndNoneInside() {
        let document = Document([
            [.heading("A desk"), .note("two\nlines")], [],
            [.note("Use:"), .command("--set a=1", label: "Reproduce:")],
        ])
        #expect(
            TextRenderer().text(document) == """
                A desk
                two
                lines

                Use:
                Reproduce: --set a=1

                """)
        #expect(TextRenderer().text(Document([])).isEmpty)
    }

    @Test func everythingIsBrokenButWhatIsToBeCopied() {
        let words = Array(repeating: "word", count: 40).joined(separator: " ")
        let line = Array(repeating: "word", count: 20).joined(separator: " ")
        #expect(text(.paragraph(words)) == "\(line)\n\(line)\n")
        #expect(text(.note(words)) == "\(line)\n\(line)\n")
        #expect(text(.note("a\nb")) == "a\nb\n")
        #expect(text(.paragraph("")).isEmpty)
        #expect(text(.command(words, label: "Use:")) == "Use: \(words)\n")
        let items = [List.Item(words, depth: 2), List.Item(words, depth: 1)]
        let lines = text(.list(List(items))).split(separator: "\n")
        #expect(lines.map(\.count) == [98, 98, 13, 96, 96, 11])
        #expect(lines.map { $0.prefix { $0 == " " }.count } == [4, 4, 4, 2, 2, 2])
    }

    @Test func laterLinesOfAnItemStandBelowItsWords() {
        let narrow = TextRenderer(width: 20)
        let list = List(["one two three four five six"], marker: .bracket)
        #expect(
            narrow.text(Document([[.list(list)]]))
                == "[1] one two three\n    four five six\n")
    }

    @Test func marks() {
        func list(_ marker: List.Marker) -> String {
            text(.list(List(["a", "b"], marker: marker)))
        }
        #expect(list(.dash) == "- a\n- b\n")
        #expect(list(.number) == "1. a\n2. b\n")
        #expect(list(.bracket) == "[1] a\n[2] b\n")
        #expect(text(.list(List(["a", "b"]))) == "  a\n  b\n")
    }

    @Test func tonesAreColoursOnlyWhereTheyAreWanted() {
        var table = Table([.text("verdict"), .number("value")])
        table.append(cells: [Table.Cell("missed", .bad), "12"])
        let document = Document([[.note("careful", .caution), .table(table)]])
        #expect(TextRenderer().text(document) == "careful\nverdict  value\nmissed      12\n")
        #expect(
            TextRenderer(isColoured: true).text(document)
                == "\u{1B}[33mcareful\u{1B}[0m\n\u{1B}[2mverdict\u{1B}[0m  "
                + "\u{1B}[2mvalue\u{1B}[0m\n\u{1B}[31mmissed\u{1B}[0m      12\n")
    }

    /// Names come from files: what a terminal would obey is written out.
    @Test func nothingInANameIsObeyed() {
        var table = Table([.text("\u{1B}[31mred")])
        table.append(["a\tb\u{202E}c\r\n"])
        let text = text(.heading("bell\u{7}"), .table(table), .command("a\u{9B}b", label: "Use:"))
        #expect(
            text == """
                bell\\u{7}
                \\u{1B}[31mred
                a\\u{9}b\\u{202E}c\\u{D}\\u{A}
                Use: a\\u{9B}b

                """)
    }
}
