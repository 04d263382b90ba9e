import Testing

@testable import Reports

@Suite struct ResultCSVTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("=1+1", "'=1+1"), ("@x", "'@x"), ("-x,y", "\"'-x,y\""), ("+1+1", "'+1+1"),
        ("-1.5", "-1.5"), ("+1", "+1"), ("-1e-3", "-1e-3"),
        // A mark that joins what is before it hides it from no spreadsheet.
        ("a,\u{301}b", "\"a,\u{301}b\""), ("=\u{301}cmd", "'=\u{301}cmd"),
        ("q\"\u{301}", "\"q\"\"\u{301}\""), ("日本,語", "\"日本,語\""), ("", ""),
    ])
    func fields(text: String, expected: String) {
        #expect(
            Array(ResultCSV.field(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func tables() {
        #expect(ResultCSV.table("a,b", [["1", "2"], ["3", ""]]) == "a,b\r\n1,2\r\n3,\r\n")
        #expect(ResultCSV.number(.nan) == "" && ResultCSV.number(nil) == "")
        #expect(ResultCSV.number(0.1) == "0.1")
    }
}
