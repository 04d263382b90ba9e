import FieldTables
import StrictJSON
import Testing

@Suite struct SchemaValidationTests {
    private func read(_ text: String) throws -> JSONValue {
        try #require(JSONReader.read(SourceText(name: "t.json", text: text)).root)
    }

    @Test(arguments: Fixtures.valid)
    func validFilesHaveNoProblems(text: String) throws {
        #expect(try Fixtures.workload.problems(in: read(text)) == [])
    }

    @Test(arguments: Fixtures.invalid)
    func invalidFilesHaveExactlyTheseProblems(text: String, problems: [String]) throws {
        let found = try Fixtures.workload.problems(in: read(text)).map {
            "\($0.location): \($0.severity): \($0.message)".dropFirst("t.json:".count)
        }
        #expect(found.map(String.init) == problems)
    }

    @Test func problemsNameTheirPaths() throws {
        let text =
            #"{"ai": {"isOn": 1, "x": 2}, "name": "x", "rates": [1, -1], "groups": [{"agents":1}]}"#
        let paths = try Fixtures.workload.problems(in: read(text)).map { $0.path?.description }
        #expect(paths == ["$.ai.isOn", "$.ai.x", "$.rates[1]", "$.groups[0]"])
    }

    @Test(arguments: [
        (NumberRule.any, "a number"), (.positive, "a number above 0 and at most 1000000000000"),
        (.nonNegative, "a number from 0 to 1000000000000"), (.share, "a number from 0 to 1"),
        (NumberRule(from: .excluding(0), to: .including(1)), "a number above 0 and at most 1"),
        (NumberRule(to: .excluding(2.5)), "a number, below 2.5"),
    ])
    func numberRulesAreSaidInWords(rule: NumberRule, words: String) throws {
        let problems = try Schema.number(rule).problems(in: read("true"))
        #expect(problems.map(\.message) == ["the file must be \(words) (found true)"])
    }

    @Test(arguments: [
        (0...Int.max, "an array"), (1...Int.max, "an array that is not empty"),
        (2...Int.max, "an array of at least 2"), (0...3, "an array of at most 3"),
        (24...24, "an array of 24"), (2...3, "an array of 2 to 3"),
    ])
    func countsAreSaidInWords(count: ClosedRange<Int>, words: String) throws {
        let problems = try Schema.array(of: .boolean, count: count).problems(in: read("true"))
        #expect(problems.map(\.message) == ["the file must be \(words) (found true)"])
    }

    @Test(arguments: [
        (Int.min...Int.max, "a whole number"), (1...Int.max, "a whole number, at least 1"),
        (Int.min...9, "a whole number, at most 9"), (1...9, "a whole number from 1 to 9"),
    ])
    func integerRangesAreSaidInWords(range: ClosedRange<Int>, words: String) throws {
        let problems = try Schema.integer(range).problems(in: read("0.5"))
        #expect(problems.map(\.message) == ["the file must be \(words) (found 0.5)"])
    }

    @Test func foreignTextCannotCommandTheTerminal() throws {
        let problems = try Fixtures.ai.problems(in: read("{\"\\u001b[31m\u{202E}\": 1}"))
        let message = try #require(problems.first?.render())
        #expect(message.contains(#"unknown key "\u001B[31m\u202E" in the file"#))
        #expect(!message.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func longTextIsCut() throws {
        let text = "\"" + String(repeating: "x", count: 1000) + "\""
        let problems = try Schema.boolean.problems(in: read(text))
        let shown = String(repeating: "x", count: 40) + "…"
        #expect(
            problems.map(\.message) == [
                "the file must be true or false (found the text \"\(shown)\")"
            ])
    }
}
