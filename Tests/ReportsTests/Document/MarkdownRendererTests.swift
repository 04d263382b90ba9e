import Testing

@testable import Reports

@Suite struct MarkdownRendererTests {
    private func text(_ blocks: Block...) -> String {
        MarkdownRenderer.text(Document([Document.Section(blocks)]))
    }

    @Test func tables() {
        var table = Table([.text("measure"), .number("value"), .text("")])
        table.append(["a|b", "19.3 ± 1.2", "<= 3%\nhere"])
        table.append(["*c*_d_", "", "\\|"])
        #expect(
            text(.table(table)) == #"""
                | measure | value |  |
                | --- | ---: | --- |
                | a\|b | 19.3 ± 1.2 | \<= 3% here |
                | \*c\*\_d\_ |  | \\\| |

                """#)
    }

    /// What is one text after the other in a terminal must not flow into one here.
    @Test func aLineIsBetweenAllBlocks() {
        let document = Document([
            [.heading("small: A desk"), .paragraph(""), .note("one\ntwo")],
            [.command("switchboard run a --set b=1", label: "Reproduce:")],
        ])
        #expect(
            MarkdownRenderer.text(document) == """
                ## small: A desk

                one
                two

                Reproduce: `switchboard run a --set b=1`

                """)
    }

    @Test func lists() {
        let items = [
            List.Item("first", depth: 1), List.Item("of it", depth: 2),
            List.Item("second", depth: 1),
        ]
        #expect(text(.list(List(items))) == "- first\n  - of it\n- second\n")
        func list(_ marker: List.Marker) -> String {
            text(.list(List(["a", "b"], marker: marker)))
        }
        #expect(list(.dash) == "- a\n- b\n")
        #expect(list(.number) == "1. a\n2. b\n")
        #expect(list(.bracket) == "- \\[1\\] a\n- \\[2\\] b\n")
        #expect(text(.list(List([]))).isEmpty)
    }

    @Test(arguments: [
        ("# no heading", "\\# no heading"), ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"), ("12) no list", "12\\) no list"),
        ("2.5 is a number", "2\\.5 is a number"), ("2024 was a year", "2024 was a year"),
        ("> no quote", "\\> no quote"), ("a [b](c) `d`", "a \\[b\\](c) \\`d\\`"),
        ("\u{1B}[31mred\u{7}", "\\\\u{1B}\\[31mred\\\\u{7}"), ("a|\u{301}b", "a\\|\u{301}b"),
        ("line\n- line", "line\n\\- line"), ("AT&T", "AT\\&T"),
        ("± 1 %", "± 1 %"),
    ])
    func textsLookAsTheyAre(text: String, expected: String) {
        #expect(self.text(.note(text)) == expected + "\n")
        #expect(self.text(.paragraph(text)) == expected + "\n")
    }

    @Test func commandsStayAsTheyAre() {
        #expect(text(.command("a 'b|c'", label: "Use:")) == "Use: `a 'b|c'`\n")
        #expect(text(.command("a `b`", label: "Use:")) == "Use: `` a `b` ``\n")
        #expect(text(.command("a ``b", label: "x_y")) == "x\\_y ``` a ``b ```\n")
    }
}
