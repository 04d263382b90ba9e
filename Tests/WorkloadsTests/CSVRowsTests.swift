import StrictJSON
import Testing

@testable import Workloads

@Suite struct CSVRowsTests {
    private func fields(_ text: String) -> [[String]] {
        let rows = CSVRows(SourceText(name: "t.csv", text: text), separator: .comma)
        return [rows.header] + rows.body.map(\.fields)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n\n1,2\n\r\n\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("\"a,1\",\"b\"\n\"x\ny\",\"\"\n", [["a,1", "b"], ["x\ny", ""]]),
        ("\"say \"\"hi\"\"\"\n\"\"\"\"\n", [["say \"hi\""], ["\""]]),
        ("größe\n5\n", [["größe"], ["5"]]),
        ("", [[]]),
    ])
    func rows(text: String, expected: [[String]]) {
        #expect(fields(text) == expected)
    }

    @Test func rowsKnowWhereTheyBegin() {
        let rows = CSVRows(
            SourceText(name: "t.csv", text: "a\n\n\"x\ny\"\r\nz\n"), separator: .comma)
        #expect(rows.body.map(\.offset) == [3, 10])
    }
}
