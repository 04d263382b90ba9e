import Testing

@testable import Reports

@Suite struct TableTests {
    @Test func rowsAreBelowTheHeader() {
        var table = Table([.text("a"), .number("b")])
        table.append(["x", "1"])
        table.append(["y", "2"])
        #expect(table.rows == [["x", "1"], ["y", "2"]])
        #expect(table.columns.map(\.isNumeric) == [false, true])
    }

    @Test func aMissingCellIsAMistake() async {
        await #expect(processExitsWith: .failure) {
            var table = Table([.text("a"), .number("b")])
            table.append(["1"])
        }
    }
}
