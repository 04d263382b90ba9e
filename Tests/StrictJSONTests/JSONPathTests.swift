import StrictJSON
import Testing

@Suite struct JSONPathTests {
    @Test(arguments: [
        ("$", "$", "the file"), ("groups[0].agents", "$.groups[0].agents", "groups[0].agents"),
        ("$.ai.share", "$.ai.share", "ai.share"), ("[2][3]", "$[2][3]", "[2][3]"),
        (#"sources["groups[0].agents"]"#, #"$.sources["groups[0].agents"]"#, nil),
        (#"$["a b"].c"#, #"$["a b"].c"#, #"["a b"].c"#), (#"["\u0041"]"#, "$.A", "A"),
        ("a-b", #"$["a-b"]"#, #"["a-b"]"#), (#"[""]"#, #"$[""]"#, #"[""]"#),
        ("$.$schema", #"$["$schema"]"#, #"["$schema"]"#), ("durée", "$.durée", "durée"),
    ])
    func pathsAreReadAndPrinted(text: String, printed: String, name: String?) throws {
        let path = try #require(JSONPath(text))
        #expect(path.description == printed)
        #expect(JSONPath(printed) == path)
        #expect(path.name == name ?? text)
    }

    @Test(arguments: [
        "", ".", "a.", "a..b", ".a", "a[", "a[]", "a[x]", "a[-1]", "a[+1]", "a[1", "a[0]b",
        "$a", "a]", #"a["x]"#, #"a["x""#, #"a"b"#, "a[99999999999999999999]",
    ])
    func otherTextIsNoPath(text: String) {
        #expect(JSONPath(text) == nil)
    }
}
