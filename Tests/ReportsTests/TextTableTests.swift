import Testing

@testable import Reports

@Suite struct TextTableTests {
    @Test func numbersLeanRightAndWordsLeft() {
        var table = TextTable([.text("measure"), .number("value"), .text("note")])
        table.append(["waiting time (s)", "19.3 ± 1.2", "low"])
        table.append(["Größe", "7", ""])
        table.append(["日本", "1,234,567", "👩‍👩‍👧 high"])
        #expect(
            table.text == """
                measure                value  note
                waiting time (s)  19.3 ± 1.2  low
                Größe                      7
                日本                 1,234,567  👩‍👩‍👧 high

                """)
    }

    @Test func aHeaderAloneIsATable() {
        #expect(TextTable([.text("a"), .number("b")]).text == "a  b\n")
    }

    @Test func aMissingCellIsAMistake() async {
        await #expect(processExitsWith: .failure) {
            var table = TextTable([.text("a"), .number("b")])
            table.append(["1"])
        }
    }
}
