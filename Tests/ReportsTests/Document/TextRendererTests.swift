import Testing

@testable import Reports

@Suite struct TextRendererTests {
    private func text(_ blocks: Block...) -> String {
        TextRenderer.text(Document([Document.Section(blocks)]))
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
                日本                 1,234,567  👩‍👩‍👧 high

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
            TextRenderer.text(document) == """
                A desk
                two
                lines

                Use:
                Reproduce: --set a=1

                """)
        #expect(TextRenderer.text(Document([])).isEmpty)
    }

    @Test func onlyWhatFlowsIsBroken() {
        let words = Array(repeating: "word", count: 40).joined(separator: " ")
        let line = Array(repeating: "word", count: 20).joined(separator: " ")
        #expect(text(.paragraph(words)) == "\(line)\n\(line)\n")
        #expect(text(.note(words)) == words + "\n")
        #expect(text(.paragraph("")).isEmpty)
        let items = [List.Item(words, depth: 2, flows: true), List.Item(words, depth: 1)]
        let lines = text(.list(List(items))).split(separator: "\n")
        #expect(lines.map(\.count) == [98, 98, 13, 201])
        #expect(lines.map { $0.prefix { $0 == " " }.count } == [4, 4, 4, 2])
    }

    @Test func marks() {
        func list(_ marker: List.Marker) -> String {
            text(.list(List(["a", "b"], marker: marker, flows: false)))
        }
        #expect(list(.dash) == "- a\n- b\n")
        #expect(list(.number) == "1. a\n2. b\n")
        #expect(list(.bracket) == "[1] a\n[2] b\n")
        #expect(text(.list(List(["a", "b"]))) == "  a\n  b\n")
    }
}
