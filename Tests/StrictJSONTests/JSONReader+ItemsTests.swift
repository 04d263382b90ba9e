import StrictJSON
import Testing

@Suite struct JSONReaderItemsTests {
    @Test(arguments: [
        ("a,b,c", ["a", "b", "c"]), ("", [""]), ("a,,b", ["a", "", "b"]), (",", ["", ""]),
        ("[1,2],[3]", ["[1,2]", "[3]"]), (#"{"a":[1,2],"b":3},4"#, [#"{"a":[1,2],"b":3}"#, "4"]),
        (#""a,b",c"#, [#""a,b""#, "c"]), (#""a\",b",c"#, [#""a\",b""#, "c"]),
        (#""[",1"#, [#""[""#, "1"]), ("[1,2", ["[1,2"]),
    ])
    func commasBetweenItemsSplit(text: String, expected: [String]) {
        #expect(JSONReader.items(of: text) == expected)
    }
}
