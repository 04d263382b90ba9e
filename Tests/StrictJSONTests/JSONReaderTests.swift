import Testing

@testable import StrictJSON

/// What is JSON is read, with every value at its place.
@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue {
        let (root, problems) = JSONReader.read(SourceText(name: "t.json", text: text))
        #expect(problems == [])
        return try #require(root)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("14", 14), ("14.0", 14), ("-1.5", -1.5), ("1e3", 1000),
        ("1E+3", 1000), ("25e-2", 0.25), ("1.7976931348623157e308", 0x1.fffffffffffffp1023),
        ("5e-324", 0x1p-1074), ("0e999", 0), ("9007199254740993", 9_007_199_254_740_992),
        ("0.1", 0.1), (" \t\r\n7 ", 7),
    ])
    func numbers(text: String, expected: Double) throws {
        guard case .number(let number, let literal) = try read(text).content else {
            Issue.record("not a number")
            return
        }
        #expect(number == expected)
        #expect(text.contains(literal))
    }

    @Test(arguments: [
        ("14", 14), ("14.0", 14), ("1.4e1", 14), ("9007199254740993", 9_007_199_254_740_993),
        ("-9223372036854775808", .min), ("1.5", nil), ("1e300", nil), ("true", nil),
    ])
    func wholeNumbers(text: String, expected: Int?) throws {
        #expect(try read(text).wholeNumber == expected)
    }

    @Test(arguments: [
        (#""""#, ""), (#""a/b""#, "a/b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\uDE00""#, "😀"), ("\"日本😀\u{7F}\"", "日本😀\u{7F}"),
        (#""\u0000""#, "\0"),
    ])
    func texts(text: String, expected: String) throws {
        #expect(try read(text).content == .string(expected))
    }

    @Test func membersKeepTheOrderAndPlacesOfTheFile() throws {
        let source = SourceText(name: "t.json", text: #"{"b": [null, true], "a": {"é": false}}"#)
        let root = try #require(JSONReader.read(source).root)
        guard case .object(let members) = root.content else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.key) == ["b", "a"])
        #expect(members.map(\.keyLocation) == [1, 20].map { .text(source, offset: $0) })
        #expect(root["b"]?.location == .text(source, offset: 6))
        #expect(root["a"]?["é"]?.content == .boolean(false))
        #expect(root["a"]?["é"]?.location == .text(source, offset: 32))
        #expect(root["c"] == nil)
        #expect(root["b"]?["x"] == nil)
    }

    @Test func everyDuplicateKeyIsReportedAndTheFirstValueKept() throws {
        let text = """
            {"a": 1, "b": [{"c": 1, "\\u0063": 2}],
             "a": 3,
             "a": 4}
            """
        let (root, problems) = JSONReader.read(SourceText(name: "t.json", text: text))
        #expect(root?["a"]?.wholeNumber == 1)
        #expect(
            problems.map { $0.render().split(separator: "\n").first.map(String.init) } == [
                #"t.json:1:25: error: key "c" is given twice; the first is at line 1, column 17"#,
                #"t.json:2:2: error: key "a" is given twice; the first is at line 1, column 2"#,
                #"t.json:3:2: error: key "a" is given twice; the first is at line 1, column 2"#,
            ])
        #expect(problems.map { $0.path?.description } == ["$.b[0].c", "$.a", "$.a"])
    }

    @Test func aHundredLevelsAreReadAndNoMore() throws {
        for (open, close) in [("[", "]"), (#"{"k":"#, "}")] {
            func nested(_ depth: Int) -> SourceText {
                let inside = open == "[" ? "" : "1"
                let text =
                    String(repeating: open, count: depth) + inside
                    + String(repeating: close, count: depth)
                return SourceText(name: "t.json", text: text)
            }
            #expect(JSONReader.read(nested(100)).problems == [])
            for depth in [101, 100_000] {
                let (root, problems) = JSONReader.read(nested(depth))
                #expect(root == nil)
                #expect(problems.map(\.message) == ["brackets are nested more than 100 deep"])
                #expect(problems.first?.location.description == "t.json:1:\(100 * open.count + 1)")
            }
        }
        let bomb = SourceText(name: "t.json", text: String(repeating: "[", count: 100_000))
        #expect(JSONReader.read(bomb).problems.count == 1)
    }
}
